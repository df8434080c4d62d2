"""How long the duplication rules take, and how their time grows with the text.

usage: python bench/repeats.py [--growth] [--megabyte]

CPU time of one process. The words and sentences of a document are shared by all rules, so they are
made before the clock starts. The texts are made up from a seed: the same ones every time.
`--growth`: the duplication rules at several sizes, the best of three. `--megabyte`: the whole
`check`, every rule on, for a megabyte of each kind, in a process of its own for the memory.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import time

from editlint import check_text
from editlint.model.rule import Context
from editlint.parse import parse
from editlint.registry.builtin import data, rules

RULES = (
    "repeated-passage",
    "repeated-sentence",
    "repeated-heading",
    "repeated-word",
    "stray-title",
)
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
MEGABYTE = 1_000_000
LINE = "Hold on to the rail until the bus has come to a full stop at the kerb.\n"


def vocabulary(rng: random.Random, size: int) -> list[str]:
    """Made-up words, the first ones as frequent as the small words of a language (rank and
    frequency after Zipf).
    """
    letters = "etaoinshrdlucmfwypvbgk"
    return ["".join(rng.choice(letters) for _ in range(rng.randint(2, 9))) for _ in range(size)]


def paragraphs(rng: random.Random, words: int) -> list[str]:
    """Prose-like paragraphs of together about `words` words."""
    known = vocabulary(rng, 20_000)
    weights = [1 / (rank + 1) for rank in range(len(known))]
    drawn = rng.choices(known, weights, k=words)
    made: list[str] = []
    at = 0
    while at < words:
        sentences = []
        for _ in range(rng.randint(2, 6)):
            length = rng.randint(8, 26)
            sentences.append(" ".join(drawn[at : at + length]).capitalize() + ".")
            at += length
            if at >= words:
                break
        made.append(" ".join(sentences))
    return made


def edited(rng: random.Random, text: str) -> str:
    """`text` with every tenth word replaced."""
    words = text.split(" ")
    for number in range(rng.randrange(10), len(words), 10):
        words[number] = f"new{rng.randrange(10_000)}"
    return " ".join(words)


def text_of(kind: str, words: int) -> str:
    rng = random.Random(1)
    if kind == "one repeated line":
        return LINE * (words // 16)
    if kind == "random words":
        known = vocabulary(rng, 5_000)
        return " ".join(rng.choice(known) for _ in range(words))
    if kind == "an article":
        return "\n\n".join(paragraphs(rng, words))
    half = paragraphs(rng, words // 2)
    pairs = {
        "two copies": [*half, *half],
        "two copies, the second edited": [*half, *(edited(rng, paragraph) for paragraph in half)],
        "two interleaved copies": [copy for one in half for copy in (one, one)],
        "two interleaved copies, one edited": [
            copy for one in half for copy in (one, edited(rng, one))
        ],
    }
    return "\n\n".join(pairs[kind])


KINDS = (
    "an article",
    "two copies",
    "two copies, the second edited",
    "two interleaved copies",
    "two interleaved copies, one edited",
    "one repeated line",
    "random words",
)


def rules_take(source: str) -> float:
    """Milliseconds of CPU for the duplication rules, the best of three."""
    best = float("inf")
    active = [
        (rule, Context(options=rule.options, data=data())) for rule in rules() if rule.name in RULES
    ]
    for _ in range(3):
        doc = parse(source, path="a.md")
        _ = doc.words, doc.block_words, doc.sentences, doc.lines.starts
        start = time.process_time()
        for rule, context in active:
            list(rule.check(doc, context))
        best = min(best, time.process_time() - start)
    return best * 1000


def growth() -> None:
    print("| words | " + " | ".join(KINDS) + " |")
    print("|---:" * (len(KINDS) + 1) + "|")
    for size in SIZES:
        print(
            f"| {size:,} | "
            + " | ".join(f"{rules_take(text_of(kind, size)):.1f}" for kind in KINDS)
            + " |",
            flush=True,
        )


def whole_check(kind: str) -> None:
    source = text_of(kind, 260_000)[:MEGABYTE]
    start = time.process_time()
    report = check_text(source, path="a.md")
    taken = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = report.words
    print(
        f"| {kind} | {words:,} | {taken:.2f} | {memory:.0f} | {len(report.findings):,} |",
        flush=True,
    )


def megabyte() -> None:
    print(
        "| 1 MB of | words | `check`, s CPU | peak memory, MB | findings"
        " |\n|---|---:|---:|---:|---:|"
    )
    for kind in KINDS:
        process = multiprocessing.get_context("spawn").Process(target=whole_check, args=(kind,))
        process.start()
        process.join()


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--growth", action="store_true")
    options.add_argument("--megabyte", action="store_true")
    asked = options.parse_args()
    if (
        asked.megabyte or not asked.growth
    ):  # first, as a new process starts with the peak memory of this one
        megabyte()
    if asked.growth or not asked.megabyte:
        growth()


if __name__ == "__main__":
    main()
