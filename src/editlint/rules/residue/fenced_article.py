"""A whole article that stands in a fence, as an answer of a chat does."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Severity
from editlint.model.places import Span, lazy
from editlint.model.rule import Context, Example, rule

_OPEN = lazy(r" {0,3}(`{3,}|~{3,})[ \t]*(markdown|md|mdx|text|plaintext|txt)?[ \t]*")
_FENCE = lazy(r" {0,3}(?:`{3,}|~{3,}).*")
_HEADING = lazy(r"^#{1,3} \S", 8)
_SENTENCE = lazy(r"(?:\w+[,;]? ){6,}\w+[.!?]")
_LEAST_WORDS = 25
_LEAST_SENTENCES = 3
_ARTICLE = "# The mill\n\n" + "The mill by the river has two wheels and one of them turns.\n" * 3
_BODY = f"{_ARTICLE}\nIt grinds the corn of four farms, and in May it is open to all.\n"


@rule(
    "fenced-article",
    category="residue",
    severity=Severity.ERROR,
    needs=("```", "~~~"),
    bad=[
        Example(f"⟦```markdown⟧\n{_BODY}```\n", fixed=_BODY),
        Example(f"⟦```⟧\n{_BODY}```\n", fixed=_BODY),
        Example(f"---\ntitle: The mill\n---\n\n⟦```md⟧\n{_BODY}```\n"),
        f"⟦```markdown⟧\n{_BODY}",
    ],
    good=[
        _BODY,
        f"# How we write\n\n```markdown\n{_BODY}```\n",
        "```\nmake mill\nmake corn\nmake flour\n```\n",
        f"```python\n{_BODY}```\n",
    ],
)
def fenced_article(doc: Document, context: Context) -> Iterator[Hit]:
    """The whole article stands in a code fence.

    Assistants hand over a text between ```` ```markdown ```` and ```` ``` ````, for their window to
    offer it for copying. With the fence it is published as a listing: no heading, no link works,
    and every line stays as wide as it is. Found is a fence around everything but page data, whose
    content is an article.
    """
    if doc.traits.has_elements:
        return
    lines = _written_lines(doc)
    if not lines:
        return
    first, last = lines[0], lines[-1]
    opened = _OPEN().fullmatch(first.of(doc.source))
    if not opened:
        return
    is_closed = len(lines) > 1 and last.of(doc.source).strip() == opened[1]
    inner = Span(first.end, last.start if is_closed else last.end)
    fences = sum(bool(_FENCE().fullmatch(line.of(doc.source))) for line in lines[1:]) - is_closed
    if fences % 2 or not _is_article(inner.of(doc.source), bool(opened[2])):
        return
    if not is_closed and (fences or not opened[2]):
        return
    edges = [first, last] if is_closed else [first]
    yield _hit(doc, edges, safe=is_closed and not fences)


def _written_lines(doc: Document) -> list[Span]:
    """The lines that hold something, without the page data above the text."""
    head = doc.blocks[0].span.end if doc.blocks and doc.blocks[0].kind == "front_matter" else 0
    lines = (doc.lines.text_span(number) for number in range(len(doc.lines.starts)))
    return [line for line in lines if line.start >= head and line.of(doc.source).strip()]


def _is_article(text: str, named: bool) -> bool:
    """Whether the content reads as an article: a few sentences, and a heading where the fence does
    not say that it is one.
    """
    if len(text.split()) < _LEAST_WORDS or not (named or _HEADING().search(text)):
        return False
    return sum(1 for _ in _SENTENCE().finditer(text)) >= _LEAST_SENTENCES


def _hit(doc: Document, edges: list[Span], *, safe: bool) -> Hit:
    edits = tuple(Edit(doc.lines.whole_lines(edge)) for edge in edges)
    message = (
        "The whole article stands in a code fence, as it was handed over by a chat: readers get a"
        " listing. Delete the line of the fence at either end."
    )
    applicability = Applicability.SAFE if safe else Applicability.UNSAFE
    return Hit(edges[0], message, fixes=(Fix("Take the fence off", edits, applicability),))
