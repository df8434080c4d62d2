"""Which reader a text goes to, by its file name or else by its look."""

from __future__ import annotations

import re
from typing import Literal

from editlint.model.document import Format

Dialect = Literal["", "mdx", "quarto", "asciidoc", "rst"]
_BY_SUFFIX: dict[str, tuple[Format, Dialect]] = {
    "md": ("markdown", ""),
    "markdown": ("markdown", ""),
    "mdown": ("markdown", ""),
    "mkd": ("markdown", ""),
    "mdx": ("markdown", "mdx"),
    "qmd": ("markdown", "quarto"),
    "rmd": ("markdown", "quarto"),
    "txt": ("text", ""),
    "text": ("text", ""),
    "adoc": ("text", "asciidoc"),
    "asciidoc": ("text", "asciidoc"),
    "rst": ("text", "rst"),
    "html": ("html", ""),
    "htm": ("html", ""),
    "xhtml": ("html", ""),
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
_SAMPLE = 20_000  # characters looked at


def sniff(source: str, path: str | None) -> tuple[Format, Dialect]:
    """The format and dialect of a text: by the end of its name where that says it, else by its
    look.
    """
    suffix = path.rpartition(".")[2].lower() if path and "." in path else ""
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    sample = source[:_SAMPLE]
    if re.match(
        r"\s*(?:<!doctype html|<(?:html|head|body|article|section|main|div|p|h[1-6]|ul|table)\b)",
        sample,
        re.IGNORECASE,
    ):
        return "html", ""
    if re.match(r"---[ \t]*\r?\n[\w.-]+:|\+\+\+[ \t]*\r?\n", sample):
        return "markdown", ""
    sample = sample.replace("\r\n", "\n").replace("\r", "\n")
    return (
        "markdown" if any(re.search(mark, sample, re.MULTILINE) for mark in _MARKDOWN) else "text"
    ), ""
