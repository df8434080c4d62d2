"""Train the model of `leftover-boilerplate`, or measure it on sites that it was not trained on.

usage: train_boilerplate.py DATA           train on all of DATA, write rules/boilerplate/leftover-model.json
       train_boilerplate.py DATA --folds   train on four fifths of the sites at a time and score the fifth, write docs/leftover-model.md

DATA is the folder of `wcxb-window.dev.jsonl.gz`, `aeb-window.dev.jsonl.gz` and `clean-articles.dev.jsonl.gz`; the scorer's functions come
from `score/` beside it. Needs scikit-learn (extra `train`). Deterministic. Training sees WCXB and the clean articles; AEB is only scored.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from editlint import builtin
from editlint.match.leftovers.features import features
from editlint.match.leftovers.page import page_of
from editlint.match.leftovers.phrases import phrases_of
from editlint.match.leftovers.protected import protection
from editlint.match.leftovers.verdict import can_be_certain, worth_scoring
from editlint.parse import parse
from editlint.views.line_view import line_view

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "rules" / "boilerplate" / "leftover-model.json"
FOLDS = 5
SEEN = 60  # lines that a feature must occur in to get a weight
PENALTY = 0.007  # inverse strength of the L2 penalty
LONG = 0.3  # weight of a long sentence of an article: there are many, and all alike
CUT, CLEAN = 0.2, 2.0  # weights of a line of a cut page, of which there are four, and of a published article
PHRASES = phrases_of(builtin.data()["boilerplate/phrases"])


@dataclass
class Text:
    """One training text: its lines that can be leftovers, by features, label and what keeps them from being deleted or shown."""

    kind: str
    site: str
    names: list[list[str]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    hint: list[bool] = field(default_factory=list)
    kept: list[bool] = field(default_factory=list)
    lost: int = 0  # leftovers among the lines that are not scored

    @property
    def fold(self) -> int:
        return _hash(self.site) % FOLDS


def _hash(key: str) -> int:
    return int(hashlib.sha256(f"leftover:{key}".encode()).hexdigest()[:12], 16)


def load(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def cuttings(page: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """The page as it is, with less around it, and its body alone and cut short: a model must not learn that every file is dirty."""
    lines, (first, last), key = page["lines"], page["body"], page["id"] + page["domain"]
    some = lambda name, below: _hash(key + name) % below  # noqa: E731
    yield "window", lines
    yield "crop", lines[max(0, first - some("above", 7)) : last + 1 + some("below", 7)]
    body = [line for line in lines[first : last + 1] if line[3] in "cdtx"]
    yield "body", body
    yield "short", body[: 2 + some("short", 8)]
    cut = body[: 2 + some("other", 8)]
    yield "short crop", lines[max(0, first - some("over", 7)) : first] + cut + lines[last + 1 : last + 1 + some("under", 7)]


def text_of(kind: str, site: str, source: str, path: str, labels: Sequence[str] | None) -> Text:
    """The features of a text's lines; `labels` by source line, None where nothing is a leftover."""
    doc = parse(source, path=path)
    page = page_of(doc.view(line_view), PHRASES)
    text = Text(kind, site)
    for k, line in enumerate(page.lines if page else ()):
        label = labels[doc.lines.line_at(line.span.start)] if labels else "c"
        if page and worth_scoring(page, k):
            text.names.append(features(page, k))
            text.labels.append(label)
            text.hint.append(page.shapes[k].sentence and page.anchors[k] is None)
            text.kept.append(bool(protection(line, PHRASES.headings)) or not can_be_certain(page, k))
        else:
            text.lost += label == "b"
    return text


def texts_of(pages: Sequence[dict[str, Any]], articles: Sequence[dict[str, Any]]) -> list[Text]:
    found = [
        text_of(kind, page["domain"], "".join(f"{line[0]}\n" for line in lines), "a.txt", [line[3] for line in lines])
        for page in pages
        for kind, lines in cuttings(page)
        if lines
    ]
    return found + [text_of("clean", article["id"], article["text"], "a.md", None) for article in articles]


@dataclass(frozen=True)
class Weights:
    bias: float
    by_name: dict[str, float]

    def scores(self, text: Text) -> list[float]:
        return [self.bias + sum(self.by_name.get(name, 0.0) for name in names) for names in text.names]


def importance(text: Text) -> list[float]:
    """How much each line counts in training."""
    of_text = {"window": 1.0, "clean": CLEAN}.get(text.kind, CUT)
    return [of_text * (LONG if hint and label != "b" else 1.0) for hint, label in zip(text.hint, text.labels, strict=True)]


