"""Learn the weights of `unsourced-statistic` for English, and say how well they do.

    EDITLINT_EVAL/data: labels and texts          bench/train_figures.py DATA
                                                  rules/sourcing/figures-en.json
    ... and score folds that are not learnt from  bench/train_figures.py DATA --folds

More labels, in the form of the news labels, may follow with the file of their texts, in turn. Those
without a type tell only whether a sentence wants a source and has none.

Two logistic regressions: does the figure need a source, by signs and words, and, of those that do,
is there none, by signs alone? Of a sentence with several figures the one that needs a source most
is learnt from (multiple instances: Andrews et al., Support vector machines for multiple-instance
learning, 2002).

A few thousand sentences hold too few words. Hence a word also has what its meaning says: vectors of
words by their neighbours in the texts (PPMI and a singular value decomposition: Levy and Goldberg,
Neural word embedding as implicit matrix factorization, 2014) are learnt from beside the words
themselves, and in the end added to each word's weight. The vectors are not shipped.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, hstack, vstack
from scipy.sparse.linalg import svds
from sklearn.linear_model import LogisticRegression

from figure_rows import NEWS, WEB, Row, load

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "rules" / "sourcing" / "figures-en.json"
VOCABULARY = 6_000  # words that are learnt of, none of them a name
DIMENSIONS = 96
WINDOW = 4  # words before and after
SEEN = 3  # rows in which a sign or word must stand to be learnt of
PENALTY = 0.05
OF_WEB = 0.5  # how much a sentence of a web page counts beside one of the news
ROUNDS = 3  # in which the figure of a sentence is chosen anew
SMALL = 0.03  # weights that are left out
PLACES, PLACE = ("noun", "near", "word"), "="  # how `figure_rows` names words
# How much the meaning of the words of each place counts together: there are many more of some.
SHARE = {"noun": 0.2, "near": 0.2 / 3, "word": 0.2 / 6}
STRONG = ("here ", "quoted ", "before ", "after ", "introduced ", "nobody vouches")
FOLDS = 8
PRECISE = {"info": 0.58, "warning": 0.72}
AGREED = {"agreed": 0.2, "agreed warning": 0.42}  # where a finding of the table is believed


class Words:
    """Vectors of the words of the texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        tokens = [re.findall(r"[a-z][a-z'-]*|[.;:!?]", _plain(text)) for text in texts]
        counts = Counter(word for text in tokens for word in text if word[0].isalpha())
        small = Counter(word for text in texts for word in re.findall(r"[a-z][a-z'’-]*", text))
        no_names = Counter(
            {
                word: n
                for word, n in counts.items()
                if small[word.replace("'", "’")] + small[word] > n / 2
            }
        )
        self.words = [word for word, _ in no_names.most_common(VOCABULARY)]
        self.number = {word: number for number, word in enumerate(self.words)}
        common = set(self.words[:60])  # "the", "of": they mean nothing by themselves
        self.vectors = self._vectors(self._together(tokens))
        for word in common:
            self.vectors[self.number[word]] = 0.0

    def _together(self, tokens: Sequence[list[str]]) -> csr_matrix:
        """How often each word stands near each other, the nearer the more."""
        numbers = [
            np.array([self.number.get(word, -1) for word in text] + [-1] * WINDOW)
            for text in tokens
        ]
        line, size = np.concatenate(numbers), len(self.words)
        total = csr_matrix((size, size))
        for away in range(1, WINDOW + 1):
            left, right = line[:-away], line[away:]
            both = (left >= 0) & (right >= 0)
            near = coo_matrix(
                (np.full(both.sum(), 1 / away), (left[both], right[both])), shape=(size, size)
            ).tocsr()
            total = total + near + near.T
        return total

    def _vectors(self, together: csr_matrix) -> np.ndarray:
        of_word = np.asarray(together.sum(1))[:, 0] + 1
        of_context = of_word**0.75 / (of_word**0.75).sum()
        cells = together.tocoo()
        surprise = np.log(cells.data / of_word[cells.row] / of_context[cells.col])
        above = surprise > 0
        matrix = coo_matrix(
            (surprise[above], (cells.row[above], cells.col[above])), shape=together.shape
        ).tocsr()
        left, values, _ = svds(matrix, k=DIMENSIONS, random_state=0)
        vectors = left * values**0.5
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
        return vectors / vectors.std()

    def knows(self, name: str) -> bool:
        """Whether `name` is a sign, or a word that is learnt of."""
        _, place, word = name.partition(PLACE)
        return not place or word in self.number or word == "#"

    def of(self, names: Sequence[str]) -> np.ndarray:
        """The sums of the vectors of a figure's words, place by place."""
        found = np.zeros((len(PLACES), DIMENSIONS))
        for name in names:
            place, _, word = name.partition(PLACE)
            if word in self.number:
                found[PLACES.index(place)] += self.vectors[self.number[word]] * SHARE[place]
        return found.reshape(-1)


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


