"""How well learnt weights do on publishers that they were not learnt from."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from figure_rows import WEB
from train_figures import FOLDS, Figures, fold_of, held_out, prf


def measure(figures: Figures, found: np.ndarray, steps: Mapping[str, float]) -> None:
    """Print precision, recall and F1 of all and of warnings, by kind; a learning curve."""
    kinds = np.array([row.kind for row in figures.rows])
    print(len(figures.names), "names,", steps)
    _table("all rows", figures, found, steps)
    generator, folds = np.random.default_rng(0), fold_of(figures.rows)
    for size in (500, 1000, 2000):
        keep = {}
        for fold in range(FOLDS):
            outside = np.flatnonzero((folds != fold) & (kinds != WEB))
            some = generator.permutation(outside)[:size]
            keep[fold] = np.concatenate([some, np.flatnonzero((folds != fold) & (kinds == WEB))])
        _table(f"{size} rows of news", figures, held_out(figures, keep), steps)


def _table(title: str, figures: Figures, found: np.ndarray, steps: Mapping[str, float]) -> None:
    for kind in sorted({row.kind for row in figures.rows}):
        of_kind = np.array([row.kind == kind for row in figures.rows])
        for level in ("info", "warning"):
            precision, recall, f1 = prf(found[of_kind] >= steps[level], figures.flag[of_kind])
            print(f"{title}, {kind}, {level}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
