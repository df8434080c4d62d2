"""What the formats for people share: colour, and text of an article made fit for a terminal."""

from __future__ import annotations

import unicodedata

from editlint.model.finding import Finding, Severity
from editlint.model.values import dataclass

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
_SEVERITY = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_JOINS_EMOJI = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Paint:
    """Puts ANSI colours around a text, or leaves it alone."""

    on: bool

    def __call__(self, text: str, *styles: str) -> str:
        return (
            f"\x1b[{';'.join(_CODES[s] for s in styles)}m{text}\x1b[0m"
            if self.on and text
            else text
        )

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
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(c) or c in _JOINS_EMOJI
        else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


def status_of(finding: Finding) -> str:
    """` (allowed: why)` for a finding that is not open."""
    if finding.status == "open":
        return ""
    return (
        f" ({finding.status}: {printable(finding.reason)})"
        if finding.reason
        else f" ({finding.status})"
    )