class Figures:
    """The figures of rows as a matrix: a column a name, then the meanings of their words."""

    def __init__(self, rows: Sequence[Row], words: Words) -> None:
        self.rows = rows
        listed = [(number, names) for number, row in enumerate(rows) for names in row.figures]
        self.row = np.array([number for number, _ in listed])
        seen = Counter(
            name
            for row in rows
            for name in {name for names in row.figures for name in names}
            if words.knows(name)
        )
        self.names = sorted(name for name, count in seen.items() if count >= SEEN)
        self.scale = np.array([2.0 if name.startswith(STRONG) else 1.0 for name in self.names])
        column = {name: number for number, name in enumerate(self.names)}
        indices, starts = [], [0]
        for _, names in listed:
            indices += sorted({column[name] for name in names if name in column})
            starts.append(len(indices))
        plain = csr_matrix(
            (self.scale[indices], indices, starts), shape=(len(listed), len(self.names))
        )
        meaning = csr_matrix(np.array([words.of(names) for _, names in listed]))
        self.matrix = hstack([plain, meaning]).tocsr()
        self.signs = np.flatnonzero([PLACE not in name for name in self.names])
        self.said = np.array([row.needs is not None for row in rows])
        self.needs = np.array([bool(row.needs) for row in rows])
        self.flag = np.array([row.flag for row in rows])
        self.worth = np.array([OF_WEB if row.kind == WEB else 1.0 for row in rows])

    def best(self, scores: np.ndarray, at: np.ndarray) -> dict[int, int]:
        """Of each row the figure with the highest score; `at` are the figures scored."""
        found: dict[int, int] = {}
        for place in at[np.argsort(-scores, kind="stable")]:
            found.setdefault(int(self.row[place]), int(place))
        return found


Fit = tuple[LogisticRegression, LogisticRegression]


def fit(figures: Figures, learn: np.ndarray) -> Fit:
    """The two regressions, from the figures of the rows `learn`.

    Rows of which nobody said whether they need a source come in at the second go, as much for
    either answer as the first go finds it likely (expectation maximisation).
    """
    at = np.flatnonzero(np.isin(figures.row, learn))
    said = figures.said[figures.row[at]]
    model, _ = _fit(figures, at[said], figures.needs.astype(float))
    if said.all():
        return model
    likely = figures.needs.astype(float)
    counted, unsaid = _scores(figures, model, at)
    place = {int(figure): index for index, figure in enumerate(at)}
    for row, figure in figures.best(counted, at).items():
        if not figures.said[row]:
            needs, none = _odds(counted[place[figure]]), _odds(unsaid[place[figure]])
            likely[row] = needs * (1 - none) / (1 - needs * none)
    return _fit(figures, at, likely)[0]


