"""Doubled characters that are slips, in languages that write no blanks and double by their grammar.

    改为改为        a slip: no grammar doubles it      研究研究    "to look into it a little"
    目的的选择       "the choice of the aim"          返回返回值    "return the returned value"
    変数をを使う     a particle twice              見る見る     "before one's eyes"

What each language never doubles is listed in its data; all else that is short may be meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from editlint.model.document import Document
from editlint.model.places import Span, lazy

_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff"
_WORDY = lazy(f"[{_HAN}]{{2}}|[\u30a1-\u30fa\u30fc]")  # more than a verb with its ending
_CONTENT = lazy(f"[{_HAN}\u30a1-\u30fa\u30fc]")
# "Code that defines code that defines ...", a clause before what it tells of.
_CLAUSE = lazy("[をがにで].*[うくぐすつぬぶむるた]$")
SURE = 3  # characters that no grammar doubles, but for counting words
LONG_JAPANESE = 4


def is_character_slip(doc: Document, first: int, size: int, entry: Mapping[str, Any]) -> bool:
    """Whether the `size` words from `first` on, which stand twice, are there once too often."""
    keys = doc.words.keys[first : first + size]
    said = "".join(keys)
    if said[0] in entry["counts"] or said in entry["allowed"]:
        return False
    before, after = _beside(doc, first, first + 2 * size)
    if size == 1:
        return said in entry["slips"] and _parts_two(said, before, after, entry)
    if said.endswith(tuple(entry["echoes"])):
        return False
    if said in entry["phrases"] or said.endswith(tuple(entry["endings"])):
        return True
    if doc.language == "ja":
        long = len(said) >= LONG_JAPANESE and not (_CLAUSE().search(said) and _runs_on(after))
        return long or (_is_wordy(keys) and not _runs_on(before + after))
    return size >= SURE and not (said[0] in entry["slips"] and _runs_on(after))


def _parts_two(said: str, before: str, after: str, entry: Mapping[str, Any]) -> bool:
    """Whether the particle stands twice between two words, and neither is a part of one."""
    if said + after in entry["words"] or before + said in entry["words"]:
        return False
    return not entry["between"] or bool(_CONTENT().match(before) and _CONTENT().match(after))


def _is_wordy(keys: Sequence[str]) -> bool:
    return _WORDY().search("".join(keys)) is not None


def _runs_on(around: str) -> bool:
    """Whether a word goes on before or behind: 東京東京都 may be two things side by side."""
    return _CONTENT().search(around) is not None


def _beside(doc: Document, first: int, stop: int) -> tuple[str, str]:
    """The character before word `first` and that behind the last before `stop`."""
    start, end = doc.words.span(first, stop)
    return Span(max(0, start - 1), start).of(doc.prose), Span(end, end + 1).of(doc.prose)
