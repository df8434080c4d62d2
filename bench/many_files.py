"""Memory and time of a run over very many files: `python bench/many_files.py [FILES] [FAULTS]`.

Writes FILES articles (100,000) of about a page into a folder that goes again, one in ten with a
fault, or each with FAULTS of them; checks them all in one run without the cache, and prints the
peak memory of the largest process.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from editlint.project.settings import Settings
from editlint.run.api import check_paths

WORDS = (
    "the a of and to in on with from by near over harbour ferry pier crew morning winter storm boat"
    " lamp rope keeper island market village narrow early quiet heavy green old leaves carries"
    " waits returns finds keeps brings sees counts mends"
)
FAULT = "She left it on on the {} table of the harbour office.\n"


def article(number: int, faults: int) -> str:
    """A page of about 250 words that no other file has."""
    chance = random.Random(number)
    paragraphs = [
        " ".join(" ".join(chance.sample(WORDS.split(), 15)).capitalize() + "." for _ in range(4))
        for _ in range(4)
    ]
    wrong = "".join(FAULT.format(word) for word in chance.sample(WORDS.split(), faults))
    return f"# Route {number}\n\n" + "\n\n".join(paragraphs) + "\n" + wrong


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    faults = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            inside = Path(folder, f"{number % 100:02}")
            inside.mkdir(exist_ok=True)
            text = article(number, faults or number % 10 == 0)
            (inside / f"{number}.md").write_text(text, encoding="utf-8")
        start = time.perf_counter()
        report = check_paths([folder], Settings(cache=False))
        seconds = time.perf_counter() - start
    peak = max(resource.getrusage(who).ru_maxrss for who in (0, resource.RUSAGE_CHILDREN))
    print(
        json.dumps(
            {
                "files": len(report.files),
                "findings": sum(len(file.findings) for file in report.files),
                "seconds": round(seconds, 1),
                "peak_mb": round(peak / 1024),
            }
        )
    )


if __name__ == "__main__":
    main()
