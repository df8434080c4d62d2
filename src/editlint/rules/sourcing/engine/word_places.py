"""Where the words of a text stand: the sentences that hold a word or a phrase are found without
reading the others.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress, count

from editlint.language.lexicon import Lexicon
from editlint.model.document import Document


class WordPlaces:
    """The words of a text by number; `spoken` says which of its sentences are running text."""

    def __init__(self, doc: Document, known: Lexicon, spoken: Callable[[int], bool]) -> None:
        self._doc, self._lexicon, self._spoken = doc, known, spoken

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        """Where each word stands that whole texts are searched for, by number: all others are
        passed over without a step of Python.
        """
        keys, places = self._doc.words.keys, defaultdict[str, list[int]](list)
        for at in compress(count(), map(self._lexicon.searched.__contains__, keys)):
            places[keys[at]].append(at)
        return places

    def _of(self, words: frozenset[str]) -> Iterator[int]:
        """The numbers of those words of the text that are among `words`, not in order."""
        return chain.from_iterable(map(self._places.__getitem__, words & self._places.keys()))

    def alone(self, name: str) -> Iterator[int]:
        """The numbers of the words that alone are a phrase of this list, not in order."""
        return self._of(self._lexicon.singles(name) & self._lexicon.anchors(name))

    def stands_before(self, word: str, at: int) -> bool:
        """Whether `word`, which the text has, stands before its word `at`."""
        return self._doc.words.keys.index(word) < at

    def sized(self) -> set[int]:
        """The numbers of the sentences in running text that hold a word by which sizes are named,
        such as "thousands".
        """
        return self._sentences_of(self._of(frozenset(self._lexicon.sizes)))

    def holding(self, *names: str) -> set[int]:
        """The numbers of the sentences in running text in which a phrase of these lists begins or
        ends: all that hold one, and found without looking for those of all the other lists.
        """
        keys, lexicon = self._doc.words.keys, self._lexicon
        return self._sentences_of(
            at
            for name in names
            for word in lexicon.anchors(name) & self._places.keys()
            for at in lexicon.standing(name, word, keys, self._places[word])
        )

    def _sentences_of(self, places: Iterable[int]) -> set[int]:
        starts, sentences = self._doc.words.starts, self._doc.sentence_starts
        found = {bisect_right(sentences, starts[at]) - 1 for at in places}
        return {sentence for sentence in found if sentence >= 0 and self._spoken(sentence)}
