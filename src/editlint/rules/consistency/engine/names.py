"""The names of a document: words that are written with a capital and never without.

    Amina Haleem runs the ferry. “Nobody asked,” said Halem.

has haleem (after the name amina) and halem. Where a word stands only at the start of sentences or
in headings, its capital shows nothing; `Place.is_sure` says where it does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from editlint.model.document import NOT_PROSE, Block, Document
from editlint.model.places import JOINER, Span
from editlint.model.values import NamedTuple, dataclass
from editlint.rules.consistency.engine.spellings import (
    Difference,
    difference,
    plain,
    spelt_out,
)
from editlint.rules.consistency.engine.word_forms import LEAST_OF_NAME, spread

# In these languages a capital inside a sentence shows a name, and names are not declined.
CAPITALS = frozenset({"en", "fr", "es", "it", "pt"})
MOST_NAMES = 4_000  # different ones; what has more is an index, and its names are all different
MOST_ALIKE = 12  # forms that are one edit from a name: what has more is one of a series, no slip
# How many letters a name has at least, for each way of differing: short names are often two.
_WITH_NEIGHBOUR = {"accent": 3, "swap": 4, "double": 3, "missing": 4, "letter": 5}
_FEW = 24  # names that are compared each with each
_SEEN = 200  # characters before a name that are looked at
_GAP = " \t\n\r\u00a0\u202f" + JOINER
_JOINS = _GAP + "-‐‑"
_TIES = frozenset("./@_:\\#=$<>{}[]|~^+*")  # of addresses, identifiers and file names
_SENTENCE_ENDS = frozenset(".!?:;…•–—-*>|(\"“”‘’'«»„[")
# Abbreviations behind whose full stop a name stands and no sentence begins.
_TITLES = frozenset({
    "mr", "mrs", "ms", "mx", "dr", "prof", "sen", "rep", "gov", "capt", "lt", "col", "gen", "sgt",
    "rev", "hon", "st", "sr", "sra", "mme", "mlle", "hr", "fr", "jr",
})  # fmt: skip
_OUTSIDE = frozenset({"note", "code", "navigation", "twin"})
# Small words inside a name: "Omar al Karim" has the name Omar before Karim.
_PARTICLES = frozenset({"al", "bin", "ibn", "bint", "ben", "von", "van"})
_MARK = 2  # characters of the mark of an entry: "b) Rowing"
_PREFIXES = ("Mc", "Mac", "De", "Di", "Da", "Du", "La", "Le", "Van", "Von", "Fitz", "O", "D", "L")


class Place(NamedTuple):
    """Where a name stands: `doc` is the article or its deck, `word` the number of its word."""

    doc: Document
    word: int

    @property
    def span(self) -> Span:
        """The name itself, without what a possessive adds."""
        words = self.doc.words
        start, end = words.starts[self.word], words.ends[self.word]
        return Span(start, end - (2 if words.keys[self.word].endswith("'s") else 0))

    @property
    def text(self) -> str:
        return self.span.of(self.doc.prose).replace(JOINER, "")

    @property
    def block(self) -> Block | None:
        return self.doc.block_at(self.span.start)

    @property
    def is_heading(self) -> bool:
        """Whether it stands in a title or heading, where other words may have capitals too."""
        block = self.block
        return block is not None and (block.kind in ("title", "heading") or block.role == "heading")

    @property
    def is_prominent(self) -> bool:
        """Whether it stands in a title, the deck or a caption, where readers look first."""
        block = self.block
        return block is not None and (block.kind in ("title", "caption") or block.role == "caption")

    @property
    def is_sure(self) -> bool:
        """Whether the capital is one of a name: inside a sentence of running text."""
        block = self.block
        if block is None or block.role == "cell" or self.is_heading:
            return False
        start = self.span.start
        before = self.doc.prose[max(block.span.start, start - _SEEN) : start].rstrip(_GAP)
        if before.endswith("."):
            last = before[:-1].rpartition(" ")[2].lower()
            return last in _TITLES or (len(last) == 1 and last.isalpha())
        if before.endswith(")") and len(before.strip("*_()-+" + _GAP)) <= _MARK:
            return False
        return bool(before) and before[-1] not in _SENTENCE_ENDS and not before[-1].isdigit()


@dataclass(frozen=True)
class Names:
    """The names of an article and its deck, in small letters, with the numbers of their words in
    each of the two; `lower` are the words that stand somewhere without a capital.
    """

    words: Mapping[str, Sequence[tuple[Document, int]]]
    lower: frozenset[str]

    def places(self, name: str) -> tuple[Place, ...]:
        """Where `name` can be trusted to stand as a name is written."""
        return tuple(filter(usable, (Place(doc, word) for doc, word in self.words[name])))

    @cached_property
    def alike(self) -> tuple[tuple[str, str], ...]:
        """Pairs of names that are one edit or accents apart and may be one name by their letters,
        in order: of those that share their beginning and last letter, or their end. Near-linear in
        the number of names.
        """
        if len(self.words) > MOST_NAMES:
            return ()
        first: dict[str, str] = {}
        buckets: dict[str, list[str]] = {}
        for name in self.words:
            for key in _keys(name):
                if (other := first.setdefault(key, name)) is not name:
                    buckets.setdefault(key, [other]).append(name)
        near = {
            (min(one, two), max(one, two))
            for bucket in buckets.values()
            for one, two in _near(bucket)
        }
        pairs = {pair: how for pair in near if (how := difference(*pair))}
        often = Counter(name for pair in pairs for name in pair)
        return tuple(
            sorted(
                pair
                for pair, how in pairs.items()
                if _may_be_one(*pair, how) and max(often[name] for name in pair) <= MOST_ALIKE
            )
        )


def _may_be_one(one: str, two: str, how: Difference) -> bool:
    """Whether two names differ as two spellings of one do, and are long enough for that."""
    if how.kind == "accent":
        return True
    short = min(len(one), len(two))
    return one[-1] == two[-1] and how.at < short and short >= _WITH_NEIGHBOUR[how.kind]


def _keys(name: str) -> Iterable[str]:
    """What two names share that are one edit apart, wherever but at its last letter it is."""
    if name.isascii():
        keys = (name[:2] + name[-1], name[0] + "." + name[-2:], name[-4:])
        return keys if len(name) > LEAST_OF_NAME else keys[:2]  # else the last is the first again
    bare = {plain(name), plain(spelt_out(name))}
    return {key for one in bare for key in (one[:2] + one[-1], f"{one[0]}.{one[-2:]}", one[-4:])}


def _near(bucket: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of a bucket that may be one edit or accents apart.

    In a large one those that are equal once a letter is taken from one or from both, as "haleem"
    and "haelem" are in "halem" (symmetric deletion, as in SymSpell).
    """
    if len(bucket) <= _FEW:
        yield from (
            (one, two) for one, two in combinations(bucket, 2) if abs(len(one) - len(two)) <= 2
        )
        return
    alike: dict[str, set[str]] = {}
    for name in bucket:
        for form in {name, plain(name), plain(spelt_out(name))}:
            for at in range(len(form) + 1):
                alike.setdefault(form[:at] + form[at + 1 :], set()).add(name)
    for group in alike.values():
        if len(group) <= 2 * MOST_ALIKE:
            yield from combinations(group, 2)


