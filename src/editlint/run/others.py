"""What the articles of a run are compared with: one another, and an archive.

All articles are noted first; then it is known which of them share fingerprints, and only those are
looked at again, each with what it is compared with.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from zlib import crc32

from editlint.alignment.fingerprints import fingerprints, unpacked
from editlint.archive.store import Archive, ArchiveError
from editlint.model.others import Entry, Others, Standing
from editlint.project import passages
from editlint.project.globs import below
from editlint.project.settings import Settings
from editlint.reuse.original import is_original
from editlint.reuse.running import kept
from editlint.run.comparable import Comparable
from editlint.run.task import Task

RULES = ("duplicate-article", "reused-passage")
FILES = 10  # files that a text may stand in before it is a standing text
SHARE = 0.005  # of an archive, where that is more
LEAST = 3  # fingerprints that two articles share at least, to be compared
LEAST_STANDING = 6  # and so many, of a text that stands in many files
MOST = 20  # others that an article is compared with
FIRSTS = 5  # standing texts, or pieces of them, that are told of one article


class Comparing:
    """The articles of a run by now, and the archive."""

    def __init__(self, settings: Settings) -> None:
        """Raises `ArchiveError`, `SettingsError`."""
        self._allowed = tuple(
            (passage.fingerprints, passage.reason)
            for passage in passages.load(settings.allowed_passages)
        )
        self._archive = Archive.open(settings.archive) if settings.archive else None
        self._root = os.path.dirname(os.path.abspath(settings.archive))
        self._run = Archive.temporary() if settings.across else None
        self._own: list[Entry] = []  # without their words; the number in the run is one more
        self.errors: list[str] = []
        self._sums: dict[str, int] = {}  # what stands for the source of each article
        self._archived: dict[int, Others] = {}  # what the archive has, for each

    def is_same(self, path: str, source: str) -> bool:
        """Whether the source of an article is still what was checked."""
        return self._sums[path] == crc32(source.encode("utf-8", "surrogatepass"))

    def close(self) -> None:
        for archive in (self._archive, self._run):
            if archive:
                archive.close()

    def note(self, made: Comparable, task: Task) -> None:
        """Take an article of the run in, which was checked as `task`. An archive that fails on it
        is told in `errors`, and is not asked again.
        """
        entry = made.entry
        self._sums[entry.path] = crc32(task.source.encode("utf-8", "surrogatepass"))
        prints: Sequence[int] = unpacked(made.prints)
        if not prints:
            prints = sorted(fingerprints(kept(entry.laid).keys))
        if self._run and not self._run.add(entry, b"", prints):
            return  # the same file once more
        if self._archive:
            try:
                found = self._from_archive(self._archive, entry, prints)
            except ArchiveError as error:
                self.errors.append(str(error))
                self._archive.close()
                self._archive = None
            else:
                if found.entries:
                    self._archived[len(self._own)] = found
        if _names_any(task):
            self._archived.setdefault(len(self._own), Others())
        self._own.append(Entry(entry.path, "", entry.facts))

    def _from_archive(self, archive: Archive, entry: Entry, prints: Sequence[int]) -> Others:
        """What was published before and shares fingerprints, likeliest first."""
        most = max(FILES, int(SHARE * archive.articles))
        found = archive.likely(prints, most)
        numbers = _likeliest(Counter(found.shared))
        mine = below(self._root, entry.path) if entry.path else ""
        known = archive.entries(numbers)
        others = (known[number] for number in numbers if number in known)
        named = tuple(
            other._replace(path=self._called(other.path)) for other in others if other.path != mine
        )
        return Others(named, found.standing, published=bool(archive.stamps([mine])))

    def _called(self, path: str) -> str:
        """What an archived article is called from the working folder."""
        return os.path.relpath(os.path.join(self._root, path)).replace(os.sep, "/")

    def others(self) -> Iterator[tuple[str, Others]]:
        """Each article that there is something to compare with, by its path, and what that is."""
        found = dict(self._archived)
        if self._run:
            for number, others in self._across(self._run):
                known = found.get(number, Others())
                found[number] = known._replace(
                    entries=(*others.entries, *known.entries),
                    standing=others.standing | known.standing,
                    told=others.told,
                )
        for number in sorted(found):
            yield self._own[number].path, found[number]._replace(allowed=self._allowed)

    def _across(self, run: Archive) -> Iterator[tuple[int, Others]]:
        """What articles of the run are compared with, by their places in it."""
        run.settle()
        shared = _Shared(run)
        earlier: dict[int, Counter[int]] = {}
        for (one, other), count in shared.pairs.items():
            if count >= LEAST:
                first = is_original(self._own[one - 1], self._own[other - 1])
                later, original = (other, one) if first else (one, other)
                earlier.setdefault(later, Counter())[original] = count
        told = shared.told()
        standing = shared.standing_of({*earlier, *told})
        for number in sorted({*earlier, *told}):
            numbers = _likeliest(earlier.get(number, Counter()))
            firsts = told.get(number, [])
            known = run.entries([*numbers, *(other for other, _ in firsts)], archived=False)
            yield (
                number - 1,
                Others(
                    tuple(known[other] for other in numbers),
                    frozenset(standing.get(number, ())),
                    tuple(Standing(known[other], files) for other, files in firsts),
                ),
            )


def _names_any(task: Task) -> bool:
    """Whether an allow may speak of what comparing finds: then it has to be looked at again, for an
    allow that meets nothing is told.
    """
    listed = {entry.rule for entry in task.known.listed.values()}
    return any(name in task.source or name in listed for name in RULES)


def _likeliest(shared: Counter[int]) -> list[int]:
    ordered = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))
    return [number for number, count in ordered[:MOST] if count >= LEAST]


class _Shared:
    """Which articles of a run share fingerprints: how many each pair does, and which stand in so
    many articles that they are told once.
    """

    def __init__(self, run: Archive) -> None:
        self._run = run
        self.pairs: Counter[tuple[int, int]] = Counter()
        self._standing: set[int] = set()
        self._firsts: dict[tuple[int, int], list[int]] = {}  # in how many files, for each
        for key, numbers in run.groups():
            if len(numbers) <= FILES:
                self.pairs.update(combinations(numbers, 2))
            else:
                self._standing.add(key)
                self._firsts.setdefault((numbers[0], numbers[1]), []).append(len(numbers))

    def told(self) -> dict[int, list[tuple[int, int]]]:
        """Of each article that standing texts are told of, the next article and in how many they
        stand, the longest first.
        """
        found: dict[int, list[tuple[int, int]]] = {}
        for (one, other), files in sorted(self._firsts.items(), key=lambda item: -len(item[1])):
            mine = found.setdefault(one, [])
            if len(files) >= LEAST_STANDING and len(mine) < FIRSTS:
                mine.append((other, sorted(files)[len(files) // 2]))
        return {number: told for number, told in found.items() if told}

    def standing_of(self, wanted: set[int]) -> dict[int, set[int]]:
        """The fingerprints (40 bits) of each of these articles that stand in many."""
        found: dict[int, set[int]] = {}
        for key, numbers in self._run.groups() if self._standing and wanted else ():
            if key in self._standing:
                for number in wanted.intersection(numbers):
                    found.setdefault(number, set()).add(key)
        return found
