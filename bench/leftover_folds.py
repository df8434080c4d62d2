"""Score `leftover-boilerplate` on sites and articles that its model was not trained on, with the
functions of the scorer itself.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from editlint.fix.apply import fix
from editlint.lint.lint import Active, lint
from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.finding import Finding
from editlint.model.rule import Context
from editlint.parse import parse
from editlint.registry import builtin
from editlint.rules.boilerplate.leftover_boilerplate import MODEL, leftover_boilerplate
from editlint.rules.boilerplate.production_note import production_note
from leftover_sources import pasted, sources
from train_boilerplate import FOLDS, ROOT, Text, load, trained
from train_boilerplate import _hash as hash_of

CARD = ROOT / "docs" / "leftover-model.md"


class Checker:
    """The rules on leftovers, one of them with the model of one fold."""

    def __init__(self, model: Mapping[str, Any]) -> None:
        data = Data({**builtin.data(), MODEL: model})
        self.active = [
            Active(rule, None, Context(rule.options, data))
            for rule in (leftover_boilerplate, production_note)
        ]

    def findings(self, source: str, path: str) -> tuple[Document, tuple[Finding, ...]]:
        doc = parse(source, path=path)
        return doc, lint(doc, self.active)

    def shown(self, source: str, path: str) -> list[dict[str, Any]]:
        return [
            {
                "category": finding.category,
                "severity": finding.severity.label,
                "span": {"start": finding.span.start, "end": finding.span.end},
            }
            for finding in self.findings(source, path)[1]
        ]

    def mended(self, source: str, path: str) -> str:
        return fix(source, lambda text: self.findings(text, path)).text


def measure(
    data: Path,
    pages: Sequence[dict[str, Any]],
    articles: Sequence[dict[str, Any]],
    texts: Sequence[Text],
    model: Mapping[str, Any],
    clones: Path,
) -> None:
    """Print the scorer's figures and write the model card.

    `model` is the one that was trained on all `texts`; its thresholds hold for the others too.
    """
    scorer = _scorer(data)
    checkers = [
        Checker(trained([text for text in texts if text.fold != fold], model["thresholds"]))
        for fold in range(FOLDS)
    ]
    whole = Checker(model)
    said = [
        _pages(
            scorer,
            "wcxb, folds by site",
            pages,
            [checkers[hash_of(page["domain"]) % FOLDS] for page in pages],
        )
    ]
    said.append(
        _crops(
            scorer,
            "wcxb, folds by site",
            pages,
            [checkers[hash_of(page["domain"]) % FOLDS] for page in pages],
        )
    )
    others = load(data / "aeb-window.dev.jsonl.gz")
    said.append(_pages(scorer, "aeb, not trained on", others, [whole] * len(others)))
    said.append(_crops(scorer, "aeb, not trained on", others, [whole] * len(others)))
    published = [Sound(one["id"], "a.md", one["text"]) for one in articles]
    said.append(_sound("published articles, folds by file", published, checkers))
    documents = list(sources(clones))
    as_written = [Sound(one.repository, one.path, one.text) for one in documents]
    as_pasted = [
        Sound(one.repository, "a.txt", pasted(parse(one.text, path=one.path))) for one in documents
    ]
    said.append(_sound("documents, folds by repository", as_written, checkers))
    said.append(_sound("documents pasted, folds by repository", as_pasted, checkers))
    lines = [line for text in said for line in text.splitlines()]
    print("\n".join(lines))
    before, mark, rest = CARD.read_text(encoding="utf-8").partition("```\n")
    after = rest.partition("```\n")[2]
    figures = "\n".join(line for line in lines if line.startswith("{"))
    CARD.write_text(f"{before}{mark}{figures}\n{mark}{after}", encoding="utf-8")


def _scorer(data: Path) -> Any:
    sys.path.insert(0, str(data.parent / "score"))
    spec = importlib.util.find_spec("boilerplate")
    if spec is None or spec.loader is None:
        sys.exit(f"no score/boilerplate.py beside {data}")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def _source(page: Mapping[str, Any]) -> str:
    return "".join(f"{line[0]}\n" for line in page["lines"])


def _pages(
    scorer: Any, name: str, pages: Sequence[dict[str, Any]], checkers: Sequence[Checker]
) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        found = [
            checker.shown(_source(page), "a.txt")
            for page, checker in zip(pages, checkers, strict=True)
        ]
        for what, levels in scorer.LEVELS.items():
            scorer.report(
                name,
                what,
                pages,
                [
                    scorer.flagged_lines(page, findings, levels)
                    for page, findings in zip(pages, found, strict=True)
                ],
            )
        after = [
            checker.mended(_source(page), "a.txt")
            for page, checker in zip(pages, checkers, strict=True)
        ]
        gone = [scorer.removed_lines(page, text) for page, text in zip(pages, after, strict=True)]
        scorer.report(name, "fix", pages, gone)
    for page, lines in zip(pages, gone, strict=True):
        for text, *_, label in (
            page["lines"][number] for number in sorted(lines) if page["lines"][number][3] != "b"
        ):
            print(page["domain"], "lost", label, text[:80], file=sys.stderr)
    return out.getvalue()


def _crops(
    scorer: Any, name: str, pages: Sequence[dict[str, Any]], checkers: Sequence[Checker]
) -> str:
    counts = {"bodies": [0, 0], "short": [0, 0]}
    owners = [checker for checker in checkers for _ in counts]
    for (kind, page), checker in zip(scorer.cropped(pages), owners, strict=True):
        flagged = scorer.flagged_lines(
            page, checker.shown(_source(page), "a.txt"), scorer.LEVELS["default"]
        )
        counts[kind][0] += sum(page["lines"][number][3] == "c" for number in flagged)
        counts[kind][1] += sum(line[3] == "c" for line in page["lines"])
    rows = [
        {
            "set": name,
            "what": f"crop-{kind}",
            "body_lines": lines,
            "flagged_by_default": round(flagged / lines, 4),
        }
        for kind, (flagged, lines) in counts.items()
    ]
    return "\n".join(map(json.dumps, rows))


class Sound(NamedTuple):
    """A text in which nothing is a leftover; `site` decides who has not seen it."""

    site: str
    path: str
    text: str


def _sound(name: str, texts: Sequence[Sound], checkers: Sequence[Checker]) -> str:
    shown = error = changed = 0
    for site, path, text in texts:
        checker = checkers[hash_of(site) % FOLDS]
        alarms = [
            finding
            for finding in checker.findings(text, path)[1]
            if finding.severity.label != "info"
        ]
        shown += bool(alarms)
        error += any(finding.severity.label == "error" for finding in alarms)
        changed += checker.mended(text, path) != text
        for finding in alarms:
            print(name, site, path, finding.severity.label, finding.message, file=sys.stderr)
    count = len(texts)
    return json.dumps(
        {
            "set": name,
            "texts": count,
            "shown": round(shown / count, 4),
            "error": round(error / count, 4),
            "changed_by_fix": changed,
        }
    )
