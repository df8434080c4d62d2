"""Articles of made-up words for tests on reuse: every paragraph is told by its number."""

from __future__ import annotations

import random

LETTERS = "etaoinshrdlu"
CHANCE = random.Random(5)
VOCABULARY = ["".join(CHANCE.choices(LETTERS, k=CHANCE.randint(2, 8))) for _ in range(4000)]


def paragraph(number: int, words: int = 60) -> str:
    """Paragraph `number`, which shares no passage with any other."""
    return " ".join(random.Random(number).choices(VOCABULARY, k=words)).capitalize() + "."


def article(number: int, paragraphs: int = 3, head: str = "") -> str:
    """An article whose paragraphs no other has."""
    parts = [paragraph(1000 * number + part) for part in range(paragraphs)]
    return head + f"# Number {number}\n\n" + "\n\n".join(parts) + "\n"
