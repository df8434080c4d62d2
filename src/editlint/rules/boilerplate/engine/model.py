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
from functools import cached_property
from math import inf
from typing import Any

from editlint.model.values import NamedTuple, dataclass
from editlint.rules.boilerplate.engine.features import GROUPS, features
from editlint.rules.boilerplate.engine.page import Page
from editlint.rules.boilerplate.engine.surroundings import Surroundings

FLOOR = -2.5  # a line that the first look scores lower is the article's, whatever stands around it

STRIDE = 8  # trees, before which it is asked whether they can still matter
ROUNDING = 1e-6  # more than what sums in another order differ by

# A leaf is a number; a branch is [feature, threshold, the tree where the feature is at most the
# threshold, the tree where it is above].
Tree = Any


class Score(NamedTuple):
    """How sure it is that a line was left behind: the mean of both looks, and the second alone.

    Both are log odds.
    """

    mean: float
    around: float


# Not slotted, so that `still` can be kept.
@dataclass(frozen=True)
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
        first = {number: self.first(features(page, number)) for number in page.candidates()}
        high = {number: score for number, score in first.items() if score > FLOOR}
        if not high:
            return {}
        surroundings = Surroundings(page, first)
        made = {}
        for number, score in high.items():
            around = self.second(surroundings.of(number), 2 * self.possible - score)
            if around is not None:
                made[number] = both(score, around)
        return made

    def is_open(self, page: Page, number: int) -> bool:
        """Whether the first look leaves it open that a line was left behind."""
        return self.first(features(page, number)) > FLOOR

    def first(self, names: Sequence[str]) -> float:
        """The log odds by the features of the line alone."""
        weights = self.weights
        return self.bias + sum([weights[name] for name in names if name in weights])

    def second(self, values: Sequence[float], least: float = -inf) -> float | None:
        """The log odds by what `Surroundings` says of the line.

        None where they are less than `least`, as soon as the trees left cannot make it up: of a
        line that is not possible nobody asks how far it is from that.
        """
        total = 0.0
        for trees, still in self._groups:
            if self.bias_around + total + still < least:
                return None
            total = sum_of_trees(trees, values, total)
        return self.bias_around + total

    @cached_property
    def _groups(self) -> list[tuple[Sequence[Tree], float]]:
        """The trees, some at a time, each with the most that these and all later ones can add."""
        groups = [self.trees[at : at + STRIDE] for at in range(0, len(self.trees), STRIDE)]
        most = [sum(map(_most, group)) for group in groups]
        return [(group, sum(most[at:]) + ROUNDING) for at, group in enumerate(groups)]

    def strongest(self, page: Page, number: int) -> list[str]:
        """The groups of features that speak for a line as a leftover, the strongest first."""
        sums = {
            name: sum(self.weights.get(feature, 0.0) for feature in group(page, number))
            for name, group in GROUPS.items()
        }
        return sorted((name for name in sums if sums[name] > 0), key=lambda name: -sums[name])


def sum_of_trees(trees: Sequence[Tree], values: Sequence[float], start: float = 0.0) -> float:
    """`start` and the leaves that `values`, the features by number, lead to."""
    total = start
    for tree in trees:
        while tree.__class__ is list:
            tree = tree[2] if values[tree[0]] <= tree[1] else tree[3]
        total += tree
    return total


def _most(tree: Tree) -> float:
    """The highest leaf."""
    if isinstance(tree, list):
        return max(_most(tree[2]), _most(tree[3]))
    return float(tree)


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
