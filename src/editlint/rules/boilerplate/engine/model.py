"""The model of leftovers: a first look adds up the weights of a line's named features, a second one
weighs it by the lines around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from editlint.model.values import dataclass
from editlint.rules.boilerplate.engine.features import GROUPS, features
from editlint.rules.boilerplate.engine.forest import Tree, total
from editlint.rules.boilerplate.engine.page import Page
from editlint.rules.boilerplate.engine.surroundings import Surroundings
from editlint.rules.boilerplate.engine.worth import worth_scoring

FLOOR = -2.5  # a line that the first look scores lower is the article's, whatever stands around it


class Score(NamedTuple):
    """How sure it is that a line was left behind, in log odds: the mean of both looks, and the
    second alone.
    """

    mean: float
    around: float


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature name and the trees of the second look, in log odds, and the scores from
    which a line counts.

    By the mean of both looks it is possible or likely; certain it is by the second alone, which
    tells sure lines better apart.
    """

    bias: float
    weights: Mapping[str, float]
    bias_around: float
    trees: Sequence[Tree]
    possible: float
    likely: float
    certain: float

    def scores(self, page: Page) -> dict[int, Score]:
        """The score of each line worth scoring that the first look does not find clearly the
        article's.
        """
        first = {
            k: self.first(features(page, k))
            for k in range(len(page.lines))
            if worth_scoring(page, k)
        }
        high = {k: score for k, score in first.items() if score > FLOOR}
        if not high:
            return {}
        surroundings = Surroundings(page, first)
        return {k: both(score, self.second(surroundings.of(k))) for k, score in high.items()}

    def first(self, names: Sequence[str]) -> float:
        """The log odds by the features of the line alone."""
        weights = self.weights
        return self.bias + sum([weights[name] for name in names if name in weights])

    def second(self, values: Sequence[float]) -> float:
        """The log odds by what `Surroundings` says of the line."""
        return self.bias_around + total(self.trees, values)

    def strongest(self, page: Page, k: int) -> list[str]:
        """The groups of features that speak for line `k` as a leftover, the strongest first."""
        sums = {
            name: sum(self.weights.get(feature, 0.0) for feature in group(page, k))
            for name, group in GROUPS.items()
        }
        return sorted(
            (name for name, total in sums.items() if total > 0), key=lambda name: -sums[name]
        )


def both(first: float, second: float) -> Score:
    """The score from what the two looks say."""
    return Score((first + second) / 2, second)


def model_of(data: Mapping[str, Any]) -> Model:
    """The model in `boilerplate/leftover-model`."""
    at = data["thresholds"]
    return Model(
        data["bias"],
        data["weights"],
        data["bias around"],
        data["trees"],
        at["possible"],
        at["likely"],
        at["certain"],
    )
