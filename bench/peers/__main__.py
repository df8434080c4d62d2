"""Measures editlint and its peers side by side: `make bench`, or `python bench/peers`.

Installs the peers into `EDITLINT_PEERS` (a folder outside the repository), runs all of them in turn
over one short file and over 200 published articles (`EDITLINT_EVAL`, by default ../shared beside
the repository), plants ten faults, and writes docs/benchmarks.md and docs/benchmarks.svg.
"""

from __future__ import annotations

import datetime
import gzip
import json
import os
import platform
import sys
import tempfile
from pathlib import Path

from growth import SHAPES, SOURCE, grown
from measured import in_turn
from planted import FAULTS, SOUND, found
from report import OURS, Result, page, plot
from tools import TOOLS, Tool, installed, version

ROOT = Path(__file__).parents[2]
EVAL = Path(os.environ.get("EDITLINT_EVAL", ROOT.parent / "shared"))
ARTICLES = EVAL / "data" / "clean-articles.dev.jsonl.gz"
COUNT, ROUNDS = 200, 3


def editlint(folder: Path, files: list[str]) -> list[str]:
    return [sys.executable, "-m", "editlint", "check", "--isolated", "--no-cache", *files]


def write_articles(folder: Path) -> int:
    """The last articles of the evaluation set as files; how many words they have."""
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in rows][-COUNT:]
    for number, text in enumerate(texts):
        Path(folder, f"{number:03}.md").write_text(text, encoding="utf-8")
    return sum(len(text.split()) for text in texts)


def measured(tools: list[Tool]) -> tuple[dict[str, Result], int]:
    """Every tool over one file and over all articles, and how many words those have."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as many:
        Path(one, "article.md").write_text(SOUND, encoding="utf-8")
        words = write_articles(Path(many))
        files = [str(path) for path in sorted(Path(many).glob("*.md"))]
        single = [str(Path(one, "article.md"))]
        start = in_turn({tool.name: tool.run(Path(one), single) for tool in tools}, ROUNDS)
        all_ = in_turn({tool.name: tool.run(Path(many), files) for tool in tools}, ROUNDS)
    return {
        tool.name: Result(
            version(tool),
            tool.about,
            start[tool.name].cpu,
            all_[tool.name].cpu,
            all_[tool.name].memory,
            found(tool.run),
        )
        for tool in tools
    }, words


def main() -> int:
    if not ARTICLES.exists():
        print(f"skipped: {ARTICLES} is not there (set EDITLINT_EVAL)")
        return 0
    asked = [sys.executable, "-m", "editlint", "--version"]
    ours = Tool(OURS, "the last look", list, asked, editlint)
    reasons = {tool.name: installed(tool) for tool in TOOLS}
    for name, reason in reasons.items():
        print(f"{name}: {reason or 'installed'}", flush=True)
    results, words = measured([ours, *(tool for tool in TOOLS if not reasons[tool.name])])
    rows = [grown(shape, SOURCE) for shape in SHAPES]
    about = (
        f"{datetime.date.today():%d %B %Y}; {os.cpu_count()} processors ({platform.machine()},"
        f" {platform.system()}), Python {platform.python_version()}; {COUNT} published articles"
        f" with {words:,} words, {len(FAULTS)} planted faults, {ROUNDS} rounds."
    )
    absent = {name: reason for name, reason in reasons.items() if reason}
    text = page(results, absent, rows, about)
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    (ROOT / "docs" / "benchmarks.svg").write_text(plot(results), encoding="utf-8")
    print("written: docs/benchmarks.md, docs/benchmarks.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
