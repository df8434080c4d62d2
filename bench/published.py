"""Articles for benchmarks on reuse, made from published ones by recombining and editing.

The published articles are those of the evaluation data (EDITLINT_EVAL, by default ../shared beside
the repository): real sentences, whose words are changed as editors and rewriters do. Every article
and every edit comes from a seed, so two runs compare the same texts.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import sys
from functools import cache
from pathlib import Path

EVAL = Path(os.environ.get("EDITLINT_EVAL", Path(__file__).parents[2] / "shared"))
ARTICLES = EVAL / "data" / "clean-articles.dev.jsonl.gz"
REPLACED, DELETED = 0.6, 0.2  # shares of the edits of words; the others are insertions
STRANGE = 0.35  # share of the words of a made article that come from elsewhere
_PARTS = re.compile(r"(\s+)")
FRAGMENT = (8, 24)  # words of a stretch of a published article in a made one


@cache
def published() -> list[str]:
    """The published articles."""
    if not ARTICLES.is_file():
        sys.exit(f"{ARTICLES} is not there (set EDITLINT_EVAL)")
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def prose(text: str) -> list[list[str]]:
    """The paragraphs of a text that have 15 words and begin as running text does, as words."""
    found = [part.split() for part in text.split("\n\n")]
    return [words for words in found if len(words) >= 15 and words[0][0].isalpha()]


@cache
def paragraphs() -> list[list[str]]:
    """All their paragraphs of running text."""
    return [words for text in published() for words in prose(text)]


@cache
def vocabulary() -> list[str]:
    """All words of the paragraphs, each as often as it stands there."""
    return [word for words in paragraphs() for word in words]


def edited(text: str, rate: float, chance: random.Random) -> str:
    """`text` with a share of `rate` of its words edited: replaced, left out, or a word put before
    it. Lines and what is no word (marks of headings, rules, tables) stay.
    """
    known = vocabulary()
    made: list[str] = []
    for part in _PARTS.split(text):
        if not any(map(str.isalnum, part)) or chance.random() >= rate:
            made.append(part)
            continue
        kind = chance.random()
        if kind < REPLACED:
            made.append(chance.choice(known))
        elif kind >= REPLACED + DELETED:
            made.append(f"{chance.choice(known)} {part}")
    return "".join(made)


@cache
def plain() -> list[str]:
    """The words of the paragraphs in small letters, without signs."""
    return [re.sub(r"\W+", "", word).lower() or "a" for word in vocabulary()]


def drawn(number: int, words: int = 600) -> list[str]:
    """Words of an article as they are kept, drawn one by one: quick to make by the hundred
    thousand.
    """
    chance = random.Random(number)
    parts = chance.choices(plain(), k=words)
    return [" ".join(parts[at : at + 60]) for at in range(0, words, 60)]


def made(number: int, words: int = 600) -> str:
    """Article `number` of so many words: stretches of published ones, with many words changed, so
    that no two such articles have a passage in common.
    """
    chance, known = random.Random(number), vocabulary()
    parts: list[list[str]] = []
    size = 0
    while size < words:
        length = chance.randint(*FRAGMENT)
        at = chance.randrange(len(known) - length)
        part = [
            chance.choice(known) if chance.random() < STRANGE else word
            for word in known[at : at + length]
        ]
        parts.append(part)
        size += length
    lines = [[word for part in parts[at : at + 5] for word in part] for at in range(0, size, 5)]
    return f"# Article {number}\n\n" + "\n\n".join(" ".join(words) for words in lines if words)
