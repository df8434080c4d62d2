"""Article files: a folder of them, or one. Everything that `check` reads is read the same way."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from editlint.project.files import ReadError
from editlint.project.nearest import Nearest, load_settings
from editlint.project.settings import SettingsError
from editlint.sources.documents import discovered, read_article
from editlint.sources.record import Columns, Record, Unread


def read(path: str, columns: Columns) -> Iterator[Record | Unread]:
    """The articles at `path` in path order, each called by its path.

    Which files are looked for and how they are decoded says the configuration nearest to them.
    """
    nearest = Nearest(load_settings(os.getcwd()))
    found = discovered([path], nearest.start, nearest)
    yield from (Unread(*_told(line, path)) for line in found.errors)
    yield from (_read(file, nearest) for file in found.files)


def paths_of(path: str) -> tuple[str, ...]:
    """The paths of the articles at `path`, in order."""
    nearest = Nearest(load_settings(os.getcwd()))
    return discovered([path], nearest.start, nearest).files


def read_each(paths: Iterable[str]) -> Iterator[Record | Unread]:
    """The articles at `paths`."""
    nearest = Nearest(load_settings(os.getcwd()))
    return (_read(path, nearest) for path in paths)


def _read(file: str, nearest: Nearest) -> Record | Unread:
    try:
        return Record(file, read_article(file, nearest.of_folder(os.path.dirname(file))).source)
    except (ReadError, SettingsError) as error:
        return Unread(file, str(error))


def _told(line: str, path: str) -> tuple[str, str]:
    """The name and the rest of "posts: nothing to check in this folder"."""
    name, colon, rest = line.partition(": ")
    return (name, rest) if colon else (path, line)
