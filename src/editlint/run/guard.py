"""The guard: whatever a rule or an article does, it ends in a line that says so, and the run goes
on.

    within(30, lambda: check(article))      raises `OverTimeError` after 30 seconds of computing

Time is the time that this thread has computed, so that a busy machine or a suspended laptop ends
nothing. The alarm interrupts Python and its `re`; it reaches the main thread alone, and no other
native code: what needs more is checked in a process of its own (`run/worker.py`).
"""

from __future__ import annotations

import math
import os
import signal
import sys
import time
from _thread import get_ident
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

from editlint.lint.lint import Failure

if TYPE_CHECKING:
    from editlint.lint.lint import Guard

T = TypeVar("T")

RULE_SHARE = 0.5  # of the time of a file: a rule that runs away leaves the others theirs
_TICK = 0.25  # seconds of computing between two looks at the clock


class OverTimeError(BaseException):
    """The time is up. No `Exception`, so that nothing on the way takes it for its own trouble."""


_ends: list[float] = []  # when the time is up, innermost last, by the clock of the main thread
_alarm_of = 0  # that thread, while the alarm is set


def reaches_here() -> bool:
    """Whether an alarm reaches what runs here."""
    threading = sys.modules.get("threading")  # where nobody imported it there is one thread
    alone = threading is None or threading.current_thread() is threading.main_thread()
    return alone and hasattr(signal, "setitimer")


def within(seconds: float, work: Callable[[], T]) -> T:
    """What `work` returns, if it takes no more than so many seconds (0: as many as it wants).

    Inside another such call the earlier end counts. Raises `OverTimeError`.
    """
    if not seconds or not (_is_set() or reaches_here()):
        return work()
    end = time.thread_time() + seconds
    if not _ends:
        return _alarmed(end, min(_TICK, seconds), work)
    _ends.append(min(end, _ends[-1]))
    try:
        return work()
    finally:
        _ends.pop()


def alarmed(seconds: float, work: Callable[[], T]) -> T:
    """What `work` returns, with the alarm set for the limits of `seconds` and more that are inside
    it: to set it for every rule costs more than many a rule. It has no end itself.
    """
    if not seconds or _ends or not reaches_here():
        return work()
    return _alarmed(math.inf, min(_TICK, seconds), work)


def _is_set() -> bool:
    """Whether an alarm is set, and reaches what runs here: for a rule this is asked of nothing
    else.
    """
    return bool(_ends) and get_ident() == _alarm_of


def _alarmed(end: float, tick: float, work: Callable[[], T]) -> T:
    global _alarm_of
    _alarm_of = get_ident()
    before = signal.signal(signal.SIGPROF, _ring)
    try:
        try:
            _ends.append(end)
            signal.setitimer(signal.ITIMER_PROF, tick, tick)
            return work()
        finally:
            _ends.clear()
    finally:  # it may have rung in the line above
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    """Look at the clock. The alarm counts what all threads compute: our time may not be up yet;
    and it rings again where code swallowed what it raised.
    """
    if _ends and time.thread_time() >= _ends[-1]:
        raise OverTimeError


def time_left() -> float | None:
    """Seconds until the time is up; None where nothing limits it."""
    return _ends[-1] - time.thread_time() if _ends else None


def rule_guard(seconds: float) -> Guard:
    """What runs a rule of a file that has so many seconds: a crash or a time-out of the rule
    becomes a `Failure`.

    Raises `OverTimeError` where the time of the whole file is up.
    """
    share = seconds * RULE_SHARE

    def guarded(run: Callable[[], list[T]]) -> list[T] | Failure:
        try:
            return within(share, run)
        except OverTimeError:
            left = time_left()
            if left is not None and left <= 0:
                raise
            return Failure("rule-timed-out", f"it computed for more than {share:g} seconds")
        except BaseException as error:
            if not is_trouble(error):
                raise
            return Failure("rule-crashed", cause(error))

    return guarded


def is_trouble(error: BaseException) -> bool:
    """Whether what was raised is the trouble of one article or rule: also a panic of a library that
    is written in Rust, which is no `Exception` and has no class that can be named before it comes.
    """
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def cause(error: BaseException) -> str:
    """What went wrong, for the end of a message: "ValueError: no such thing"."""
    if os.environ.get("EDITLINT_TRACEBACK"):
        raise error
    said = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
