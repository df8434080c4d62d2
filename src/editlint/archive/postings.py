"""Which articles have which fingerprints, packed.

Of a fingerprint its 40 highest bits are kept: among 24 million of them, one in two hundred articles
meets a false one. The highest of these say in which bucket it lies, the others stand before the
number of the article in an entry of 64 bits; a bucket is one row, its entries in order:

    bucket 0x5f9   0x000a91c2 00000017   0x000a91c2 00000c40   0x01cc3e80 00000002 ...
                   rest       article 23  rest       3136       rest       2

A run is a set of buckets, some hundred entries each. What is added goes to a new run, and eight
runs of a level are merged into one of the next (a log-structured merge tree: O'Neil and others,
1996), so that adding never rewrites the whole. What changes in one article goes to run 0.
"""

from __future__ import annotations

import sqlite3
import sys
from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from editlint.alignment.fingerprints import KEPT_BITS, SHIFT, short
from editlint.model.values import NamedTuple

NUMBER_BITS = 32  # of an entry are the number of the article
FEWEST_BITS, MOST_BITS = KEPT_BITS - NUMBER_BITS, 24  # that say in which bucket a fingerprint lies
BUCKET = 96  # entries of a bucket, about
FAN = 8  # runs of a level that are merged
RECENT, RECENT_BITS = 0, 12  # the run that single articles go to
CROWDED = 1 << RECENT_BITS + 7  # entries of the recent run, above which it goes into the others
ASKED = 500  # rows that one question asks for
_NUMBER = (1 << NUMBER_BITS) - 1

SCHEMA = (
    "CREATE TABLE runs (id INTEGER PRIMARY KEY, level INTEGER NOT NULL, bits INTEGER NOT NULL,"
    " size INTEGER NOT NULL)",
    "CREATE TABLE postings (id INTEGER PRIMARY KEY, entries BLOB NOT NULL)",
    f"INSERT INTO runs VALUES ({RECENT}, -1, {RECENT_BITS}, 0)",
)


class Run(NamedTuple):
    """A set of buckets: `bits` say which bucket, `size` counts the entries."""

    id: int
    level: int
    bits: int
    size: int

    def row(self, bucket: int) -> int:
        """The number of the row of a bucket."""
        return self.id << 32 | bucket

    def place(self, key: int) -> tuple[int, int]:
        """The bucket of a fingerprint (its 40 bits) and what is left of it, where entries have
        it.
        """
        rest = KEPT_BITS - self.bits
        return key >> rest, (key & ((1 << rest) - 1)) << NUMBER_BITS


class Found(NamedTuple):
    """The articles that have some of the fingerprints asked for, with how many; and which of these
    (40 bits) stand in more articles than were to be named.
    """

    shared: Mapping[int, int]
    standing: frozenset[int]


def packed(entries: Iterable[int]) -> bytes:
    """Entries of 64 bits as they are stored: little-endian."""
    made = array("Q", entries)
    if sys.byteorder == "big":
        made.byteswap()
    return made.tobytes()


def unpacked(raw: bytes) -> array[int]:
    """What `packed` was given. Raises `ValueError` for bytes that are none."""
    made = array("Q")
    made.frombytes(raw)
    if sys.byteorder == "big":
        made.byteswap()
    return made


