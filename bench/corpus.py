"""Corpus mode beside rensa's recipe, and how it grows: `python bench/corpus.py [growth]`.

25,000 articles of 600 words, and as many texts of 115 words, made by `recombined.py`: one in five
(three in ten) is a copy of another, with up to 30 of 100 words edited. Each program is a process of
its own that reads the same JSON Lines and writes pairs of copies; CPU is user and system time of it
and its children, memory the peak of its resident set.

rensa's recipe is that of its readme at the settings that are usual for it: sets of three words in
a row, 128 permutations, 16 bands, pairs of which the signatures agree in .7. `datasketch` is not
asked: its signatures are the same, and take 26 times as long.

`growth` makes 10,000, 100,000 and 1,000,000 texts of 115 words instead, and draws
docs/corpus-growth.svg.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from recombined import SHARES, Article, articles

HERE = Path(__file__).parent
JOBS = ((25_000, 600, 5_000), (25_000, 115, 7_500))  # texts, words of each, copies among them
GROWTH = (10_000, 100_000, 1_000_000)
SHORT, COPIED = 115, 0.3
OURS = "from editlint.__main__ import main; main()"


def write(path: Path, made: Iterator[Article]) -> dict[str, Article]:
    """Write articles as JSON Lines; those of them that are copies by their identifiers."""
    copies = {}
    with open(path, "w", encoding="utf-8") as file:
        for one in made:
            row = {"id": one.identifier, "text": one.text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            if one.source:
                copies[one.identifier] = one._replace(text="")
    return copies


def measured(command: Sequence[str]) -> dict[str, float]:
    """What a command costs: seconds of CPU and of the clock, MB at its peak."""
    code = (
        "import json,resource,subprocess,sys,time; start=time.monotonic();"
        "done=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL);"
        "used=resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(json.dumps({'cpu':used.ru_utime+used.ru_stime,'seconds':time.monotonic()-start,"
        "'mb':used.ru_maxrss/1024,'status':done.returncode}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, check=True
    )
    told: dict[str, float] = json.loads(run.stdout)
    if told["status"]:
        sys.exit(f"{command} failed: {run.stderr}")
    return told


def scores(found: set[frozenset[str]], copies: dict[str, Article]) -> dict[str, float]:
    """Recall of the copies by their share of edited words, and how many other pairs there are."""
    told = {}
    true = {frozenset((one.identifier, one.source)) for one in copies.values()}
    for share in SHARES:
        these = [one for one in copies.values() if one.share == share]
        hit = sum(frozenset((one.identifier, one.source)) in found for one in these)
        told[f"recall at {share:.0%}"] = hit / max(1, len(these))
    told["recall"] = len(found & true) / max(1, len(true))
    told["others"] = len(found - true)
    return told


def ours(texts: Path, folder: Path) -> tuple[dict[str, float], set[frozenset[str]]]:
    import pyarrow.dataset

    out = folder / f"ours-{texts.stem}"
    cost = measured([sys.executable, "-c", OURS, "corpus", "dedup", str(texts), "-o", str(out)])
    rows = pyarrow.dataset.dataset(out / "clusters").to_table(["keeper", "member"]).to_pylist()
    return cost, {frozenset((row["keeper"], row["member"])) for row in rows}


def rensa(texts: Path, folder: Path) -> tuple[dict[str, float], set[frozenset[str]]]:
    out = folder / f"rensa-{texts.stem}.json"
    cost = measured([sys.executable, __file__, "--rensa", str(texts), str(out)])
    return cost, {frozenset(pair) for pair in json.loads(out.read_text())}


def rensa_recipe(texts: str, out: str) -> None:
    """Pairs of texts that rensa calls alike."""
    import re

    from rensa import RMinHash, RMinHashLSH

    with open(texts, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    index = RMinHashLSH(threshold=0.7, num_perm=128, num_bands=16)
    signatures = []
    for number, row in enumerate(rows):
        words = re.findall(r"\w+", row["text"].lower())
        grams = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
        signature = RMinHash(num_perm=128, seed=42)
        signature.update(list(grams))
        signatures.append(signature)
        index.insert(number, signature)
    pairs = [
        (rows[number]["id"], rows[other]["id"])
        for number, signature in enumerate(signatures)
        for other in index.query(signature)
        if other < number and signature.jaccard(signatures[other]) >= 0.7
    ]
    Path(out).write_text(json.dumps(pairs))


def show(name: str, cost: dict[str, float], told: dict[str, float] | None = None) -> None:
    figures: dict[str, Any] = {key: round(value, 1) for key, value in cost.items()}
    figures |= {key: round(value, 4) for key, value in (told or {}).items()}
    print(name, json.dumps(figures), flush=True)


WIDE, HIGH, LEFT, TOP = 360, 220, 80, 30  # of one half of the plot
STYLE = (
    "text{font:13px sans-serif;fill:#444}.title{font-weight:bold}.end{text-anchor:end}"
    ".middle{text-anchor:middle}path{stroke:#ddd}polyline{fill:none;stroke:#5b3d99;stroke-width:2}"
    "circle{fill:#5b3d99}"
)


def plot(rows: Sequence[tuple[int, float, float]]) -> str:
    """The growth as SVG: texts against seconds of CPU and MB at the peak, all in logarithms."""
    halves = [
        *half(rows, 1, "CPU seconds", LEFT),
        *half(rows, 2, "MB at the peak", WIDE + 2 * LEFT),
    ]
    box = f"0 0 {2 * (WIDE + LEFT) + 40} {TOP + HIGH + 34}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><style>{STYLE}</style>'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(halves)}</svg>\n'
    )


def half(
    rows: Sequence[tuple[int, float, float]], column: int, title: str, left: int
) -> Iterator[str]:
    values = [row[column] for row in rows]
    low, most = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    least, largest = math.log10(rows[0][0]), math.log10(rows[-1][0])

    def height(value: float) -> float:
        return TOP + HIGH - HIGH * (math.log10(value) - low) / (most - low)

    yield f'<text x="{left}" y="16" class="title">{title}</text>'
    for power in range(low, most + 1):
        y = height(10**power)
        yield f'<path d="M{left} {y:.0f}h{WIDE}"/>'
        yield f'<text x="{left - 8}" y="{y + 4:.0f}" class="end">{10**power:,}</text>'
    across = [left + WIDE * (math.log10(row[0]) - least) / (largest - least) for row in rows]
    points = list(zip(across, map(height, values), strict=True))
    yield f'<polyline points="{" ".join(f"{x:.0f},{y:.0f}" for x, y in points)}"/>'
    for (x, y), row in zip(points, rows, strict=True):
        yield f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4"/>'
        yield f'<text x="{x:.0f}" y="{y - 9:.0f}" class="middle">{row[column]:,.0f}</text>'
        yield f'<text x="{x:.0f}" y="{TOP + HIGH + 20}" class="middle">{row[0]:,}</text>'


def main() -> None:
    os.environ.setdefault("PYTHONPATH", str(HERE.parent / "src"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if sys.argv[1:] == ["growth"]:
            rows = []
            for count in GROWTH:
                texts = folder / f"{count}.jsonl"
                copies = write(texts, articles(count, SHORT, int(count * COPIED)))
                cost, found = ours(texts, folder)
                show(f"{count:,} texts", cost, scores(found, copies))
                rows.append((count, cost["cpu"], cost["mb"]))
                texts.unlink()
            (HERE.parent / "docs" / "corpus-growth.svg").write_text(plot(rows))
            return
        for count, words, copied in JOBS:
            texts = folder / f"{count}-{words}.jsonl"
            copies = write(texts, articles(count, words, copied))
            for program in (ours, rensa):
                cost, found = program(texts, folder)
                show(f"{program.__name__}, {words} words", cost, scores(found, copies))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--rensa"]:
        rensa_recipe(*sys.argv[2:4])
    else:
        main()
