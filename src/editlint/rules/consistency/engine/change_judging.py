"""Whether the percentage of a change is the one that its ends make.

From 400 to 500 is 25 %: with both ends rounded, anything between 24.9 and 25.1 %, and a tenth more
or less is forgiven.
"""

from __future__ import annotations

from editlint.rules.consistency.engine.changes import Change

_OFF = 0.1
_SAME = 0.05
_LEAST = 0.75  # percent that are always forgiven
_POINTS = 0.6  # points by which a difference may be rounded
_MOST = 1000.0  # times: a larger change compares different things


def percent(change: Change) -> tuple[float, float] | None:
    """The least and the greatest change in percent that the ends allow, None where they allow no
    such reckoning.
    """
    (start, slack), (end, other) = change.start, change.end
    if start - slack <= 0 or end < 0 or not 1 / _MOST < max(end, 1e-9) / start < _MOST:
        return None
    lows = (end - other) / (start + slack), (end + other) / (start - slack)
    return (lows[0] - 1) * 100, (lows[1] - 1) * 100


def is_fitting(change: Change) -> bool:
    """Whether the percentage is that of the change, in its direction, or nothing can be said."""
    bounds = percent(change)
    if bounds is None:
        return True
    low, high = bounds
    told = change.told.value
    if change.told.is_rounded:
        return _is_near(change, low, high, told, 0.25)
    return _is_near(change, low, high, told, _OFF)


def _is_near(change: Change, low: float, high: float, told: float, off: float) -> bool:
    signs = (1, -1) if change.way == 0 else (change.way,)
    for sign in signs:
        value = sign * told
        slack = max(off * max(abs(low), abs(high)), _LEAST)
        if low - slack <= value <= high + slack:
            return True
    return False


def is_in_points(change: Change) -> bool:
    """Whether the percentage is the difference of two percentages, and no change of the first."""
    if change.kind != "percent" or (is_fitting(change) and not _is_exact(change)):
        return False
    difference = change.end.value - change.start.value
    slack = max(_POINTS, change.start.step + change.end.step)
    told = change.told.value if change.way >= 0 else -change.told.value
    if change.way == 0:
        return abs(abs(difference) - change.told.value) <= slack
    return abs(difference - told) <= slack


def _is_exact(change: Change) -> bool:
    """Whether the percentage is the difference to the last figure, and not so the change."""
    start, end, told = change.start.value, change.end.value, change.told.value
    if not start:
        return False
    return abs(abs(end - start) - told) < _SAME and abs(abs(end / start - 1) * 100 - told) > _LEAST
