"""Vale's actions as fixes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix
from editlint.model.places import JOINER, OBJECT, Span

_ENDS = frozenset(".!?:;”\"'’)\n\r")


def fixes(
    doc: Document,
    span: Span,
    observed: str,
    action: Mapping[str, Any] | None,
    options: Sequence[str] = (),
) -> tuple[Fix, ...]:
    """What the action makes of the match `observed` at `span`; `options` are what a substitution
    prefers.

    Safe where the rule leaves no choice and no markup stands inside the span, for then it does what
    the rule declares and nothing else.
    """
    name = action["name"] if action else ""
    params: list[str] = action["params"] if action else []
    if name == "remove":
        return (_removal(doc, span, observed),)
    if name == "edit":
        made = edited(observed, params)
        return (
            ()
            if made in (observed, None)
            else _replacements(doc, span, observed, [made or ""], Applicability.SAFE)
        )
    if name == "replace":
        return _replacements(doc, span, observed, params or options, Applicability.SAFE)
    return (
        _replacements(doc, span, observed, options, Applicability.UNSAFE)
        if name != "convert"
        else ()
    )


def edited(observed: str, params: Sequence[str]) -> str | None:
    """The match after Vale's `edit`, None where it cannot be made."""
    kind, rest = params[0], params[1:]
    if kind in ("regex", "replace"):
        return re.sub(rest[0], re.sub(r"\$(\d+)", r"\\\1", rest[1]), observed)
    if kind == "remove":
        return observed.translate({ord(char): None for char in "".join(rest)})
    if kind == "truncate":
        return observed.partition(rest[0] if rest else " ")[0]
    if kind == "split":
        parts = observed.split(rest[0] if rest else None)
        index = int(rest[1]) if len(rest) > 1 and rest[1].isdecimal() else 0
        return parts[index] if index < len(parts) else None
    chars = rest[0] if rest else None
    return {"trim": observed.strip, "trim_left": observed.lstrip, "trim_right": observed.rstrip}[
        kind
    ](chars)


def cased(text: str, observed: str) -> str:
    """`text` with the capitals of `observed`: "use" for "utilize", "Use" for "Utilize", "USE" for
    "UTILIZE".
    """
    if not text or not text[0].islower():
        return text
    if len(observed) > 1 and observed.isupper():
        return text.upper()
    return text[0].upper() + text[1:] if observed[:1].isupper() else text


def _replacements(
    doc: Document, span: Span, observed: str, options: Sequence[str], applicability: Applicability
) -> tuple[Fix, ...]:
    if len(options) != 1:
        applicability = Applicability.MANUAL
    if _marked_up(doc, span):
        applicability = min(applicability, Applicability.UNSAFE)
    return tuple(
        Fix(_title(observed, option), (Edit(span, option),), applicability) for option in options
    )


def _title(observed: str, option: str) -> str:
    return f"Replace '{observed}' with '{option}'" if option else f"Remove '{observed}'"


def _removal(doc: Document, span: Span, observed: str) -> Fix:
    """The match goes, and with it the blank that would else stand double."""
    start, end = span
    before, after = doc.source[start - 1 : start], doc.source[end : end + 1]
    opens = (
        not before
        or before in "\n\r"
        or (before in " \t" and doc.source[max(start - 9, 0) : start].rstrip(" \t")[-1:] in _ENDS)
    )
    if before in (" ", "\t") and (not after or after.isspace() or after in ",.;:!?)"):
        start -= 1
    elif after in (" ", "\t") and (not before or before.isspace()):
        end += 1
    safe = not opens and not _marked_up(doc, span)
    return Fix(
        f"Remove '{observed}'",
        (Edit(Span(start, end)),),
        Applicability.SAFE if safe else Applicability.UNSAFE,
    )


def _marked_up(doc: Document, span: Span) -> bool:
    """Whether the words of the span are parted by markup; a span inside markup (of a rule that
    looks at the source) is all of one piece.
    """
    inside = span.of(doc.prose)
    return (
        inside.strip(JOINER + OBJECT) != ""
        and (JOINER in inside or OBJECT in inside)
        and inside != span.of(doc.source)
    )
