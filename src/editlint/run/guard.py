"""The guard that `run` hands to `lint`: a rule that crashes or takes too long becomes a finding
instead of ending the run.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from editlint.lint.lint import Failure, Run
from editlint.model.finding import Hit

SECONDS = 20.0  # far above what any rule needs for a book; reached only by a runaway pattern


class _TimedOutError(Exception):
    pass


def _raise(_signal: int, _frame: FrameType | None) -> None:
    raise _TimedOutError


_armed: list[bool] = []


@contextmanager
def armed() -> Iterator[None]:
    """Ready the alarm for a document's rules, where alarms reach (in a main thread); it costs more
    than many a rule.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGALRM, _raise)
    _armed.append(True)
    try:
        yield
    finally:
        _armed.pop()
        signal.signal(signal.SIGALRM, before)


def guarded(run: Run) -> list[Hit] | Failure:
    """Run a rule; a crash or, while the alarm is `armed`, a time-out becomes a `Failure`."""
    timed = bool(_armed) and threading.current_thread() is threading.main_thread()
    try:
        if timed:
            signal.setitimer(signal.ITIMER_REAL, SECONDS)
        return run()
    except _TimedOutError:
        return Failure("rule-timed-out", f"it took more than {SECONDS:.0f} seconds")
    except Exception as error:
        said = " ".join(str(error).split())[:200]
        return Failure(
            "rule-crashed", f"{type(error).__name__}: {said}" if said else type(error).__name__
        )
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_REAL, 0)
