"""The engine (Daft): embedded in this process, or on a Ray cluster by one address.

Nothing of it is imported before a corpus is worked on, and it tells nobody that it runs.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Any

from editlint.corpus.errors import CorpusError

if TYPE_CHECKING:
    Frame = Any  # daft.DataFrame

MISSING = 'Corpus mode needs more packages: pip install "editlint[corpus]"'
MISSING_RAY = 'A Ray cluster needs more packages: pip install "editlint[corpus,ray]"'
# A comparison makes thousands of short lists, none in a circle: to look for circles after each 700
# of them, as Python does, is a sixth of its time.
_SELDOM = (100_000, 50, 50)
_QUIET = {
    "DAFT_ANALYTICS_ENABLED": "0",
    "DO_NOT_TRACK": "true",
    "DAFT_PROGRESS_BAR": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
}


def start(ray: str | None = None) -> Any:
    """The module `daft`, ready: embedded, or on the cluster at the address `ray` ("auto": the one
    of this machine). Raises `CorpusError`.
    """
    os.environ.update({name: value for name, value in _QUIET.items() if name not in os.environ})
    try:
        import daft
    except ImportError:
        raise CorpusError(MISSING) from None
    if ray is None:
        gc.set_threshold(*_SELDOM)
        if daft.get_or_infer_runner_type() != "native":
            daft.set_runner_native()
        return daft
    try:
        import ray as cluster

        cluster.init(address=ray, ignore_reinit_error=True, log_to_driver=False)
    except ImportError:
        raise CorpusError(MISSING_RAY) from None
    except Exception as error:  # whatever Ray says of an address that leads nowhere
        raise CorpusError(f"--ray {ray}: no cluster answers there ({said(error)})") from None
    daft.set_runner_ray(address=ray, noop_if_initialized=True)
    return daft


def cores(ray: str) -> int:
    """How many cores the cluster at `ray` has."""
    import ray as cluster

    ask: Any = cluster.cluster_resources
    return max(1, int(ask().get("CPU", 1)))


def said(error: BaseException) -> str:
    """What an error of the engine says, in one short line."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__)[:200]
