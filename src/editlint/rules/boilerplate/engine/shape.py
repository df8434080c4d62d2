"""What a line is by itself: its length, how it ends, whether it reads as a sentence of an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from editlint.rules.boilerplate.engine.line import Line

End = Literal["stop", "question", "colon", "dots", "none"]
SENTENCE_WORDS = 15  # from here on a line that ends in a stop is taken for the article's own text
_CLOSERS = "\"'”’»)]*_ \u2060\ufffc"
_ENDS: dict[str, End] = {
    **dict.fromkeys(".!。！।۔", "stop"),
    **dict.fromkeys("?？؟", "question"),
    **dict.fromkeys(":：", "colon"),
    "…": "dots",
}  # fmt: skip


class Shape(NamedTuple):
    """The size of a line in words, how it ends, and whether it is a long sentence, as articles are
    made of.
    """

    size: int
    end: End
    sentence: bool


def shape_of(line: Line) -> Shape:
    """The shape of `line`. Scripts without blanks between words count two characters a word."""
    count = len(line.words)
    if count and len(line.text) > 12 * count:
        count = len(line.text) // 2
    end = end_of(line.text)
    return Shape(count, end, count >= SENTENCE_WORDS and end != "none" and not line.held)


def end_of(text: str) -> End:
    """How `text` ends, closing quotes and brackets apart."""
    bare = text.rstrip(_CLOSERS)
    if bare.endswith("..."):
        return "dots"
    return _ENDS.get(bare[-1:], "none")


def body_of(shapes: Sequence[Shape]) -> range | None:
    """The lines from the first to the last long sentence that has another within six lines; None
    where nothing reads as an article.

    Short articles have few long sentences: then one alone, else lines that end in a stop, make the
    body.
    """
    long = [k for k, shape in enumerate(shapes) if shape.sentence]
    near = [
        k
        for n, k in enumerate(long)
        if (n and k - long[n - 1] <= 6) or (n + 1 < len(long) and long[n + 1] - k <= 6)
    ]
    found = (
        near
        or long
        or [
            k
            for k, shape in enumerate(shapes)
            if shape.size >= 6 and shape.end in ("stop", "question")
        ]
    )
    return range(found[0], found[-1] + 1) if found else None
