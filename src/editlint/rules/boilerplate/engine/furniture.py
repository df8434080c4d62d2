"""Lines that a page sets between two paragraphs, told by the words that they are made of.

Publishers word such lines in endless ways, but out of few words. So none is listed: the table
rules/boilerplate/set-in-text.yaml has the words, and what a line must have of them.

    "Advertisement - scroll to keep reading"    a control: these words and no others
    "Get our briefing, free, every morning"     a request to the reader
    "MEHR DAZU | Die Brücke bleibt gesperrt"    a pointer: a label and a headline
    "Image source, Getty Images"                a tag: what a page writes below its pictures
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Literal

from editlint.model.places import lazy
from editlint.model.values import NamedTuple, dataclass
from editlint.model.words import normalise, words_of
from editlint.rules.boilerplate.engine.lines import Line
from editlint.rules.boilerplate.engine.page import STEM
from editlint.rules.boilerplate.engine.shape import End, end_of

Topic = Callable[[], Collection[str]]  # few lines ask
Make = Literal["control", "request", "pointer", "tag"]
LONGEST_CONTROL, LONGEST_REQUEST, LONGEST_LABEL = 14, 40, 6  # words
TELLING = ("legal", "player")  # families of which two things are enough: "Cookie consent"
ASKING = ("advert", "account")  # families that ask: "Why am I seeing this ad?"
LEAST_NETWORKS = 2  # names of a share bar
LEAST_HEADLINE, LONGEST_HEADLINE = 2, 28  # words behind a label
_STOPS = ("stop", "question")
_QUOTES = frozenset('"“”„«')
_ELISIONS = frozenset("cdjlmnst")
_LABELLED = lazy(  # with a dash a label has two words: "Read - this gives the next byte"
    r"[\W_]*(?:([\w'’][^:|»›>]{1,40}?)\s*[:|»›>]|(\w+ \w[^:|»›>]{1,40}?)\s[–—-]\s)\s*(\S.*)"
)
_KICKED = lazy(r"[A-ZÀ-Þ][A-ZÀ-Þ &'’-]{2,24} \| \S+ \S.{4,160}")  # "LATEST | Ferry strike goes on"
_CLIP = lazy(
    r".{0,160}\b(?:play video|video abspielen|lire la vidéo|reproducir v[ií]deo)\s*\d{1,2}:\d\d"
    r"|(?:video|vidéo|vídeo|watch|audio|listen|podcast)\b.{0,120}\D\d{1,2}:\d\d(?::\d\d)?"
    r"|(?:\d{1,2}:)?\d{1,2}:\d\d\s*/\s*(?:\d{1,2}:)?\d{1,2}:\d\d",
    2,  # re.IGNORECASE
)
_BYLINED = lazy(r"\[[A-ZÀ-Þ][\w.’'-]+(?: [\w.’'-]+){0,4}: [^\]]{4,160}\]")
_ITEM = lazy(r"(?:[-*•–]|\d+[.)]) .*[^-*•– ]$")  # of a list in pasted text
_COUNTER = lazy(r"\d{1,3} ?(?:/|of|von|de|sur) ?\d{1,3}")
_CAPTIONED = lazy(r"(?:Image|Media) (?:source|caption)\b:? [A-ZÀ-Þ].{2,200}")
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
    """One row of the table: a word of each group; of a control no words but `only`."""

    family: str
    groups: Sequence[frozenset[str]]
    only: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    stops: bool = False
    longest: int = LONGEST_REQUEST
    topic: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Screen:
    """The words of what stands on a screen and not in an article: things, by family, what is done
    to them, and how they are.
    """

    things: Mapping[str, frozenset[str]]
    deeds: frozenset[str]
    states: frozenset[str]
    openers: frozenset[str]
    every: frozenset[str]

    def family(self, words: Sequence[str], end: End, topic: Topic) -> str:
        """The family of a line of these words, or "".

        One that ends in a full stop tells of a state ("This video is not available."). One word may
        be another in a longer line, where `topic`, the stems of the article's own, has it not.
        """
        strange = [word for word in words if word not in self.every]
        if strange and (len(strange) > 1 or len(words) < 4 or strange[0][:STEM] in topic()):
            return ""
        if end == "stop" and (self.states.isdisjoint(words) or words[0] not in self.openers):
            return ""
        for family, things in self.things.items():
            if end == "question" and family not in ASKING:
                continue
            thing = next((word for word in words if word in things), None)
            acts = self.deeds | self.states | (things if family in TELLING else frozenset())
            if thing and any(word != thing and word in acts for word in words):
                return family
        return ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The table, ready to be asked about each line of an article."""

    screen: Screen
    controls: Sequence[Wording]
    requests: Sequence[Wording]
    networks: frozenset[str]
    label_alone: frozenset[str]
    label_key: frozenset[str]
    label_words: frozenset[str]
    asking: frozenset[str]  # one of these is in every request

    def find(self, line: Line, topic: Topic = frozenset) -> Furnishing | None:
        """What `line` is, or None; `topic` gives the stems of the article's longer words."""
        if not 0 < len(line.words) <= LONGEST_REQUEST or line.held:
            return None
        if family := self._tag(line):
            return Furnishing(family, "tag")
        if self._points(line.text):
            return Furnishing("related", "pointer")
        if family := self._control(line, topic):
            return Furnishing(family, "control")
        wording = self.request(line)
        return Furnishing(wording.family, "request") if wording else None

    def request(self, line: Line) -> Wording | None:
        """The row of the table by which `line` asks something of the reader."""
        words = [_bare(word) for word in line.words]
        if self.asking.isdisjoint(words) or not _QUOTES.isdisjoint(line.text):
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

    def _control(self, line: Line, topic: Topic) -> str:
        end = end_of(line.text)
        if len(line.words) > LONGEST_CONTROL or end == "colon" or _ITEM().match(line.text):
            return ""
        if line.text.endswith(("!", "...")):
            end = "none"
        if line.text[0].isdigit() and _COUNTER().fullmatch(line.text):
            return "picture"
        words = [_bare(word) for word in line.words]
        if end == "none":
            for wording in self.controls:
                if wording.only.issuperset(words) and _has_each(words, wording):
                    return wording.family
        return self.screen.family(words, end, topic)

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
        pictured = _PICTURED().fullmatch(text) if "," in text else _CAPTIONED().fullmatch(text)
        return "picture" if pictured else ""

    def _points(self, text: str) -> bool:
        """Whether a label leads to a headline."""
        if end_of(text) == "stop":
            return False
        if found := _LABELLED().fullmatch(text.strip("[]() ")):
            label = [normalise(word) for word in (found.group(1) or found.group(2)).split()]
            headline = found.group(3).split()
            if self._is_label(label) and LEAST_HEADLINE <= len(headline) <= LONGEST_HEADLINE:
                return True
        return bool("|" in text and _KICKED().fullmatch(text)) or self._has_loud_label(text.split())

    def _is_label(self, words: Sequence[str]) -> bool:
        known = self.label_words.issuperset(words)
        if not known and len(words) > 2 and words[0] in self.label_alone:
            known = self.label_words.issuperset(words[:-1])  # "Mehr zum Thema Verkehr: ..."
        if len(words) > LONGEST_LABEL or not known:
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


