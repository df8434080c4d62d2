"""What a front matter says to readers: title, description and the like, as blocks and prose.

    title: The evening boat                ->  title
    description: "It's \\"full\\" in May."     ->  paragraph, with its marks as readers see them
    summary: >                             ->  paragraphs, without their indentation
      The boat sails at six.

The values are found where they stand, without a YAML or TOML loader: those tell no places, and cost
more than all else for a short article. What a loader would read otherwise (tags, anchors, lists) is
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.model.document import Block
from editlint.model.places import Span, lazy
from editlint.parse.prose import ProseBuilder, as_object, joined, without_urls

KEYS = ("title", "subtitle", "description", "summary", "excerpt")
_KEY = lazy(
    rf"^(?P<indent>[ \t]*)(?P<quote>[\"']?)(?P<key>{'|'.join(KEYS)})(?P=quote)[ \t]*[:=][ \t]*",
    re.MULTILINE,
)
_TABLE = lazy(r"^[ \t]*\[", re.MULTILINE)  # of TOML: keys below it are those of something else
_TRIPLE = lazy(r"(\"\"\"|''')(?P<text>.*?)\1", re.DOTALL)
_DOUBLE = lazy(r"\"(?P<text>(?:[^\"\\]|\\.)*)\"", re.DOTALL)
_SINGLE = lazy(r"'(?P<text>(?:[^']|'')*)'")
_BLOCK = lazy(r"[|>][-+\d]*[ \t]*(?:#[^\n]*)?\r?\n(?P<text>(?:[ \t]+[^\n]*(?:\n|\Z)|[ \t\r]*\n)*)")
_PLAIN = lazy(
    r"(?P<text>[^\s\[\]{}&*!|>%@`\"'#,?:-][^\n]*?(?:\r?\n[ \t]+[^\s#][^\n]*?)*)"
    r"(?=[ \t]+#|[ \t\r]*(?:\n|\Z))"
)
_ESCAPE = lazy(r"\\(?:u[0-9A-Fa-f]{4}|.)", re.DOTALL)
_SAID = {"n": " ", "t": " ", "r": " ", "\n": " "}  # of a letter behind a backslash
# What no reader sees as it is: code, template code, tags, and where a link leads.
_OBJECT = lazy(r"`[^`\n]+`|\{\{.*?\}\}|\{%.*?%\}|\{[\w.$-]+\}", re.DOTALL)
_MARKUP = lazy(r"</?[A-Za-z][^<>\n]*>|\]\([^()\s]*\)")
_GAP = lazy(r"\n[ \t\r]*\n")


def read_deck(head: str) -> tuple[list[Block], str]:
    """The blocks and the prose (as long as `head`) of the texts in the front matter `head`."""
    builder = ProseBuilder(head)
    blocks: list[Block] = []
    for key, span, quote in _values(head):
        if span.start < builder.at:
            continue
        builder.blank(span.start)
        _put(builder, span, quote)
        is_title = key == "title"
        blocks += [
            Block("title", part, 1, "heading") if is_title else Block("paragraph", part)
            for part in _parts(head, span)
        ]
    return blocks, without_urls(builder.finish()) if blocks else ""


def _values(head: str) -> Iterator[tuple[str, Span, str]]:
    """Key, place and quotation mark of each text; those of a nested mapping are none of the page's
    own.
    """
    opening = head.lstrip()[:1]
    table = _TABLE().search(head) if opening == "+" else None
    for match in _KEY().finditer(head, 0, table.start() if table else len(head)):
        if opening == "-" and match["indent"]:
            continue
        found = _value(head, match.end(), opening)
        if found and found.of(head).strip():
            yield match["key"], found, head[match.end()]


def _value(head: str, at: int, opening: str) -> Span | None:
    first = head[at : at + 1]
    if opening == "+" and head.startswith(('"""', "'''"), at):
        pattern = _TRIPLE
    elif first == '"':
        pattern = _DOUBLE
    elif first == "'" and opening != "{":
        pattern = _SINGLE
    elif opening != "-":
        return None
    else:
        pattern = _BLOCK if first in ("|", ">") else _PLAIN
    match = pattern().match(head, at)
    return Span(*match.span("text")) if match else None


def _put(builder: ProseBuilder, span: Span, quote: str) -> None:
    """The text with its escapes as what they stand for and its markup as what it is in prose."""
    text = span.of(builder.source)
    if quote == "'" and "''" in text:
        for match in re.finditer("''", text):
            builder.keep(span.start + match.start())
            builder.chars(span.start + match.end(), "'")
    elif quote == '"' and "\\" in text:
        for match in _ESCAPE().finditer(text):
            builder.keep(span.start + match.start())
            builder.chars(span.start + match.end(), _meant(match.group()))
    start = builder.at
    rest = builder.source[start : span.end]
    if any(sign in text for sign in "`{<]"):
        rest = _OBJECT().sub(lambda match: as_object(match.group()), rest)
        rest = _MARKUP().sub(lambda match: joined(match.group()), rest)
    builder.put(rest)


def _meant(escape: str) -> str:
    """What an escape in double quotation marks stands for."""
    if escape[1] == "u" and len(escape) > 2:
        return chr(int(escape[2:], 16))
    return _SAID.get(escape[1], escape[1])


def _parts(head: str, span: Span) -> Iterator[Span]:
    """The paragraphs of a text, without the blanks around them."""
    at = span.start
    for gap in [*_GAP().finditer(head, *span), None]:
        end = gap.start() if gap else span.end
        text = head[at:end]
        start = at + len(text) - len(text.lstrip())
        if text.strip():
            yield Span(start, start + len(text.strip()))
        at = gap.end() if gap else end
