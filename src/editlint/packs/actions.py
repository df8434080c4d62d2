"""Vale's actions as fixes.

action: {name: replace}                      with what a substitution prefers, or `params`
action: {name: remove}                       the match goes
action: {name: edit, params: [truncate, ":"]}   the match is made anew from itself
action: {name: suggest, params: [...]}       a hint: for a person to decide
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix
from editlint.model.places import JOINER, OBJECT, Span

_ENDS = frozenset(".!?:;”\"'’)\n\r")
_LOOK_BACK = 9  # characters before a match in which the end of a sentence is looked for


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
    if name == "convert":
        return ()
    if name == "replace":
        return _replacements(doc, span, observed, params or options, Applicability.SAFE)
    if name == "edit":
        made = edited(observed, params)
        if made is None or made == observed:
            return ()
        return _replacements(doc, span, observed, [made], Applicability.SAFE)
    return _replacements(doc, span, observed, options, Applicability.UNSAFE)


def edited(observed: str, params: Sequence[str]) -> str | None:
    """The match after Vale's `edit` (`params`: its kind, then what it takes), None where it cannot
    be made.
    """
    return _EDITS[params[0]](observed, params[1:])


def _sub(observed: str, params: Sequence[str]) -> str:
    """Go writes `$1` for a group, Python `\\1`."""
    pattern, replacement = params[:2]
    return re.sub(pattern, re.sub(r"\$(\d+)", r"\\\1", replacement), observed)


def _without(observed: str, params: Sequence[str]) -> str:
    return observed.translate({ord(char): None for char in "".join(params)})


def _truncated(observed: str, params: Sequence[str]) -> str:
    return observed.partition(params[0] if params else " ")[0]


def _part(observed: str, params: Sequence[str]) -> str | None:
    """The part with the number `params[1]`, cut at `params[0]`."""
    parts = observed.split(params[0] if params else None)
    number = int(params[1]) if len(params) > 1 and params[1].isdecimal() else 0
    return parts[number] if number < len(parts) else None


def _characters(params: Sequence[str]) -> str | None:
    """What is trimmed; None: blanks."""
    return params[0] if params else None


_EDITS: Mapping[str, Callable[[str, Sequence[str]], str | None]] = {
    "regex": _sub,
    "replace": _sub,
    "remove": _without,
    "truncate": _truncated,
    "split": _part,
    "trim": lambda observed, params: observed.strip(_characters(params)),
    "trim_left": lambda observed, params: observed.lstrip(_characters(params)),
    "trim_right": lambda observed, params: observed.rstrip(_characters(params)),
}


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
    """The match goes, and with it the blank that would else stand double.

    At the start of a sentence the next word would want a capital: that is not safe.
    """
    safe = not _opens_a_sentence(doc, span.start) and not _marked_up(doc, span)
    applicability = Applicability.SAFE if safe else Applicability.UNSAFE
    return Fix(f"Remove '{observed}'", (Edit(_with_a_blank(doc, span)),), applicability)


def _with_a_blank(doc: Document, span: Span) -> Span:
    start, end = span
    before, after = doc.source[start - 1 : start], doc.source[end : end + 1]
    if before in (" ", "\t") and (not after or after.isspace() or after in ",.;:!?)"):
        return Span(start - 1, end)
    if after in (" ", "\t") and (not before or before.isspace()):
        return Span(start, end + 1)
    return span


def _opens_a_sentence(doc: Document, start: int) -> bool:
    before = doc.source[start - 1 : start]
    if not before or before in "\n\r":
        return True
    if before not in " \t":
        return False
    return doc.source[max(start - _LOOK_BACK, 0) : start].rstrip(" \t")[-1:] in _ENDS


def _marked_up(doc: Document, span: Span) -> bool:
    """Whether the words of the span are parted by markup.

    A span inside markup (of a rule that looks at the source) is all of one piece.
    """
    inside = span.of(doc.prose)
    if inside == span.of(doc.source) or not inside.strip(JOINER + OBJECT):
        return False
    return JOINER in inside or OBJECT in inside
