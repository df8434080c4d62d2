"""Train the model of `leftover-boilerplate`, or measure it on sites that it was not trained on.

usage: train_boilerplate.py DATA CLONES           train on all of DATA and write
                                                  rules/boilerplate/leftover-model.json
       train_boilerplate.py DATA CLONES --folds   also train on four fifths of the sites at a time,
                                                  score the fifth, write docs/leftover-model.md

DATA is the folder of `wcxb-window.dev.jsonl.gz`, `aeb-window.dev.jsonl.gz` and
`clean-articles.dev.jsonl.gz`; the scorer's functions come from `score/` beside it. CLONES holds the
repositories of `leftover-sources.jsonl` as OWNER/NAME. Needs scikit-learn (extra `train`).
Deterministic. Training sees WCXB, the clean articles and the repositories; AEB is only scored.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from editlint.parse import parse
from editlint.registry import builtin
from editlint.rules.boilerplate.engine.features import features
from editlint.rules.boilerplate.engine.lines import line_view
from editlint.rules.boilerplate.engine.model import (
    FLOOR,
    Model,
    Score,
    Tree,
    both,
    sum_of_trees,
)
from editlint.rules.boilerplate.engine.page import Page, page_of
from editlint.rules.boilerplate.engine.phrases import phrases_of
from editlint.rules.boilerplate.engine.protected import protection
from editlint.rules.boilerplate.engine.surroundings import NAMES, Surroundings
from editlint.rules.boilerplate.engine.verdict import SLACK, levels_of, says_sure
from leftover_sources import pasted, sources

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "rules" / "boilerplate" / "leftover-model.json"
FOLDS = 5
SEEN = 60  # lines that a feature must occur in to get a weight
PENALTY = 0.007  # inverse strength of the L2 penalty
TREES: dict[str, Any] = {
    "max_iter": 100,
    "max_leaf_nodes": 12,
    "learning_rate": 0.08,
    "min_samples_leaf": 80,
    "l2_regularization": 5.0,
}
SOURCE = 0.5  # weight of a line of a document of a repository, which is read in two forms
LONG = 0.3  # weight of a long sentence of an article: there are many, and all alike
CUT, CLEAN = (
    0.2,
    2.0,
)  # weights of a line of a cut page, of which there are four, and of a published article
S = TypeVar("S")
PHRASES = phrases_of(builtin.data()["boilerplate/phrases"])


@dataclass
class Text:
    """One training text: its lines that can be leftovers, by features and label.

    `hint`: never more than info; `owed`: never deleted.
    """

    kind: str
    site: str
    page: Page | None = None
    numbers: list[int] = field(default_factory=list)
    names: list[list[str]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    hint: list[bool] = field(default_factory=list)
    owed: list[bool] = field(default_factory=list)
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
    """The page as it is, with less around it, and its body alone and cut short: a model must not
    learn that every file is dirty.
    """
    lines, (first, last), key = page["lines"], page["body"], page["id"] + page["domain"]
    some = lambda name, below: _hash(key + name) % below  # noqa: E731
    yield "window", lines
    yield "crop", lines[max(0, first - some("above", 7)) : last + 1 + some("below", 7)]
    body = [line for line in lines[first : last + 1] if line[3] in "cdtx"]
    yield "body", body
    yield "short", body[: 2 + some("short", 8)]
    cut = body[: 2 + some("other", 8)]
    yield (
        "short crop",
        lines[max(0, first - some("over", 7)) : first]
        + cut
        + lines[last + 1 : last + 1 + some("under", 7)],
    )


def text_of(kind: str, site: str, source: str, path: str, labels: Sequence[str] | None) -> Text:
    """The features of a text's lines; `labels` by source line, None where nothing is a leftover."""
    doc = parse(source, path=path)
    page = page_of(doc.view(line_view), PHRASES)
    text = Text(kind, site, page)
    for number in range(len(page.lines) if page else 0):
        line = page.lines[number]
        label = labels[doc.lines.line_at(line.span.start)] if labels else "c"
        if page and page.is_candidate(number):
            text.numbers.append(number)
            text.names.append(features(page, number))
            text.labels.append(label)
            text.hint.append(page.shapes[number].sentence and page.anchors.get(number) is None)
            text.owed.append(bool(protection(line, PHRASES.headings)))
        else:
            text.lost += label == "b"
    return text


