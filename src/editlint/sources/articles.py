"""Article files: a folder of them, or one. Everything that `check` reads is read the same way."""

from __future__ import annotations

import os
from collections.abc import Iterator

from editlint.project.files import ReadError
from editlint.project.nearest import Nearest, load_settings
from editlint.run.documents import discovered, read_article
from editlint.sources.record import Columns, Record, Unread


def read(path: str, columns: Columns) -> Iterator[Record | Unread]:
    """The articles at `path` in path order, each called by its path.

    Which files are looked for and how they are decoded says the configuration nearest to them.
    """
    settings = load_settings(os.getcwd())
    nearest = Nearest(settings)
    found = discovered([path], settings, nearest)
    yield from (Unread(*_told(line, path)) for line in found.errors)
    for file in found.files:
        try:
            text = read_article(file, nearest.of_folder(os.path.dirname(file)))
        except ReadError as error:
            yield Unread(file, str(error))
        else:
            yield Record(file, text.source)


def _told(line: str, path: str) -> tuple[str, str]:
    """The name and the rest of "posts: nothing to check in this folder"."""
    name, colon, rest = line.partition(": ")
    return (name, rest) if colon else (path, line)
