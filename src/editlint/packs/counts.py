"""What formulas are about: how many words, sentences, syllables and so on a text has.

Running text counts (paragraphs and quotations); headings, lists, tables and code do not.
"""

from __future__ import annotations

from collections import Counter

from editlint.model.document import BlockKind, Document
from editlint.model.flat_prose import flat_prose
from editlint.model.places import lazy

_RUNNING: tuple[BlockKind, ...] = ("paragraph", "quote")
_NAMED = {
    "paragraph": "paragraphs", "list_item": "list", "quote": "blockquote", "table_cell": "table",
    "title": "heading_h1",
}  # fmt: skip
_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VOWELS = lazy(r"[aeiouyáéíóúàèìòùäëïöüâêîôû]+", 2)
_SILENT = lazy(r"(?:[^laeiouy]|[aeiouy]l)e[sd]?\Z")
_SUFFIX = lazy(r"(?:es|ed|ing)\Z")
_LONG = 6  # letters: a long word has more
_MANY = 3  # syllables of a word that counts as hard

NAMES = frozenset({
    "characters", "words", "sentences", "paragraphs", "syllables", "polysyllabic_words",
    "complex_words", "long_words", "list", "blockquote", "pre", "table",
    *(f"heading_h{level}" for level in range(1, 7)),
})  # fmt: skip


def syllables(word: str) -> int:
    """The syllables of an English word, by its groups of vowels; a silent `e` is none."""
    groups = len(_VOWELS().findall(word))
    if groups > 1 and _SILENT().search(word.lower()) and not word.lower().endswith("ted"):
        groups -= 1
    return max(1, groups)


def counts_of(doc: Document) -> dict[str, float]:
    """Every count by its name (`NAMES`)."""
    flat = doc.view(flat_prose)
    found: Counter[str] = Counter(dict.fromkeys(NAMES, 0))
    for number, block in enumerate(flat.blocks):
        found[_counted(block.kind, block.level)] += 1
        if block.kind in _RUNNING:
            _add_words(found, flat.units[number].of(flat.text))
    found["sentences"] = sum(doc.is_in(_RUNNING, sentence) for sentence in doc.sentences)
    found["pre"] = sum(block.kind == "code" for block in doc.blocks)
    return {name: float(found[name]) for name in NAMES}


def _counted(kind: str, level: int) -> str:
    """The name under which a block is counted."""
    return f"heading_h{level}" if kind == "heading" else _NAMED.get(kind, "other")


def _add_words(found: Counter[str], text: str) -> None:
    for word in _WORD().findall(text):
        beats = syllables(word)
        found["words"] += 1
        found["characters"] += len(word)
        found["syllables"] += beats
        found["long_words"] += len(word) > _LONG
        found["polysyllabic_words"] += beats >= _MANY
        bare = beats - bool(_SUFFIX().search(word.lower()))
        found["complex_words"] += bare >= _MANY and not word[0].isupper()
