"""Lines that a page sets between two paragraphs, told by the words that they are made of.

Publishers word such lines in endless ways, but out of few words. So none is listed: the table
rules/boilerplate/set-in-text.yaml has the words, and what a line must have of them.

    "Advertisement - scroll to keep reading"    a control: these words and no others
    "Get our briefing, free, every morning"     a request to the reader
    "MEHR DAZU | Die Brücke bleibt gesperrt"    a pointer: a label and a headline
    "Image source, Getty Images"                a tag: what a page writes below its pictures
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from editlint.model.places import lazy
from editlint.model.values import NamedTuple, dataclass
from editlint.model.words import normalise
from editlint.rules.boilerplate.engine.lines import Line
from editlint.rules.boilerplate.engine.shape import end_of

Make = Literal["control", "request", "pointer", "tag"]
LONGEST_CONTROL, LONGEST_REQUEST, LONGEST_LABEL = 14, 40, 6  # words
LEAST_NETWORKS = 2  # names of a share bar
LEAST_HEADLINE, LONGEST_HEADLINE = 2, 28  # words behind a label
_STOPS = ("stop", "question")
_QUOTES = frozenset('"“”„«»')
_ELISIONS = frozenset("cdjlmnst")
_LABELLED = lazy(  # with a dash a label has two words: "Read - this gives the next byte"
    r"[\W_]*(?:([\w'’][^:|»›>]{1,40}?)\s*[:|»›>]|(\w+ \w[^:|»›>]{1,40}?)\s[–—-]\s)\s*(\S.*)"
)
_CLIP = lazy(
    r".{0,160}\b(?:play video|video abspielen|lire la vidéo|reproducir v[ií]deo)\s*\d{1,2}:\d\d"
    r"|(?:video|vidéo|vídeo|watch|audio|listen|podcast)\b.{0,120}\D\d{1,2}:\d\d(?::\d\d)?"
    r"|(?:\d{1,2}:)?\d{1,2}:\d\d\s*/\s*(?:\d{1,2}:)?\d{1,2}:\d\d",
    2,  # re.IGNORECASE
)
_BYLINED = lazy(r"\[[A-ZÀ-Þ][\w.’'-]+(?: [\w.’'-]+){0,4}: [^\]]{4,160}\]")
_PICTURED = lazy(
    r"(?:image|picture|photo|media|video|bild|foto|imagen)(?: (?:source|caption|credit|copyright)"
    r"|quelle|unterschrift| quelle|: fuente),\s+\S.{2,200}",
    2,
)


class Furnishing(NamedTuple):
    """What a line is: its family, as in phrases.yaml, and how it is told."""

    family: str
    make: Make


class Wording(NamedTuple):
    """One row of the table: a word of each group, and where `only` is given no others."""

    family: str
    groups: Sequence[frozenset[str]]
    only: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    stops: bool = False
    longest: int = LONGEST_REQUEST
    topic: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Furniture:
    """The table, ready to be asked about each line of an article."""

    signs: frozenset[str]
    controls: Sequence[Wording]
    requests: Sequence[Wording]
    networks: frozenset[str]
    label_alone: frozenset[str]
    label_key: frozenset[str]
    label_words: frozenset[str]

    def find(self, line: Line) -> Furnishing | None:
        """What `line` is, or None."""
        if len(line.words) > LONGEST_REQUEST or line.held:
            return None
        if family := self._tag(line):
            return Furnishing(family, "tag")
        if self._points(line.text):
            return Furnishing("related", "pointer")
        words = [_bare(word) for word in line.words]
        if self.signs.isdisjoint(words):
            return None
        if family := self._control(line, words):
            return Furnishing(family, "control")
        wording = self.request(line)
        return Furnishing(wording.family, "request") if wording else None

    def request(self, line: Line) -> Wording | None:
        """The row of the table by which `line` asks something of the reader."""
        words = [_bare(word) for word in line.words]
        if not words or not _QUOTES.isdisjoint(line.text):
            return None
        stop = end_of(line.text) == "stop" and not line.text.endswith("!")
        return next(
            (
                wording
                for wording in self.requests
                if (wording.stops or not stop)
                and len(words) <= wording.longest
                and (not wording.starts or words[0] in wording.starts)
                and _has_each(words, wording)
            ),
            None,
        )

    def _control(self, line: Line, words: Sequence[str]) -> str:
        if len(words) > LONGEST_CONTROL:
            return ""
        ends = end_of(line.text) in _STOPS
        return next(
            (
                wording.family
                for wording in self.controls
                if (wording.stops or not ends)
                and wording.only.issuperset(words)
                and _has_each(words, wording)
            ),
            "",
        )

    def _tag(self, line: Line) -> str:
        text = line.text
        if len(line.words) >= LEAST_NETWORKS and self.networks.issuperset(line.words):
            return "share"
        if end_of(text) in _STOPS:
            return ""
        if ":" in text and _CLIP().fullmatch(text):
            return "player"
        if text[0] == "[" and _BYLINED().fullmatch(text):
            return "related"
        return "picture" if "," in text and _PICTURED().fullmatch(text) else ""

    def _points(self, text: str) -> bool:
        """Whether a label leads to a headline."""
        if end_of(text) == "stop":
            return False
        if found := _LABELLED().fullmatch(text.strip("[]() ")):
            label = [normalise(word) for word in (found.group(1) or found.group(2)).split()]
            headline = found.group(3).split()
            if self._is_label(label) and LEAST_HEADLINE <= len(headline) <= LONGEST_HEADLINE:
                return True
        return self._has_loud_label(text.split())

    def _is_label(self, words: Sequence[str]) -> bool:
        if len(words) > LONGEST_LABEL or not self.label_words.issuperset(words):
            return False
        keys = [word for word in words if word in self.label_key]
        return bool(keys) and (len(words) > 1 or keys[0] in self.label_alone)

    def _has_loud_label(self, words: Sequence[str]) -> bool:
        """Whether it begins with a label in capitals: "LESEN SIE AUCH Die Brücke bleibt"."""
        loud = next((at for at, word in enumerate(words) if not word.isupper()), 0)
        rest = len(words) - loud
        label = [normalise(word) for word in words[:loud]]
        return loud > 1 and LEAST_HEADLINE < rest <= LONGEST_HEADLINE and self._is_label(label)


def _bare(word: str) -> str:
    """A word as the table has it: "#" for a number, without l' and the like."""
    if word[:1].isdigit():
        return "#"
    return word[2:] if word[1:2] == "'" and word[0] in _ELISIONS else word


