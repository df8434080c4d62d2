"""Path patterns as in a `.gitignore`, for ignore files, `include`, `exclude` and overrides alike.

One meaning for all of them, so that nobody has to learn a second one: `*.md` is met in any folder,
`drafts/` is a folder anywhere, `/a/*.md` and `a/**` hang on the folder of the patterns, `!` takes
back, and the last pattern that matches decides.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from editlint.model.places import lazy
from editlint.model.values import dataclass


@dataclass(frozen=True, slots=True)
class GlobPattern:
    """One line: `expression` matches a whole path relative to the pattern's folder, `/` between its
    parts.
    """

    expression: re.Pattern[str]
    negated: bool
    folders_only: bool


@dataclass(frozen=True, slots=True)
class Globs:
    """Patterns in order; the last one that matches decides."""

    patterns: tuple[GlobPattern, ...]

    def decide(self, path: str, *, folder: bool = False) -> bool | None:
        """True: matched, False: taken back by a `!` pattern, None: no pattern speaks of `path`
        itself (its parents are not looked at).
        """
        for pattern in reversed(self.patterns):
            if (folder or not pattern.folders_only) and pattern.expression.fullmatch(path):
                return not pattern.negated
        return None

    def covers(self, path: str) -> bool:
        """Does the file `path` match, or a folder that it lies in?"""
        if not self.patterns:
            return False
        parts = path.split("/")
        parents = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
        if any(self.decide(parent, folder=True) for parent in parents):
            return True
        return bool(self.decide(path))


def globs(lines: Iterable[str]) -> Globs:
    """Patterns as they stand in a `.gitignore`: comments and blank lines are passed over, and so is
    a pattern that git cannot read.
    """
    return Globs(tuple(pattern for pattern in map(_pattern, lines) if pattern is not None))


def _pattern(line: str) -> GlobPattern | None:
    text = re.sub(r"(?<!\\)[ \t]+\Z", "", line.rstrip("\r\n"))
    if not text or text.startswith("#"):
        return None
    negated = text.startswith("!")
    text = text.removeprefix("!")
    folders_only = text.endswith("/")
    text = text.removesuffix("/")
    anchored = "/" in text
    text = text.removeprefix("/")
    expression = _expression(text)
    if not text or expression is None:
        return None
    if not anchored:
        expression = f"(?:.*/)?{expression}"
    return GlobPattern(re.compile(expression, re.S), negated, folders_only)


_TOKEN = lazy(
    r"(?P<head>\A(?:\*\*/)+)|(?P<inner>(?:/\*\*)+(?=/))|(?P<tail>/\*\*\Z)|(?P<star>\*+)|(?P<one>\?)"
    r"|(?P<set>\[(?P<not>[!^]?)(?P<of>\]?(?:\\.|\[:\w+:\]|[^\]\\])*)\])|(?P<escaped>\\.)|(?P<char>.)",
    re.S,
)


def _expression(glob: str) -> str | None:
    """The pattern as a regular expression; None where git would never match it (an open bracket, a
    trailing backslash).
    """
    parts = []
    for token in _TOKEN().finditer(glob):
        kind, text = token.lastgroup, token.group()
        if token["set"] is not None:
            parts.append(_set(token["not"], token["of"]))
        elif kind in _MEANING:
            parts.append(_MEANING[kind])
        elif text in "[\\":
            return None
        else:
            parts.append(re.escape(text[-1]))
    expression = _settled(parts)
    try:
        re.compile(expression)
    except re.error:
        return None
    return expression


def _settled(parts: Sequence[str]) -> str:
    """The parts as one expression that tries no place twice (one of many stars would try for
    ever): what stands between two stars is looked for once, for where it is first met it leaves the
    most to the rest.
    """
    across = [number for number, part in enumerate(parts) if part in _ACROSS]
    settled = _within_folders(parts[: across[0]] if across else parts)
    if across and across[0]:
        settled = f"(?>{settled}(?=/))"
    for number, following in pairwise((*across, len(parts))):
        between = _within_folders(parts[number + 1 : following])
        if following < len(parts):
            settled += f"(?>{_ACROSS[parts[number]]}{between}(?=/))"
        else:
            settled += parts[number] + between
    return settled


def _within_folders(parts: Sequence[str]) -> str:
    """The same of parts whose stars stay within one folder."""
    stars = [number for number, part in enumerate(parts) if part == _STAR]
    if not stars:
        return "".join(parts)
    settled = "".join(parts[: stars[0]])
    for number, following in pairwise((*stars, len(parts))):
        between = "".join(parts[number + 1 : following])
        last = following == len(parts)
        settled += _STAR + between if last else f"(?>{_STAR}?{between})"
    return settled


_STAR = "[^/]*"
_MEANING = {"head": "(?:.*/)?", "inner": "(?:/.*)?", "tail": "/.+", "star": _STAR, "one": "[^/]"}
_ACROSS = {"(?:.*/)?": "(?:.*?/)??", "(?:/.*)?": "(?:/.*?)??"}  # and each as it finds the first
_CLASSES = {
    "alpha": "a-zA-Z",
    "digit": "0-9",
    "alnum": "a-zA-Z0-9",
    "upper": "A-Z",
    "lower": "a-z",
    "space": r"\s",
    "xdigit": "0-9a-fA-F",
}


def _set(negation: str, members: str) -> str:
    escaped = members.replace("[:", "\0").replace("[", r"\[").replace("\0", "[:")
    escaped = re.sub(r"\[:(\w+):\]", lambda match: _CLASSES.get(match[1], ""), escaped)
    first = r"\]" if escaped.startswith("]") else ""
    return f"(?!/)[{'^' if negation else ''}{first}{escaped.removeprefix(']')}]"


def below(root: str, path: str) -> str:
    """`path` as patterns see it: relative to `root`, with `/`."""
    return os.path.relpath(path, root or os.curdir).replace(os.sep, "/")
