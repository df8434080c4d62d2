"""Ranges of hours that run backwards within a day.

18:00–16:00, 5 pm to 3 pm    backwards
22:00–02:00, 20:00–08:00     over midnight
10:30–6:30                   of the morning and the evening, where nothing shows 24 hours
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.places import Span, lazy
from editlint.rules.consistency.engine.figures import neighbours

_B = r"[ \u00a0\u202f\u2060]"
_HALF = r"(?:([ap])\.?m\.?)?"
_HOUR = rf"(\d{{1,2}})(?:[:.h](\d\d))?{_B}?{_HALF}"
_MARK = rf"(?:{_B}?(?:Uhr|h|hrs|heures|horas))?"
_RANGE = lazy(
    rf"(?<![\d.,:/–-]){_HOUR}{_MARK}{_B}*(?:[-–—]|(?<=\W)(?:to|until|till|bis|à|a|and|und|et|y)(?=\W)){_B}*"
    rf"{_HOUR}(?![\d:/–-]|[.,]\d)({_MARK})",
    2,
)
_MARKS = frozenset({"uhr", "h", "hrs", "heures", "horas", "am", "pm", "a", "p"})
_LONGEST = 4 * 60  # minutes that two hours which changed places lie apart
_MORNING, _AFTERNOON = 8 * 60, 13 * 60
_NEAR = 40  # characters behind in which the next day is told


def hour_ranges(doc: Document, overnight: frozenset[str]) -> Iterator[tuple[Span, str, str]]:
    """Each with its place, its start and its end as they are written."""
    for at in _candidates(doc):
        match = _RANGE().match(doc.prose, doc.words.starts[at])
        if match is None:
            continue
        hour, minute, half, hour2, minute2, half2, mark = match.groups()
        if not (minute and minute2) and not (half and half2) and not mark.strip():
            continue
        if bool(half) != bool(half2) or max(int(hour), int(hour2)) > 24:
            continue
        start, end = _minutes(hour, minute, half), _minutes(hour2, minute2, half2)
        full = half or start >= _AFTERNOON or (doc.language != "en" and minute)
        if not full or not 0 < start - end <= _LONGEST or (not half and end < _MORNING):
            continue
        behind = doc.prose[match.end() : match.end() + _NEAR].casefold().split()
        if overnight.isdisjoint(word.strip(".,;:)") for word in behind):
            low = hour + (f":{minute}" if minute else "")
            high = hour2 + (f":{minute2}" if minute2 else "")
            yield Span(match.start(), match.end(match.lastindex or 0)), low, high


def _candidates(doc: Document) -> Iterator[int]:
    """The words that a range of hours may begin with."""
    keys = doc.words.keys
    for one, other in neighbours(doc, 4):
        if ":" in keys[one] or not _MARKS.isdisjoint(keys[one + 1 : other + 2]):
            yield one
        elif any(key[0] == "h" and key[1:].isdecimal() for key in keys[one + 1 : other]):
            yield one  # "18h00"


def _minutes(hour: str, minute: str | None, half: str | None) -> int:
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    return hours * 60 + int(minute or 0)