def texts_of(
    pages: Sequence[dict[str, Any]], articles: Sequence[dict[str, Any]], clones: Path
) -> list[Text]:
    found = [
        text_of(
            kind,
            page["domain"],
            "".join(f"{line[0]}\n" for line in lines),
            "a.txt",
            [line[3] for line in lines],
        )
        for page in pages
        for kind, lines in cuttings(page)
        if lines
    ]
    found += [
        text_of("clean", article["id"], article["text"], "a.md", None) for article in articles
    ]
    for source in sources(clones):
        site, doc = source.repository, parse(source.text, path=source.path)
        found += [
            unmarked(text_of("source", site, source.text, source.path, None)),
            unmarked(text_of("pasted", site, pasted(doc), "a.txt", None)),
        ]
    return found


def unmarked(text: Text) -> Text:
    """A document of a repository without the lines that say a sure phrase as a whole.

    Nobody has looked whether a "Share this" in it is its author's or its generator's.
    """
    if text.page is None:
        return text
    for at in reversed(range(len(text.numbers))):
        if says_sure(text.page.anchors[text.numbers[at]]):
            for column in (text.numbers, text.names, text.labels, text.hint, text.owed):
                del column[at]
    return text


def importance(text: Text) -> list[float]:
    """How much each line counts in training."""
    of_text = {"window": 1.0, "clean": CLEAN, "source": SOURCE, "pasted": SOURCE}.get(
        text.kind, CUT
    )
    return [
        of_text * (LONG if hint and label != "b" else 1.0)
        for hint, label in zip(text.hint, text.labels, strict=True)
    ]


def fit(texts: Sequence[Text]) -> Model:
    """The first look: log-linear weights, "b" against every other label, rounded to hundredths;
    small ones are left out.
    """
    seen = Counter(name for text in texts for names in text.names for name in set(names))
    column = {
        name: index
        for index, name in enumerate(sorted(name for name, count in seen.items() if count >= SEEN))
    }
    indices, starts = [], [0]
    for text in texts:
        for names in text.names:
            indices += sorted({column[name] for name in names if name in column})
            starts.append(len(indices))
    matrix = csr_matrix(
        (np.ones(len(indices)), indices, starts), shape=(len(starts) - 1, len(column))
    )
    model = LogisticRegression(C=PENALTY, solver="liblinear", random_state=0, max_iter=200).fit(
        matrix, *_answers(texts)
    )
    by_name = {name: round(float(model.coef_[0][index]), 2) for name, index in column.items()}
    weights = {name: value for name, value in by_name.items() if abs(value) >= 0.02}
    return Model(round(float(model.intercept_[0]), 2), weights, 0.0, (), 0.0, 0.0, 0.0)


def _answers(texts: Sequence[Text]) -> tuple[np.ndarray, np.ndarray]:
    """Whether each line was left behind, and how much it counts in training."""
    return np.array([label == "b" for text in texts for label in text.labels]), np.array(
        [value for text in texts for value in importance(text)]
    )


def first_scores(model: Model, text: Text) -> list[float]:
    return [model.first(names) for names in text.names]


def around(text: Text, first: Sequence[float]) -> np.ndarray:
    """What the second look sees of each line."""
    if text.page is None:
        return np.empty((0, len(NAMES)))
    seen = Surroundings(text.page, dict(zip(text.numbers, first, strict=True)))
    return np.array([seen.of(number) for number in text.numbers], dtype=float).reshape(
        -1, len(NAMES)
    )