def _fit(figures: Figures, at: np.ndarray, needs: np.ndarray) -> tuple[Fit, dict[int, int]]:
    """The regressions from the figures `at`, where rows need a source as likely as `needs` says."""
    chosen = at
    for _ in range(ROUNDS + 1):
        rows = figures.row[chosen]
        worth = figures.worth[rows] / np.bincount(rows, minlength=len(needs))[rows] ** 0.5
        counted = LogisticRegression(C=PENALTY, solver="liblinear").fit(
            vstack([figures.matrix[chosen]] * 2),
            np.repeat([1, 0], len(chosen)),
            np.concatenate([worth * needs[rows], worth * (1 - needs[rows])]),
        )
        best = figures.best(counted.decision_function(figures.matrix[at]), at)
        chosen = np.array([p for p in at if not needs[figures.row[p]] or best[figures.row[p]] == p])
    needing = np.array([place for row, place in best.items() if needs[row]])
    rows = figures.row[needing]
    unsaid = LogisticRegression(C=PENALTY, solver="liblinear").fit(
        figures.matrix[needing][:, figures.signs],
        figures.flag[rows],
        figures.worth[rows] * needs[rows],
    )
    return (counted, unsaid), best


def _scores(figures: Figures, model: Fit, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The log odds of both questions for the figures `at`."""
    matrix = figures.matrix[at]
    return model[0].decision_function(matrix), model[1].decision_function(matrix[:, figures.signs])


def chances(figures: Figures, model: Fit, rows: np.ndarray) -> dict[int, float]:
    """The chance of each row that has a figure at all."""
    at = np.flatnonzero(np.isin(figures.row, rows))
    counted, unsaid = _scores(figures, model, at)
    number = {int(place): index for index, place in enumerate(at)}
    return {
        row: float(_odds(counted[number[place]]) * _odds(unsaid[number[place]]))
        for row, place in figures.best(counted, at).items()
    }


def _odds(log_odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-log_odds))


def fold_of(rows: Sequence[Row]) -> np.ndarray:
    """A fold for each row, so that no publisher stands in two and all have as many sentences."""
    sizes = Counter(map(_publisher, rows))
    full = {of_web: [0] * FOLDS for of_web in (False, True)}
    fold = {}
    for publisher, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        filled = full[publisher[0]]
        fold[publisher] = filled.index(min(filled))
        filled[fold[publisher]] += size
    return np.array([fold[_publisher(row)] for row in rows])


def _publisher(row: Row) -> tuple[bool, str]:
    return row.kind == WEB, row.group


def held_out(figures: Figures, keep: Mapping[int, np.ndarray] | None = None) -> np.ndarray:
    """Each row's chance by a model that has not seen its publisher; 0 where no figure may count.

    `keep` has for each fold the rows to learn from, all others where it is None.
    """
    folds, found = fold_of(figures.rows), np.zeros(len(figures.rows))
    for fold in range(FOLDS):
        learn = np.flatnonzero(folds != fold) if keep is None else keep[fold]
        for row, chance in chances(
            figures, fit(figures, learn), np.flatnonzero(folds == fold)
        ).items():
            found[row] = chance
    return found


def prf(said: np.ndarray, right: np.ndarray) -> tuple[float, float, float]:
    both = float((said & right).sum())
    return (
        both / max(1, said.sum()),
        both / max(1, right.sum()),
        2 * both / max(1, said.sum() + right.sum()),
    )


def levels(figures: Figures, found: np.ndarray) -> dict[str, float]:
    """From which chance on a figure is told, and as a warning: as precise as `PRECISE` asks, on
    drawn sentences of news that were not learnt from.
    """
    news = np.array([row.kind == NEWS for row in figures.rows])
    steps = [round(float(step), 2) for step in np.arange(0.2, 0.9, 0.01)]
    fares = {at: prf(found[news] >= at, figures.flag[news])[0] for at in steps}
    learnt = {
        name: min((at for at in steps if fares[at] >= least), default=steps[-1])
        for name, least in PRECISE.items()
    }
    return {**AGREED, **learnt}


def data_of(
    figures: Figures, words: Words, model: Fit, steps: Mapping[str, float]
) -> dict[str, Any]:
    """The data file: weights of signs, and of words with what their meaning adds."""
    plain = len(figures.names)
    counted = model[0].coef_[0][:plain] * figures.scale
    unsaid = np.zeros(plain)
    unsaid[figures.signs] = model[1].coef_[0] * figures.scale[figures.signs]
    meaning = model[0].coef_[0][plain:].reshape(len(PLACES), DIMENSIONS)
    of_word = {
        word: [float(meaning[at] @ vector) * SHARE[name] for at, name in enumerate(PLACES)]
        for word, vector in zip(words.words, words.vectors, strict=True)
    }
    of_word["#"] = [0.0] * len(PLACES)
    of_sign = {}
    for number, name in enumerate(figures.names):
        place, is_word, word = name.partition(PLACE)
        if is_word:
            of_word[word][PLACES.index(place)] += float(counted[number])
        else:
            of_sign[name] = [round(float(one[number]), 2) for one in (counted, unsaid)]
    listed = {word: [round(100 * value) for value in values] for word, values in of_word.items()}
    return {
        "bias": [round(float(one.intercept_[0]), 2) for one in model],
        "levels": dict(steps),
        "signs": {k: v for k, v in sorted(of_sign.items()) if max(map(abs, v)) >= SMALL},
        "words": {k: v for k, v in sorted(listed.items()) if _matters(v)},
    }


def _matters(values: Sequence[int]) -> bool:
    noun, near, anywhere = (abs(value) for value in values)
    return noun >= 4 * 100 * SMALL or near >= 200 * SMALL or anywhere >= 100 * SMALL


def first_sum(figures: Figures, data: Mapping[str, Any], found: np.ndarray) -> float:
    """The sum of the first question, without what stands around, below which no figure that counts
    in the end ever lies.
    """
    sums = []
    for row, chance in zip(figures.rows, found, strict=True):
        if chance >= data["levels"]["agreed"]:
            sums.append(max(_own(names, data) for names in row.figures))
    return round(float(np.quantile(sums, 0.005)) - 0.2, 2)


def _own(names: Sequence[str], data: Mapping[str, Any]) -> float:
    total = data["bias"][0]
    for name in names:
        place, _, word = name.partition(PLACE)
        if word and word in data["words"]:
            total += data["words"][word][PLACES.index(place)] / 100
        elif name in data["signs"] and not name.startswith(AROUND):
            total += data["signs"][name][0]
    return total


AROUND = (*STRONG, "source ", "note ", "lead-in ", "goes on", "last ", "next ")


def written(data: Mapping[str, Any]) -> str:
    """The data file as text: a sign or word a line."""
    head = {
        "kind": "data",
        "about": (
            "Weights of unsourced-statistic for English, see docs/sourcing.md: for each sign and"
            " word how much it speaks for a figure that somebody must have counted, and of a sign"
            " also for one that nobody vouches for. Of a word, in hundredths: as what is counted,"
            " near the figure, anywhere in the sentence. Made by bench/train_figures.py."
        ),
        "source": (
            "Learnt from labels of language models on sentences of news and web pages (WCXB, web"
            " content extraction benchmark, M. Foley, 2026, CC-BY-4.0, among them), of which no"
            " text is kept."
        ),
    }
    parts = {**head, **data, "signs": "@signs", "words": "@words"}
    text = json.dumps(parts, ensure_ascii=False, indent=1)
    for name in ("signs", "words"):
        lines = ",\n".join(
            f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, separators=(',', ':'))}"
            for key, value in data[name].items()
        )
        text = text.replace(f'"@{name}"', f"{{\n{lines}\n}}")
    return text + "\n"


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    rows, texts = load(paths[0], paths[1:])
    words = Words(texts)
    figures = Figures(rows, words)
    found = held_out(figures)
    steps = levels(figures, found)
    data = data_of(figures, words, fit(figures, np.arange(len(rows))), steps)
    data["levels"]["first"] = first_sum(figures, data, found)
    MODEL.write_text(written(data), encoding="utf-8")
    if "--folds" in sys.argv:
        from figure_folds import measure

        measure(figures, found, steps)


if __name__ == "__main__":
    main()
