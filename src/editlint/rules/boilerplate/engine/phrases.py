"""Phrases that mark a line as page furniture, found by a few dictionary look-ups a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from editlint.model.values import NamedTuple, dataclass
from editlint.model.words import words_of

Grade = Literal["sure", "likely", "hint"]
Way = Literal["whole", "start", "inside"]
GRADES: tuple[Grade, ...] = ("sure", "likely", "hint")
LONGEST_START = 14  # words in a line that is judged by how it begins
LONGEST_INSIDE = 40  # words in a line that is judged by a phrase anywhere in it


class Anchor(NamedTuple):
    """A phrase found in a line: of which family, how sure, and whether it is the whole line.

    `graded` is false for info-only languages.
    """

    phrase: str
    family: str
    grade: Grade
    way: Way
    graded: bool = True


Found = tuple[str, Grade, bool]  # family, grade, graded
Pattern = tuple[Sequence[str], Found]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases ready for look-up: whole lines by their words, the others by their first word.

    `headings` are what many articles have.
    """

    whole: Mapping[str, Found]
    start: Mapping[str, Sequence[Pattern]]
    inside: Mapping[str, Sequence[Pattern]]
    headings: frozenset[str] = frozenset()

    def find(self, words: Sequence[str]) -> Anchor | None:
        """The strongest phrase in a line of these normalised words: the whole line before its start
        before anywhere in it.
        """
        count = len(words)
        if not count or count > LONGEST_INSIDE:
            return None
        if count <= LONGEST_START:
            keys = ["#" if word[:1].isdigit() else word for word in words]
            line = " ".join(keys)
            if line in self.whole:
                return _anchor(line, "whole", self.whole[line])
            if anchor := _first(self.start.get(keys[0], ()), "start", keys, 0):
                return anchor
        elif anchor := _first(self.start.get(words[0], ()), "start", words, 0):
            return (
                anchor if len(anchor.phrase) > 14 else None
            )  # a long line needs more than "follow" or "get our"
        for at, word in enumerate(words):
            if word in self.inside and (anchor := _first(self.inside[word], "inside", words, at)):
                return anchor
        return None


def _first(patterns: Sequence[Pattern], way: Way, words: Sequence[str], at: int) -> Anchor | None:
    for pattern, found in patterns:
        if list(words[at : at + len(pattern)]) == pattern:
            return _anchor(" ".join(pattern), way, found)
    return None


def _anchor(phrase: str, way: Way, found: Found) -> Anchor:
    family, grade, graded = found
    return Anchor(phrase, family, grade, way, graded)


def phrases_of(data: Mapping[str, Any]) -> Phrases:
    """The phrases of a prepared data file."""
    return Phrases(data["whole"], data["start"], data["inside"], frozenset(data["headings"]))


def prepared(data: Mapping[str, Any]) -> dict[str, Any]:
    """The phrases of a data file, all languages together, as plain values; where two lay claim to a
    phrase, the earlier and surer wins.

    Done once, when packs are compiled, and not at every start.
    """
    whole: dict[str, Found] = {}
    start: dict[str, list[Pattern]] = {}
    inside: dict[str, list[Pattern]] = {}
    for written, found in _written(data):
        phrase, way = _normalised(written)
        if way == "whole":
            whole.setdefault(phrase, found)
        else:
            words = phrase.split()
            (start if way == "start" else inside).setdefault(words[0], []).append((words, found))
    for patterns in [*start.values(), *inside.values()]:
        patterns.sort(
            key=lambda pattern: -len(pattern[0])
        )  # the longest first; equal ones stay in the order of the data
    rest = {name: value for name, value in data.items() if name != "languages"}
    return {
        **rest,
        "headings": data.get("headings", "").split(", "),
        "whole": whole,
        "start": start,
        "inside": inside,
    }


def _written(data: Mapping[str, Any]) -> Iterator[tuple[str, Found]]:
    for language in data["languages"].values():
        graded = not language.get("info-only", False)
        for grade in GRADES:
            for family in data["families"]:
                for phrase in language.get(family, {}).get(grade, "").split(", "):
                    if phrase:
                        yield phrase, (family, grade, graded)


def _normalised(phrase: str) -> tuple[str, Way]:
    core = phrase.removesuffix(" ...")
    way: Way = "whole" if core == phrase else "inside" if core.startswith("... ") else "start"
    core = core.removeprefix("... ")
    if not core.isascii():  # ASCII phrases are written in the normalised form; a test holds that
        core = " ".join(
            "#" if key[:1].isdigit() else key for key in words_of(core.replace("#", "1")).keys
        )
    return core, way