def fit_second(
    texts: Sequence[Text], first: Sequence[list[float]], seen: Sequence[np.ndarray]
) -> tuple[float, list[Tree]]:
    """The second look: boosted trees over what `around` says, from first scores by models that had
    not seen the text's site.

    The trees are read from scikit-learn's own arrays, which it does not promise to keep: hence the
    bound on its version.
    """
    high = np.array([score > FLOOR for scores in first for score in scores])
    target, weight = _answers(texts)
    model = HistGradientBoostingClassifier(**TREES, random_state=0, early_stopping=False)
    model.fit(np.concatenate(seen)[high], target[high], sample_weight=weight[high])
    return round(float(model._baseline_prediction.item()), 3), [
        _tree(stage[0].nodes, 0) for stage in model._predictors
    ]


def _tree(nodes: np.ndarray, at: int) -> Tree:
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 3)
    below, above = _tree(nodes, node["left"]), _tree(nodes, node["right"])
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), 3), below, above]


def second_scores(
    first: Sequence[float], seen: np.ndarray, bias: float, trees: Sequence[Tree]
) -> list[Score]:
    """The scores as `Model.scores` has them; what is clear to the first look keeps its score."""
    return [
        both(score, bias + sum_of_trees(trees, values) if score > FLOOR else score)
        for score, values in zip(first, seen.tolist(), strict=True)
    ]


def held_out(
    texts: Sequence[Text], score: Callable[[list[int], list[int]], list[list[S]]]
) -> list[list[S]]:
    """Each text's scores by a model that has not seen its site: `score` gets the numbers of the
    texts to learn from and to score.
    """
    scores: list[list[S]] = [[] for _ in texts]
    for fold in sorted({text.fold for text in texts}):
        inside = [number for number, text in enumerate(texts) if text.fold == fold]
        outside = [number for number, text in enumerate(texts) if text.fold != fold]
        for number, found in zip(inside, score(outside, inside), strict=True):
            scores[number] = found
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


def count(
    texts: Sequence[Text],
    scores: Sequence[list[float]],
    at: float,
    kind: str,
    loss: str,
    out: Callable[[Text, int], bool],
) -> Count:
    """How lines from score `at` on fare in texts of a kind; `out` tells lines that stay out
    whatever their score.
    """
    total = Count()
    for text, values in zip(texts, scores, strict=True):
        if text.kind != kind:
            continue
        wrong = 0
        for place, (label, value) in enumerate(zip(text.labels, values, strict=True)):
            on = value >= at and not out(text, place)
            total.right += on and label == "b"
            total.missed += not on and label == "b"
            wrong += on and label in loss
            total.lines += label == "c"
        total.missed += text.lost
        total.wrong, total.hurt, total.texts = (
            total.wrong + wrong,
            total.hurt + (wrong > 0),
            total.texts + 1,
        )
    return total


def chosen(texts: Sequence[Text], scores: Sequence[list[Score]]) -> dict[str, float]:
    """Where possible, likely and certain begin: best F1; precise and nearly silent on sound texts;
    nothing lost.
    """
    means = [[score.mean for score in of_text] for of_text in scores]
    steps = [round(float(step), 2) for step in np.arange(-2.0, 7.0, 0.05)]
    everything = lambda text, place: False  # noqa: E731
    hint = lambda text, place: text.hint[place]  # noqa: E731

    def shown(at: float) -> bool:
        page, clean = (
            count(texts, means, at, "window", "c", hint),
            count(texts, means, at, "clean", "c", hint),
        )
        body, short = (
            count(texts, means, at, "body", "c", hint),
            count(texts, means, at, "short", "c", hint),
        )
        quiet = (
            clean.hurt <= 0.04 * clean.texts
            and body.wrong <= 0.05 * body.lines
            and short.wrong <= 0.08 * short.lines
        )
        return page.precision >= 0.96 and page.hurt <= 0.22 * page.texts and quiet

    likely = next(at for at in steps if shown(at))
    possible = max(steps, key=lambda at: count(texts, means, at, "window", "c", everything).f1)

    def deleted(at: float) -> bool:
        model = Model(0.0, {}, 0.0, (), possible, likely, at)
        gone = [certain(text, of_text, model) for text, of_text in zip(texts, scores, strict=True)]
        page, sound = (
            count(texts, gone, 1.0, "window", "cdtxm", hint),
            [count(texts, gone, 1.0, kind, "c", hint) for kind in ("clean", "source", "pasted")],
        )
        return (
            page.precision >= 0.995
            and page.hurt <= 0.008 * page.texts
            and all(one.hurt <= 0.002 * one.texts for one in sound)
        )

    return {
        "possible": possible,
        "likely": likely,
        "certain": next(at for at in steps if at > likely + SLACK and deleted(at)),
    }


