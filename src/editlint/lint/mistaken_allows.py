"""Allows that allow nothing because they are written wrong: told, for else they fail in silence.

<!-- editlint allow repeated-word -->      no colon
<!-- editlint: alow repeated-word -->      no such instruction
<!-- editlint: allow repeated-wrd -->      no such rule
[//]: # (editlint allow repeated-word)     the same in the comment of Markdown
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from editlint.lint.allows import (
    DEFINED,
    DEFINED_END,
    ENDS,
    OPENING,
    VERBS,
    allows_in,
    enclosed,
    in_code,
)
from editlint.model.document import Document
from editlint.model.finding import Finding, Severity
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple

NAME = "mistaken-allow"
_SAID = r"\s*editlint\b(?P<colon>\s*:)?\s*"
_COMMENT = lazy(OPENING + _SAID)
_DEFINITION = lazy(rf"{DEFINED}{_SAID}(?P<rest>[^\r\n]*){DEFINED_END}", re.M)
_VERB = lazy(r"[A-Za-z]+(?:-[A-Za-z]+)*(?![\w-])")
_MEANT = frozenset({*VERBS, "disable", "enable", "ignore"})  # what tells of an instruction


def mistaken_allows(doc: Document, names: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each. `names` are those that an allow may give, each with the one to write: an
    alias has that of its rule.
    """
    if "editlint" not in doc.source:
        return
    equal: Counter[str] = Counter()
    for span, mark, message in _mistakes(doc, names):
        said = f"{NAME} {' '.join(mark.split())}"
        fingerprint = f"{said} {equal[said]}"
        equal[said] += 1
        yield Finding(NAME, "tool", Severity.WARNING, message, span, fingerprint=fingerprint)


class _Mistake(NamedTuple):
    """Where it is, what its fingerprint is made of, what is wrong."""

    span: Span
    mark: str
    message: str


def _mistakes(doc: Document, names: Mapping[str, str]) -> Iterator[_Mistake]:
    allows = allows_in(doc)
    for allow in allows:
        for name in allow.names:
            if names.get(name) != name:
                yield _Mistake(_of(name, allow.span, doc), name, _unknown(name, names))
    understood = {allow.span for allow in allows}
    if doc.traits.has_comments:
        yield from _comments(doc, understood)
    if isinstance(doc.meta.get("editlint"), Mapping):
        head = [block.span for block in doc.blocks if block.kind == "front_matter"]
        message = "Front matter takes a text or a list of them: `editlint: allow RULE (reason)`."
        yield from (_Mistake(_of("editlint", span, doc), "", message) for span in head)


def _unknown(name: str, names: Mapping[str, str]) -> str:
    if name in names:
        return f"`{name}` is called `{names[name]}` here: write that, or nothing is allowed."
    return f"There is no rule or category `{name}`, so nothing is allowed.{_close(name, [*names])}"


def _of(name: str, span: Span, doc: Document) -> Span:
    """The place of a name in an allow."""
    at = doc.source.find(name, span.start, span.end)
    return Span(at, at + len(name)) if at >= 0 else span


def _comments(doc: Document, understood: set[Span]) -> Iterator[_Mistake]:
    for colon, rest, span in _addressed(doc.source):
        message = None if span in understood or _is_shown(doc, span) else _wrong(colon, rest)
        if message:
            yield _Mistake(span, rest, message)


def _addressed(source: str) -> Iterator[tuple[str | None, str, Span]]:
    """Every comment that speaks to editlint: its colon, what follows, its place."""
    for opening, rest, span in enclosed(source, _COMMENT()):
        yield opening["colon"], rest.rstrip(), span
    for match in _DEFINITION().finditer(source):
        yield match["colon"], match["rest"], Span(*match.span())


def _is_shown(doc: Document, span: Span) -> bool:
    """Whether it is no comment but an example of one, in code."""
    return in_code(doc, span) or bool(span.of(doc.prose).strip())


def _wrong(colon: str | None, rest: str) -> str | None:
    """What is wrong with `editlint` and the rest of a comment; None: nothing, or it is prose."""
    found = _VERB().match(rest)
    verb = found.group().lower() if found else ""
    if not colon:
        return _without_colon(rest) if verb in _MEANT else None
    if verb in ENDS:  # they close a stretch and need no name
        return None
    if verb in VERBS:
        return f"This allows nothing: it takes the names of rules, as `editlint: {_EXAMPLE}`."
    close = _close(verb, VERBS)
    return (
        f"`editlint: {verb}` does nothing.{close} There are `allow`, `allow-begin` and `allow-end`."
    )


_EXAMPLE = "allow repeated-word (a name)"


def _without_colon(rest: str) -> str:
    said = " ".join(rest.split())
    return f"This comment does nothing: a colon is missing. Write `editlint: {said}`."


def _close(name: str, known: list[str] | tuple[str, ...]) -> str:
    import difflib

    close = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f" Did you mean `{close[0]}`?" if close else ""
