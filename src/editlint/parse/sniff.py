"""Which reader a text goes to, by its file name or else by its look."""

from __future__ import annotations

import re

from editlint.model.document import Format
from editlint.parse.dialects import Dialect
from editlint.parse.readers import READERS

_BY_SUFFIX: dict[str, tuple[Format, Dialect]] = {
    suffix: (format, dialect)
    for format, reader in READERS.items()
    for suffix, dialect in reader.suffixes.items()
}
_MARKDOWN = (
    r"^#{1,6} +\S",  # heading
    r"\[[^\]\n]{1,300}\]\([^)\s]{1,500}\)",  # link or image
    r"^ {0,3}(?:```|~~~)",  # fence
    r"(?<![*\w])\*\*[^*\s][^*\n]{0,300}\*\*",  # strong
    r"^\[[^\]\n]{1,80}\]: +\S",  # reference
    r"^\|? *:?-{3,}:? *\|",  # table
    r"^\S[^\n]{0,200}\n(?:={3,}|-{3,})[ \t]*$",  # underlined heading
)
_PAGE = r"\s*(?:<!doctype html|<(?:html|head|body|article|section|main|div|p|h[1-6]|ul|table)\b)"
_FRONT_MATTER = r"---[ \t]*\r?\n[\w.-]+:|\+\+\+[ \t]*\r?\n"
_SAMPLE = 20_000  # characters looked at


def sniff(source: str, path: str | None) -> tuple[Format, Dialect]:
    """The format and dialect of a text: by the end of its name, else by its look."""
    suffix = path.rpartition(".")[2].lower() if path and "." in path else ""
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    sample = source[:_SAMPLE]
    if re.match(_PAGE, sample, re.IGNORECASE):
        return "html", ""
    if re.match(_FRONT_MATTER, sample):
        return "markdown", ""
    sample = sample.replace("\r\n", "\n").replace("\r", "\n")
    if any(re.search(mark, sample, re.MULTILINE) for mark in _MARKDOWN):
        return "markdown", ""
    return "text", ""
