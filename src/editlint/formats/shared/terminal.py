"""What the formats for people share: colour, and text of an article made fit for a terminal."""

from __future__ import annotations

import unicodedata

from editlint.model.finding import Finding, Severity
from editlint.model.values import dataclass

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
_SEVERITY = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_JOINS_EMOJI = "\u200c\u200d"


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


def printable(text: str) -> str:
    """`text` in one line, with control and invisible characters shown instead of sent: an article
    must not steer the terminal.
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char == "\t":
        return " "
    if char < "\x20":
        return chr(0x2400 + ord(char))
    if char.isprintable() or char in _JOINS_EMOJI or unicodedata.category(char) == "Zs":
        return char
    return f"<U+{ord(char):04X}>"


def width(text: str) -> int:
    """How many cells a terminal gives to printable `text`."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.combining(char) or char in _JOINS_EMOJI:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def status_of(finding: Finding) -> str:
    """` (allowed: why)` for a finding that is not open."""
    if finding.status == "open":
        return ""
    if not finding.reason:
        return f" ({finding.status})"
    return f" ({finding.status}: {printable(finding.reason)})"
