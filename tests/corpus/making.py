"""A small corpus whose copies are known, and a look at what a job wrote."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

SOUNDS = [first + second for first in "bdfgklmnprst" for second in "aeiou"]


def words_of(seed: int, count: int = 2_000) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(SOUNDS, k=chance.randint(1, 4))) for _ in range(count)]


KNOWN = words_of(0)


def prose(words: int, seed: int) -> str:
    return " ".join(random.Random(seed).choices(KNOWN, k=words))


def edited(text: str, share: float, seed: int) -> str:
    chance = random.Random(seed)
    words = text.split(" ")
    return " ".join(chance.choice(KNOWN) if chance.random() < share else word for word in words)


def corpus(texts: int, words: int = 120) -> tuple[list[dict[str, str]], dict[str, str]]:
    """Rows of a table, and the source of each copy among them by its identifier. Every third text
    has a copy, every thirtieth has thirty.
    """
    rows: list[dict[str, str]] = []
    sources: dict[str, str] = {}
    for number in range(texts):
        name, text = f"a{number:05}", prose(words, number)
        rows.append({"id": name, "text": text, "date": f"2024-01-{number % 28 + 1:02}"})
        for copy in range(30 if number % 30 == 0 else number % 3 == 0):
            called = f"{name}-{copy}"
            share = (0.0, 0.1, 0.2)[copy % 3]
            made = edited(text, share, number + copy)
            rows.append({"id": called, "text": made, "date": "2025-01-01"})
            sources[called] = name
    random.Random(1).shuffle(rows)
    return rows, sources


def write_lines(path: Path, rows: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def clusters(out: Path) -> list[dict[str, Any]]:
    """All rows of the clusters that were written, in one order."""
    import pyarrow.dataset

    rows = pyarrow.dataset.dataset(out / "clusters").to_table().to_pylist()
    return sorted(rows, key=lambda row: (row["keeper"], row["member"]))


def copies(out: Path) -> dict[str, str]:
    return {row["member"]: row["keeper"] for row in clusters(out)}
