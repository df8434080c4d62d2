"""What `editlint fix --ask` says and asks on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from editlint.cli.output import say
from editlint.fix.apply import Applied
from editlint.formats._terminal import Paint, printable
from editlint.formats.full import finding_lines
from editlint.model.finding import Applicability, Fix
from editlint.model.places import LineIndex
from editlint.run.interactive import Answer, Question

FEW = 3  # lines of a copy that are shown when it goes: its words still stand in the other copy


def decide(question: Question, paint: Paint) -> Answer:
    """Show a finding and ask until there is an answer. The end of the input means quit."""
    file = question.report
    say(["", *finding_lines(question.finding, file, {file.path: LineIndex(file.source)}, paint)])
    say(f"  {number}: {printable(fix.title)}" for number, fix in enumerate(question.fixes[1:], 2))
    choices = _choices(question.fixes)
    while True:
        try:
            said = (
                click.prompt(
                    f"  {', '.join(choices.values())}",
                    prompt_suffix=" ? ",
                    default="s",
                    show_default=False,
                )
                .strip()
                .lower()
            )
            answer = _answer(said, question.fixes)
        except (click.Abort, EOFError):
            return Answer("quit")
        if answer:
            if answer.what == "mend":
                say(
                    removed(
                        file.source,
                        question.fixes[answer.choice],
                        question.finding.category == "duplication",
                        paint,
                    )
                )
            return answer


def _choices(fixes: Sequence[Fix]) -> dict[str, str]:
    offered = {"m": "[m]end"} if fixes else {}
    offered |= {str(k): f"[{k}] other choice" for k in range(2, len(fixes) + 1)}
    return offered | {"a": "[a]llow with a reason", "s": "[s]kip", "q": "[q]uit"}


def _answer(said: str, fixes: Sequence[Fix]) -> Answer | None:
    """What a reply means; None where it means nothing here."""
    if said in ("m", "mend") and fixes:
        return Answer("mend")
    if said.isdecimal() and 1 <= int(said) <= len(fixes):
        return Answer("mend", int(said) - 1)
    if said in ("a", "allow"):
        reason = click.prompt(
            "  Why is it wanted", prompt_suffix="? ", default="", show_default=False
        ).strip()
        return Answer("allow", reason=reason) if reason else None
    return {
        "s": Answer("skip"),
        "skip": Answer("skip"),
        "q": Answer("quit"),
        "quit": Answer("quit"),
    }.get(said)


def mended(path: str, applied: Sequence[Applied], paint: Paint) -> Iterator[str]:
    """What was done to a file, with everything that was taken out of it."""
    for one in applied:
        yield f"{printable(path)}:{one.position.line}: {printable(one.fix.title)} ({one.finding.rule})"
        safe_copy = (
            one.finding.category == "duplication" and one.fix.applicability == Applicability.SAFE
        )
        yield from _taken(one.removed, safe_copy, paint)
    yield ""


def removed(source: str, fix: Fix, copy: bool, paint: Paint) -> Iterator[str]:
    """The text that a fix takes out, marked as a diff marks it; a few lines where an equal copy
    stays.
    """
    taken = [edit.span.of(source) for edit in fix.edits]
    return _taken(taken, copy and fix.applicability == Applicability.SAFE, paint)


def _taken(parts: Sequence[str], copy: bool, paint: Paint) -> Iterator[str]:
    lines = [line for part in parts for line in part.splitlines() if line.strip()]
    shown = lines if not copy or len(lines) <= FEW + 1 else lines[:FEW]
    for line in shown:
        yield paint(f"    - {printable(line)}", "red")
    if len(shown) < len(lines):
        yield paint(
            f"    - ... and {len(lines) - len(shown)} more lines that stand in the copy that stays",
            "red",
        )
