"""Winnowed fingerprints: which texts may have a passage in common, asked without reading them.

    words         the pool opens at nine on weekdays ...
    4-grams       the pool opens at | pool opens at nine | opens at nine on | ...    a hash each
    fingerprints  of every four hashes in a row the smallest: two in five are kept

Two texts that share a stretch of at least seven words share a fingerprint, wherever the stretch
stands (winnowing: Schleimer, Wilkerson and Aiken, 2003). A window of eight keeps two in nine and
sees stretches of eleven words; its fingerprints are among those of a window of four, so texts of
both kinds can be compared.

The hash is fixed by `VERSION` and by golden values in the tests, for archives outlive programs and
machines. Of a word, as `model/words.py` normalises it, it is the 64-bit BLAKE2b of its UTF-8 bytes
(RFC 7693, 8 bytes, no key, little-endian); of four words a, b, c, d it is

    a ^ rotl(b, 13) ^ rotl(c, 29) ^ rotl(d, 47)

which needs each different word hashed but once.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence, Set

try:
    from _blake2 import blake2b  # hashlib would bring OpenSSL along: a twentieth of a start
except ImportError:
    from hashlib import blake2b

VERSION = 1
GRAM = 4  # words
WINDOW, WIDE_WINDOW = 4, 8  # grams of which the smallest is kept; the wide one for a million texts
TURNS = (0, 13, 29, 47)  # bits by which the hash of each word of a gram is rotated
KEPT_BITS = 40
SHIFT = 64 - KEPT_BITS
REMEMBERED = 200_000  # words whose hashes are kept at a time
_ALL = (1 << 64) - 1
_Turned = tuple[int, int, int, int]


def word_hash(word: str) -> int:
    """64 bits for one normalised word."""
    raw = word.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "little")


class WordHashes(dict[str, _Turned]):
    """The hash of each word that was met, in the four rotations that it is needed in.

    It grows with the words of all texts, so whoever reads texts by the thousand keeps one, and
    `fingerprints` empties it in time.
    """

    def __missing__(self, word: str) -> _Turned:
        value = word_hash(word)
        turned = self[word] = (value, _turned(value, 13), _turned(value, 29), _turned(value, 47))
        return turned


def _turned(value: int, bits: int) -> int:
    """64 bits rotated to the left."""
    return (value << bits | value >> (64 - bits)) & _ALL


def gram_hashes(keys: Sequence[str], hashes: WordHashes | None = None) -> list[int]:
    """The hash of every four words in a row of the normalised words `keys`, in order."""
    known = WordHashes() if hashes is None else hashes
    if len(keys) < GRAM:
        return []
    first, second, third, fourth = zip(*map(known.__getitem__, keys), strict=True)
    turned = zip(first, second[1:], third[2:], fourth[3:], strict=False)
    return [one ^ two ^ three ^ four for one, two, three, four in turned]


def fingerprints(
    keys: Sequence[str], hashes: WordHashes | None = None, window: int = WINDOW
) -> Set[int]:
    """The fingerprints of the normalised words `keys`, without their places: numbers of 64 bits.

    `window` is 4 or 8. Fewer than four words have none.
    """
    if hashes is not None and len(hashes) > REMEMBERED:
        hashes.clear()
    grams = gram_hashes(keys, hashes)
    size = 1
    while size < window and len(grams) > size:
        pairs = zip(grams, grams[size:], strict=False)
        grams = [one if one < other else other for one, other in pairs]
        size *= 2
    return set(grams)


def short(fingerprint: int) -> int:
    """The 40 highest bits, which is what is kept of a fingerprint for good."""
    return fingerprint >> SHIFT


def packed(prints: Set[int]) -> bytes:
    """Fingerprints as bytes, in order, 8 each (native byte order: for another process, no file)."""
    return array("Q", sorted(prints)).tobytes()


def unpacked(raw: bytes) -> array[int]:
    """What `packed` was given."""
    return array("Q", raw)
