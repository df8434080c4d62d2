"""What `editlint fix --ask` says and asks on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from editlint.cli.output import echo
from editlint.fix.apply import Applied
from editlint.formats.full import finding_lines
from editlint.formats.shared.line_indexes import LineIndexes
from editlint.formats.shared.terminal import Style, printable
from editlint.model.finding import Applicability, Finding, Fix
from editlint.run.interactive import Answer, Question

FEW = 3  # lines of a copy that are shown when it goes: its words still stand in the other copy
_WITHOUT_MORE = {
    "s": Answer("skip"),
    "skip": Answer("skip"),
    "q": Answer("quit"),
    "quit": Answer("quit"),
}


def decide(question: Question, style: Style) -> Answer:
    """Show a finding and ask until there is an answer. The end of the input means quit."""
    file, finding, fixes = question.report, question.finding, question.fixes
    echo(["", *finding_lines(finding, file.path, LineIndexes((file,)), style)], style)
    echo(f"  {number}: {printable(fix.title)}" for number, fix in enumerate(fixes[1:], 2))
    choices = f"  {', '.join(_choices(fixes))}"
    answer = None
    while answer is None:
        try:
            answer = _answer(_asked(choices, "s", " ? ").lower(), fixes)
        except (click.Abort, EOFError):
            return Answer("quit")
    if answer.what == "mend":
        fix = fixes[answer.choice]
        taken = [edit.span.of(file.source) for edit in fix.edits]
        echo(_removed(taken, _leaves_a_copy(finding, fix), style), style)
    return answer


def _asked(text: str, default: str, suffix: str) -> str:
    reply: str = click.prompt(text, prompt_suffix=suffix, default=default, show_default=False)
    return reply.strip()


def _choices(fixes: Sequence[Fix]) -> Iterator[str]:
    if fixes:
        yield "[m]end"
    yield from (f"[{number}] other choice" for number in range(2, len(fixes) + 1))
    yield from ("[a]llow with a reason", "[s]kip", "[q]uit")


def _answer(reply: str, fixes: Sequence[Fix]) -> Answer | None:
    """What a reply means; None where it means nothing here."""
    if reply in ("m", "mend") and fixes:
        return Answer("mend")
    if reply.isdecimal() and 1 <= int(reply) <= len(fixes):
        return Answer("mend", int(reply) - 1)
    if reply in ("a", "allow"):
        reason = _asked("  Why is it wanted", "", "? ")
        return Answer("allow", reason=reason) if reason else None
    return _WITHOUT_MORE.get(reply)


def fixed_lines(path: str, applied: Sequence[Applied], style: Style) -> Iterator[str]:
    """What was done to a file, with everything that was taken out of it."""
    for one in applied:
        place = f"{printable(path)}:{one.position.line}"
        yield f"{place}: {printable(one.fix.title)} ({one.finding.rule})"
        yield from _removed(one.removed, _leaves_a_copy(one.finding, one.fix), style)
    yield ""


def _leaves_a_copy(finding: Finding, fix: Fix) -> bool:
    """Does what the fix takes out still stand in another place?"""
    return finding.category == "duplication" and fix.applicability == Applicability.SAFE


def _removed(parts: Sequence[str], copy: bool, style: Style) -> Iterator[str]:
    """What is taken out, marked as a diff marks it; a few lines where an equal copy stays."""
    lines = [line for part in parts for line in part.splitlines() if line.strip()]
    shown = lines if not copy or len(lines) <= FEW + 1 else lines[:FEW]
    for line in shown:
        yield style(f"    - {printable(line)}", "red")
    more = len(lines) - len(shown)
    if more:
        yield style(f"    - ... and {more} more lines that stand in the copy that stays", "red")
