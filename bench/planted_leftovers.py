"""How many leftovers set between two paragraphs of an article are found, and what is found without.

    python bench/planted_leftovers.py [--set first|...|fourth|FILE.yaml] [--show]

Each line of planted-leftovers.yaml is planted in 40 published articles (EDITLINT_EVAL, by default
../shared beside the repository), in each once, between two paragraphs of running text: as pasted
text, in Markdown, and in HTML. A line counts as found where a warning or an error of the category
boilerplate covers half of it. Prints a line of JSON for each format: the share found, by kind as
well, and `alarms`: shown findings on the same articles with nothing planted. `--show` prints for
each line the articles of 40 in which it was found in each format.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import yaml
from markdown_it import MarkdownIt

from editlint.model.document import Document
from editlint.model.finding import Severity
from editlint.parse import parse
from editlint.project.settings import Settings
from editlint.run.linter import Linter
from leftover_sources import pasted

HERE = Path(__file__).parent
EVAL = Path(os.environ.get("EDITLINT_EVAL", HERE.parents[1] / "shared"))
LINTER = Linter(Settings(select=("boilerplate",)))
ARTICLES = 40
PARAGRAPH = 20  # words that both paragraphs around a planted line have at least
Lines = Mapping[str, list[str]]  # of planted lines by kind


def as_text(markdown: str) -> str:
    return pasted(parse(markdown, path="a.md"))


def as_html(markdown: str) -> str:
    doc = parse(markdown, path="a.md")
    start = next((block.span.start for block in doc.blocks if block.kind != "front_matter"), 0)
    body = MarkdownIt("commonmark").enable("table").render(markdown[start:])
    return f'<!doctype html>\n<html lang="en"><body><article>\n{body}</article></body></html>\n'


FORMATS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "text": ("a.txt", as_text),
    "markdown": ("a.md", str),
    "html": ("a.html", as_html),
}


def articles() -> Iterator[tuple[str, int]]:
    """Published articles in Markdown, each with the place where a line is planted."""
    path = EVAL / "data" / "clean-articles.dev.jsonl.gz"
    if not path.exists():
        sys.exit(f"{path} is not there (set EDITLINT_EVAL)")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows.sort(key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest())
    count = 0
    for row in rows:
        places = list(between_paragraphs(parse(row["text"], path="a.md")))
        if places and count < ARTICLES:
            count += 1
            yield row["text"], places[len(row["text"]) % len(places)]


def between_paragraphs(doc: Document) -> Iterator[int]:
    """Where a paragraph of running text ends and the next follows, in code points."""
    for above, below in pairwise(doc.blocks):
        around = (above, below)
        if all(
            block.kind == "paragraph"
            and block.role == "body"
            and len(doc.words.keys_of(block.span)) >= PARAGRAPH
            for block in around
        ):
            yield above.span.end


def shown(text: str, name: str) -> list[tuple[int, int]]:
    """The spans of the findings that a default run shows."""
    _, findings = LINTER.check(text, name)
    return [
        finding.span
        for finding in findings
        if finding.status == "open" and finding.severity >= Severity.WARNING
    ]


def is_found(text: str, name: str, line: str, alone: str) -> bool:
    """Whether a shown finding covers half of the planted `line`; `alone` is the text without it."""
    first = next(
        (at for at, (one, other) in enumerate(zip(text, alone, strict=False)) if one != other),
        min(len(text), len(alone)),
    )
    start = text.index(line, max(0, first - len(line)))
    stop = start + len(line)
    return any(
        (min(stop, end) - max(start, begin)) * 2 >= len(line) for begin, end in shown(text, name)
    )


def measure(form: str, planted: Lines) -> tuple[dict[str, object], Counter[str]]:
    """The figures of one format, and how often each line is found."""
    name, make = FORMATS[form]
    found: Counter[str] = Counter()
    alarms = 0
    for source, place in articles():
        alone = make(source)
        alarms += len(shown(alone, name))
        for line in (line for lines in planted.values() for line in lines):
            text = make(f"{source[:place]}\n\n{line}{source[place:]}")
            dressed = line.replace('"', "&quot;") if form == "html" else line
            found[line] += is_found(text, name, dressed, alone)
    shares = {
        kind: round(sum(found[line] for line in lines) / len(lines) / ARTICLES, 2)
        for kind, lines in planted.items()
    }
    count = sum(map(len, planted.values()))
    share = round(found.total() / count / ARTICLES, 4)
    return {"format": form, "lines": count, "found": share, "alarms": alarms, **shares}, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="first", help="first to fourth, or a YAML file")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if asked.set.endswith(".yaml"):
        planted: Lines = yaml.safe_load(Path(asked.set).read_text(encoding="utf-8"))
    else:
        written = (HERE / "planted-leftovers.yaml").read_text(encoding="utf-8")
        planted = yaml.safe_load(written)[asked.set]
    of_line: dict[str, list[int]] = {}
    for form in FORMATS:
        figures, found = measure(form, planted)
        print(json.dumps(figures, ensure_ascii=False), flush=True)
        for lines in planted.values():
            for line in lines:
                of_line.setdefault(line, []).append(found[line])
    for line, counts in of_line.items() if asked.show else ():
        print(*(f"{count:3}" for count in counts), line)


if __name__ == "__main__":
    main()
