"""The file of an archive: what goes in comes out, and what is wrong with it is told in a line."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from archive_texts import article, paragraph
from editlint.alignment.fingerprints import fingerprints
from editlint.archive import file, store
from editlint.archive.file import ArchiveError
from editlint.archive.store import Archive
from editlint.model.others import Entry, Facts
from editlint.reuse.running import kept


def entry(number: int, path: str = "") -> Entry:
    laid = "\n\n".join(paragraph(1000 * number + part).lower().rstrip(".") for part in range(3))
    return Entry(path or f"{number}.md", laid, Facts(f"Number {number}", "2024-05-01"))


def filled(path: Path, count: int = 5) -> str:
    with Archive.open(str(path), write=True, create=True) as archive:
        with archive.writing():
            for number in range(count):
                assert archive.add(entry(number), b"old")
        archive.settle()
    return str(path)


def sources(archive: Archive, asked: Entry) -> dict[str, int]:
    """Which articles share how many fingerprints with an entry."""
    found = archive.likely(fingerprints(kept(asked.laid).keys), 1000).shared
    named = archive.entries(list(found))
    return {named[number].path: count for number, count in found.items()}


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    with Archive.open(filled(tmp_path / "a.sqlite")) as archive:
        assert [one for _, one in archive.all_entries()] == [
            entry(number)._replace(archived=True) for number in range(5)
        ]
        asked = entry(3)
        count = len(fingerprints(kept(asked.laid).keys))
        assert sources(archive, asked) == {"3.md": count}
        assert archive.stamps(["3.md", "9.md"]) == {"3.md": b"old"}
        held = archive.stats()
    assert (held.articles, held.words) == (5, 5 * 180)
    assert held.first == held.last == "2024-05-01"


def test_an_article_takes_the_place_of_its_older_state(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.sqlite")
    with Archive.open(path, write=True) as archive:
        with archive.writing():
            assert archive.put(entry(7, "3.md"), b"new")
            assert not archive.put(entry(2), b"old")
        assert "3.md" not in sources(archive, entry(3))
        assert "3.md" in sources(archive, entry(7))
        assert archive.stats().articles == 5


def test_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.sqlite", 1)
    with Archive.open(path, write=True) as archive:
        with archive.writing():
            assert archive.forget("0.md")
            assert not archive.forget("0.md")
        held = archive.stats()
    assert (held.articles, held.fingerprints) == (0, 0)


def test_the_same_path_comes_in_once(tmp_path: Path) -> None:
    with Archive.open(filled(tmp_path / "a.sqlite"), write=True) as archive:
        with archive.writing():
            assert not archive.add(entry(9, "3.md"), b"new")
        assert "3.md" in sources(archive, entry(3))


def test_what_fails_half_way_is_not_written(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.sqlite")
    with Archive.open(path, write=True) as archive:
        with suppress(ZeroDivisionError), archive.writing():
            archive.add(entry(8), b"new")
            archive.put(entry(9), b"new")
            raise ZeroDivisionError
        assert archive.stats().articles == 5
        assert not sources(archive, entry(8))
        with archive.writing():
            assert archive.add(entry(8), b"new")
        assert sources(archive, entry(8))


def test_it_lies_still_as_one_file(tmp_path: Path) -> None:
    filled(tmp_path / "a.sqlite")
    assert os.listdir(tmp_path) == ["a.sqlite"]


def test_a_million_articles_have_a_wide_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MILLION", 5)
    with Archive.open(filled(tmp_path / "a.sqlite"), write=True) as archive:
        before = archive.stats().fingerprints
        with archive.writing():
            archive.put(entry(10), b"new")
            archive.add(entry(11), b"new")
        added = archive.stats().fingerprints - before
        assert added < 0.7 * before / 5 * 2
        assert {"10.md", "11.md"} <= {*sources(archive, entry(10)), *sources(archive, entry(11))}
        with archive.writing():  # an article of a narrow window is changed to a wide one, and goes
            archive.put(entry(12, "1.md"), b"new")
            archive.forget("10.md")
            archive.forget("1.md")
        assert not sources(archive, entry(12))
        assert not sources(archive, entry(1))


def looked_through(path: Path | str) -> None:
    with Archive.open(str(path)) as archive:
        archive.stats()
        list(archive.all_entries())


def write(path: str, numbers: range) -> None:
    with Archive.open(path, write=True) as archive, archive.writing():
        for number in numbers:
            archive.add(entry(number), b"new")


def fill(archive: Archive) -> None:
    with archive.writing():
        for number in range(100, 300):
            archive.add(entry(number), b"new")


def refused(path: Path | str) -> str:
    with pytest.raises(ArchiveError) as error:
        looked_through(path)
    told = str(error.value)
    assert told.startswith(f"{path}: ")
    assert "\n" not in told
    return told


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    assert "build" in refused(tmp_path / "nothing.sqlite")
    (tmp_path / "text.sqlite").write_text(article(1) * 30)
    assert "no archive of editlint" in refused(tmp_path / "text.sqlite")
    (tmp_path / "empty.sqlite").write_text("")
    assert "no archive of editlint" in refused(tmp_path / "empty.sqlite")
    with sqlite3.connect(tmp_path / "other.sqlite") as db:
        db.execute("CREATE TABLE articles (id INTEGER)")
    assert "no archive of editlint" in refused(tmp_path / "other.sqlite")
    (tmp_path / "folder").mkdir()
    refused(tmp_path / "folder")


def test_a_foreign_file_is_not_built_into(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE mine (id INTEGER)")
    before = path.read_bytes()
    with pytest.raises(ArchiveError):
        Archive.open(str(path), write=True, create=True)
    (tmp_path / "text.md").write_text("An article.\n")
    with pytest.raises(ArchiveError):
        Archive.open(str(tmp_path / "text.md"), write=True, create=True)
    assert path.read_bytes() == before
    assert (tmp_path / "text.md").read_text() == "An article.\n"


def test_a_newer_archive_is_told(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.sqlite")
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {file.SCHEMA + 1}")
    assert "newer editlint" in refused(path)
    with pytest.raises(ArchiveError, match="newer editlint"):
        Archive.open(path, write=True, create=True)
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {file.SCHEMA}")
        db.execute("UPDATE about SET value = '2' WHERE name = 'hash'")
    assert "newer editlint" in refused(path)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_a_truncated_archive_is_told(tmp_path: Path, share: float) -> None:
    path = filled(tmp_path / "a.sqlite", 60)
    size = os.path.getsize(path)
    os.truncate(path, int(size * share))
    told = refused(path)
    assert "damaged" in told or "cut off" in told or "no archive" in told


def test_a_damaged_page_is_told_and_crashes_nothing(tmp_path: Path) -> None:
    path = Path(filled(tmp_path / "a.sqlite", 60))
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 4 : len(raw) // 2] = b"\xff" * (len(raw) // 2 - len(raw) // 4)
    path.write_bytes(raw)
    assert "damaged" in refused(path)


@pytest.mark.parametrize("column", ["laid", "facts"])
def test_a_damaged_row_is_told_by_whatever_reads_it(tmp_path: Path, column: str) -> None:
    path = filled(tmp_path / "a.sqlite")
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(f"UPDATE articles SET {column} = X'FF01'")
    with Archive.open(path, write=True) as archive:
        reading: list[Callable[[], object]] = [lambda: list(archive.all_entries())]
        reading += [lambda: archive.forget("3.md")] if column == "laid" else [archive.stats]
        for read in reading:
            with pytest.raises(ArchiveError, match="the archive is damaged"), archive.writing():
                read()


def test_a_locked_archive_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "PATIENCE", 0.1)
    path = filled(tmp_path / "a.sqlite")
    with Archive.open(path, write=True) as one, one.writing():
        one.add(entry(9), b"new")
        with pytest.raises(ArchiveError, match="another program is writing"):
            write(path, range(10, 11))
        with Archive.open(path) as reader:  # who reads sees what was there before
            assert reader.stats().articles == 5
    held = sqlite3.connect(path, isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    assert "another program is writing" in refused(path)
    held.execute("ROLLBACK")
    held.close()


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.sqlite")
    with Archive.open(path, write=True) as archive:
        pages = archive._db.execute("PRAGMA page_count").fetchone()[0]
        archive._db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(ArchiveError, match="disk is full"):
            fill(archive)
    with Archive.open(path) as archive:
        assert archive.stats().articles == 5
        assert "3.md" in sources(archive, entry(3))


def test_an_archive_that_cannot_be_written_can_be_read(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.sqlite")
    os.chmod(path, 0o444)
    os.chmod(tmp_path, 0o555)
    try:
        with Archive.open(path) as archive:
            assert archive.stats().articles == 5
        if os.access(path, os.W_OK):
            pytest.skip("who runs the tests may write everywhere")
        with pytest.raises(ArchiveError, match="read-only"):
            write(path, range(9, 10))
    finally:
        os.chmod(tmp_path, 0o755)
