"""A sentence that stops before it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from editlint.model.document import Document
from editlint.model.finding import Hit, Severity
from editlint.model.flat_prose import FlatProse, flat_prose, source_span
from editlint.model.places import lazy
from editlint.model.rule import Context, rule

DATA = "residue/open-words"
_OPEN_END = lazy(r"(?<![;:] )([^\W\d_]+(?:['’][^\W\d_]+)*)[ \t]*([,–—-]?)$")
_SENTENCE_END = lazy(r"[.!?…][\"'”’»)\]]*$")
_ENDS = ".!?…:;\"'”’»)]"
_LEAST_WORDS = 6
_LONGEST_WORD = 40  # characters
_LONG = 40  # characters; a shorter paragraph may be a label


@rule(
    "cut-off-ending",
    category="residue",
    severity=Severity.WARNING,
    data=(DATA,),
    bad=[
        (
            "The council met on Monday. Nobody from the mill came.\n\nThe council voted for the"
            " bridge and will meet again ⟦on⟧\n"
        ),
        (
            "The pool opens in May. It has been shut since the flood.\n\nChildren swim free on"
            " Mondays, grown-ups pay two pounds, and ⟦the⟧\n"
        ),
        (
            "The wheel of the mill is driven by water that comes from ⟦the⟧\n\nThe second mill has"
            " no wheel. It stands by the road and grinds with steam.\n"
        ),
        (
            "Der Rat tagte am Montag. Niemand aus der Mühle kam.\n\nDer Rat stimmte für den Bau"
            " der neuen Brücke und ⟦der⟧\n"
        ),
    ],
    good=[
        (
            "The council met on Monday. Nobody from the mill came.\n\nThe council voted for the"
            " bridge and will meet again on Friday.\n"
        ),
        "The council met on Monday. It voted for the bridge.\n\nMore about the council\n",
        (
            "The wheel of the mill is driven by the water of\n\n- the river and\n- the pond\n\nThe"
            " second mill has no wheel and grinds with steam.\n"
        ),
        "The council met. It voted.\n\n- chairs\n- tables and\n",
        (
            "The council met. It voted.\n\nThe agenda and the minutes are on the pages of [the"
            " council](https://council.example)\n"
        ),
    ],
)
def cut_off_ending(doc: Document, context: Context) -> Iterator[Hit]:
    """The article, or a paragraph in it, ends in the middle of a sentence.

    A text pasted in parts, or cut to a length, loses its end, and nobody reads that far before it
    goes out. Found is a last paragraph without a full stop whose last word cannot end a sentence,
    and a paragraph in the middle that ends so before another paragraph or a heading; other
    paragraphs of the article must end as paragraphs do.
    """
    words = context.data.made(_open_words, DATA).get(doc.language or "en")
    if words is None:
        return
    flat = doc.view(flat_prose)
    last, anywhere = words
    for number in range(len(flat.blocks)):
        is_last = number + 1 == len(flat.blocks)
        found = _cut_off(flat, number, last if is_last else anywhere, is_last)
        if found and _is_followed(doc, flat, number) and _others_end(doc, number):
            start, word = found
            where = "The article" if is_last else "This paragraph"
            message = (
                f"{where} stops in the middle of a sentence, after '{word}'. Find the rest of"
                " it, or end the sentence."
            )
            yield Hit(source_span(doc, start, start + len(word)), message)


def _open_words(
    listed: Mapping[str, Mapping[str, str]],
) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Of each language the words after which no sentence ends, at the end of an article and
    anywhere.
    """
    return {
        language: (
            frozenset(f"{words.get('last', '')} {words['anywhere']}".split()),
            frozenset(words["anywhere"].split()),
        )
        for language, words in listed.items()
    }


def _cut_off(
    flat: FlatProse, number: int, words: frozenset[str], is_last: bool
) -> tuple[int, str] | None:
    """Place and text of the word that a paragraph breaks off with."""
    unit = flat.units[number]
    if flat.blocks[number].kind != "paragraph" or flat.text[unit.end - 1] in _ENDS:
        return None
    match = _OPEN_END().search(flat.text, max(unit.start, unit.end - _LONGEST_WORD), unit.end)
    if not match or not ((match[2] == "," and is_last) or match[1].lower() in words):
        return None
    if (match[2] and not is_last) or not _is_prose(unit.of(flat.text)):
        return None
    return match.start(1), match[1]


def _is_followed(doc: Document, flat: FlatProse, number: int) -> bool:
    """Whether nothing but another paragraph or a heading comes next, which begins anew: no list or
    listing that the sentence leads to, and no second half of it.
    """
    if number + 1 == len(flat.blocks):
        return True
    block, following = flat.blocks[number], flat.blocks[number + 1]
    between = doc.source[block.span.end : following.span.start]
    text = flat.units[number + 1].of(flat.text)
    apart = doc.traits.has_elements or between.count("\n") > 1
    if block.role != "body" or between.strip() or not apart or not text[0].isupper():
        return False
    if following.kind in ("heading", "title"):
        return True
    return following.kind == "paragraph" and text[-1] in '.!?…:”"' and _is_prose(text)


def _is_prose(text: str) -> bool:
    """A sentence rather than a heading, a menu or a caption."""
    words = text.split()
    return len(words) >= _LEAST_WORDS and 2 * sum(word[0].islower() for word in words) > len(words)


def _others_end(doc: Document, number: int) -> bool:
    """Whether paragraphs end as paragraphs do here; verse and lists of names do not."""
    long, ended = (len(ones) - (number in ones) for ones in doc.view(_long_ones))
    return long > 0 and ended * 3 >= long * 2


def _long_ones(doc: Document) -> tuple[frozenset[int], frozenset[int]]:
    """The numbers of the long paragraphs, and of those of them that end a sentence."""
    flat = doc.view(flat_prose)
    ends = {
        number: unit.end
        for number, unit in enumerate(flat.units)
        if flat.blocks[number].kind == "paragraph" and unit.end - unit.start > _LONG
    }
    sentence_end = _SENTENCE_END()
    ended = (at for at, end in ends.items() if sentence_end.search(flat.text, end - 4, end))
    return frozenset(ends), frozenset(ended)
