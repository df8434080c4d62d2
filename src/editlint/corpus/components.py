"""Which texts hang together by pairs: each is named by the smallest number that it hangs on.

    pairs 1-4, 4-9, 6-7      1, 4 and 9 are in component 1, 6 and 7 in component 6

The smallest number of a component does not depend on the order of the pairs, nor on the machine
that found it: the driver's arrays (`labels_of`) and the engine's tables (spread.py) say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[Any, numpy.dtype[Any]]

LARGEST = 2_000  # texts of a component that are compared with one another in one place
# A component of more is looked at again by pairs that share more of their keys: what holds it
# together is often standing text.
STRICTER = (0.0, 0.15, 0.3, 0.5)


def labels_of(one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    """The texts in pairs, in order, and the component of each. Linear but for a sort and the few
    rounds (a logarithm of the longest chain) in which labels are handed on.
    """
    import numpy as np

    texts, at = np.unique(np.concatenate((one, other)), return_inverse=True)
    first, second = at[: len(one)], at[len(one) :]
    label = np.arange(len(texts))
    while True:
        low = np.minimum(label[first], label[second])
        before = label.copy()
        for end in (label[first], label[second], first, second):
            np.minimum.at(label, end, low)
        while True:
            short = label[label]
            if np.array_equal(short, label):
                break
            label = short
        if np.array_equal(before, label):
            return texts, texts[label]


def split(one: Numbers, other: Numbers, shares: Numbers) -> tuple[Numbers, Numbers]:
    """The texts in pairs and their components, none of more than `LARGEST` texts.

    `shares[i]` is the share of keys that pair i has in common. What the strictest pairs still hold
    together are very many copies of one text: they are cut into parts by their numbers.
    """
    import numpy as np

    done: list[tuple[Numbers, Numbers]] = []
    for share in STRICTER:
        strict = shares >= share
        one, other, shares = one[strict], other[strict], shares[strict]
        texts, labels = labels_of(one, other)
        large = _sizes(labels) > LARGEST
        done.append((texts[~large], labels[~large]))
        inside = np.isin(one, texts[large])
        one, other, shares = one[inside], other[inside], shares[inside]
        if not len(one):
            return _joined(done)
    return _joined([*done, (texts[large], parts_of(texts[large], labels[large]))])


def parts_of(texts: Numbers, labels: Numbers) -> Numbers:
    """A label for each text of a component that is too large: its component's with a part's number
    mixed in, which the text's own number tells.
    """
    import numpy as np

    parts = -(-_sizes(labels) // LARGEST)
    return labels ^ (texts % parts.astype(np.uint64) + np.uint64(1))


def _sizes(labels: Numbers) -> Numbers:
    """For each text how many have its label."""
    import numpy as np

    _, at, counts = np.unique(labels, return_inverse=True, return_counts=True)
    return counts[at]


def _joined(parts: list[tuple[Numbers, Numbers]]) -> tuple[Numbers, Numbers]:
    import numpy as np

    texts = np.concatenate([one for one, _ in parts])
    labels = np.concatenate([one for _, one in parts])
    order = np.argsort(texts, kind="stable")
    return texts[order], labels[order]