class Postings:
    """The tables of postings in an open database; every method is part of the caller's
    transaction.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._waiting: dict[int, list[int]] = defaultdict(list)  # by bucket, as in the recent run
        self.waiting = 0

    def runs(self) -> list[Run]:
        rows = self._db.execute("SELECT id, level, bits, size FROM runs ORDER BY id")
        return [Run(*row) for row in rows]

    def add(self, number: int, fingerprints: Iterable[int]) -> None:
        """Note the fingerprints of an article, in memory until `flush`."""
        waiting, low = self._waiting, KEPT_BITS - RECENT_BITS
        shift, mask = SHIFT + low, (1 << low) - 1
        for value in fingerprints:
            waiting[value >> shift].append((value >> SHIFT & mask) << NUMBER_BITS | number)
            self.waiting += 1

    def flush(self) -> None:
        """Write what waits as a run of its own, and merge runs where there are enough of a
        level.
        """
        if not self._waiting:
            return
        run = self._new_run(0, RECENT_BITS, self.waiting)
        rows = ((run.row(at), packed(sorted(self._waiting[at]))) for at in sorted(self._waiting))
        self._db.executemany("INSERT INTO postings VALUES (?, ?)", rows)
        self._waiting.clear()
        self.waiting = 0
        level = 0
        while len(mine := [run for run in self.runs() if run.level == level]) >= FAN:
            self._merge(mine, level + 1)
            level += 1

    def merge_all(self) -> None:
        """Make one run of all, where there are several; what single articles left stays apart as
        long as it is little.
        """
        runs = [run for run in self.runs() if run.id != RECENT or run.size > CROWDED]
        if len(runs) > 1:
            self._merge(runs, max(run.level for run in runs))

    def _new_run(self, level: int, bits: int, size: int) -> Run:
        row = self._db.execute(
            "INSERT INTO runs (level, bits, size) VALUES (?, ?, ?) RETURNING id",
            (level, bits, size),
        ).fetchone()
        return Run(row[0], level, bits, size)

    def _merge(self, runs: Sequence[Run], level: int) -> None:
        size = sum(run.size for run in runs)
        made = self._new_run(level, _bits_for(size), size)
        coarse = min(run.bits for run in [*runs, made])
        for bucket in range(1 << coarse):
            entries: list[int] = []
            for run in runs:
                entries += self._entries(run, bucket, coarse)
            entries.sort()
            self._split(made, bucket, coarse, entries)
        for run in runs:
            self._db.execute("DELETE FROM postings WHERE id BETWEEN ? AND ?", _rows(run))
            if run.id == RECENT:
                self._resize(RECENT, -run.size)
            else:
                self._db.execute("DELETE FROM runs WHERE id = ?", (run.id,))

    def _entries(self, run: Run, bucket: int, coarse: int) -> Iterator[int]:
        """The entries of a coarser bucket, as they would stand in it."""
        finer = run.bits - coarse
        first = bucket << finer
        span = run.row(first), run.row(first + (1 << finer) - 1)
        low = KEPT_BITS - run.bits + NUMBER_BITS
        rows = self._db.execute("SELECT id, entries FROM postings WHERE id BETWEEN ? AND ?", span)
        for row, raw in rows:
            base = (row - span[0]) << low
            yield from (base + entry for entry in unpacked(raw)) if base else unpacked(raw)

    def _split(self, run: Run, bucket: int, coarse: int, entries: Sequence[int]) -> None:
        """Write the entries of a coarser bucket to those of `run`."""
        finer = run.bits - coarse
        low = KEPT_BITS - run.bits + NUMBER_BITS
        mask = (1 << low) - 1
        rows: list[tuple[int, bytes]] = []
        at = 0
        for part in range(1 << finer):
            stop = bisect_left(entries, (part + 1) << low, at)
            if stop > at:
                mine = entries[at:stop] if not part else [e & mask for e in entries[at:stop]]
                rows.append((run.row((bucket << finer) + part), packed(mine)))
                at = stop
        self._db.executemany("INSERT INTO postings VALUES (?, ?)", rows)

    def find(self, fingerprints: Iterable[int], most: int) -> Found:
        """The articles that have these fingerprints, those left out that more than `most` have."""
        keys = {short(value) for value in fingerprints}
        places: dict[int, list[int]] = {key: [] for key in keys}
        counts = dict.fromkeys(keys, 0)
        for run in self.runs():
            self._find_in(run, places, counts, most)
        shared: dict[int, int] = {}
        for key, numbers in places.items():
            if counts[key] <= most:
                for number in numbers:
                    shared[number] = shared.get(number, 0) + 1
        return Found(shared, frozenset(key for key in keys if counts[key] > most))

    def _find_in(
        self, run: Run, places: Mapping[int, list[int]], counts: dict[int, int], most: int
    ) -> None:
        wanted: dict[int, list[tuple[int, int]]] = {}
        for key in places:
            bucket, rest = run.place(key)
            wanted.setdefault(run.row(bucket), []).append((key, rest))
        for row, raw in self._rows(list(wanted)):
            entries = unpacked(raw)
            for key, rest in wanted[row]:
                first = bisect_left(entries, rest)
                stop = bisect_left(entries, rest + _NUMBER + 1, first)
                counts[key] += stop - first
                places[key].extend(
                    entry & _NUMBER for entry in entries[first : min(stop, first + most)]
                )

    def _rows(self, ids: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        for at in range(0, len(ids), ASKED):
            part = ids[at : at + ASKED]
            marks = ",".join("?" * len(part))
            yield from self._db.execute(
                f"SELECT id, entries FROM postings WHERE id IN ({marks})", part
            )

    def change(self, number: int, gone: Iterable[int], new: Iterable[int]) -> None:
        """Take fingerprints of one article out, wherever they are, and put others in."""
        keys = {short(value) for value in gone}
        for run in self.runs() if keys else ():
            self._take_out(run, number, keys)
        recent = next(run for run in self.runs() if run.id == RECENT)
        changed: dict[int, array[int]] = {}
        places = [recent.place(short(value)) for value in new]
        buckets = {recent.row(bucket) for bucket, _ in places}
        known = {row: unpacked(raw) for row, raw in self._rows(sorted(buckets))}
        for bucket, rest in places:
            row = recent.row(bucket)
            if row not in changed:
                changed[row] = known.get(row, array("Q"))
            insort(changed[row], rest | number)
        self._write(changed)
        self._resize(RECENT, len(places))

    def _take_out(self, run: Run, number: int, keys: Iterable[int]) -> None:
        wanted: dict[int, set[int]] = {}
        for key in keys:
            bucket, rest = run.place(key)
            wanted.setdefault(run.row(bucket), set()).add(rest | number)
        changed: dict[int, array[int]] = {}
        taken = 0
        for row, raw in self._rows(sorted(wanted)):
            entries = unpacked(raw)
            for entry in wanted[row]:
                at = bisect_left(entries, entry)
                if at < len(entries) and entries[at] == entry:
                    del entries[at]
                    taken += 1
                    changed[row] = entries
        self._write(changed)
        self._resize(run.id, -taken)

    def _write(self, changed: Mapping[int, array[int]]) -> None:
        rows = [(row, packed(entries)) for row, entries in changed.items() if entries]
        self._db.executemany("INSERT OR REPLACE INTO postings VALUES (?, ?)", rows)
        empty = [(row,) for row, entries in changed.items() if not entries]
        self._db.executemany("DELETE FROM postings WHERE id = ?", empty)

    def _resize(self, run: int, by: int) -> None:
        if by:
            self._db.execute("UPDATE runs SET size = size + ? WHERE id = ?", (by, run))

    def groups(self) -> Iterator[tuple[int, list[int]]]:
        """Each fingerprint (40 bits) that several articles have, with their numbers. All must lie
        in one run.
        """
        for run in self.runs():
            rest = KEPT_BITS - run.bits
            rows = self._db.execute(
                "SELECT id, entries FROM postings WHERE id BETWEEN ? AND ? ORDER BY id", _rows(run)
            )
            for row, raw in rows:
                bucket = (row & 0xFFFFFFFF) << rest
                last, numbers = -1, [0]
                for entry in unpacked(raw):
                    key = entry >> NUMBER_BITS
                    if key == last:
                        numbers.append(entry & _NUMBER)
                        continue
                    if len(numbers) > 1:
                        yield bucket | last, numbers
                    last, numbers = key, [entry & _NUMBER]
                if len(numbers) > 1:
                    yield bucket | last, numbers


def _rows(run: Run) -> tuple[int, int]:
    return run.row(0), run.row((1 << run.bits) - 1)


def _bits_for(size: int) -> int:
    """How many bits make buckets of a good size."""
    return max(FEWEST_BITS, min(MOST_BITS, (size // BUCKET).bit_length()))
