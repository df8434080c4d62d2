"""Where a place of a mended text stood in the file as it was, before any round of fixes.

People look at the file that they sent: "line 18" has to be its line 18, whatever an earlier round
took out above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from editlint.model.finding import Edit
from editlint.model.places import LineIndex, Span

Rounds = Sequence[Sequence[Edit]]  # the edits of each round, in offsets of the text before it
_NAMED = r"\b(?P<lines>{}s? )(?P<first>\d+)(?:-(?P<last>\d+))?(?![\d,.]*\d)"


def origin(offset: int, rounds: Rounds) -> int:
    """The offset in the first text of `offset` in the text after all `rounds`.

    What was put in stands where it was put.
    """
    for edits in reversed(rounds):
        offset = _before(offset, edits)
    return offset


def _before(offset: int, edits: Sequence[Edit]) -> int:
    shift = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start = edit.span.start + shift
        if offset < start or (offset == start and edit.text and edit.span.start == edit.span.end):
            break
        if offset < start + len(edit.text):
            return edit.span.start
        shift += len(edit.text) - (edit.span.end - edit.span.start)
    return offset - shift


def original_lines(span: Span, rounds: Rounds, lines: LineIndex) -> tuple[int, int]:
    """The first and last line (1-based) of a place, in the first text, whose lines are `lines`."""
    start, last = (origin(at, rounds) for at in (span.start, max(span.start, span.end - 1)))
    return lines.line_at(start) + 1, lines.line_at(max(start, last)) + 1


def retitled(title: str, rounds: Rounds, now: LineIndex, lines: LineIndex) -> str:
    """The title of a fix with the lines that it names as they were: "Delete lines 3-4"."""
    if not rounds:
        return title

    def original(number: str) -> str:
        line = int(number) - 1
        if not 0 <= line < len(now.starts):
            return number
        return str(lines.line_at(origin(now.starts[line], rounds)) + 1)

    def named(match: re.Match[str]) -> str:
        last = f"-{original(match['last'])}" if match["last"] else ""
        return f"{match['lines']}{original(match['first'])}{last}"

    return re.sub(_NAMED.format(now.called), named, title)
