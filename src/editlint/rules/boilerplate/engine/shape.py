"""What a line is by itself: its length, how it ends, whether it reads as a sentence.

An article is made of long sentences that end in a stop; page furniture is short and has none. So
the long sentences alone tell roughly where the article lies, before any phrase is asked for:

    Home / News / Latest / LONG SENTENCE. / Heading / LONG SENTENCE. / Share / Facebook
                           \\_______________ body ________________/
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from editlint.model.values import NamedTuple

End = Literal["stop", "question", "colon", "dots", "none"]
SENTENCE_WORDS = 15  # from here on a line that ends in a stop is taken for the article's own text
SHORT_SENTENCE_WORDS = 6  # the same, in an article that has no long sentence
NEXT_SENTENCE = 6  # lines; a long sentence further from any other may be a teaser or a comment
_CLOSERS = "\"'”’»)]*_ \u2060\ufffc"
_ENDS: dict[str, End] = {
    **dict.fromkeys(".!。！।۔", "stop"),
    **dict.fromkeys("?？؟", "question"),
    **dict.fromkeys(":：", "colon"),
    "…": "dots",
}  # fmt: skip


class Shape(NamedTuple):
    """The size of a line in words, how it ends, and whether it is a long sentence.

    Articles are made of long sentences.
    """

    size: int
    end: End
    sentence: bool


def shape_of(text: str, count: int, *, held: bool = False) -> Shape:
    """The shape of a line of `count` words, which its format may speak for.

    Scripts without blanks between words count two characters a word.
    """
    if count and len(text) > 12 * count:
        count = len(text) // 2
    end = end_of(text)
    return Shape(count, end, count >= SENTENCE_WORDS and end != "none" and not held)


def end_of(text: str) -> End:
    """How `text` ends, closing quotes and brackets apart."""
    bare = text.rstrip(_CLOSERS)
    if bare.endswith("..."):
        return "dots"
    return _ENDS.get(bare[-1:], "none")


def body_of(shapes: Sequence[Shape]) -> range | None:
    """The lines of the article; None where nothing reads as one.

    They go from the first to the last long sentence that has another within six lines. Short
    articles have few long sentences: then one alone, else lines that end in a stop, make the body.
    """
    sentences = [number for number, shape in enumerate(shapes) if shape.sentence]
    found = _with_another_near(sentences) or sentences or _short_sentences(shapes)
    return range(found[0], found[-1] + 1) if found else None


def _with_another_near(sentences: Sequence[int]) -> list[int]:
    """Those of the sorted `sentences` that have another within `NEXT_SENTENCE` lines."""
    near = []
    last = len(sentences) - 1
    for at, number in enumerate(sentences):
        above = at > 0 and number - sentences[at - 1] <= NEXT_SENTENCE
        if above or (at < last and sentences[at + 1] - number <= NEXT_SENTENCE):
            near.append(number)
    return near


def _short_sentences(shapes: Sequence[Shape]) -> list[int]:
    return [
        number
        for number, shape in enumerate(shapes)
        if shape.size >= SHORT_SENTENCE_WORDS and shape.end in ("stop", "question")
    ]
