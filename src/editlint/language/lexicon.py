"""The vocabulary of one language: phrases by name, looked up in one pass over words.

Rules on figures and sources ask the same few things of every language: is this word a unit, do
these words hedge, does a verb of saying stand here? They ask by the name of a list, and a language
pack says which phrases the list has. Two ways of asking:

    lexicon.after("than", keys, 7, stop)   a place: how many words of such a phrase start at word 7
    lexicon.marks(keys, sentence)["own"]   a sentence: each phrase of each list, in one pass

All names are declared in `language/vocabulary.py`; asking for another is a `KeyError`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from itertools import compress
from typing import Any

from editlint.language.phrase_lists import (
    Branch,
    Names,
    Phrase,
    anchored,
    branch_of,
    branches,
    phrases,
)
from editlint.model.values import NamedTuple

LONGEST = 4  # words of a phrase that is looked for at one place
# Lists whose words, right before or after a number, tell what kind it is.
BESIDE_NUMBERS = (
    "aged", "clock", "currency-code", "down", "duration", "filler", "fold", "label", "measure",
    "month", "ordinal-suffix", "partitive", "points", "times", "year-mark",
)  # fmt: skip
PHRASES_BESIDE_NUMBERS = ("currency", "percent")  # of these a word may begin a longer phrase


_NOTHING: frozenset[str] = frozenset()


Place = tuple[int, int]  # the words `[first, stop)` of a phrase


class Mark(NamedTuple):
    """A phrase found: its name in the lexicon and the words `[first, stop)` it covers."""

    name: str
    first: int
    stop: int


def prepared(pack: Mapping[str, Any]) -> dict[str, Any]:
    """A language pack with its phrases spelt out, as plain values: done once, when packs are
    compiled, and not at every start.

    A list that is absent on purpose becomes an empty one. Raises `ValueError` where the names of
    the lists are not those of the vocabulary.
    """
    from editlint.language import vocabulary  # of no use once packs are compiled

    problems = list(vocabulary.faults(pack))
    if problems:
        raise ValueError(f"language pack '{pack['language']}': {'; '.join(problems)}")
    words, sought = _spelt_out(pack["words"]), _spelt_out(pack["phrases"])
    asked = {phrase[0] for listed in words.values() for phrase in listed if len(phrase) == 1}
    rest = {name: value for name, value in pack.items() if name not in _LISTS}
    lists = {**words, **sought, **{name: [] for name in vocabulary.absent_names(pack)}}
    return {
        **rest,
        "lists": {name: "|".join(map(" ".join, listed)) for name, listed in lists.items()},
        "asked": "|".join(sorted(asked)),
        "sought": sorted(vocabulary.PHRASES),
        "branches": branches(sought),
        "anchored": {name: anchored(lists[name]) for name in vocabulary.ANCHORED},
    }


_LISTS = frozenset({"words", "phrases", "absent"})


def _spelt_out(section: Mapping[str, str]) -> dict[str, list[Phrase]]:
    return {name: sorted(set(phrases(text))) for name, text in section.items()}


class Lists(dict[str, frozenset[Phrase]]):
    """The lists of a pack by name, each made a set when it is first asked for; `lists` has each as
    text, with `|` between its phrases.
    """

    def __init__(self, lists: Mapping[str, str]) -> None:
        self._lists = lists

    def __missing__(self, name: str) -> frozenset[Phrase]:
        if name not in self._lists:
            raise KeyError(unknown(name))
        listed = self._lists[name]
        self[name] = frozenset(tuple(phrase.split(" ")) for phrase in listed.split("|") if phrase)
        return self[name]


def unknown(name: str) -> str:
    """What is said of a list that no pack was asked to give."""
    return f"no list of phrases is called '{name}': declare it in language/vocabulary.py"


class Singles(dict[str, frozenset[str]]):
    """Of each list the phrases of one word."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists

    def __missing__(self, name: str) -> frozenset[str]:
        self[name] = frozenset(phrase[0] for phrase in self.lists[name] if len(phrase) == 1)
        return self[name]


