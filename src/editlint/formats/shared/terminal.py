"""What the formats for people share: colour, and text of an article made fit for a terminal."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from editlint.formats.shared.unseen import COMMAND
from editlint.model.finding import Finding, Severity
from editlint.model.values import dataclass

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
_SEVERITY = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_JOINS = "\u200c\u200d"  # emoji and letters of some scripts
_STACKED = ("Mn", "Me", "Cf")
_OURS = r"(\x1b\[(?:0|(?:1|2|3[1236])(?:;3[136])?)m)"

# What Python calls printable and nobody sees: fillers, and joiners and selectors of variants where
# there is nothing to join or to vary.
_DOUBTFUL = (
    f"[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0{_JOINS}\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_UNSEEN = (
    "[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]"
    f"|[{_JOINS}](?=[\\x00-\\x7f]|$)|(?:(?<=[\\x00-\\x7f])|^)[{_JOINS}]"
    '|(?:(?<=[\\x00-"$-)+-/:-\\x7f])|^)[\ufe00-\ufe0f]'
    "|(?<=[\ufe00-\ufe0f\U000e0100-\U000e01ef])[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
    "|(?:(?<=[\\x00-\\x7f])|^)[\U000e0100-\U000e01ef]"
)
# GitHub obeys `::` at the start of a line, blanks before it or not.
_AT_THE_START = r"^((?:\s|\x1b\[[\d;]*m)*):(?=:)"


@dataclass(frozen=True, slots=True)
class Style:
    """Puts ANSI colours around a text, or leaves it alone."""

    on: bool

    def __call__(self, text: str, *names: str) -> str:
        if not self.on or not text:
            return text
        return f"\x1b[{';'.join(_CODES[name] for name in names)}m{text}\x1b[0m"

    def severity(self, severity: Severity) -> str:
        return self(severity.label, "bold", _SEVERITY[severity])


PLAIN = Style(on=False)


def shown(line: str, *, colored: bool = False) -> str:
    """A finished line as it may be printed: the one gate to terminals and logs of CI systems.

    Whatever stands in an article, a file name or a setting is told here and never obeyed: what
    cannot be seen becomes visible, and nothing is a command of a CI system any more
    (`::error::` at the start, `##vso[` anywhere). With `colored` the colours of `Style` stay.
    """
    if colored and "\x1b" in line:
        parts = _pattern(_OURS).split(line)  # every other part is a code of ours
        parts[::2] = map(printable, parts[::2])
        line = "".join(parts)
    else:
        line = printable(line)
    if "::" in line:
        line = _pattern(_AT_THE_START).sub(rf"\1{_escape(':')}", line)
    return line


def printable(text: str) -> str:
    """A piece of a line, with everything visible that steers a terminal or hides in a text, and
    without commands that count in the midst of a line.

    `a\tb` has a blank for its tab, ESC is the picture `␛`, others are told by their numbers:
    `<U+202E>`.
    """
    if not text.isprintable():
        text = "".join(map(_seen, text))
    if not text.isascii() and _pattern(_DOUBTFUL).search(text):
        text = _pattern(_UNSEEN).sub(lambda match: _escape(match[0]), text)
    if "##" in text or "_" in text:
        text = _pattern(COMMAND).sub(lambda match: _escape(match[0]), text)
    return text


def _seen(char: str) -> str:
    if char == "\t":
        return " "
    if char < "\x20":
        return chr(0x2400 + ord(char))
    if char.isprintable() or char in _JOINS or unicodedata.category(char) == "Zs":
        return char
    return _escape(char)


def _escape(char: str) -> str:
    return f"<U+{ord(char):04X}>"


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def width(text: str) -> int:
    """How many cells a terminal gives to printable `text`."""
    return len(text) if text.isascii() else sum(map(cells, text))


def cells(char: str) -> int:
    """0 for a mark that stands on the character before it, 2 for a wide character, else 1."""
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in _STACKED or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def status_of(finding: Finding) -> str:
    """` (allowed: why)` for a finding that is not open."""
    if finding.status == "open":
        return ""
    if not finding.reason:
        return f" ({finding.status})"
    return f" ({finding.status}: {printable(finding.reason)})"
