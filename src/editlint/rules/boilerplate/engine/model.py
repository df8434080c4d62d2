"""The model of leftovers: how sure it is that each line was left behind, in log odds.

It looks twice. The first look adds up the weights of a line's named features (a logistic
regression); the second sees the first scores of all lines around it and adds up small decision
trees, as gradient boosting makes them (Friedman, Greedy function approximation, 2001). What a line
gets is the mean of both. With the shipped weights, for one and the same word:

    "Facebook" between two paragraphs:      first -1.8, second -3.5: the article's
    "Facebook" below "Share this article":  first  3.3, second  3.8: left behind
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from editlint.model.values import NamedTuple, dataclass
from editlint.rules.boilerplate.engine.features import GROUPS, features
from editlint.rules.boilerplate.engine.page import Page
from editlint.rules.boilerplate.engine.surroundings import Surroundings

FLOOR = -2.5  # a line that the first look scores lower is the article's, whatever stands around it

# A leaf is a number; a branch is [feature, threshold, the tree where the feature is at most the
# threshold, the tree where it is above].
Tree = Any


class Score(NamedTuple):
    """How sure it is that a line was left behind: the mean of both looks, and the second alone.

    Both are log odds.
    """

    mean: float
    around: float


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature name, the trees of the second look, and where a line begins to count.

    All are log odds. By the mean of both looks a line is possible or likely; certain it is by the
    second alone, which tells sure lines better apart.
    """

    bias: float
    weights: Mapping[str, float]
    bias_around: float
    trees: Sequence[Tree]
    possible: float
    likely: float
    certain: float

    def scores(self, page: Page) -> dict[int, Score]:
        """The score of each candidate that the first look does not find clearly the article's."""
        first = {
            number: self.first(features(page, number))
            for number in range(len(page.lines))
            if page.is_candidate(number)
        }
        high = {number: score for number, score in first.items() if score > FLOOR}
        if not high:
            return {}
        surroundings = Surroundings(page, first)
        return {
            number: both(score, self.second(surroundings.of(number)))
            for number, score in high.items()
        }

    def first(self, names: Sequence[str]) -> float:
        """The log odds by the features of the line alone."""
        weights = self.weights
        return self.bias + sum([weights[name] for name in names if name in weights])

    def second(self, values: Sequence[float]) -> float:
        """The log odds by what `Surroundings` says of the line."""
        return self.bias_around + sum_of_trees(self.trees, values)

    def strongest(self, page: Page, number: int) -> list[str]:
        """The groups of features that speak for a line as a leftover, the strongest first."""
        sums = {
            name: sum(self.weights.get(feature, 0.0) for feature in group(page, number))
            for name, group in GROUPS.items()
        }
        return sorted((name for name in sums if sums[name] > 0), key=lambda name: -sums[name])


def sum_of_trees(trees: Sequence[Tree], values: Sequence[float]) -> float:
    """The sum of the leaves that `values`, the features by number, lead to."""
    total = 0.0
    for tree in trees:
        while tree.__class__ is list:
            tree = tree[2] if values[tree[0]] <= tree[1] else tree[3]
        total += tree
    return total


def both(first: float, second: float) -> Score:
    """The score from what the two looks say."""
    return Score((first + second) / 2, second)


def model_of(data: Mapping[str, Any]) -> Model:
    """The model in `boilerplate/leftover-model`."""
    thresholds = data["thresholds"]
    return Model(
        bias=data["bias"],
        weights=data["weights"],
        bias_around=data["bias around"],
        trees=data["trees"],
        possible=thresholds["possible"],
        likely=thresholds["likely"],
        certain=thresholds["certain"],
    )
