"""The way in: `python -m editlint`, and the `editlint` command."""

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line and end the process: 0 clean, 1 findings, 2 something could not be
    checked.

    A start is short and makes objects that stay, so the garbage collector has nothing to find: it
    runs rarely (a seventh of the start otherwise). At the end nothing needs to be taken apart, and
    the process leaves at once (another tenth).
    """
    gc.set_threshold(100_000)
    from editlint.cli.main import FAILED, run

    if sys.stderr is not None:
        sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    if sys.stdout is None:  # what is found could be told to nobody
        _tell("standard output is closed")
        os._exit(FAILED)
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    status = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass  # the reader has seen enough
    except OSError as error:
        _tell(f"standard output cannot be written: {(error.strerror or str(error)).lower()}")
        status = FAILED
    os._exit(status)


def _tell(message: str) -> None:
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"editlint: {message}\n")


if __name__ == "__main__":
    main()