def fit(texts: Sequence[Text]) -> Weights:
    """Log-linear weights, "b" against every other label, rounded to hundredths; small ones are left out."""
    seen = Counter(name for text in texts for names in text.names for name in set(names))
    column = {name: k for k, name in enumerate(sorted(name for name, count in seen.items() if count >= SEEN))}
    indices, starts = [], [0]
    for text in texts:
        for names in text.names:
            indices += sorted({column[name] for name in names if name in column})
            starts.append(len(indices))
    matrix = csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(starts) - 1, len(column)))
    target = np.array([label == "b" for text in texts for label in text.labels])
    weight = np.array([value for text in texts for value in importance(text)])
    model = LogisticRegression(C=PENALTY, solver="liblinear", random_state=0, max_iter=200).fit(matrix, target, sample_weight=weight)
    by_name = {name: round(float(model.coef_[0][k]), 2) for name, k in column.items()}
    return Weights(round(float(model.intercept_[0]), 2), {name: value for name, value in by_name.items() if abs(value) >= 0.02})


def held_out_scores(texts: Sequence[Text]) -> list[list[float]]:
    """Each text's scores by a model that has not seen its site."""
    scores: list[list[float]] = [[] for _ in texts]
    for fold in sorted({text.fold for text in texts}):
        weights = fit([text for text in texts if text.fold != fold])
        for k, text in enumerate(texts):
            if text.fold == fold:
                scores[k] = weights.scores(text)
    return scores


@dataclass
class Count:
    right: int = 0
    wrong: int = 0
    missed: int = 0
    hurt: int = 0  # texts with a wrong line
    texts: int = 0
    lines: int = 0  # of the article, among those that are scored

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def count(texts: Sequence[Text], scores: Sequence[list[float]], at: float, kind: str, loss: str, out: Callable[[Text, int], bool]) -> Count:
    """How lines from score `at` on fare in texts of a kind; `out` tells lines that stay out whatever their score."""
    total = Count()
    for text, values in zip(texts, scores, strict=True):
        if text.kind != kind:
            continue
        wrong = 0
        for k, (label, value) in enumerate(zip(text.labels, values, strict=True)):
            on = value >= at and not out(text, k)
            total.right += on and label == "b"
            total.missed += not on and label == "b"
            wrong += on and label in loss
            total.lines += label == "c"
        total.missed += text.lost
        total.wrong, total.hurt, total.texts = total.wrong + wrong, total.hurt + (wrong > 0), total.texts + 1
    return total


def thresholds(texts: Sequence[Text], scores: Sequence[list[float]]) -> dict[str, float]:
    """Where possible, likely and certain begin: best F1; precise and nearly silent on sound texts; nothing lost."""
    steps = [round(float(step), 2) for step in np.arange(-2.0, 7.0, 0.05)]
    everything = lambda text, k: False  # noqa: E731
    hint = lambda text, k: text.hint[k]  # noqa: E731
    kept = lambda text, k: text.hint[k] or text.kept[k]  # noqa: E731

    def shown(at: float) -> bool:
        page, clean = count(texts, scores, at, "window", "c", hint), count(texts, scores, at, "clean", "c", hint)
        body, short = count(texts, scores, at, "body", "c", hint), count(texts, scores, at, "short", "c", hint)
        quiet = clean.hurt <= 0.04 * clean.texts and body.wrong <= 0.05 * body.lines and short.wrong <= 0.08 * short.lines
        return page.precision >= 0.96 and page.hurt <= 0.22 * page.texts and quiet

    def deleted(at: float) -> bool:
        page, clean = count(texts, scores, at, "window", "cdtxm", kept), count(texts, scores, at, "clean", "c", kept)
        return page.precision >= 0.992 and page.hurt <= 0.015 * page.texts and not clean.hurt

    return {
        "possible": max(steps, key=lambda at: count(texts, scores, at, "window", "c", everything).f1),
        "likely": next(at for at in steps if shown(at)),
        "certain": next(at for at in steps if deleted(at)),
    }


def trained(texts: Sequence[Text]) -> dict[str, Any]:
    """The data file: thresholds are chosen on scores of sites that the scoring model had not seen."""
    weights = fit(texts)
    return {
        "kind": "data",
        "about": "Log-linear weights of leftover-boilerplate, see docs/leftover-model.md. Made by bench/train_boilerplate.py.",
        "source": "Learnt from WCXB (web content extraction benchmark, M. Foley, 2026, CC-BY-4.0) and public-domain articles.",
        "thresholds": thresholds(texts, held_out_scores(texts)),
        "bias": weights.bias,
        "weights": dict(sorted(weights.by_name.items())),
    }


def main() -> None:
    data = Path(sys.argv[1])
    pages, articles = load(data / "wcxb-window.dev.jsonl.gz"), load(data / "clean-articles.dev.jsonl.gz")
    texts = texts_of(pages, articles)
    if "--folds" in sys.argv:
        from leftover_folds import measure

        measure(data, pages, articles, texts)
    else:
        MODEL.write_text(json.dumps(trained(texts), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
