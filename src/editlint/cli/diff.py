"""The diff of `editlint fix --diff`: for a person to read, or for `patch` to apply.

In a file or a pipe every line is as the article has it, so that the diff can be applied. On a
terminal, and in a CI system where the pipe may be its log, it is shown like all other lines: a
line that holds something to be obeyed is told, and `patch` refuses it.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator

from editlint.cli.output import complain, write
from editlint.formats.shared.terminal import Style, printable, shown

_STYLES = {"-": "red", "+": "green", "@": "cyan"}
_CI = ("CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "TEAMCITY_VERSION", "JENKINS_URL", "TRAVIS")
_CHANGED = (
    "the diff holds what a terminal or a CI system might obey; it is shown here and cannot be"
    " applied: send it to a file (`editlint fix --diff > FILE`)"
)


def print_diff(path: str, before: str, after: str, style: Style) -> None:
    """Print what `fix` makes of a file as a unified diff."""
    lines = list(_diff(printable(path), before, after))
    told = lines if is_exact() else [_shown(line) for line in lines]
    write(_styled(line, style) for line in told)
    if told != lines and not sys.stdout.isatty():
        complain(_CHANGED)


def is_exact() -> bool:
    """Does standard output go where an article is to arrive as it is?"""
    if sys.stdout.isatty():
        return False
    return not any(map(os.environ.get, _CI)) or _is_file()


def _is_file() -> bool:
    try:
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    except (OSError, ValueError):  # there is no file behind it
        return False


def _shown(line: str) -> str:
    """The line for a person; its tabs and the CR at its end do no harm and stay."""
    text = line.removesuffix("\r")
    return "\t".join(map(shown, text.split("\t"))) + line[len(text) :]


def _styled(line: str, style: Style) -> str:
    name = _STYLES.get(line[0])
    return style(line, name) if name else line


def _diff(path: str, before: str, after: str) -> Iterator[str]:
    from difflib import unified_diff

    for line in unified_diff(_lines(before), _lines(after), path, path):
        yield from _unterminated(line)


def _lines(text: str) -> list[str]:
    """Lines that end at LF alone, as diff and patch see them."""
    *whole, last = text.split("\n")
    return [line + "\n" for line in whole] + ([last] if last else [])


def _unterminated(line: str) -> tuple[str, ...]:
    """A line of the diff without its end, and what diff says where the file has none."""
    if line.endswith("\n"):
        return (line.removesuffix("\n"),)
    return (line, "\\ No newline at end of file")
