"""What the cache saves: CPU time of a first and a second run of the command over 400 unchanged
published articles.

usage: cache.py   (articles: EDITLINT_EVAL, by default ../shared beside the repository) Also checks
that the second run, and a run on one processor, print the same bytes. Prints one line of JSON; ends
with 1 where the second run takes more than ALLOWED of the first, or anything differs.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ALLOWED = 1 / 3
EVAL = Path(os.environ.get("EDITLINT_EVAL", Path(__file__).parents[2] / "shared"))


def run(folder: Path, *args: str, cpus: set[int] | None = None) -> tuple[float, bytes]:
    """CPU seconds of a check of `folder`, its processes included, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"EDITLINT_CACHE_DIR": str(folder.parent / "cache")}
    done = subprocess.run(
        [sys.executable, "-m", "editlint", "check", "--isolated", "--output-format", "json", *args],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        check=False,
        preexec_fn=(lambda: os.sched_setaffinity(0, cpus)) if cpus else None,
    )
    if done.returncode not in (0, 1):
        sys.exit(f"editlint ended with exit status {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main() -> int:
    data = EVAL / "data" / "clean-articles.dev.jsonl.gz"
    if not data.exists():
        print(f"no evaluation data at {EVAL} (set EDITLINT_EVAL)")
        return 0
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top, "articles")
        folder.mkdir()
        with gzip.open(data, "rt", encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                (folder / f"{article['id']}.md").write_text(article["text"], encoding="utf-8")
        first, printed = run(folder)
        second, again = run(folder)
        _, alone = run(folder, "--no-cache", cpus={min(os.sched_getaffinity(0))})
    same = printed == again == alone
    print(
        json.dumps(
            {
                "first_cpu_s": round(first, 2),
                "second_cpu_s": round(second, 2),
                "share": round(second / first, 3),
                "same": same,
            }
        )
    )
    return int(second > ALLOWED * first or not same)


if __name__ == "__main__":
    sys.exit(main())
