"""Components in the engine, for more pairs than this process can hold.

Each text takes the smallest label among its own and its neighbours', then the label of its label,
so that a label goes twice as far in each round (a chain of n texts takes about log2 n rounds); the
end is reached when no label changes. What comes out is what `components.labels_of` says.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from editlint.corpus.components import LARGEST, STRICTER

if TYPE_CHECKING:
    Frame = Any

Keep = Callable[[Any, str], Any]  # write a table, and read it where it was written
ROUNDS = 40  # labels go 2^40 texts far


def labels_of(daft: Any, pairs: Frame, keep: Keep, name: str = "labels") -> Frame:
    """`number` and `component` of every text in `pairs` (`one`, `other`)."""
    col = daft.col
    there = pairs.select(col("one").alias("number"), col("other").alias("neighbour"))
    back = pairs.select(col("other").alias("number"), col("one").alias("neighbour"))
    edges = keep(there.concat(back), f"{name}-edges")
    texts = edges.select("number").distinct()
    labels = keep(texts.with_column("component", col("number")), f"{name}-0")
    for step in range(1, ROUNDS):
        new = keep(_further(daft, labels, edges), f"{name}-{step}")
        joined = labels.join(new, on="number", suffix="_new")
        changed = joined.where(col("component") != col("component_new")).count_rows()
        labels = new
        if not changed:
            break
    return labels


def _further(daft: Any, labels: Frame, edges: Frame) -> Frame:
    col = daft.col
    of_neighbour = labels.select(
        col("number").alias("neighbour"), col("component").alias("component")
    )
    near = edges.join(of_neighbour, on="neighbour").select("number", "component")
    low = near.concat(labels).groupby("number").agg(col("component").min())
    of_label = low.select(col("number").alias("component"), col("component").alias("lower"))
    return low.join(of_label, on="component").select("number", col("lower").alias("component"))


def split(daft: Any, pairs: Frame, keep: Keep) -> Frame:
    """`number` and `component` as `components.split` tells them, none of more than `LARGEST`."""
    col = daft.col
    done = []
    large = pairs
    for step, share in enumerate(STRICTER):
        strict = large.where(col("share") >= share)
        labels = labels_of(daft, strict, keep, f"labels-{step}")
        sizes = labels.groupby("component").agg(col("number").count().alias("size"))
        sized = keep(labels.join(sizes, on="component"), f"sized-{step}")
        done.append(sized.where(col("size") <= LARGEST).select("number", "component"))
        rest = sized.where(col("size") > LARGEST)
        if not rest.count_rows():
            return _all(done)
        inside = rest.select(col("number").alias("one"))
        large = keep(strict.join(inside, on="one", how="semi"), f"large-{step}")
    return _all([*done, _in_parts(daft, rest)])


def _in_parts(daft: Any, rest: Frame) -> Frame:
    """Components that are too large even so, cut by the numbers of their texts."""

    def part(number: Any, component: Any, size: Any) -> Any:
        import numpy as np

        numbers, labels, sizes = (
            np.array(column.to_pylist(), np.uint64) for column in (number, component, size)
        )
        parts = (sizes + np.uint64(LARGEST - 1)) // np.uint64(LARGEST)
        return labels ^ (numbers % parts + np.uint64(1))

    of_batch = daft.func.batch(return_dtype=daft.DataType.uint64(), use_process=False)(part)

    cut = of_batch(*(daft.col(name) for name in ("number", "component", "size")))
    return rest.select(daft.col("number"), cut.alias("component"))


def _all(tables: list[Frame]) -> Frame:
    first, *others = tables
    for other in others:
        first = first.concat(other)
    return first
