"""HTML cut into tags, comments and text, with places.

Not the stdlib's parser: in CPython 3.11 that takes quadratic time on broken pages
(`docs/reading.md` has the figures).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from editlint.model.places import Span
from editlint.model.values import NamedTuple
from editlint.parse.tags import name_of

_RAW = frozenset({"script", "style", "textarea", "title", "xmp"})  # tags inside them are text
# What cannot match is never tried in another way (the `++`), so that an open quote costs no more
# than one look at the rest.
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*+)(?:[^>\"'=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[\"'=])*+>")
_ATTRIBUTE = r"""[\s"'/]{}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))"""
_LONGEST = 20_000  # characters of a tag; beyond, quotes are not looked at

Kind = Literal["text", "open", "close", "comment"]


class Token(NamedTuple):
    """`source[start:end]`; `name` is that of the element, for tags."""

    kind: Kind
    start: int
    end: int
    name: str = ""


def attribute(tag: str, name: str) -> str:
    """The value of an attribute in the text of a tag, "" where it has none."""
    match = re.search(_ATTRIBUTE.format(name), tag, re.IGNORECASE)
    return next((value for value in match.groups() if value is not None), "") if match else ""


def tokens(source: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of `source[start:end]`: they touch, and together they are all of it."""
    at = start  # text begins here
    seek = start
    unclosed: set[str] = set()  # raw elements with no end tag in the rest
    last = source.rfind(">", start, end)  # behind it no tag ends
    while 0 <= (mark := source.find("<", seek, end)) < last or (
        mark >= 0 and source.startswith("<!", mark)
    ):
        token = _markup(source, mark, end)
        if token is None:
            seek = mark + 1
            continue
        if at < mark:
            yield Token("text", at, mark)
        yield token
        at = seek = token.end
        if token.kind == "open" and token.name in _RAW and token.name not in unclosed:
            close = re.compile(f"</{token.name}\\b", re.IGNORECASE).search(source, at, end)
            if close:
                seek = close.start()
            else:
                unclosed.add(token.name)
    if at < end:
        yield Token("text", at, end)


def hold_without_blanks(tokens: Sequence[Token], source: str, blanks: Sequence[Span]) -> bool:
    """Whether `tokens`, which were made with blanks for some spans of `source`, are its own too."""
    at = 0
    for start, end in blanks:
        while at < len(tokens) and tokens[at].end <= start:
            at += 1
        if at < len(tokens) and not _holds(tokens[at], source, start, end):
            return False
    return True


def _holds(token: Token, source: str, start: int, end: int) -> bool:
    """Whether `token` is what it is with `source[start:end]` too, which lies in it."""
    if token.kind != "text":
        return _markup(source, token.start, len(source)) == token
    if source.find(">", start, end) >= 0 and source.find("<", token.start, start) >= 0:
        return False  # it may end a tag
    mark = source.find("<", start, end)
    while mark >= 0:
        if _markup(source, mark, len(source)):
            return False
        mark = source.find("<", mark + 1, end)
    return True


def _markup(source: str, mark: int, end: int) -> Token | None:
    """The tag or comment at `mark`; None where it is only a sign."""
    match = _TAG.match(source, mark, min(end, mark + _LONGEST))
    if match:
        name = match[1].lower() if match[1].isascii() else ""
        return Token("close" if source[mark + 1] == "/" else "open", mark, match.end(), name)
    following = source[mark + 1 : mark + 2]
    if following in ("!", "?"):
        closer = "-->" if source.startswith("<!--", mark) else ">"
        close = source.find(closer, mark + 2, end)
        return Token("comment", mark, close + len(closer) if close >= 0 else end)
    name = following if following != "/" else source[mark + 2 : mark + 3]
    if not (name.isascii() and name.isalpha()):
        return None
    close = source.find(">", mark, end) + 1  # a quote that stays open ends with its tag
    kind: Kind = "close" if following == "/" else "open"
    return Token(kind, mark, close, name_of(source[mark : mark + 100]))
