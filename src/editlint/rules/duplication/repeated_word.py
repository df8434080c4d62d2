"""A word that stands twice in a row.

Readers pass over "the the", most of all where a line ends between the two, and so do writers. But
"that that", "Duran Duran" and a word beside its own quotation are sound: each language has a list
of the words that are slips whenever they are doubled, and one of those that may be.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from editlint.model.document import NOT_PROSE, Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Severity
from editlint.model.places import JOINER, Span
from editlint.model.rule import Context, Example, rule
from editlint.model.words import is_character
from editlint.rules.duplication.engine.doubled import (
    doubled_phrases,
    doubled_words,
    doubles_words,
    in_diagram,
    is_measure,
)
from editlint.rules.duplication.engine.doubled_characters import character_slip

DATA = "duplication/doubled-words"
_TIES = frozenset("-‐‑_/@#.(")
CLAUSE = 15  # words in which a clause opens before the verb that ends it
_CODE = frozenset("[={")  # a[-1], a="b"
CLAUSE_ENDS = tuple(".,;:!?)—–")
REACH = 3  # words before a noun among which its "is" stands
QUOTES = "\"'“”‘’«»„"


@rule(
    "repeated-word",
    category="duplication",
    severity=Severity.WARNING,
    reads_deck=True,
    counts_as="repeated words",
    data=(DATA,),
    allow=(),
    needs=doubles_words,
    bad=[
        Example(
            "The choir sang in ⟦the the⟧ old hall.\n", fixed="The choir sang in the old hall.\n"
        ),
        Example(
            "They walked back to\n⟦the\nthe⟧ station in the rain.\n",
            fixed="They walked back to\nthe\nstation in the rain.\n",
        ),
        Example("She left it ⟦with [with⟧](https://example.org/) her neighbour.\n"),
        Example("The rule ⟦has has⟧ no effect.\n", fixed="The rule has no effect.\n"),
        Example("What it ⟦was was⟧ a heron.\n"),
        Example("Turn left at the bottom of the ⟦line line⟧ and wait.\n"),
        Example("The boats ⟦are not are not⟧ for hire, and that will not change in May.\n"),
        Example("| Boat | Way |\n|---|---|\n| Gull | to ⟦the the⟧ pier |\n"),
        Example("请把这里的名字⟦改为改为⟧港口的名字，然后再保存这个文件。\n"),
        Example("船の名前を⟦書き直せば書き直せば⟧、次の画面にすぐ表示されます。\n"),
    ],
    good=[
        "He knew that that was over, and he had had enough. No no, she said.\n",
        "After the repair of lock A a barge may pass. Use AND and OR for both.\n",
        "Use the log log-in page, or the set set-up.\n",
        "Duran Duran played in Walla Walla, New York New York.\n",
        "The tide came in, and it went on and on and on.\n",
        "我们慢慢走，先研究研究地图，再返回返回值。他们的目的的确是港口，船一个一个地来了。\n",
        "それぞれの船を見る見るうちに片付け、少しずつ少しずつ進むものの、まだまだです。\n",
        "Refer to [](#settings) to find every setting, and to a a[-1] for the last.\n",
        "他们大把大把地收网，港口给多少给多少。你不懂你不懂什么，又怎么问呢？\n",
        "Each room is 4 m x 4 m x 6 m, and each box two feet x two feet x three feet.\n",
        "每个船舱是 4米 x 4米 x 6米，货箱是三尺乘三尺乘五尺。\n",
        "quay -> pier\npier -> market -> north gate\nnorth gate -> quay\n",
        "海上 -> 码头\n码头 -> 市场，码头三 -> 码头四\n码头四 -> 码头一\n",
        "परीक्षण न नियम पर परिवर्तन के साथ है, और यह सब के लिए है।\n",
        (
            "She came in. In the hall stood a piano. Everything was there: the “the the” of the"
            " draft, too.\n"
        ),
        Example("It was a buffet buffet.\n", options={"allow": ["buffet"]}),
    ],
)
def repeated_word(doc: Document, context: Context) -> Iterator[Hit]:
    """A word stands twice in a row, often across the end of a line where nobody sees it.

    Words that a sound sentence doubles ("that that", "had had"), names ("Duran Duran") and words in
    quotation marks are left alone. In a language whose grammar may double words it is only told on
    request. Words that your house doubles on purpose are listed in `allow`.

    Measures ("two feet x two feet") and things that arrows join are left alone too. Phrases of
    Chinese and Japanese are told on request, but for those that are slips whenever doubled.
    """
    words, phrases = list(doubled_words(doc)), list(doubled_phrases(doc))
    if not words and not phrases:
        return
    data = context.data[DATA]
    slips, allowed = _lists(doc.language, data)
    allowed |= {word.casefold() for word in context.options.get("allow", ())}
    told = Severity.INFO if doc.language and doc.language not in data else None
    keys = doc.words.keys
    for first, stop in words:
        if keys[first] in allowed or is_character(keys[first]):
            continue
        certain = keys[first] in slips or _closes_no_clause(doc, first, data)
        if (certain or stop - first == 2) and _is_slip(doc, first, stop, certain):
            meant = not certain and _is_predicate(doc, first, stop, data)
            yield _hit(doc, first, stop, certain, Severity.INFO if meant else told)
    for first, size in phrases:
        if not allowed.issuperset(keys[first : first + size]) and _is_phrase(doc, first, size):
            meant = _runs_on(keys[first : first + size], data.get(doc.language, {}))
            yield _phrase_hit(doc, first, size, Severity.INFO if meant else told)
    if "phrases" in data.get(doc.language, {}):
        pairs = [(first, 1) for first, stop in words if stop - first == 2] + phrases
        yield from _character_hits(doc, pairs, data[doc.language], allowed)


def _lists(language: str, data: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """The slips and the allowed words of a language.

    An unknown one has no slips, and allows what any language allows.
    """
    if language in data:
        return set(data[language]["slips"]), set(data[language]["allowed"])
    languages = [entry for entry in data.values() if isinstance(entry, dict)]
    return set(), {word for entry in languages for word in entry["allowed"]}


def _is_predicate(doc: Document, first: int, stop: int, data: Mapping[str, Any]) -> bool:
    """Whether a noun is doubled for the real thing: "they are people people", "a salad salad".

    Such a noun is said of something, and ends its clause.
    """
    before = doc.words.keys[max(0, first - REACH) : first]
    end = doc.words.ends[stop - 1]
    ends = doc.prose[end : end + 1] in CLAUSE_ENDS
    return ends and any(word in data.get(doc.language, {}).get("predicates", ()) for word in before)


def _is_phrase(doc: Document, first: int, size: int) -> bool:
    """Whether a phrase that stands twice was written twice, and means nothing by it.

    It is no name, no number, not "more and more and more", and no phrase of another capital.
    """
    words, stop = doc.words, first + 2 * size
    if any(map(is_character, words.keys[first:stop])):
        return False
    if words.keys[stop : stop + 1] == words.keys[first : first + 1]:
        return False
    one, two = (
        [words.span(number, number + 1).of(doc.source) for number in range(start, start + size)]
        for start in (first, first + size)
    )
    if is_measure(words.keys[first : first + size]):
        return False
    if one[1:] != two[1:] or (two[0] != one[0] and two[0] != one[0].lower()):
        return False
    if not all(word[0].isalpha() for word in one) or all(word[0].isupper() for word in one):
        return False
    span = words.span(first, stop)
    if "<" in span.of(doc.source) or _is_joined(doc, span):
        return False
    return not _is_meant(doc, span)


def _is_meant(doc: Document, span: Span) -> bool:
    """Whether what stands twice at `span` is parted, quoted, or the end of an arrow and the start
    of the next.
    """
    return not _in_one_block(doc, span) or _quoted(doc, span) or in_diagram(doc, span)


def _runs_on(phrase: Sequence[str], entry: Mapping[str, Any]) -> bool:
    """Whether a doubled phrase may be meant: "and so on and so on", "people for people for"."""
    return phrase[-1] in entry.get("ending", ()) or not set(phrase).isdisjoint(
        entry.get("joining", ())
    )


def _character_hits(
    doc: Document, pairs: Sequence[tuple[int, int]], entry: Mapping[str, Any], allowed: set[str]
) -> Iterator[Hit]:
    for first, size in pairs:
        keys = doc.words.keys[first : first + size]
        if not any(map(is_character, keys)) or "".join(keys) in allowed or is_measure(keys):
            continue
        meant = _is_meant(doc, doc.words.span(first, first + 2 * size))
        severity = None if meant else character_slip(doc, first, size, entry)
        if severity is not None:
            yield _phrase_hit(doc, first, size, severity)


def _closes_no_clause(doc: Document, first: int, data: Mapping[str, Any]) -> bool:
    """Whether a verb that may end one clause and begin the next stands where no clause opened."""
    entry = data.get(doc.language, {})
    before = doc.words.keys[max(0, first - CLAUSE) : first]
    return doc.words.keys[first] in entry.get("closing", ()) and not any(
        word in entry["openers"] for word in before
    )


def _is_slip(doc: Document, first: int, stop: int, certain: bool) -> bool:
    """Whether the words are no number, no name, no two things, in one block and not in quotes."""
    words = doc.words
    one, two = (words.span(number, number + 1).of(doc.source) for number in (first, first + 1))
    if not one[0].isalpha() or (one[0].isupper() and two[0].isupper()):
        return False
    if one != two and (len(one) == 1 or one.isupper() or (two[0].isupper() and not certain)):
        return False  # "lock A a barge", "to AND and OR", "var project Project", a new sentence
    span = words.span(first, stop)
    if "<" in span.of(doc.source) or _is_joined(doc, span):
        return False
    return not _is_meant(doc, span)


def _is_joined(doc: Document, span: Span) -> bool:
    """Whether a hyphen, bracket or accent ties one of the words to what stands beside it.

    "a log log-in", "the (the) council", and "de de´ploiement", whose accent stands by itself.
    """
    before, after = doc.source[max(0, span.start - 1) : span.start], doc.source[span.end :][:2]
    if before in _TIES or (after[:1] in _TIES and after[1:].isalnum()):
        return True
    accent = after[:1]
    if accent in _CODE:
        return True
    return bool(accent) and (unicodedata.combining(accent) > 0 or accent in "´`^¨~")


def _in_one_block(doc: Document, span: Span) -> bool:
    number = bisect_right(doc.blocks, span.start, key=lambda block: block.span.start) - 1
    if number < 0:
        return False
    block = doc.blocks[number]
    return block.span.contains(span) and block.kind not in NOT_PROSE


def _quoted(doc: Document, span: Span) -> bool:
    """Whether the words and nothing else stand in quotation marks."""
    before = doc.prose[max(0, span.start - 1) : span.start]
    after = doc.prose[span.end : span.end + 1]
    return bool(before and after) and before in QUOTES and after in QUOTES


def _hit(doc: Document, first: int, stop: int, certain: bool, severity: Severity | None) -> Hit:
    words = doc.words
    span = words.span(first, stop)
    one, word = (words.span(number, number + 1).of(doc.source) for number in (first, first + 1))
    across = doc.lines.line_at(span.start) != doc.lines.line_at(span.end - 1)
    times = "twice" if stop - first == 2 else f"{stop - first} times"
    where = " across the end of a line" if across else ""
    message = f"“{word}” stands {times} in a row{where}. One is enough, unless all are meant."
    gap = doc.source[words.ends[first] : words.starts[first + 1]]
    certain = certain and word in (one, one.lower()) and ("\n" in gap or "  " not in gap)
    return Hit(span, message, fixes=_fixes(doc, first, stop, certain), severity=severity)


def _phrase_hit(doc: Document, first: int, size: int, severity: Severity | None) -> Hit:
    words = doc.words
    span = words.span(first, first + 2 * size)
    phrase = " ".join(words.span(first + size, first + 2 * size).of(doc.source).split())
    message = f"“{phrase}” stands twice in a row. One is enough, unless both are meant."
    gone = Span(words.ends[first + size - 1], span.end)
    fixes: tuple[Fix, ...] = ()
    if JOINER not in span.of(doc.prose):
        keeps = (words.span(first, first + size),)
        edits = (Edit(gone),)
        fixes = (Fix("Keep one", edits, Applicability.UNSAFE, keeps=keeps, proof="kept copy"),)
    return Hit(span, message, fixes=fixes, severity=severity)


def _fixes(doc: Document, first: int, stop: int, certain: bool) -> tuple[Fix, ...]:
    """Keep the first word, with the blank that keeps the line as it is.

    Where markup stands between the words, a person must choose.
    """
    words = doc.words
    gone = Span(words.ends[first], words.ends[stop - 1])
    if len(gone.of(doc.source).split()) != stop - first - 1 or JOINER in gone.of(doc.prose):
        return ()
    if "\n" in gone.of(doc.source) and doc.source[gone.end : gone.end + 1] == " ":
        gone = Span(words.starts[first + 1], gone.end + 1)
    fix = Fix(
        "Keep one",
        (Edit(gone),),
        Applicability.SAFE if certain else Applicability.UNSAFE,
        keeps=(words.span(first, first + 1),),
        proof="kept copy",
    )
    return (fix,)