class Lengths(dict[str, Mapping[str, Sequence[int]]]):
    """Of each list the words at one end of its phrases (`end` is 0 or -1), each with the lengths of
    the phrases there, longest first: most words that are asked about stand at the end of none.
    """

    def __init__(self, lists: Lists, end: int) -> None:
        self.lists, self.end = lists, end

    def __missing__(self, name: str) -> Mapping[str, Sequence[int]]:
        lengths: dict[str, set[int]] = {}
        for phrase in self.lists[name]:
            if len(phrase) <= LONGEST:
                lengths.setdefault(phrase[self.end], set()).add(len(phrase))
        self[name] = {word: sorted(found, reverse=True) for word, found in lengths.items()}
        return self[name]


class NoMarks(dict[str, tuple[Mark, ...]]):
    """Nothing found, by name of each list that `marks` looks for: the answer of a sentence without
    such a phrase.
    """

    def __missing__(self, name: str) -> tuple[Mark, ...]:
        raise KeyError(unknown(name))


class Lexicon:
    """What a prepared language pack says, looked up by name.

    `values` are number words with their values, by name of the list. `decimal` is the character
    before the fraction of a number; `capitals` says whether a capital inside a sentence shows a
    name (not in German); `starters` are the words that a number in words can begin with; `sizes`
    name a number by its size alone ("thousands of"), each with the least that it can mean.
    """

    def __init__(self, pack: Mapping[str, Any]) -> None:
        self._pack = pack
        self._branches: dict[str, Branch] = {}  # those that a text had words of
        self._anchors: dict[tuple[str, ...], frozenset[str]] = {}
        # By list and anchor: its phrases by how many words of them stand from it on and before it.
        self._anchored: dict[tuple[str, str], Sequence[tuple[tuple[int, int], Set[Phrase]]]] = {}
        self.language: str = pack["language"]
        self.values: Mapping[str, Mapping[str, float]] = pack["values"]
        self.decimal: str = pack["decimal"]
        self.capitals: bool = pack["capitals"]
        self.sizes: Mapping[str, float] = self.values.get("magnitudes", {})
        self.starters = frozenset(
            word
            for name in ("units", "scales", "fractions", "multiples")
            for word in self.values[name]
        )

    @cached_property
    def no_marks(self) -> Mapping[str, tuple[Mark, ...]]:
        """What a sentence has that holds no phrase: none of each name."""
        return NoMarks.fromkeys(self._pack["sought"], ())

    @cached_property
    def _written(self) -> Mapping[str, str]:
        written: Mapping[str, str] = self._pack["branches"]
        return written

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(self._pack["asked"].split("|"))

    @cached_property
    def _lists(self) -> Lists:
        return Lists(self._pack["lists"])

    @cached_property
    def _singles(self) -> Singles:
        return Singles(self._lists)

    @cached_property
    def _heads(self) -> Lengths:
        return Lengths(self._lists, 0)

    @cached_property
    def _tails(self) -> Lengths:
        return Lengths(self._lists, -1)

    @cached_property
    def goes_on(self) -> frozenset[str]:
        """The words by which a number can go on: "million", "in" five, "to" 20."""
        values, heads = self.values, self._heads
        return frozenset().union(
            values["scales"], values["suffixes"], heads["ratio"], heads["range"]
        )

    @cached_property
    def _beside_numbers(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        listed = [(name, self._singles[name]) for name in BESIDE_NUMBERS]
        listed += [(name, frozenset(self._heads[name])) for name in PHRASES_BESIDE_NUMBERS]
        for name, words in listed:
            for word in words:
                found.setdefault(word, set()).add(name)
        return {word: frozenset(names) for word, names in found.items()}

    def beside_number(self, word: str) -> frozenset[str]:
        """What `word` tells of a number beside it: the names of the lists that have it, and of
        those with a phrase that begins with it. Most words tell nothing.
        """
        return self._beside_numbers.get(word, _NOTHING)

    def has(self, name: str, word: str) -> bool:
        """Whether `word` alone is a phrase called `name`."""
        return word in self._singles[name]

    def singles(self, name: str) -> frozenset[str]:
        """The phrases called `name` that are one word."""
        return self._singles[name]

    def known(self, word: str) -> bool:
        """Whether `word` begins any phrase or is asked about: a common word rather than a name."""
        return word in self._written or word in self._asked

    def anchors(self, *names: str) -> frozenset[str]:
        """Words of which each phrase called one of `names` holds one: no sentence without them
        needs to be looked at. Only of lists that are `ANCHORED` in the vocabulary.
        """
        if names not in self._anchors:
            anchored = self._pack["anchored"]
            for name in names:
                if name not in anchored:
                    raise KeyError(unknown(name))
            self._anchors[names] = frozenset().union(*(anchored[name] for name in names))
        return self._anchors[names]

    @cached_property
    def searched(self) -> frozenset[str]:
        """All words that whole texts are searched for: anchors, and those that name sizes."""
        return frozenset().union(self.sizes, *self._pack["anchored"].values())

    def standing(
        self, name: str, anchor: str, keys: Phrase, places: Sequence[int]
    ) -> Sequence[int]:
        """Those of `places`, where the word `anchor` stands, around which a phrase called `name`
        stands; not in order.
        """
        asked = (name, anchor)
        if asked not in self._anchored:
            written: str = self._pack["anchored"][name].get(anchor, "")
            around: dict[tuple[int, int], set[Phrase]] = {}
            for phrase in (tuple(one.split(" ")) for one in written.split("|") if one):
                back = phrase.index(anchor)
                around.setdefault((len(phrase) - back, back), set()).add(phrase)
            self._anchored[asked] = sorted(around.items())
        found: list[int] = []
        for (ahead, back), listed in self._anchored[asked]:
            if ahead + back == 1:
                return places
            found += [at for at in places if at >= back and keys[at - back : at + ahead] in listed]
        return found

    def before(self, name: str, keys: Sequence[str], at: int, least: int = 0) -> int:
        """How many words of the longest phrase called `name` (up to four) end right before word
        `at`; none reaches back past `least`.
        """
        if at > least:
            for length in self._tails[name].get(keys[at - 1], ()):
                if at - length >= least and keys[at - length : at] in self._lists[name]:
                    return length
        return 0

    def after(self, name: str, keys: Sequence[str], at: int, stop: int) -> int:
        """How many words of the longest phrase called `name` (up to four) start at word `at`; none
        reaches past `stop`.
        """
        if at < stop:
            for length in self._heads[name].get(keys[at], ()):
                if at + length <= stop and keys[at : at + length] in self._lists[name]:
                    return length
        return 0

    def marks(self, keys: Phrase, words: range) -> dict[str, list[Place]]:
        """Where every phrase stands that lies wholly inside `words`, by name; of one name only the
        longest at a place. Few are looked at: a `Mark` is made of those alone.
        """
        found: dict[str, list[Place]] = {}
        written, known, stop = self._written, self._branches, words.stop
        for at in compress(words, map(written.__contains__, keys[words.start : stop])):
            first = keys[at]
            alone, longer = known[first] if first in known else self._branch(first)
            if longer and at + 1 < stop and keys[at + 1] in longer:
                for phrase, names in longer[keys[at + 1]]:
                    end = at + len(phrase)
                    if end <= stop and keys[at:end] == phrase:
                        _add(found, names, at, end)
            # `_add` written out: most marks are single words, and its calls here were a tenth of
            # all the time that the sourcing rules take.
            for name in alone:
                listed = found.get(name)
                if listed is None:
                    found[name] = [(at, at + 1)]
                elif listed[-1][0] != at:
                    listed.append((at, at + 1))
        return found

    def _branch(self, first: str) -> Branch:
        """The phrases that begin with this word, read when a text first has it."""
        branch = self._branches[first] = branch_of(self._written[first])
        return branch


def _add(found: dict[str, list[Place]], names: Names, first: int, stop: int) -> None:
    for name in names:
        listed = found.setdefault(name, [])
        if not listed or listed[-1][0] != first:
            listed.append((first, stop))