def names(doc: Document) -> Names:
    """All names of `doc` and its deck; ask for them by `doc.view(names)`."""
    lower = doc.view(spread).lower
    parts = [doc]
    if doc.deck:
        lower |= doc.deck.view(spread).lower
        parts.insert(0, doc.deck)
    found: dict[str, list[tuple[Document, int]]] = {}
    for part in parts:
        keys = part.words.keys
        named = [number for number in part.view(spread).capital if keys[number] not in lower]
        for number in named:
            key = keys[number]
            if key[-2:] == "'s":
                key = key[:-2]
            if key in found:
                found[key].append((part, number))
            elif len(key) >= LEAST_OF_NAME and key.isalpha() and key not in lower:
                found[key] = [(part, number)]
    return Names(found, lower)


def has_names_alike(doc: Document) -> bool:
    """Whether two names are one edit or accents apart."""
    return bool(doc.view(names).alike)


def inside_sentences(found: Names) -> int:
    """How many of the names stand behind another word of their sentence, as no first word does."""
    number = 0
    for places in found.words.values():
        for doc, word in places:
            prose, at = doc.prose, doc.words.starts[word]
            if (
                at > 1
                and prose[at - 1] == " "
                and (prose[at - 2].isalnum() or prose[at - 2] == ",")
            ):
                number += 1
                break
    return number


def usable(place: Place) -> bool:
    """Whether a place can tell how a name is written: no identifier, no address, no note."""
    block = place.block
    if block is None or block.kind in NOT_PROSE or block.role in _OUTSIDE:
        return False
    source, span = place.doc.source, place.span
    beside = source[span.start - 1 : span.start], source[span.end : span.end + 1]
    if beside[0] in _TIES and beside[0] not in "*_[|>":
        return False
    if beside[0] == "_" and source[span.start - 2 : span.start - 1].isalnum():
        return False
    if (beside[1] in _TIES and beside[1] not in ".:*_]|<") or _is_dotted(source, span.end):
        return False
    return _is_one_word(place.text)


def _is_dotted(source: str, end: int) -> bool:
    """Whether a dot and another letter follow at once: "Module.Name"."""
    return source[end : end + 1] in (".", ":", "_") and source[end + 1 : end + 2].isalnum()


def _is_one_word(text: str) -> bool:
    """Whether no capital stands inside, but for that of McDonald; abbreviations have none else."""
    rest = next((text[len(one) :] for one in _PREFIXES if text.startswith(one)), text)
    return text.isupper() or text[1:].islower() or (rest[:1].isupper() and rest[1:].islower())


def neighbours(place: Place, known: frozenset[str]) -> tuple[str, str]:
    """The names right before and right behind a place, "" where there is none.

    `known` are words that are no name by themselves (a title, "street"). Initials are passed over:
    "Amina B. Haleem" is Amina Haleem. In German a hyphen ties any two nouns.
    """
    return _neighbour(place, -1, known), _neighbour(place, 1, known)


def _neighbour(place: Place, step: int, known: frozenset[str]) -> str:
    words, prose, block = place.doc.words, place.doc.prose, place.block
    inside = words.within(block.span) if block else range(0)
    at, here = place.word + step, place.word
    for _ in range(3):
        if at not in inside:
            return ""
        first, second = sorted((here, at))
        gap = prose[words.ends[first] : words.starts[second]]
        initial = len(words.keys[first]) == 1 and gap[:1] == "."
        if gap.removeprefix("." if initial else "").strip(_JOINS) or gap.count("\n") > 1:
            return ""
        if words.keys[here].endswith("'s") and step > 0:
            return ""
        if place.doc.language == "de" and "-" in gap:
            return ""
        key = words.keys[at].removesuffix("'s")
        if not prose[words.starts[at]].isupper():
            if key not in _PARTICLES or place.doc.language not in ("en", "de", "fr"):
                return ""
            here, at = at, at + step
            continue
        if key in known:
            return ""
        if len(key) > 1:
            return key
        here, at = at, at + step
    return ""
