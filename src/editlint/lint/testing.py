"""A rule's examples, run: what the built-in rules' tests and `editlint test` share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from editlint.fix import apply
from editlint.lint import statuses
from editlint.lint.lint import Active, lint
from editlint.model.document import Document
from editlint.model.finding import Applicability, Finding
from editlint.model.others import Entry, Others
from editlint.model.places import LineIndex, Span
from editlint.model.rule import Context, Example, Rule
from editlint.model.values import dataclass, replace
from editlint.parse import parse
from editlint.reuse.running import entry_of

_MARK = re.compile(r"⟦(?:(\d): ?)?|⟧")


@dataclass(frozen=True, slots=True)
class Marked:
    """An example without its marks.

    `spans` are the unnumbered ones, `pair` the numbered ones by number (1 the primary place).
    """

    text: str
    spans: tuple[Span, ...]
    pair: tuple[tuple[int, Span], ...]


def marked(text: str) -> Marked:
    """Take the marks out of an example. Raises ValueError where a mark is not closed."""
    parts: list[str] = []
    length = at = 0
    opened: list[tuple[int, int]] = []
    spans: list[tuple[int, Span]] = []
    for match in _MARK.finditer(text):
        parts.append(text[at : match.start()])
        length += len(parts[-1])
        at = match.end()
        if match.group() != "⟧":
            opened.append((int(match[1] or 0), length))
        elif opened:
            number, start = opened.pop()
            spans.append((number, Span(start, length)))
        else:
            raise ValueError("an example has ⟧ without ⟦")
    if opened:
        raise ValueError("an example has ⟦ without ⟧")
    spans.sort()
    return Marked(
        "".join([*parts, text[at:]]),
        tuple(span for number, span in spans if not number),
        tuple((number, span) for number, span in spans if number),
    )


def read(example: Example, text: str) -> Document:
    """The document that an example stands for."""
    doc = parse(text, path=f"example.{example.format}")
    return replace(doc, meta={**doc.meta, **example.meta}) if example.meta else doc


def _entry(path: str, text: str) -> Entry:
    return entry_of(parse(text, path=path), path)


def problems(rule: Rule, example: Example, bad: bool, context: Context) -> Iterator[str]:
    """Every way in which the rule does not do with the example what the example says; `context` is
    the rule's own by default.
    """
    mark = marked(example.text)
    others = Others(tuple(_entry(path, text) for path, text in example.files.items()))
    context = replace(context, options={**context.options, **example.options}, others=others)

    def check(text: str) -> tuple[Document, tuple[Finding, ...]]:
        doc = read(example, text)
        found = statuses.apply(doc, lint(doc, [Active(rule, None, context)]))
        if rule.compares:  # what it finds and takes for meant is no finding to an editor
            found = tuple(finding for finding in found if finding.status == "open")
        return doc, found

    _, found = check(mark.text)
    if not bad:
        yield from (
            f"finds {_place(mark.text, finding.span)} in a good example" for finding in found
        )
        return
    yield from _misplaced(mark, found)
    if example.fixed is not None:
        yield from _misfixed(example, mark.text, check)


def _misplaced(mark: Marked, found: Sequence[Finding]) -> Iterator[str]:
    expected = [span for number, span in mark.pair if number == 1] + list(mark.spans)
    got = [finding.span for finding in found]
    yield from (f"does not find {_place(mark.text, span)}" for span in expected if span not in got)
    yield from (
        f"finds {_place(mark.text, span)}, which is not marked"
        for span in got
        if span not in expected
    )
    yield from (
        f"finds {_place(mark.text, span)} more than once"
        for span in set(got)
        if got.count(span) > max(1, expected.count(span))
    )
    others = {related.span for finding in found for related in finding.related}
    yield from (
        f"does not name {_place(mark.text, span)} as the other place"
        for number, span in mark.pair
        if number > 1 and span not in others
    )


def _misfixed(example: Example, text: str, check: apply.Check) -> Iterator[str]:
    fixed = apply.fix(text, check, Applicability.UNSAFE, infos=True)
    if fixed.text != example.fixed:
        yield f"mends it to {fixed.text!r}, not {example.fixed!r}"
    if apply.fix(fixed.text, check, Applicability.UNSAFE, infos=True).text != fixed.text:
        yield "changes the text again when it is fixed a second time"


def _place(text: str, span: Span) -> str:
    shown = span.of(text)
    shown = shown if len(shown) <= 60 else f"{shown[:28]} ... {shown[-28:]}"
    position = LineIndex(text).position(span.start)
    return f"{shown!r} at {position.line}:{position.column}"
