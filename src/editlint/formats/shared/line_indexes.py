"""The lines of the files of a report, made when they are asked for.

A report may hold a hundred thousand articles, and a format names lines of one file at a time and
now and then of the file where the other copy stands. So an index of lines, and the unpacked source
in it, is made on demand and only the last few are kept: memory does not grow with the number of
files.
"""

from __future__ import annotations

from collections.abc import Iterable

from editlint.model.places import LineIndex
from editlint.model.report import FileReport

KEPT = 8  # the file itself and those that its findings point to


class LineIndexes:
    """The line index of every file of a report, by its path."""

    __slots__ = ("_files", "_made")

    def __init__(self, files: Iterable[FileReport]) -> None:
        self._files = {file.path: file for file in files}
        self._made: dict[str, LineIndex] = {}  # the last used stands last

    def __contains__(self, path: str) -> bool:
        return path in self._files

    def __getitem__(self, path: str) -> LineIndex:
        index = self._made.pop(path, None) or self._new(path)
        self._made[path] = index
        if len(self._made) > KEPT:
            del self._made[next(iter(self._made))]
        return index

    def _new(self, path: str) -> LineIndex:
        file = self._files[path]
        return LineIndex(file.source, file.line)

    def get(self, path: str) -> LineIndex | None:
        """The lines of a file; None where it is not part of the run."""
        if path not in self:
            return None
        return self[path]
