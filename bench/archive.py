"""What an archive finds, and what it costs, beside MinHash at the usual settings.

usage: python bench/archive.py [--articles N] [--quality | --speed]

Quality: half of the published articles are indexed with articles made from them (published.py).
Copies of whole articles, and passages of 150 words lifted into articles of the other half, are
edited word by word and asked for; right is an answer that names the source. The other half itself
is asked for too: what is answered there has nothing to do with it, but for what the two halves
really share, which is counted apart (15 words in a row). MinHash has its candidates
verified by exact Jaccard at its own threshold.

Speed: an archive of N articles of 600 words (100,000): building, size, asking as a process of its
own, updating. Times are CPU (user and system, of all processes), except where it says wall.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from editlint.archive.store import Archive
from editlint.model.others import Entry, Facts
from editlint.model.words import words_of
from editlint.parse import parse
from editlint.project.settings import Settings
from editlint.reuse.running import entry_of
from editlint.run.archiving import build, query
from published import drawn, edited, made, prose, published

RATES = (0.0, 0.1, 0.2, 0.3)
PASSAGE = 150  # words that are lifted
FILLERS = 2_000  # made articles beside the published ones
EXACT = 15  # words in a row, by which two published articles really share something
TEXT = 50  # words of running text, without which an article is none

Ask = Callable[[str], set[int]]


def keys_of(text: str) -> list[str]:
    return list(words_of(text).keys)


def shingles(text: str, size: int) -> set[str]:
    keys = keys_of(text)
    return {" ".join(keys[at : at + size]) for at in range(max(1, len(keys) - size + 1))}


def jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def editlint(texts: Sequence[str], folder: str) -> Ask:
    """Fingerprints, then the alignment: what `editlint archive query` does."""
    path = os.path.join(folder, "bench.sqlite")
    with Archive.open(path, write=True, create=True) as archive:
        with archive.writing():
            for number, text in enumerate(texts):
                doc = parse(text, path="a.md", language="en")
                archive.add(entry_of(doc, f"{number}"), b"")
        archive.settle()
    return lambda text: {
        int(one.path.rpartition("/")[2]) for one in query(text, None, Settings(), path)
    }


def looked_up(
    index: Any,
    signature: Callable[[set[str]], Any],
    texts: Sequence[str],
    size: int,
    threshold: float,
) -> Ask:
    """What an index of signatures finds of `texts`, verified by the sets of words themselves."""
    known = [shingles(text, size) for text in texts]
    for number, parts in enumerate(known):
        index.insert(number, signature(parts))

    def ask(text: str) -> set[int]:
        parts = shingles(text, size)
        found = index.query(signature(parts))
        return {number for number in found if jaccard(parts, known[number]) >= threshold}

    return ask


def datasketch(texts: Sequence[str], size: int, threshold: float, permutations: int) -> Ask:
    from datasketch import MinHash, MinHashLSH

    def signature(parts: set[str]) -> MinHash:
        hashed = MinHash(num_perm=permutations)
        hashed.update_batch([part.encode() for part in parts])
        return hashed

    index = MinHashLSH(threshold=threshold, num_perm=permutations)
    return looked_up(index, signature, texts, size, threshold)


def rensa(texts: Sequence[str], size: int, threshold: float, bands: int) -> Ask:
    from rensa import RMinHash, RMinHashLSH

    def signature(parts: set[str]) -> RMinHash:
        hashed = RMinHash(num_perm=128, seed=42)
        hashed.update(list(parts))
        return hashed

    index = RMinHashLSH(threshold=threshold, num_perm=128, num_bands=bands)
    return looked_up(index, signature, texts, size, threshold)


def quality() -> None:
    texts = [text for text in published() if sum(map(len, prose(text))) >= TEXT]
    indexed, others = texts[::2], texts[1::2]
    fillers = [made(number) for number in range(FILLERS)]
    with tempfile.TemporaryDirectory() as folder:
        tools: dict[str, Callable[[], Ask]] = {
            "editlint archive": lambda: editlint([*indexed, *fillers], folder),
            "datasketch, words 5, .8, 128": lambda: datasketch([*indexed, *fillers], 5, 0.8, 128),
            "text-dedup recipe, words 5, .7, 240": lambda: datasketch(
                [*indexed, *fillers], 5, 0.7, 240
            ),
            "rensa, words 3, .8, 128": lambda: rensa([*indexed, *fillers], 3, 0.8, 16),
        }
        copies, lifted = _queries(indexed, others)
        shared = _really_shared(indexed, others)
        print("recall of whole copies / of lifted passages, by share of edited words; precision")
        print(
            f"{'':38}" + "".join(f"{rate:>14.0%}" for rate in RATES) + "   precision    ms a query"
        )
        for name, start in tools.items():
            _row(name, start(), copies, lifted, others, shared)


Query = tuple[int, str]


def _queries(
    indexed: Sequence[str], others: Sequence[str]
) -> tuple[dict[float, list[Query]], dict[float, list[Query]]]:
    """Copies of whole articles and lifted passages, by rate, each with the number of its source."""
    copies: dict[float, list[Query]] = {}
    lifted: dict[float, list[Query]] = {}
    for rate in RATES:
        chance = random.Random(round(rate * 100))
        copies[rate], lifted[rate] = [], []
        for number, text in enumerate(indexed):
            copies[rate].append((number, edited(text, rate, chance)))
            words = [word for part in prose(text) for word in part]
            if len(words) < PASSAGE:
                continue
            at = chance.randrange(len(words) - PASSAGE + 1)
            passage = edited(" ".join(words[at : at + PASSAGE]), rate, chance)
            host = prose(others[number % len(others)])
            place = chance.randrange(len(host) + 1)
            parts = [" ".join(part) for part in host]
            lifted[rate].append((number, "\n\n".join([*parts[:place], passage, *parts[place:]])))
    return copies, lifted


def _really_shared(indexed: Sequence[str], others: Sequence[str]) -> set[tuple[int, int]]:
    """Which articles of the two halves share an exact stretch of words anyway."""
    known: dict[tuple[str, ...], int] = {}
    for number, text in enumerate(indexed):
        keys = words_of(text).keys
        known |= {keys[at : at + EXACT]: number for at in range(len(keys) - EXACT + 1)}
    return {
        (number, known[gram])
        for number, text in enumerate(others)
        for keys in [words_of(text).keys]
        for at in range(len(keys) - EXACT + 1)
        if (gram := keys[at : at + EXACT]) in known
    }


def _row(
    name: str,
    ask: Ask,
    copies: dict[float, list[Query]],
    lifted: dict[float, list[Query]],
    others: Sequence[str],
    shared: set[tuple[int, int]],
) -> None:
    start, asked = time.process_time(), 0
    right = wrong = real = 0
    cells: list[str] = []
    for rate in RATES:
        found = [_answers(ask, queries) for queries in (copies[rate], lifted[rate])]
        asked += len(copies[rate]) + len(lifted[rate])
        right += sum(hits for hits, _, _ in found)
        cells.append(" / ".join(f"{hits / total:.3f}" for hits, _, total in found))
    for number, text in enumerate(others):
        for answer in ask(text):
            real += (number, answer) in shared
            wrong += (number, answer) not in shared
    asked += len(others)
    each = (time.process_time() - start) / asked * 1000
    precision = right / (right + wrong) if right + wrong else 1.0
    line = f"{name:38}" + "".join(f"{cell:>14}" for cell in cells)
    print(f"{line}   {precision:.3f} ({wrong} wrong, {real} real)   {each:.1f}")


def _answers(ask: Ask, queries: Sequence[Query]) -> tuple[int, int, int]:
    answers = [(source, ask(text)) for source, text in queries]
    hits = sum(source in found for source, found in answers)
    more = sum(len(found - {source}) for source, found in answers)
    return hits, more, len(queries)


def speed(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "archive.sqlite")
        _built(folder, path, min(count, 6_000))
        os.unlink(path)
        with Archive.open(path, write=True, create=True) as archive:
            for at in range(0, count, 2_000):
                with archive.writing():
                    for number in range(at, min(count, at + 2_000)):
                        archive.add(_drawn(number), b"0123456789")
            archive.settle()
            stats = archive.stats()
            print(f"archive of {stats.articles:,}: {stats.size / stats.articles:,.0f} bytes each")
            _updated(archive, count)
        _asked(folder, path)


def _entry(number: int) -> Entry:
    doc = parse(made(number), path="a.md", language="en")
    return entry_of(doc, f"articles/{number % 100:02}/{number}.md")._replace(
        facts=Facts(f"Article {number}", "2024-05-01")
    )


def _drawn(number: int) -> Entry:
    facts = Facts(f"Article {number}", "2024-05-01")
    return Entry(f"articles/{number % 100:02}/{number}.md", "\n\n".join(drawn(number)), facts)


def _built(folder: str, path: str, count: int) -> None:
    """A build of files, with the processes that this machine has."""
    for number in range(count):
        inside = Path(folder, "articles", f"{number % 100:02}")
        inside.mkdir(parents=True, exist_ok=True)
        (inside / f"{number}.md").write_text(made(number), encoding="utf-8")
    before, start = _cpu(), time.perf_counter()
    build([os.path.join(folder, "articles")], Settings(), path)
    cpu, wall = _cpu() - before, time.perf_counter() - start
    print(
        f"build of {count:,} files: {cpu / count * 1000:.2f} ms CPU each, that is"
        f" {2 * count / cpu:,.0f} a second on two idle processors; {count / wall:,.0f} by the wall"
    )


def _cpu() -> float:
    whole = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in whole)


def _updated(archive: Archive, count: int) -> None:
    for name, base in (("new", count), ("changed", 0)):
        walls: list[float] = []
        cpus: list[float] = []
        for number in range(20):
            entry = _entry(count + 1_000 + number)
            path = f"articles/new/{number}.md" if name == "new" else _drawn(base + number).path
            start, before = time.perf_counter(), time.process_time()
            with archive.writing():
                archive.put(entry._replace(path=path), os.urandom(10))
            walls.append(time.perf_counter() - start)
            cpus.append(time.process_time() - before)
        cpu, wall = (statistics.median(times) * 1000 for times in (cpus, walls))
        print(f"update, {name}: {cpu:.1f} ms CPU, {wall:.1f} ms wall (median of 20)")


def _asked(folder: str, path: str) -> None:
    """`check --archive` of a copy of an article, as a process of its own."""
    copy = Path(folder, "copy.md")
    copy.write_text("\n\n".join(drawn(77)) + "\n", encoding="utf-8")
    check = ["check", "--isolated", "--no-cache", str(copy)]
    for name, command in (
        ("python alone", ["-c", "pass"]),
        ("check", ["-m", "editlint", *check]),
        ("check --archive", ["-m", "editlint", *check, "--archive", path]),
        ("archive query", ["-m", "editlint", "archive", "query", str(copy), "--archive", path]),
    ):
        runs = [_run([sys.executable, *command]) for _ in range(11)]
        wall, cpu, peak = (statistics.median(values) for values in zip(*runs, strict=True))
        print(f"{name}: {cpu * 1000:.0f} ms CPU, {wall * 1000:.0f} ms wall, {peak:.0f} MB")


# What a process takes is told by a small one that started it: its own memory would count.
_SMALL = (
    "import resource, subprocess, sys, time; start = time.perf_counter();"
    " subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
    " wall = time.perf_counter() - start; used = resource.getrusage(resource.RUSAGE_CHILDREN);"
    " print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
)


def _run(command: list[str]) -> tuple[float, ...]:
    """Seconds by the wall and of computing, and megabytes, of a process."""
    told = subprocess.run(
        [sys.executable, "-c", _SMALL, *command], capture_output=True, text=True, check=True
    )
    return tuple(map(float, told.stdout.split()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--quality", action="store_true")
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args()
    if asked.quality or not asked.speed:
        quality()
    if asked.speed or not asked.quality:
        speed(asked.articles)


if __name__ == "__main__":
    main()
