"""What was learnt, as files that editlint reads: a rule of the house, and allowed passages.

leftovers.yaml          for a folder of `extend-rules`; what a person leaves in it is found
allowed-passages.toml   for `allowed-passages`: what may stand in many articles
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from editlint.alignment.fingerprints import fingerprints
from editlint.learn.standing import Standing
from editlint.model.words import words_of
from editlint.project import passages

_HEAD = """\
# Lines that stand in at least {least} of {files} files ({count}). Review them: delete those
# (with the comment above) that belong to articles; what you leave in is found from then on.
# To use it, name its folder in editlint.toml: extend-rules = ["{folder}"]
extends: existence
message: "'%s' stands in many of our articles and looks left over from a page. Delete the line."
level: warning
category: boilerplate
scope: text
summary: A line that our pages set around articles.
why: It was learnt from our own articles, in many of which it stands, and reviewed.
nonword: true
ignorecase: true
tokens:
"""
_FIGURE = re.compile(r"\\?\d+")


def leftovers(lines: Sequence[Standing], files: int, least: int, folder: str) -> str:
    """The YAML of a rule that finds each of `lines` where it is a line of its own."""
    head = _HEAD.format(count=len(lines), least=least, files=files, folder=folder)
    tokens = (f"{_comment(line, files)}  - {_quoted(_pattern(line.text))}\n" for line in lines)
    return head + "".join(tokens)


def _comment(one: Standing, files: int) -> str:
    more = ", ..." if one.times > len(one.files) else ""
    named = ", ".join(one.files) + more
    return f"  # in {one.times} of {files} files, mostly {one.zone}: {_on_a_line(named)}\n"


def _on_a_line(text: str) -> str:
    """Without what would end a comment."""
    return "".join(char if char.isprintable() else "?" for char in text)


def _pattern(text: str) -> str:
    """A line of nothing else; figures may differ, and so may its last sign."""
    bare = text.rstrip(".!…:")
    return f"^{_FIGURE.sub(lambda _: chr(92) + 'd+', _escaped(bare))}[.!…:]*$"


def _escaped(text: str) -> str:
    return re.escape(text).replace(r"\ ", " ").replace(r"\-", "-")


def _quoted(text: str) -> str:
    """A text as YAML has it between single quotation marks."""
    return "'" + text.replace("'", "''") + "'"


def allowed(standing: Sequence[Standing], files: int) -> Iterator[str]:
    """The lines of a file of allowed passages; the reason tells where each was met."""
    yield passages.HEAD
    for one in standing:
        named = ", ".join(one.files) + (", ..." if one.times > len(one.files) else "")
        reason = f"stands in {one.times} of {files} files, mostly {one.zone}: {named}"
        keys = words_of(one.text).keys
        yield passages.written(passages.passage_of(keys, fingerprints(keys), reason))
