"""How the sourcing rules do on labelled sentences, by genre, with 95 % intervals: the table of
docs/sourcing.md.

usage: sourcing_by_genre.py [--part design] [--errors] [--write] [LABELS.jsonl TEXTS.jsonl ...]

LABELS are rows such as those of news-labels.jsonl, TEXTS the articles they speak of (`id`, `text`,
`genre`, `article`), by default the news sentences of the evaluation data (EDITLINT_EVAL). A
sentence counts as reported when at least half of a finding lies in it, as in the scorer kept with
the data; other figures of the paragraph that the finding shows count too. Intervals come from
drawing articles with replacement, for sentences of one article are alike. `--write` puts the table
into the page, and tells which of the page's examples are no longer reported.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from editlint.model.finding import Finding, Severity
from editlint.project.settings import Settings
from editlint.run.linter import Linter

HERE = Path(__file__).parent
EVAL = Path(os.environ.get("EDITLINT_EVAL", HERE.parents[1] / "shared"))
DEFAULT = [HERE / "news-labels.jsonl", EVAL / "data/news/news.D.excerpts.jsonl.gz"]
PAGE = HERE.parent / "docs/sourcing.md"
TABLE = re.compile(r"(<!-- by genre -->\n).*?(<!-- end -->)", re.S)
EXAMPLE = re.compile(r"^\d+\. “(.*)”", re.M)  # of the page: a sentence that the rule reports
AROUND = (
    "It was a dull day in the town, and little was to be done about it.\n\n{}\n\n"
    "The rest of the week was no better for those who had to stay.\n"
)
DRAWS, SEED = 1000, 11
GENRES = {  # the genres of the data, of which many are small, by what they have in common
    "news": ("news",),
    "opinion": ("opinion", "analysis"),
    "press releases": ("press release", "announcement"),
    "reports and explainers": ("report", "explainer", "think-tank", "feature", "blog"),
    "sport and culture": ("sport", "culture"),
}


class Case(NamedTuple):
    """One labelled sentence: of which article, what is wanted, and what was reported."""

    article: str
    genre: str
    wanted: bool
    reported: bool
    text: str


class Question(NamedTuple):
    name: str
    rule: str
    label: str
    levels: tuple[Severity, ...]


ALL = (Severity.INFO, Severity.WARNING, Severity.ERROR)
QUESTIONS = (
    Question("unsourced-statistic, warnings", "unsourced-statistic", "flag", ALL[1:]),
    Question("unsourced-statistic, all", "unsourced-statistic", "flag", ALL),
    Question("vague-attribution", "vague-attribution", "vague", ALL),
)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def genre_of(name: str) -> str:
    words = name.lower()
    for group in ("sport and culture", "opinion", "press releases", "reports and explainers"):
        if any(sign in words for sign in GENRES[group]):
            return group
    return "news"


def lies_in(finding: Finding, start: int, end: int) -> bool:
    """Whether half of the finding, or of another figure that it speaks of, lies there."""
    spans = (finding.span, *(related.span for related in finding.related))
    return any(
        2 * (min(span.end, end) - max(span.start, start)) >= span.end - span.start for span in spans
    )


def cases(
    labels: Iterable[dict[str, Any]],
    texts: dict[str, dict[str, Any]],
    questions: Sequence[Question],
) -> dict[Question, list[Case]]:
    """The labelled sentences with what the rules report of them."""
    linter = Linter(Settings())
    found: dict[Question, list[Case]] = {question: [] for question in questions}
    for row in labels:
        page = texts[row["page"]]
        sentence = page["text"][row["start"] : row["end"]]
        if hashlib.sha1(sentence.encode()).hexdigest() != row["sentence_sha1"]:
            raise ValueError(f"{row['id']}: the text is not the one that was labelled")
        findings = linter.check(page["text"] + "\n", "article.txt")[1]
        genre = genre_of(page["genre"])
        here = [one for one in findings if lies_in(one, row["start"], row["end"])]
        for question in questions:
            reported = any(
                one.rule == question.rule and one.severity in question.levels for one in here
            )
            found[question].append(
                Case(
                    page["article"],
                    genre,
                    row[question.label],
                    reported,
                    sentence,
                )
            )
    return found


def counted(some: Iterable[Case]) -> tuple[int, int, int]:
    """Right, wrong and missed."""
    right = wrong = missed = 0
    for case in some:
        right += case.wanted and case.reported
        wrong += case.reported and not case.wanted
        missed += case.wanted and not case.reported
    return right, wrong, missed


def share(part: int, rest: int) -> float | None:
    return part / (part + rest) if part + rest else None


def interval(some: Sequence[Case], measure: Callable[[tuple[int, int, int]], float | None]) -> str:
    """The measure and its 95 % interval over articles, such as `.63 [.51-.74]`."""
    value = measure(counted(some))
    if value is None:
        return "-"
    articles: dict[str, list[Case]] = {}
    for case in some:
        articles.setdefault(case.article, []).append(case)
    parts = [counted(own) for own in articles.values()]
    drawn, chance = [], random.Random(SEED)
    for _ in range(DRAWS):
        total = tuple(map(sum, zip(*chance.choices(parts, k=len(parts)), strict=True)))
        if (one := measure(total)) is not None:  # type: ignore[arg-type]
            drawn.append(one)
    drawn.sort()
    low, high = drawn[int(0.025 * len(drawn))], drawn[min(int(0.975 * len(drawn)), len(drawn) - 1)]
    return f"{value:.2f} [{low:.2f}-{high:.2f}]".replace("0.", ".")


def table(found: dict[Question, list[Case]]) -> Iterator[str]:
    yield "| rule | genre | sentences | wanted | precision | recall |"
    yield "|---|---|---|---|---|---|"
    for question, every in found.items():
        for genre in ("all", *GENRES):
            some = [case for case in every if genre in ("all", case.genre)]
            if some:
                precision = interval(some, lambda sums: share(sums[0], sums[1]))
                recall = interval(some, lambda sums: share(sums[0], sums[2]))
                wanted = sum(case.wanted for case in some)
                cells = (question.name, genre, len(some), wanted, precision, recall)
                yield f"| {' | '.join(map(str, cells))} |"


def errors(found: dict[Question, list[Case]]) -> Iterator[str]:
    for question, every in found.items():
        for case in every:
            if case.wanted != case.reported:
                what = "missed" if case.wanted else "wrong "
                yield f"{question.name}: {what} [{case.genre}] {' '.join(case.text.split())}"


def write(made: str) -> None:
    """The table into the page; a warning on the examples there that are no examples any more."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(TABLE.sub(rf"\g<1>{made}\n\g<2>", text), encoding="utf-8")
    linter = Linter(Settings())
    for sentence in EXAMPLE.findall(text):
        _, findings = linter.check(AROUND.format(sentence), "article.md")
        if all(one.rule != "unsourced-statistic" for one in findings):
            print(f"no longer reported: {sentence}", file=sys.stderr)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--part", help="only rows of this part")
    parser.add_argument("--errors", action="store_true", help="list what was wrong or missed")
    parser.add_argument("--write", action="store_true", help="put the table into docs/sourcing.md")
    given = parser.parse_args()
    if missing := [str(file) for file in given.files if not file.exists()]:
        print(f"skipped: {', '.join(missing)} not there (set EDITLINT_EVAL)")
        return 0
    found: dict[Question, list[Case]] = {question: [] for question in QUESTIONS}
    for labels, texts in zip(given.files[::2], given.files[1::2], strict=True):
        rows = [row for row in lines(labels) if not given.part or row.get("part") == given.part]
        pages = {page["id"]: page for page in lines(texts)}
        for question, some in cases(rows, pages, QUESTIONS).items():
            found[question] += some
    made = "\n".join(table(found))
    print(made)
    if given.write:
        write(made)
    if given.errors:
        print("\n".join(errors(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
