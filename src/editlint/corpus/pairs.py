"""Which texts share enough keys to be compared, from a list of (key, text).

    key 17: texts 1, 4      key 23: texts 1, 4, 9      ...     1 and 4 share two keys of 66

A key of few texts (`FEW`) makes a pair of any two of them. One of many is standing text or a text
that was published many times: it makes a pair of the first and each other, so that what it costs
grows with the texts and not with their square, and it counts as weaker evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editlint.model.values import NamedTuple

if TYPE_CHECKING:
    import numpy

    Numbers = numpy.ndarray[Any, numpy.dtype[Any]]

FEW = 20  # texts with one key, any two of which make a pair
# Of the keys of the text that has fewer, the share that a pair has in common at least. A copy with
# three words in ten edited shares a quarter of them, hardly ever less than a sixth.
SHARE, SHARE_OF_MANY = 0.06, 0.15
LEAST = 2  # keys


class Pairs(NamedTuple):
    """Pairs of texts, `one` < `other`, in order. `rare` and `common` count the keys that they share
    (of few and of many texts), `least` are the keys of the text that has fewer.
    """

    one: Numbers
    other: Numbers
    rare: Numbers
    common: Numbers
    least: Numbers


def pairs_of(keys: Numbers, texts: Numbers, sizes: Numbers) -> Pairs:
    """The pairs of those texts that share a key. `sizes[i]` are the keys that `texts[i]` has in
    all. All texts of a key must be among them.
    """
    import numpy as np

    order = np.lexsort((texts, keys))
    keys, texts, sizes = keys[order], texts[order], sizes[order]
    again = np.zeros(len(keys), bool)  # a text has a key once
    again[1:] = (keys[1:] == keys[:-1]) & (texts[1:] == texts[:-1])
    keys, texts, sizes = keys[~again], texts[~again], sizes[~again]
    firsts = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])) if len(keys) else keys[:0]
    lengths = np.diff(np.append(firsts, len(keys))).astype(np.int64)
    rare = _any_two(firsts[lengths <= FEW], lengths[lengths <= FEW])
    common = _first_and_others(firsts[lengths > FEW], lengths[lengths > FEW])
    ones = np.concatenate((rare[0], common[0])).astype(np.int64)
    others = np.concatenate((rare[1], common[1])).astype(np.int64)
    is_rare = np.arange(len(ones)) < len(rare[0])
    return summed(
        Pairs(
            texts[ones],
            texts[others],
            is_rare.astype(np.int32),
            (~is_rare).astype(np.int32),
            np.minimum(sizes[ones], sizes[others]),
        )
    )


def summed(pairs: Pairs) -> Pairs:
    """Each pair once, with all its keys."""
    import numpy as np

    if not len(pairs.one):
        return pairs
    order = np.lexsort((pairs.other, pairs.one))
    one, other = pairs.one[order], pairs.other[order]
    new = np.append(True, (one[1:] != one[:-1]) | (other[1:] != other[:-1]))
    at = np.flatnonzero(new)
    rare = np.add.reduceat(pairs.rare[order], at)
    common = np.add.reduceat(pairs.common[order], at)
    return Pairs(one[at], other[at], rare, common, pairs.least[order][at])


def likely(pairs: Pairs) -> Pairs:
    """Those that share so many keys that they are worth comparing."""
    import numpy as np

    both = pairs.rare + pairs.common
    of_few = pairs.rare >= np.maximum(LEAST, SHARE * pairs.least)
    of_many = both >= np.maximum(LEAST, SHARE_OF_MANY * pairs.least)
    chosen = of_few | of_many
    return Pairs(*(part[chosen] for part in pairs))


def _any_two(firsts: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
    """Any two places of each run, as two lists of places; runs of one have none."""
    import numpy as np

    ones, others = [firsts[:0]], [firsts[:0]]
    for length in np.unique(lengths[lengths > 1]):
        runs = firsts[lengths == length]
        one, other = np.triu_indices(int(length), 1)
        ones.append((runs[:, None] + one).ravel())
        others.append((runs[:, None] + other).ravel())
    return np.concatenate(ones), np.concatenate(others)


def _first_and_others(firsts: Numbers, lengths: Numbers) -> tuple[Numbers, Numbers]:
    """The first place of each run with each of its others."""
    import numpy as np

    ones = np.repeat(firsts, lengths - 1)
    ends = np.cumsum(lengths - 1)
    return ones, ones + 1 + np.arange(len(ones)) - np.repeat(ends - (lengths - 1), lengths - 1)
