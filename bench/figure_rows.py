"""The labelled sentences that the weights of `unsourced-statistic` are learnt from, as it reads
them: places and labels from this folder, texts from the evaluation data.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editlint.parse import parse
from editlint.registry import builtin
from editlint.rules.sourcing.engine import signs
from editlint.rules.sourcing.engine.magnitudes import magnitudes
from editlint.rules.sourcing.engine.reading import Reading, reading, table
from editlint.rules.sourcing.engine.weighing import candidates, with_magnitudes

BENCH = Path(__file__).resolve().parent
DATA = builtin.data()
# Drawn by the shape of their figures; all the others around those; web pages.
NEWS, AROUND, WEB = "news", "around", "web"


@dataclass
class Row:
    """A labelled sentence: whether it needs a source (None: nobody said), whether it needs one and
    has none (`flag`), and of each figure that may be a statistic the names of what speaks for or
    against it.
    """

    kind: str
    group: str  # publisher, or the page where none is known
    needs: bool | None
    flag: bool
    figures: list[list[str]] = field(default_factory=list)


def load(data: Path, more: Sequence[Path] = ()) -> tuple[list[Row], list[str]]:
    """All rows to learn from, and the texts that word vectors are made of.

    `more` are files of labels and of their texts, in turn, in the form of the news labels.
    """
    news, web = _excerpts(data / "news" / "news.D.excerpts.jsonl.gz"), _pages(data)
    labels = [
        (kind, label, news)
        for kind, name in ((NEWS, "news-labels.jsonl"), (AROUND, "news-labels-around.jsonl"))
        for label in _lines(BENCH / name)
        if label["part"] == "design"
    ]
    for listed, texts in zip(more[::2], more[1::2], strict=True):
        known = _excerpts(texts)
        labels += [(NEWS, label, known) for label in _lines(listed) if label["page"] in known]
    for listed in (BENCH / "sourcing-labels.jsonl", data / "sourcing-web.dev.jsonl"):
        labels += [(WEB, label, web) for label in _lines(listed)]
    rows = [_row(kind, label, texts[label["page"]]) for kind, label, texts in labels]
    articles = [page["text"] for page in _lines(data / "clean-articles.dev.jsonl.gz")]
    read = [texts[label["page"]] for _, label, texts in labels]
    return rows, list(dict.fromkeys([*read, *web.values(), *articles]))


def _lines(path: Path) -> list[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _excerpts(path: Path) -> dict[str, str]:
    return {page["id"]: page["text"] for page in _lines(path)}


def _pages(data: Path) -> dict[str, str]:
    """The text of each web page, as the scorer of the evaluation data has it."""
    found = {}
    for name in ("wcxb-window.dev.jsonl.gz", "aeb-window.dev.jsonl.gz"):
        for page in _lines(data / name):
            first, last = page["body"]
            lines = page["lines"][first : last + 1]
            found[page["id"]] = "\n".join(
                text for text, _, _, label in lines if label in "cdtx" and text.strip()
            )
    return found


def _row(kind: str, label: dict[str, Any], text: str) -> Row:
    group = label.get("publisher", label["page"]).split(":")[0]
    flag = bool(label["flag"])
    needs = label["type"].startswith("S-") if "type" in label else (flag or None)
    row = Row(kind, group, needs, flag)
    doc = parse(text + "\n", path="a.txt", language="en")
    read = reading(doc, DATA)
    if read is not None:
        for sentence in _sentences(read, label["start"], label["end"]):
            row.figures += figures(read, sentence)
    return row


def _sentences(read: Reading, start: int, end: int) -> Iterator[int]:
    """The sentences of the text that mostly are the labelled one."""
    for number, span in enumerate(read.spans):
        shared = min(span.end, end) - max(span.start, start)
        if 2 * shared >= min(span.end - span.start, end - start) and read.spoken(number):
            yield number


def figures(read: Reading, sentence: int) -> Iterator[list[str]]:
    """The names of what speaks for each figure: signs as they are, words by their place."""
    statement = with_magnitudes(read.statement(sentence))
    if not statement.quantities and not any(magnitudes(statement)):
        return
    own = [
        *signs.of_sentence(statement),
        *(f"word={word}" for word in signs.words_in(statement)),
    ]
    for candidate in candidates(table(DATA).look(statement)):
        at = candidate.quantity.span.start
        yield [
            *own,
            *candidate.signs,
            *(f"near={word}" for word in candidate.near),
            *([f"noun={candidate.quantity.noun}"] if candidate.quantity.noun else []),
            *signs.around(read, sentence, at),
        ]
