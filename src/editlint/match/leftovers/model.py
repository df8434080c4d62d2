"""A log-linear model of leftovers: the weights of a line's named features are added up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from editlint.match.leftovers.features import GROUPS, features
from editlint.match.leftovers.page import Page
from editlint.values import dataclass


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature name, in log odds, and the scores from which a line counts as possible, likely and certain."""

    bias: float
    weights: Mapping[str, float]
    possible: float
    likely: float
    certain: float

    def score(self, page: Page, k: int) -> float:
        """The log odds that line `k` was left behind."""
        weights = self.weights
        return self.bias + sum([weights[name] for name in features(page, k) if name in weights])

    def strongest(self, page: Page, k: int) -> list[str]:
        """The groups of features that speak for line `k` as a leftover, the strongest first."""
        sums = {name: sum(self.weights.get(feature, 0.0) for feature in group(page, k)) for name, group in GROUPS.items()}
        return sorted((name for name, total in sums.items() if total > 0), key=lambda name: -sums[name])


def model_of(data: Mapping[str, Any]) -> Model:
    """The model in `boilerplate/leftover-model`."""
    at = data["thresholds"]
    return Model(data["bias"], data["weights"], at["possible"], at["likely"], at["certain"])
