"""The archive as people use it: made of folders, kept up to date, asked about one article.

Files are read and compared by what stands for their content, so that a build which was interrupted
goes on where it was: what is there already is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from editlint.alignment.between import between
from editlint.alignment.boundaries import Stretch
from editlint.alignment.fingerprints import fingerprints, unpacked
from editlint.archive.store import FLUSHED, Archive, Stats
from editlint.lint.statuses import Known
from editlint.model.others import Entry
from editlint.model.places import Span
from editlint.model.values import NamedTuple, replace
from editlint.project import passages
from editlint.project.cache import digest
from editlint.project.discover import Discovered
from editlint.project.files import ReadError
from editlint.project.settings import Settings, SettingsError
from editlint.reuse.reused import LEAST
from editlint.reuse.running import Kept, kept
from editlint.run.archived_names import ArchivedNames, names_in
from editlint.run.batch import Progress, silent
from editlint.run.documents import discovered, read_article
from editlint.run.linters import Linters
from editlint.run.others import likeliest
from editlint.run.pool import MANY, Check, outcome, workers
from editlint.run.task import Outcome, Task
from editlint.sources.kinds import kind_of, records
from editlint.sources.record import Columns, Record, Unread

NAME = "editlint-archive.sqlite"  # of an archive that nobody named
PASSAGES = "allowed-passages.toml"
ASKED = 50  # articles at most that one is compared with
STAMP = 10  # bytes
LEAST_ALLOWED = 12  # words of an allowed passage


class Built(NamedTuple):
    """What a build did: how many articles came in, changed, and were there already; and what could
    not be read, or is left out.
    """

    new: int
    changed: int
    same: int
    errors: tuple[str, ...]
    notes: tuple[str, ...]


class Alike(NamedTuple):
    """An archived article that shares text with one that was asked about.

    `share` is how much of that one it is, `words` how many words; `here` and `there` are the lines
    (1-based, first and last) of each passage in both.
    """

    path: str
    title: str
    date: str
    share: float
    words: int
    places: tuple[tuple[tuple[int, int], tuple[int, int]], ...]


def archive_of(settings: Settings, path: str | None) -> str:
    """The archive that is meant: the one named, that of the settings, or the one of this folder."""
    return path or settings.archive or NAME


def build(
    paths: Sequence[str],
    settings: Settings,
    path: str,
    *,
    create: bool = True,
    progress: Progress = silent,
    columns: Columns | None = None,
) -> Built:
    """Take articles into the archive at `path`, which is made where `create` says so.

    Tables, exports and feeds among `paths` give theirs one after the other (`sources`); `columns`
    are those of a table.

    Those that it has already in this state are left alone. Every two thousand are written at once;
    whoever interrupts it loses those that were not. Raises `ArchiveError`.
    """
    linters = Linters(replace(settings, max_run_seconds=0.0, across=False, archive=""))
    streams = [one for one in paths if kind_of(one) != "articles"]
    files = [one for one in paths if one not in streams]
    found = Discovered(())
    if files or not streams:
        found = linters.usable(discovered(files, settings, linters.nearest))
    with (
        Archive.open(path, write=True, create=create) as archive,
        workers(linters, len(found.files)) as share,
    ):
        building = _Building(linters, archive, progress, len(found.files))
        building.run(found.files, share)
        building.take(records(streams, columns), share)
        archive.settle()
    errors = (*found.errors, *building.errors)
    return Built(building.new, building.changed, building.same, errors, found.notes)


class _Read(NamedTuple):
    """An article to take in: the task, what it is called there, what stands for its source, and
    whether the archive has none of this path. `date` and `title` are what its source tells.
    """

    task: Task
    name: str
    stamp: bytes
    is_new: bool
    date: str = ""
    title: str = ""


class _Building:
    """A build as far as it is."""

    def __init__(self, linters: Linters, archive: Archive, progress: Progress, total: int) -> None:
        self._linters, self._archive = linters, archive
        self._names = names_in(archive.path)
        self._progress, self._total, self._done = progress, total, 0
        self.new = self.changed = self.same = 0
        self.errors: list[str] = []

    def run(self, paths: Sequence[str], share: Check) -> None:
        """Read, look at and write the articles: while the processes look at some, those before
        are written.
        """
        if len(paths) < MANY:
            for batch in self._batches(paths):
                self._write(batch, share([read.task for read in batch]))
            return
        from concurrent.futures import Future, ThreadPoolExecutor

        before: tuple[list[_Read], Future[list[Outcome]]] | None = None
        with ThreadPoolExecutor(1) as ahead:
            for batch in self._batches(paths):
                if before:
                    outcomes = before[1].result()
                future = ahead.submit(share, [read.task for read in batch])
                if before:
                    self._write(before[0], outcomes)
                before = batch, future
            if before:
                self._write(before[0], before[1].result())

    def _batches(self, paths: Sequence[str]) -> Iterator[list[_Read]]:
        for at in range(0, len(paths), FLUSHED):
            part = paths[at : at + FLUSHED]
            names = {path: self._names.name_of(path) for path in part}
            known = self._archive.stamps(list(names.values()))
            found = [
                read for path in part if (read := self._one(path, names[path], known)) is not None
            ]
            self._done += len(part) - len(found)
            yield found

    def take(self, found: Iterable[Record | Unread], share: Check) -> None:
        """Take in what a source gives, so many at a time; it is called what its source calls it."""
        stream = iter(found)
        while part := list(islice(stream, FLUSHED)):
            self.errors += (f"{one[0]}: {one.error}" for one in part if isinstance(one, Unread))
            articles = {one.identifier: one for one in part if isinstance(one, Record)}
            known = self._archive.stamps(list(articles))
            batch = [_read(one, known) for one in articles.values()]
            new = [one for one in batch if known.get(one.name) != one.stamp]
            self.same += len(batch) - len(new)
            self._done += len(batch) - len(new)
            self._total = self._done + len(new)
            self._write(new, share([read.task for read in new]))

    def _one(self, path: str, name: str, known: Mapping[str, bytes]) -> _Read | None:
        """An article that the archive does not have in this state."""
        try:
            source = read_article(path, self._linters.of(path).settings).source
        except ReadError as error:
            self.errors.append(f"{path}: {error}")
            return None
        stamp = stamp_of(source)
        if known.get(name) == stamp:
            self.same += 1
            return None
        return _Read(Task(path, source, Known(), kept=True), name, stamp, name not in known)

    def _write(self, batch: Sequence[_Read], outcomes: Sequence[Outcome]) -> None:
        with self._archive.writing():
            for read, outcome in zip(batch, outcomes, strict=True):
                if outcome.comparable is None:
                    self.errors.append(f"{read.task.path}: {outcome.error}")
                    continue
                made = outcome.comparable
                facts = made.entry.facts
                facts = facts._replace(
                    date=facts.date or read.date, title=facts.title or read.title
                )
                entry = made.entry._replace(path=read.name, facts=facts)
                if read.is_new and self._archive.add(entry, read.stamp, unpacked(made.prints)):
                    self.new += 1
                else:
                    self.changed += self._archive.put(entry, read.stamp)
        self._done += len(batch)
        self._progress(self._done, self._total)


def _read(record: Record, known: Mapping[str, bytes]) -> _Read:
    """An article of a source, whose name need not be a path."""
    name = record.identifier
    task = Task(name, record.text, Known(), kept=True)
    title = str(record.metadata.get("title", ""))
    return _Read(task, name, stamp_of(record.text), name not in known, record.date, title)


def stamp_of(source: str) -> bytes:
    """What stands for the source of an article."""
    return bytes.fromhex(digest([source.encode("utf-8", "surrogatepass")]))[:STAMP]


def query(source: str, name: str | None, settings: Settings, path: str) -> tuple[Alike, ...]:
    """What the archive at `path` has in common with a text, the largest share first; a file is not
    compared with what the archive has of its own path. Raises `ArchiveError`, `SettingsError`.
    """
    linters = Linters(replace(settings, across=False, archive=""))
    made = outcome(linters, Task(name, source, Known(), kept=True))
    if made.comparable is None:
        raise SettingsError(f"{name or '-'}: {made.error}")
    names = names_in(path)
    mine = names.name_of(name) if name else ""
    with Archive.open(path) as archive:
        found = archive.likely(unpacked(made.comparable.prints), archive.articles)
        entries = archive.entries(likeliest(found.shared, ASKED))
    own = kept(made.comparable.entry.laid)
    compared = (_alike(own, entry, names) for entry in entries.values() if entry.path != mine)
    return tuple(sorted(filter(None, compared), key=lambda one: (-one.share, one.path)))


def _alike(own: Kept, entry: Entry, names: ArchivedNames) -> Alike | None:
    there = kept(entry.laid)
    compared = between(own.keys, there.keys)
    passages = [one for one in compared.passages if min(one.one.size, one.other.size) >= LEAST]
    if not passages:
        return None
    places = tuple((_lines(own, passage.one), _lines(there, passage.other)) for passage in passages)
    words = sum(passage.one.size for passage in passages)
    name = names.path_of(entry.path)
    return Alike(name, entry.facts.title, entry.facts.date, words / len(own.keys), words, places)


def _lines(words: Kept, place: Stretch) -> tuple[int, int]:
    return words.lines[place.first], words.lines[place.stop - 1]


def stats(path: str) -> Stats:
    """What the archive at `path` holds. Raises `ArchiveError`."""
    with Archive.open(path) as archive:
        return archive.stats()


def forget(paths: Iterable[str], path: str) -> list[str]:
    """Take articles out of the archive at `path`; those of the `paths` that it did not have. Raises
    `ArchiveError`.
    """
    names = names_in(path)
    with Archive.open(path, write=True) as archive, archive.writing():
        return [one for one in paths if not archive.forget(names.name_of(one))]


def allow_passage(
    source: str, lines: tuple[int, int] | None, reason: str, target: str
) -> passages.Passage:
    """Note in the file `target` that a text may stand in many articles: all of `source`, or what
    stands in its `lines` (1-based, first and last). Raises `SettingsError`.
    """
    from editlint.model.words import words_of
    from editlint.parse import parse

    doc = parse(source, path=None, language="en")
    keys = doc.words.keys
    if lines:
        first, last = (min(line, len(doc.lines.starts)) - 1 for line in lines)
        keys = doc.words.keys_of(Span(doc.lines.starts[first], doc.lines.line_span(last).end))
    keys = keys or words_of(source).keys
    if len(keys) < LEAST_ALLOWED:
        raise SettingsError(f"a passage has {LEAST_ALLOWED} words at least; here are {len(keys)}")
    passage = passages.passage_of(keys, fingerprints(keys), reason)
    passages.add(target, passage)
    return passage
