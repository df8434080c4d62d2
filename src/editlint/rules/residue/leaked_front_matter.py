"""Page data that the reader sees as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.model.document import NOT_PROSE, Document
from editlint.model.finding import Hit, Severity
from editlint.model.places import Span, lazy
from editlint.model.rule import Context, Example, rule

_KEY = lazy(
    r"[ \t]*[\"']?(title|subtitle|date|author|authors|slug|layout|tags|categories|category|draft"
    r"|description|summary|permalink|published|"
    r"image|featured_image|aliases|weight|lang|language|uid|topics|excerpt|redirect_from|keywords|status|template|lastmod|updated)[\"']?"
    r"[ \t]*(?::[ \t]|:$|=[ \t])",
    re.IGNORECASE,
)
_PARTS = lazy("[:=](?=[ \t\r\n]|\\Z)")
_FENCE = lazy(r"[ \t]*(?:-{3,}|\+{3,})[ \t]*")
# Keys that only a machine asks for: people write "Date: 3 May" and "Author: ..." themselves.
_MACHINE = lazy(
    "slug|layout|draft|permalink|featured_image|aliases|weight|uid|redirect_from|template|lastmod|published|excerpt"
)
_LINES_LOOKED_AT = 80
_FIRST = frozenset("-+ \t\r\n")
_OPENING = lazy(r"\s*(---|\+\+\+)[ \t]*[\r\n]")
_ANY_KEY = lazy(r"[\"']?[A-Za-z][\w.-]*[\"']?[ \t]*(?::(?:[ \t]|$)|=[ \t])")
_GOES_ON = lazy(r"[ \t]+\S|-[ \t]|#|[\]}]")  # a list, a value of several lines, a comment
_NO_FENCE = lazy(r"[ \t]*(?:-{1,2}|-{4,}|[—–]+-*|[=_*~+]{3,}|`{3,})[ \t]*")
# A line of text below a blank one, which no data can be.
_PARAGRAPH = lazy(r"\n[ \t\r]*\n(?=[^\s#\-])(?![\"']?[\w.-]+[\"']?[ \t]*:)")
_HIDDEN = NOT_PROSE - {"thematic_break"}  # a line of dashes may be the fence


@rule(
    "leaked-front-matter",
    category="residue",
    severity=Severity.ERROR,
    aliases=("broken-front-matter",),
    needs=(":", "="),
    bad=[
        Example(
            "⟦---\ntitle: The mill\ndate: 2026-03-01\nslug: the-mill\n---⟧\n\nThe mill stands by"
            " the river.\n",
            format="txt",
        ),
        (
            "\nBy the desk.\n\n⟦---\ntitle: The mill\nlayout: post\n---⟧\n\nThe mill stands by the"
            " river.\n"
        ),
        Example(
            "⟦layout: post\ntitle: The mill\npermalink: /mill/⟧\nThe mill stands by the river.\nIt"
            " has two wheels.\n",
            format="txt",
        ),
        "⟦---\ntitle: The mill\ntags:\n  - mills⟧\n\nThe mill stands by the river.\n",
        "⟦---\ntitle: The mill\ndate: 2026-03-01\n----⟧\n\nThe mill stands by the river.\n",
        (
            "---\ntitle: The mill\ndate: 2026-03-01\n\n⟦The mill stands by the river.⟧\n\n---\n\nIt"
            " has two wheels.\n"
        ),
    ],
    good=[
        "---\ntitle: The mill\nlayout: post\n---\n\nThe mill stands by the river.\n",
        Example(
            "Title: Keeper of the mill\nAuthor: A. Reed\nDate: 3 May\nThe book is about a mill.\n",
            format="txt",
        ),
        "---\n\nNote: the mill is shut.\n\nIt stands by the river.\n",
        "---\ntitle: The mill\n\n# what it is about\ntags:\n- mills\n---\n\nIt stands.\n",
        "The file begins like this:\n\n```\n---\ntitle: The mill\nlayout: post\n---\n```\n",
    ],
)
def leaked_front_matter(doc: Document, context: Context) -> Iterator[Hit]:
    """The page's own data stand in the text.

    Site generators keep title, date and address of a page in lines at its head. Copied into another
    system, or with something above them, those lines are read as text; so they are where the line
    that closes them (`---`) is missing, or the article is lost up to the next such line. Found are
    lines of known keys between rules (`---`), or with a key that only a machine asks for among
    them, and an opening line that nothing closes where it should.
    """
    broken = _unclosed(doc) or _swallowing(doc)
    if broken:
        yield broken
        return
    if sum(1 for line in _lines_below_the_head(doc) if _KEY().match(line)) < 2:
        return
    for first, last, fenced in _runs(doc):
        span = Span(doc.lines.text_span(first).start, doc.lines.text_span(last).end)
        message = (
            f"Lines {first + 1}-{last + 1} are the page's own data, and readers see them. Move them"
            " to where the system keeps them."
        )
        yield Hit(span, message, severity=None if fenced else Severity.WARNING)


def _unclosed(doc: Document) -> Hit | None:
    """Data at the top whose closing line is missing or is written with other signs."""
    if any(block.kind == "front_matter" for block in doc.blocks[:1]):
        return None
    opening = _OPENING().match(doc.source) if doc.source[:1] in _FIRST else None
    if not opening:
        return None
    first = doc.lines.line_at(opening.start(1))
    keys, end = _data(doc, first + 1, over_blanks=False)
    closing = _line(doc, end)
    if keys < 2 or closing.strip() == opening[1]:
        return None
    if _NO_FENCE().fullmatch(closing):
        last, why = end, f"line {end + 1} ('{closing.strip()}') does not close them"
        cure = f"Write '{opening[1]}' there"
    else:
        last, why = end - 1, "no line closes them"
        cure = f"Put '{opening[1]}' below line {end}"
    span = Span(doc.lines.text_span(first).start, doc.lines.text_span(last).end)
    return Hit(span, f"The page's own data begin here and {why}, so readers see them. {cure}.")


def _swallowing(doc: Document) -> Hit | None:
    """A front matter that goes on into the text, up to a rule in it."""
    head = next((block.span for block in doc.blocks[:1] if block.kind == "front_matter"), None)
    if head is None or doc.source.find("\n\n", *head) < 0:
        return None
    if not _PARAGRAPH().search(doc.source, *head):
        return None
    opening = _OPENING().match(doc.source)
    if not opening or opening[1] != "---" or doc.meta:
        return None
    keys, end = _data(doc, doc.lines.line_at(opening.start(1)) + 1, over_blanks=True)
    text = doc.lines.text_span(end)
    if not keys or text.end >= head.end:
        return None
    return Hit(
        text,
        "The page's own data go on into the text, because no line closes them above this one, and"
        f" readers see nothing down to {doc.lines.named(Span(head.end - 1, head.end))}. Put '---'"
        " above it.",
    )


def _data(doc: Document, line: int, *, over_blanks: bool) -> tuple[int, int]:
    """How many keys stand in the lines from `line` on, none where no known one is among them, and
    the first line that is no data.
    """
    keys = known = 0
    while line < min(len(doc.lines.starts), _LINES_LOOKED_AT):
        text = _line(doc, line)
        if _ANY_KEY().match(text):
            keys += 1
            known += bool(_KEY().match(text))
        elif not _GOES_ON().match(text) and (text.strip() or not over_blanks):
            break
        line += 1
    return keys if known else 0, line


def _line(doc: Document, line: int) -> str:
    return doc.lines.text_span(line).of(doc.source) if line < len(doc.lines.starts) else ""


def _lines_below_the_head(doc: Document) -> list[str]:
    """The lines that might be of keys, those of the front matter apart: most texts have none."""
    headed = bool(doc.blocks) and doc.blocks[0].kind == "front_matter"
    source = doc.source[doc.blocks[0].span.end :] if headed else doc.source
    return [line for line in source.splitlines() if ":" in line or "=" in line]


def _runs(doc: Document) -> Iterator[tuple[int, int, bool]]:
    """First and last line of each run of keys, and whether it stands between rules."""
    last = min(len(doc.lines.starts), _LINES_LOOKED_AT)
    looked_at = 0
    for line in _lines_with_values(doc, last):
        if line < looked_at:
            continue
        keys: set[str] = set()
        end = line
        while end < last and (key := _key(doc, end)):
            keys.add(key)
            end += 1
        fenced = (
            line > 0
            and end < len(doc.lines.starts)
            and _is_fence(doc, line - 1)
            and _is_fence(doc, end)
        )
        if len(keys) >= 2 and (fenced or (len(keys) >= 3 and any(map(_MACHINE().fullmatch, keys)))):
            yield (line - 1, end, True) if fenced else (line, end - 1, False)
        looked_at = end


def _lines_with_values(doc: Document, last: int) -> list[int]:
    """The lines below the front matter and above `last` that have what parts key and value."""
    start = doc.blocks[0].span.end if doc.blocks and doc.blocks[0].kind == "front_matter" else 0
    stop = doc.lines.line_span(last - 1).end
    found = {
        doc.lines.line_at(match.start()) for match in _PARTS().finditer(doc.source, start, stop)
    }
    return sorted(found)


def _key(doc: Document, line: int) -> str:
    span = doc.lines.text_span(line)
    match = _KEY().match(span.of(doc.source))
    return match[1].lower() if match and not doc.is_in(_HIDDEN, span) else ""


def _is_fence(doc: Document, line: int) -> bool:
    return bool(_FENCE().fullmatch(doc.lines.text_span(line).of(doc.source)))