def certain(text: Text, scores: Sequence[Score], model: Model) -> list[float]:
    """For each line 1.0 where `fix` deletes it, else 0.0."""
    if text.page is None:
        return []
    levels = levels_of(text.page, dict(zip(text.numbers, scores, strict=True)), model)
    return [
        float(levels.get(number) == "certain" and not owed)
        for number, owed in zip(text.numbers, text.owed, strict=True)
    ]


def trained(texts: Sequence[Text], thresholds: Mapping[str, float] | None = None) -> dict[str, Any]:
    """The data file: thresholds, where none are given, come from scores of sites that the scoring
    models had not seen.
    """

    def first_look(learn: list[int], score: list[int]) -> list[list[float]]:
        model = fit([texts[number] for number in learn])
        return [first_scores(model, texts[number]) for number in score]

    def second_look(learn: list[int], score: list[int]) -> list[list[Score]]:
        look = fit_second(
            [texts[number] for number in learn],
            [first[number] for number in learn],
            [seen[number] for number in learn],
        )
        return [second_scores(first[number], seen[number], *look) for number in score]

    first = held_out(texts, first_look)
    seen = [around(text, scores) for text, scores in zip(texts, first, strict=True)]
    model, (bias, trees) = fit(texts), fit_second(texts, first, seen)
    return {
        "kind": "data",
        "about": (
            "Weights and trees of leftover-boilerplate, see docs/leftover-model.md. Made by"
            " bench/train_boilerplate.py."
        ),
        "source": (
            "Learnt from WCXB (web content extraction benchmark, M. Foley, 2026, CC-BY-4.0) and"
            " public-domain articles, and from documents of public repositories, of which no text"
            " is kept."
        ),
        "thresholds": thresholds or chosen(texts, held_out(texts, second_look)),
        "bias": model.bias,
        "weights": dict(sorted(model.weights.items())),
        "around": list(NAMES),
        "bias around": bias,
        "trees": trees,
    }


def written(data: Mapping[str, Any]) -> str:
    """The data file as text: a weight a line, a tree a line."""
    weights = ",\n".join(
        json.dumps(name, ensure_ascii=False) + f": {value}"
        for name, value in data["weights"].items()
    )
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in data["trees"])
    rest = {**data, "weights": "@weights", "trees": "@trees"}
    text = json.dumps(rest, ensure_ascii=False, indent=1)
    return (
        text.replace('"@weights"', f"{{\n{weights}\n}}").replace('"@trees"', f"[\n{trees}\n]")
        + "\n"
    )


def main() -> None:
    data = Path(sys.argv[1])
    pages, articles = (
        load(data / "wcxb-window.dev.jsonl.gz"),
        load(data / "clean-articles.dev.jsonl.gz"),
    )
    texts = texts_of(pages, articles, Path(sys.argv[2]))
    model = trained(texts)
    MODEL.write_text(written(model), encoding="utf-8")
    if "--folds" in sys.argv:
        from leftover_folds import measure

        measure(data, pages, articles, texts, model, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
