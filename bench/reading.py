"""What reading and checking cost: CPU milliseconds per 1,000 words over published articles, and the
start-up of one run.

usage: reading.py   (articles: EDITLINT_EVAL, by default ../shared beside the repository) Prints one
line of JSON. `start` are CPU milliseconds of whole processes, `pass` being the bare interpreter.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from editlint.lint.lint import lint
from editlint.model.words import words_of
from editlint.parse import parse
from editlint.project.settings import Settings
from editlint.run.linter import Linter

ARTICLES, ROUNDS, STARTS = 150, 5, 7
SRC = Path(__file__).parents[1] / "src"
EVAL = Path(os.environ.get("EDITLINT_EVAL", Path(__file__).parents[2] / "shared"))


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of `work`, the best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def start(*arguments: str) -> float:
    """CPU milliseconds of one Python process, the best of several."""
    best = float("inf")
    for _ in range(STARTS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, *arguments],
            env={**os.environ, "PYTHONPATH": str(SRC)},
            capture_output=True,
            check=False,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best * 1000


def main() -> int:
    data = EVAL / "data" / "clean-articles.dev.jsonl.gz"
    if not data.exists():
        print(f"skipped: {data} is not there (set EDITLINT_EVAL)")
        return 0
    with gzip.open(data, "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file][:ARTICLES]
    linter = Linter(Settings())
    active = linter.active("a.md")
    docs = [parse(text, path="a.md") for text in texts]
    spent = {
        "reading": seconds(lambda: [parse(text, path="a.md") for text in texts]),
        "words": seconds(lambda: [words_of(doc.prose) for doc in docs]),
        "sentences": seconds(lambda: [parse(text, path="a.md").sentences for text in texts]),
    }
    spent["sentences"] -= spent["reading"]
    for category in sorted({one.rule.category for one in active}):
        ours = [one for one in active if one.rule.category == category]
        spent[category] = -spent["reading"] + seconds(
            lambda ours=ours: [lint(parse(text, path="a.md"), ours) for text in texts]
        )  # type: ignore[misc]
    spent["whole check"] = seconds(lambda: [linter.check(text, "a.md") for text in texts])
    thousands = sum(len(doc.words) for doc in docs) / 1000
    with tempfile.TemporaryDirectory() as folder:
        clean = Path(folder, "clean.md")
        clean.write_text(texts[0], encoding="utf-8")
        check = ("-m", "editlint", "check", "--isolated", "--no-cache")
        started = {"pass": start("-c", "pass"), "clean": start(*check, str(clean))}
        seed = EVAL / "seed" / "article.txt"
        if seed.exists():
            started["seed"] = start(*check, str(seed))
    figures = {
        "articles": len(texts),
        "per 1,000 words": {
            name: round(1000 * taken / thousands, 2) for name, taken in spent.items()
        },
    }
    print(json.dumps({**figures, "start": {name: round(ms, 1) for name, ms in started.items()}}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
