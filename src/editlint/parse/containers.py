"""What an author wraps text in: HTML and JSX elements, paired shortcodes and Liquid tags, `:::`
fences.

    <div class="card">        ->  Container("div", ' class="card"', ...)
    {{< pullquote >}}...      ->  Container("pullquote", "", ...)
    {% highlight ruby %}...   ->  Container("highlight", " ruby ", ...)
    ::: note                  ->  Container("note", "", ...)

Only what is opened and closed counts; where tags cross, the inner one is closed with the outer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from editlint.model.document import VOID
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple

if TYPE_CHECKING:
    from editlint.parse.html_tokens import Token

_BRACES = (
    r"\{\{[<%]\s*(?P<close>/)?\s*(?P<name>[\w./-]+)(?P<rest>[^{}\n]{0,500}?)(?P<alone>/)?\s*[>%]\}\}"
    r"|\{%-?\s*(?P<end>end)?(?P<tag>[A-Za-z][\w-]*)(?P<liquid>[^{}\n]{0,500}?)-?%\}"
)
_FENCE = r"^[ \t]*(?P<fence>:{3,})[ \t]*\{?[ \t]*\.?(?P<kind>[\w-]*)[^\n]*$"
_TEMPLATE = lazy(_BRACES)
_TEMPLATE_OR_FENCE = lazy(f"{_BRACES}|{_FENCE}", re.MULTILINE)
_DEPTH = 64  # open containers that are looked at for the one that a tag closes


class Container(NamedTuple):
    """An element from its start tag to its end tag; `inner` is what stands between the two.

    `parent` is the number of the container around it among those of the source, or -1.
    """

    name: str
    attributes: str
    span: Span
    inner: Span
    parent: int


class _Mark(NamedTuple):
    """A tag that opens or closes a container called `name`."""

    start: int
    end: int
    name: str
    closes: bool
    attributes: str = ""


def containers(source: str, tokens: Iterable[Token] | None = None) -> list[Container]:
    """The containers of a source whose code has been blanked, in the order of their starts.

    `tokens` are those of the source, where a reader has cut it up already.
    """
    marks = [*_elements(source, tokens), *_templates(source)]
    return _paired(sorted(marks)) if marks else []


def _elements(source: str, tokens: Iterable[Token] | None) -> Iterator[_Mark]:
    if "<" not in source:
        return
    if tokens is None:
        from editlint.parse.html_tokens import tokens as cut  # plain text can do without

        tokens = cut(source, 0, len(source))
    for kind, start, end, name in tokens:
        if name and name not in VOID and source[end - 2] != "/":
            closes = kind == "close"
            attributes = "" if closes else source[start + 1 + len(name) : end - 1]
            yield _Mark(start, end, name, closes, attributes)


def _templates(source: str) -> Iterator[_Mark]:
    if not any(sign in source for sign in ("{{", "{%", ":::")):
        return
    opened = 0
    pattern = _TEMPLATE_OR_FENCE if ":::" in source else _TEMPLATE
    for match in pattern().finditer(source):
        start, end = match.span()
        if match["name"]:
            if not match["alone"]:
                name, rest = match["name"].lower(), match["rest"]
                yield _Mark(start, end, f"{{{name}", bool(match["close"]), rest)
        elif match["tag"]:
            name, rest = match["tag"].lower(), match["liquid"]
            yield _Mark(start, end, f"%{name}", bool(match["end"]), rest)
        elif match["kind"] or not opened:
            opened += bool(match["kind"])
            yield _Mark(start, end, ":::", False, match["kind"])
        else:
            opened -= 1
            yield _Mark(start, end, ":::", True)


def _paired(marks: list[_Mark]) -> list[Container]:
    """Each opening mark with the mark that closes it; what is never closed is no container."""
    open_marks: list[int] = []
    closed: dict[int, _Mark] = {}
    for number, mark in enumerate(marks):
        if not mark.closes:
            open_marks.append(number)
            continue
        if open_marks and marks[open_marks[-1]].name == mark.name:
            closed[open_marks.pop()] = mark
            continue
        for depth, opening in enumerate(reversed(open_marks[-_DEPTH:]), 1):
            if marks[opening].name == mark.name:
                closed[opening] = mark
                del open_marks[-depth:]
                break
    found: list[Container] = []
    around: list[int] = []
    for number in sorted(closed):
        start, end = marks[number], closed[number]
        while around and found[around[-1]].span.end <= start.start:
            around.pop()
        name = start.name.lstrip("{%") if start.name != ":::" else start.attributes.lower()
        span, inner = Span(start.start, end.end), Span(start.end, end.start)
        parent = around[-1] if around else -1
        found.append(Container(name, start.attributes, span, inner, parent))
        around.append(len(found) - 1)
    return found
