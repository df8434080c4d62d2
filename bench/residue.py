"""How many planted lines of residue are found, and what is said of ordinary prose that looks alike.

    python bench/residue.py [--show]

Each line of residue-lines.yaml is planted where its kind stands (openings above an article,
closings below it, the rest between its paragraphs, sound ones at all three places), in Markdown and
in plain text. Found is a line that a warning or an error meets. Prints a line of JSON for each
kind; `--show` prints what was missed, and what was said of sound lines.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import yaml

from editlint.model.finding import Severity
from editlint.project.settings import Settings
from editlint.run.linter import Linter

LINES = Path(__file__).parent / "residue-lines.yaml"
LINTER = Linter(Settings())
TITLE = "The ferry sails again"
ARTICLE = [
    "The ferry across the sound sails again from Monday, after three weeks in the yard at Brae.",
    "Its engine was taken out and cleaned, and two plates in the hull were replaced.",
    "The first boat leaves at seven. On market days there is another at noon, as before.",
    "People on the island had gone to the shops by fishing boat, and the school was shut.",
]
AT = {"opening": 0, "closing": 4, "placeholder": 2, "merge": 2, "sound": 2}
CATEGORIES = ("residue", "boilerplate")


def planted(line: str, at: int, form: str) -> str:
    """An article with `line` before its paragraph number `at`."""
    paragraphs = [*ARTICLE[:at], line, *ARTICLE[at:]]
    title = f"# {TITLE}" if form == "md" else TITLE
    if at == 0:
        paragraphs[:1] = [line, title]
        title = ""
    return "\n\n".join(filter(None, [title, *paragraphs])) + "\n"


def said(line: str, at: int, form: str) -> list[str]:
    """The rules that warn of the planted line."""
    text = planted(line, at, form)
    start = text.index(line)
    _, findings = LINTER.check(text, f"a.{form}")
    return [
        finding.rule
        for finding in findings
        if finding.severity >= Severity.WARNING
        and finding.category in CATEGORIES
        and finding.span.start < start + len(line)
        and finding.span.end > start
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    for kind, lines in yaml.safe_load(LINES.read_text(encoding="utf-8")).items():
        places = (0, 2, 4) if kind == "sound" else (AT[kind],)
        tried = [(line, at, form) for line in lines for at in places for form in ("md", "txt")]
        results = [(line, at, form, said(line, at, form)) for line, at, form in tried]
        print(
            json.dumps(
                {"kind": kind, "tried": len(tried), "found": sum(bool(r[3]) for r in results)}
            )
        )
        for line, at, form, rules in results if show else ():
            if bool(rules) == (kind == "sound"):
                print(f"  {form} at {at}: {line}   {' '.join(rules)}")


if __name__ == "__main__":
    main()