def prepared(content: Mapping[str, Any]) -> dict[str, Any]:
    """The data file `boilerplate/set-in-text` with its lists cut into words."""
    lists = {
        part: {name: sorted(_words(written)) for name, written in content[part].items()}
        for part in ("words", "labels", "things")
    }
    return {**content, **lists}


def furniture_of(data: Mapping[str, Any]) -> Furniture:
    """The table of the prepared data file."""
    words, labels, things = (
        {name: frozenset(listed) for name, listed in data[part].items()}
        for part in ("words", "labels", "things")
    )
    key = labels["alone"] | labels["key"]
    screen = _screen(things, words)
    requests = [_wording(row, words, closed=False) for row in data["requests"]]
    return Furniture(
        screen,
        [_wording(row, words, closed=True) for row in data["controls"]],
        requests,
        screen.things["share"] | words["send"] | {"x"},
        labels["alone"],
        key,
        key | labels["besides"],
        frozenset[str]().union(*(min(wording.groups, key=len) for wording in requests)),
    )


def _screen(things: Mapping[str, frozenset[str]], words: Mapping[str, frozenset[str]]) -> Screen:
    of_screen = frozenset[str]().union(*things.values())
    acts = words["deeds"] | words["states"]
    return Screen(
        things,
        words["deeds"],
        words["states"],
        of_screen | words["states"] | words["pointing"],
        of_screen | acts | words["small"] | words["pieces"],
    )


def _words(written: str) -> frozenset[str]:
    """The words of a list; what has neither letter nor digit stands for itself."""
    signs = (word for word in written.split() if not any(map(str.isalnum, word)))
    return frozenset((*words_of(written).keys, *signs))


def _wording(
    row: Mapping[str, Any], words: Mapping[str, frozenset[str]], *, closed: bool
) -> Wording:
    groups = [words[name] for name in row["of"]]
    besides = [words[name] for name in row.get("besides", ())]
    none: frozenset[str] = frozenset()
    return Wording(
        row["family"],
        groups,
        words["small"].union(*groups, *besides) if closed else none,
        words[row["starts"]] if "starts" in row else none,
        row.get("stops", True),
        row.get("longest", LONGEST_REQUEST),
        words[row["topic"]] if "topic" in row else none,
    )
