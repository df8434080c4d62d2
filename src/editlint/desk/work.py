"""What a worker process does with one text. It gets and gives plain values, and keeps nothing of a
text; the rules of the last settings are kept, for they take longer to make than a check.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from editlint.formats import RenderOptions, renderer
from editlint.model.finding import Finding
from editlint.model.report import FileReport, Report
from editlint.page.model import FilePage, file_page
from editlint.page.render import environment
from editlint.project.discover import Discovered
from editlint.project.settings import Settings
from editlint.run.api import gathered
from editlint.run.linters import Linters
from editlint.run.task import FailedError, Mend, Outcome, Task, done

PREFIX = "d-"  # of the ids in the page


def checked(settings: bytes, text: str, path: str | None) -> dict[str, Any]:
    """The report on a text, as `editlint check --output-format json` gives it."""
    return _json(_report(settings, text, path))


def mended(settings: bytes, text: str, path: str | None, unsafe: bool) -> dict[str, Any]:
    """The text with every safe fix made (`unsafe`: with others too), and the report on what is
    left.
    """
    linters = _linters(settings)
    task, outcome = _done(linters, text, path, Mend(unsafe))
    report = outcome.report(task)
    return {
        "text": report.source,
        "mended": len(outcome.applied),
        "report": _json(_run(report, linters)),
    }


def looked_at(settings: bytes, text: str, path: str | None) -> dict[str, Any]:
    """What the desk shows of a text: the findings with their places, cards, map and verdict."""
    report = _report(settings, text, path)
    (file,) = report.files
    shown = [finding for finding in file.findings if finding.status == "open"]
    page = file_page(1, file, shown, report.rules)
    template = environment().get_template("desk-parts.html")
    return {
        "text": file.source,
        "findings": [_finding(finding, page, number) for number, finding in enumerate(shown, 1)],
        "verdict": page.verdict._asdict(),
        "html": template.render(page=page, prefix=PREFIX),
    }


def explained(settings: bytes, name: str) -> dict[str, Any] | None:
    """The page of a rule as HTML and its severity here, None where there is no such rule."""
    from markdown_it import MarkdownIt

    from editlint.reference.rule_page import page

    for choice in _linters(settings).first.choices(None):
        if choice.rule.name == name:
            html = (
                MarkdownIt("commonmark", {"html": False}).enable("table").render(page(choice.rule))
            )
            severity = choice.severity.label if choice.on else "off"
            return {"name": name, "html": html, "severity": severity}
    return None


def rules(settings: bytes) -> list[dict[str, Any]]:
    """Every rule with its severity here."""
    return [
        {
            "name": choice.rule.name,
            "category": choice.rule.category,
            "severity": choice.severity.label if choice.on else "off",
            "summary": choice.rule.summary,
        }
        for choice in _linters(settings).first.choices(None)
    ]


@lru_cache(maxsize=2)
def _linters(settings: bytes) -> Linters:
    """The rules with these settings, which come pickled by the server itself."""
    given: Settings = pickle.loads(settings)
    return Linters(given)


def _report(settings: bytes, text: str, path: str | None) -> Report:
    linters = _linters(settings)
    task, outcome = _done(linters, text, path)
    return _run(outcome.report(task), linters)


def _done(
    linters: Linters, text: str, path: str | None, mend: Mend | None = None
) -> tuple[Task, Outcome]:
    """The text checked or mended as one of a run is: a rule that fails costs its findings.

    Raises `FailedError` where the text itself cannot be checked.
    """
    linter = linters.of(path)
    task = Task(path, text, linter.known(path, text), mend)
    outcome = done(linter, task)
    if outcome.error:
        raise FailedError(outcome.error)
    return task, outcome


def _run(file: FileReport, linters: Linters) -> Report:
    return gathered([file], Discovered(()), linters)


def _json(report: Report) -> dict[str, Any]:
    made: dict[str, Any] = json.loads("".join(renderer("json")(report, RenderOptions())))
    return made


def _finding(finding: Finding, page: FilePage, number: int) -> dict[str, Any]:
    fix = finding.fixes[0] if finding.fixes else None
    edits: Sequence[Any] = fix.edits if fix else ()
    return {
        "number": number,
        "rule": finding.rule,
        "severity": finding.severity.label,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "line": next(card.line for card in page.cards if card.number == number),
        "span": list(finding.span),
        "related": [list(each.span) for each in finding.related if each.path is None],
        "fix": fix
        and {
            "title": fix.title,
            "applicability": fix.applicability.label,
            "edits": [[*edit.span, edit.text] for edit in edits],
        },
    }
