"""What `editlint fix --ask` says and asks on the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from editlint.cli.output import columns, echo
from editlint.fix.apply import Applied
from editlint.formats.full import finding_lines
from editlint.formats.shared.conclusion import verdict
from editlint.formats.shared.excerpt import Page
from editlint.formats.shared.layout import wrapped
from editlint.formats.shared.line_indexes import LineIndexes
from editlint.formats.shared.terminal import Style, printable, width
from editlint.model.finding import Applicability, Finding, Fix
from editlint.model.places import LineIndex
from editlint.run.questions import Answer, AskRun, Question, What

FEW = 3  # lines of a copy that are shown when it goes: its words still stand in the other copy
AROUND, MOST = 1, 14  # lines that are shown around a place, and of each copy
_DONE: Mapping[What, str] = {"mend": "mended", "allow": "allowed", "skip": "skipped"}
_HELP = (
    ("m", "make the change that the line “Fix” tells of"),
    ("2, 3", "make another of the changes, where there are several"),
    ("a", "note that it is wanted, with a reason, in editlint-allow.toml"),
    ("s", "leave it as it is; Enter does the same"),
    ("M, A, S", "do the same with all that this rule finds from here on"),
    ("u", "take the last answer back"),
    ("q", "stop; what was answered stands"),
)


class Terminal:
    """The person at the terminal, who decides on each finding."""

    def __init__(self, style: Style) -> None:
        self._page = Page(style, columns(), MOST, AROUND)

    def decide(self, question: Question) -> Answer:
        """Show a finding and ask until there is an answer. The end of the input means quit."""
        file, finding, fixes = question.report, question.finding, question.fixes
        style = self._page.style
        echo(["", style(f"{question.number} of {question.total}", "bold")], style)
        shown = finding_lines([finding], file.path, LineIndexes((file,)), self._page)
        echo(shown, style)
        for number, fix in enumerate(fixes[1:], 2):
            echo(wrapped(f"{number}: {printable(fix.title)}", self._page.columns, "  ", "  "))
        *all_but_last, choices = wrapped(", ".join(_choices(question)), self._page.columns - 3)
        while True:
            echo(all_but_last)
            try:
                reply = _asked(choices, "s", " ? ")
                answer = self._answer(reply, question)
            except (click.Abort, EOFError):
                return Answer("quit")
            if answer:
                return answer

    def done(self, question: Question, answer: Answer) -> None:
        """Tell what an answer did; with what it took out of the text."""
        finding, style = question.finding, self._page.style
        if answer.what == "skip":
            return
        line = LineIndex(question.report.source).position(finding.span.start).line
        told = _DONE[answer.what].capitalize()
        echo([f"  {told}: {printable(question.report.path)}:{line}"], style)
        if answer.what == "mend":
            fix = finding.fixes[answer.choice]
            taken = [edit.span.of(question.report.source) for edit in fix.edits]
            echo(_removed(taken, _leaves_a_copy(finding, fix), style), style)

    def objected(self, why: str) -> None:
        """Tell why an answer could not be carried out."""
        echo([f"  Not done: {why}."])

    def _answer(self, reply: str, question: Question) -> Answer | None:
        """What a reply means; None where it means nothing here, which is told."""
        fixes, for_all = question.fixes, reply in ("M", "A", "S")
        word = reply.lower()
        if word in ("m", "mend") and fixes:
            return Answer("mend", for_all=for_all)
        if word.isdecimal() and 1 <= int(word) <= len(fixes):
            return Answer("mend", int(word) - 1)
        if word in ("a", "allow"):
            reason = _asked("  Why is it wanted", "", "? ")
            return Answer("allow", reason=reason, for_all=for_all) if reason else None
        if word in ("s", "skip"):
            return Answer("skip", for_all=for_all)
        if word in ("q", "quit"):
            return Answer("quit")
        if word in ("u", "undo") and question.can_undo:
            return Answer("undo")
        self._help(question.finding.rule, word)
        return None

    def _help(self, rule: str, word: str) -> None:
        if word not in ("?", "h", "help"):
            told = f"'{printable(word)}' is no answer here; ? tells which are."
            echo(wrapped(told, self._page.columns))
            return
        for key, what in _HELP:
            echo(_hanging(f"  {key:<9}", what.replace("this rule", rule)))


def _hanging(mark: str, text: str) -> list[str]:
    """A text in lines that fit, beside a mark."""
    first, *rest = wrapped(text, columns(), " " * len(mark))
    return [mark + first[len(mark) :], *rest]


def _asked(text: str, default: str, suffix: str) -> str:
    reply: str = click.prompt(text, prompt_suffix=suffix, default=default, show_default=False)
    return reply.strip()


def _choices(question: Question) -> Iterator[str]:
    if question.fixes:
        yield "[m]end"
    yield from (f"[{number}] other choice" for number in range(2, len(question.fixes) + 1))
    yield from ("[a]llow with a reason", "[s]kip")
    if question.can_undo:
        yield "[u]ndo"
    yield from ("[q]uit", "[?] help")


def closing_lines(done: AskRun, again: str) -> Iterator[str]:
    """What was decided of how much, and the verdict on what is left."""
    decided = sum(done.decided.values())
    parts = [f"{done.decided[what]} {told}" for what, told in _DONE.items() if done.decided[what]]
    left = f"; {done.left} not looked at" if done.left else ""
    told = f": {', '.join(parts)}" if parts else ""
    yield from wrapped(f"Decided {decided} of {decided + done.left}{told}{left}.", columns(), "")
    for line in verdict(done.report, again):
        yield from wrapped(line.text, columns(), "", "  ")


def fixed_lines(path: str, applied: Sequence[Applied], style: Style) -> Iterator[str]:
    """What was done to a file, with everything that was taken out of it."""
    for one in applied:
        at = f":{one.lines[0]}" if one.called == "line" else f": {one.called} {one.lines[0]}"
        place = f"{printable(path)}{at}"
        yield f"{place}: {printable(one.title)} ({one.finding.rule})"
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
        text = f"    - {printable(line)}"
        fits = width(text) <= columns()
        for part in [text] if fits else _hanging("    - ", printable(line)):
            yield style(part, "red")
    more = len(lines) - len(shown)
    if more:
        yield style(f"    - ... and {more} more lines that stand in the copy that stays", "red")
