"""What the articles of a run are compared with: one another, and an archive.

All articles are noted first; then it is known which of them share fingerprints, and only those are
looked at again, each with what it is compared with.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby
from zlib import crc32

from editlint.alignment.fingerprints import fingerprints, unpacked
from editlint.archive.file import ArchiveError
from editlint.archive.store import Archive
from editlint.model.others import Entry, Others, Standing
from editlint.model.values import NamedTuple
from editlint.project import passages
from editlint.project.settings import Settings
from editlint.reuse.original import is_original
from editlint.reuse.running import kept
from editlint.run.archived_names import names_in
from editlint.run.comparable import Comparable
from editlint.run.task import Task

RULES = ("duplicate-article", "reused-passage")
FILES = 10  # files that a text may stand in before it is a standing text
SHARE = 0.005  # of an archive, where that is more
LEAST = 3  # fingerprints that two articles share at least, to be compared
LEAST_STANDING = 6  # and so many, of a text that stands in many files
MOST = 20  # others that an article is compared with
PARTS = 64  # that pairs are sorted by
FIRSTS = 5  # standing texts, or pieces of them, that are told of one article


class _Known(NamedTuple):
    """What an article shares fingerprints with, by the numbers of those; see `Others`."""

    numbers: Sequence[int] = ()
    standing: frozenset[int] = frozenset()
    told: Sequence[tuple[int, int]] = ()  # the next article that has a standing text, and how many
    published: bool = False


NOTHING = _Known()


class Comparing:
    """The articles of a run by now, and the archive."""

    def __init__(self, settings: Settings) -> None:
        """Raises `ArchiveError`, `SettingsError`."""
        self._allowed = tuple(
            (passage.fingerprints, passage.reason)
            for passage in passages.load(settings.allowed_passages)
        )
        self._archive = Archive.open(settings.archive) if settings.archive else None
        self._names = names_in(settings.archive)
        self._run = Archive.temporary() if settings.across else None
        self._own: list[Entry] = []  # without their words; the number in the run is one more
        self.errors: list[str] = []
        self._sums: dict[str, int] = {}  # what stands for the source of each article
        self._archived: dict[int, _Known] = {}  # what the archive has, for each

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
                self._give_up(error)
            else:
                if found.numbers:
                    self._archived[len(self._own)] = found
        if _names_any(task):
            self._archived.setdefault(len(self._own), NOTHING)
        self._own.append(Entry(entry.path, "", entry.facts))

    def _from_archive(self, archive: Archive, entry: Entry, prints: Sequence[int]) -> _Known:
        """What was published before and shares fingerprints, likeliest first."""
        found = archive.likely(prints, max(FILES, int(SHARE * archive.articles)))
        mine = self._names.name_of(entry.path) if entry.path else ""
        published = bool(archive.stamps([mine]))
        return _Known(likeliest(found.shared), found.standing, published=published)

    def _give_up(self, error: ArchiveError) -> None:
        """Ask the archive no more."""
        self.errors.append(str(error))
        if self._archive:
            self._archive.close()
            self._archive = None

    def others(self) -> Iterator[tuple[str, Others]]:
        """Each article that there is something to compare with, by its path, and what that is.

        What that is is read when it is asked for: a run never holds all of it.
        """
        across = self._across(self._run) if self._run else {}
        for number in sorted({*self._archived, *across}):
            inside = across.get(number, NOTHING)
            before = self._archived.get(number, NOTHING)
            mine = self._own[number].path
            yield (
                mine,
                Others(
                    (*self._entries(inside.numbers), *self._from(before, mine)),
                    inside.standing | before.standing,
                    tuple(
                        Standing(entry, files)
                        for other, files in inside.told
                        for entry in self._entries([other])
                    ),
                    self._allowed,
                    before.published,
                ),
            )

    def _entries(self, numbers: Sequence[int]) -> Iterator[Entry]:
        """Articles of the run."""
        known = self._run.entries(numbers, archived=False) if self._run else {}
        return (known[number] for number in numbers if number in known)

    def _from(self, before: _Known, mine: str) -> Iterator[Entry]:
        """Articles of the archive but for `mine`, under the names that they have from here."""
        if not self._archive:
            return
        try:
            known = self._archive.entries(before.numbers)
        except ArchiveError as error:
            self._give_up(error)
            return
        own = self._names.name_of(mine) if mine else ""
        for entry in (known[number] for number in before.numbers if number in known):
            if entry.path != own:
                yield entry._replace(path=self._names.path_of(entry.path))

    def _across(self, run: Archive) -> dict[int, _Known]:
        """What articles of the run are compared with, by their places in it."""
        run.settle()
        shared = _Shared(run)
        earlier: dict[int, dict[int, int]] = {}
        for one, other, count in shared.pairs():
            first = is_original(self._own[one - 1], self._own[other - 1])
            later, original = (other, one) if first else (one, other)
            earlier.setdefault(later, {})[original] = count
        told = shared.told()
        standing = shared.standing_of({*earlier, *told})
        return {
            number - 1: _Known(
                likeliest(earlier.get(number, {})),
                frozenset(standing.get(number, ())),
                told.get(number, ()),
            )
            for number in {*earlier, *told}
        }


def _names_any(task: Task) -> bool:
    """Whether an allow may speak of what comparing finds: then it has to be looked at again, for an
    allow that meets nothing is told.
    """
    listed = {entry.rule for entry in task.known.listed.values()}
    return any(name in task.source or name in listed for name in RULES)


def likeliest(shared: Mapping[int, int], most: int = MOST) -> list[int]:
    """The articles that share most fingerprints, of how many each shares."""
    ordered = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))
    return [number for number, count in ordered[:most] if count >= LEAST]


class _Shared:
    """Which articles of a run share fingerprints: how many each pair does, and which stand in so
    many articles that they are told once.
    """

    def __init__(self, run: Archive) -> None:
        self._run = run
        # A pair for each fingerprint that it shares, as one number; sorted part by part, a run of a
        # hundred thousand articles does not hold millions of tuples.
        self._pairs = [array("Q") for _ in range(PARTS)]
        self._standing: set[int] = set()
        self._firsts: dict[tuple[int, int], list[int]] = {}  # in how many files, for each
        for key, numbers in run.groups():
            if len(numbers) <= FILES:
                for one, other in combinations(numbers, 2):
                    self._pairs[one % PARTS].append(one << 32 | other)
            else:
                self._standing.add(key)
                self._firsts.setdefault((numbers[0], numbers[1]), []).append(len(numbers))

    def pairs(self) -> Iterator[tuple[int, int, int]]:
        """Two articles, the first of the run first, and how many fingerprints they share, where
        that is enough.
        """
        for part in self._pairs:
            for pair, same in groupby(sorted(part)):
                count = sum(1 for _ in same)
                if count >= LEAST:
                    yield pair >> 32, pair & 0xFFFFFFFF, count

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
