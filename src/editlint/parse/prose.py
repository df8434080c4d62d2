"""The prose of a source, built from left to right: as long as the source, with every line end where
it was.
"""

from __future__ import annotations

import re

from editlint.model.places import JOINER, OBJECT

_PAGE = 2_000  # parts of a prose
_LINE_ENDS = ("\n", "\n\n")  # nearly all that stands between two pieces of text


def _filled(text: str, char: str) -> str:
    if "\r" not in text:
        if text in _LINE_ENDS:
            return text
        return (
            "\n".join([char * len(line) for line in text.split("\n")])
            if "\n" in text
            else char * len(text)
        )
    return re.sub(r"[^\r\n]+", lambda line: char * len(line.group()), text)


def blanked(text: str) -> str:
    """As many blanks as `text` is long; line ends stay."""
    return _filled(text, " ")


def joined(text: str) -> str:
    """As many U+2060 as `text` is long; line ends stay."""
    return _filled(text, JOINER)


def as_object(text: str) -> str:
    """One U+FFFC padded with U+2060; line ends stay."""
    return OBJECT + joined(text[1:]) if text and text[0] not in "\r\n" else joined(text)


def as_chars(chars: str, text: str) -> str:
    """What an entity or escape stands for, padded to the length of its source; a line end it stands
    for becomes a blank.
    """
    said = "".join(" " if char in "\r\n" else char for char in chars)[: len(text)]
    return said + joined(text[len(said) :])


def without_marks(text: str, depth: int) -> str:
    """`text` with blanks for the marks of a quotation (`depth` of them) that begin each line."""
    return re.sub(
        rf"^(?:[ \t]*>){{1,{depth}}}",
        lambda marks: " " * len(marks.group()),
        text,
        flags=re.MULTILINE,
    )


class ProseBuilder:
    """Takes the source from `start` on, piece by piece; `at` is how far it has come.

    A piece that ends at or before `at` is nothing. What stays as it is waits from `_waiting` on and
    is copied as one piece when something else comes.
    """

    def __init__(self, source: str, start: int = 0) -> None:
        self.source = source
        self.at = self._waiting = start
        self._parts: list[str] = []
        self._pages: list[str] = []  # parts that were put together: many small ones take much room

    def keep(self, end: int) -> None:
        """Text as it is."""
        if end > self.at:
            self.at = end

    def text(self, start: int, end: int) -> None:
        """Text as it is, with what stands before it read as `markup`."""
        if start > self.at:
            self.markup(start)
        if end > self.at:
            self.at = end

    def blank(self, end: int) -> None:
        """Block markup and whatever else nobody reads."""
        if end > self.at:
            piece = self.source[self.at : end]
            if piece in _LINE_ENDS:
                self.at = end
            else:
                self.put(blanked(piece))

    def join(self, end: int) -> None:
        """Markup inside a line: words run on across it."""
        if end > self.at:
            self.put(joined(self.source[self.at : end]))

    def markup(self, end: int) -> None:
        """Markup between two pieces of text: line prefixes (`> `, `# `, indentation) become blanks,
        the rest runs on.
        """
        if end <= self.at:
            return
        gap = self.source[self.at : end]
        if gap[0] in " \t>#":
            self.blank(self.at + len(gap) - len(gap.lstrip(" \t>#")))
        self.join(end)

    def stand_in(self, end: int) -> None:
        """An object: an image, inline code, a URL."""
        if end > self.at:
            self.put(as_object(self.source[self.at : end]))

    def chars(self, end: int, chars: str) -> None:
        """An entity: the characters it stands for."""
        if end > self.at:
            self.put(as_chars(chars, self.source[self.at : end]))

    def put(self, prose: str) -> None:
        """What stands for the next piece of the source."""
        if self._waiting < self.at:
            self._parts.append(self.source[self._waiting : self.at])
        self._parts.append(prose)
        self.at += len(prose)
        self._waiting = self.at
        if len(self._parts) > _PAGE:
            self._pages.append("".join(self._parts))
            self._parts.clear()

    def finish(self, end: int | None = None) -> str:
        """The prose from the start up to `end` (else of all the source); what was not taken is
        blank.
        """
        self.blank(len(self.source) if end is None else end)
        self.put("")
        return "".join([*self._pages, *self._parts])


def without_urls(prose: str) -> str:
    """`prose` with an object for every bare URL; the stop or bracket that ends its sentence is not
    part of it.
    """
    if "://" not in prose and "www." not in prose:
        return prose
    parts: list[str] = []
    at = 0
    for match in re.finditer(
        r"\b(?:[a-z][a-z+]{1,9}://|www\.)[^\s<>\"“”’，。；：、）」』】》\ufffc]+",
        prose,
        re.IGNORECASE,
    ):
        url = match.group().rstrip(".,;:!?'*_)]}" + JOINER)
        url += ")" * (
            url.count("(") > url.count(")") and prose[match.start() + len(url) :][:1] == ")"
        )
        parts += [prose[at : match.start()], as_object(url)]
        at = match.start() + len(url)
    return "".join([*parts, prose[at:]])