def _has_each(words: Sequence[str], wording: Wording) -> bool:
    return not any(group.isdisjoint(words) for group in wording.groups)


def furniture_of(data: Mapping[str, Any]) -> Furniture:
    """The table of the data file `boilerplate/set-in-text`."""
    words = {name: _words(written) for name, written in data["words"].items()}
    controls = [_wording(row, words, closed=True) for row in data["controls"]]
    requests = [_wording(row, words, closed=False) for row in data["requests"]]
    labels = {name: _words(written) for name, written in data["labels"].items()}
    return Furniture(
        frozenset().union(*(row.groups[0] for row in (*controls, *requests))),
        controls,
        requests,
        words["network"] | words["send"],
        labels["alone"],
        labels["alone"] | labels["key"],
        labels["alone"] | labels["key"] | labels["besides"],
    )


def _words(written: str) -> frozenset[str]:
    return frozenset(normalise(word) for word in written.split())


def _wording(
    row: Mapping[str, Any], words: Mapping[str, frozenset[str]], *, closed: bool
) -> Wording:
    groups = [words[name] for name in row["of"]]
    besides = [words[name] for name in row.get("besides", ())]
    none: frozenset[str] = frozenset()
    return Wording(
        row["family"],
        groups,
        none.union(*groups, *besides) if closed else none,
        words[row["starts"]] if "starts" in row else none,
        row.get("stops", not closed),
        row.get("longest", LONGEST_REQUEST),
        words[row["topic"]] if "topic" in row else none,
    )
