"""From the patterns of rule writers to what Python's `re` reads, at the time a pack is compiled.

Vale's patterns are read by a Go engine, and by people who write words, not expressions:

    (?i)utili[sz]e      the flag becomes a group of its own: Python wants it at the very start
    prior to            whole words alone, any run of blanks, across a line end too
    don't               the apostrophe of a keyboard stands for that of a typesetter
"""

from __future__ import annotations

import re
import warnings
from typing import Any

from editlint.packs.errors import KeyProblem
from editlint.packs.literals import Needs, needs

_LEADING_FLAGS = re.compile(r"\(\?([imsx]+)\)")
_NAMED_GROUP = re.compile(r"\(\?<(?=[A-Za-z_])")


def compiled(
    key: str, pattern: str, *, ignorecase: bool = False, words: bool = False, raw: bool = False
) -> dict[str, Any]:
    """The compiled form of one pattern: plain values that `Pattern` is made of. `raw` tells that it
    will be tried on the source.

    With `words` it matches whole words alone, a blank in it stands for any run of blanks, and a
    straight apostrophe for a curly one too. Raises `KeyProblem` where neither `re` nor, if it is
    installed, `regex` can read it.
    """
    body = python(pattern)
    if words:
        body = rf"\b(?:{loosened(body)})\b"
    engine = _engine(key, pattern, body, ignorecase)
    wanted = needs(body, re.IGNORECASE if ignorecase else 0)
    form: dict[str, Any] = {
        "pattern": body,
        "needs": [need._asdict() for need in (map(_in_source, wanted) if raw else wanted)],
    }
    if ignorecase:
        form["ignorecase"] = True
    if engine == "regex":
        form["engine"] = engine
    return form


def alternatives(
    key: str, patterns: list[str], *, ignorecase: bool, words: bool = True
) -> dict[str, Any] | None:
    """Several patterns as one, None for no pattern."""
    if not patterns:
        return None
    for number, pattern in enumerate(patterns, 1):  # so that a fault is told of the right one
        compiled(f"{key}[{number}]", pattern, ignorecase=ignorecase, words=words)
    either = "|".join(f"(?:{python(pattern)})" for pattern in patterns)
    return compiled(key, either, ignorecase=ignorecase, words=words)


def _in_source(need: Needs) -> Needs:
    """The source has no words, only parts; of two words that follow each other the longer one is
    looked for.
    """
    return Needs((), (*(max(word.split(), key=len) for word in need.words), *need.parts))


def _engine(key: str, pattern: str, body: str, ignorecase: bool) -> str:
    """Which package reads the pattern: `re`, or `regex` where `re` cannot. Raises `KeyProblem`."""
    reason = _refusal(body, re.MULTILINE | (re.IGNORECASE if ignorecase else 0))
    if reason is None:
        return "re"
    refused = f"Python cannot read the pattern '{pattern}': {reason}"
    try:
        import regex
    except ImportError:
        more = "; with the extra editlint[vale] it may be read" if "look-behind" in reason else ""
        raise KeyProblem(key, refused + more) from None
    try:
        regex.compile(body, regex.MULTILINE | (regex.IGNORECASE if ignorecase else 0))
    except regex.error:
        raise KeyProblem(key, refused) from None
    return "regex"


def _refusal(body: str, flags: int) -> str | None:
    """Why `re` cannot read the pattern; None: it can."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(body, flags)
    except (re.error, OverflowError, RecursionError) as error:
        return getattr(error, "msg", None) or str(error)
    return None


def python(pattern: str) -> str:
    """`(?i)` at the start becomes a group, `(?<name>` and `\\z` what Python calls them."""
    pattern = _NAMED_GROUP.sub("(?P<", pattern).replace(r"\z", r"\Z")
    match = _LEADING_FLAGS.match(pattern)
    return f"(?{match[1]}:{pattern[match.end() :]})" if match else pattern


def loosened(pattern: str) -> str:
    """Blanks and apostrophes outside classes also match what editors and keyboards put there."""
    made: list[str] = []
    in_class = escaped = False
    for place, char in enumerate(pattern):
        following = pattern[place + 1 : place + 2]
        if escaped or in_class:
            in_class = in_class and (escaped or char != "]")
            escaped = not escaped and char == "\\"
            made.append(char)
            continue
        escaped, in_class = char == "\\", char == "["
        if char == " " and following not in ("*", "+", "?", "{") and made[-1:] != [" "]:
            made.append(r"\s+")
        elif char == "'" and following not in ("*", "+", "{"):
            made.append("['’]")
        else:
            made.append(char)
    return "".join(made)
