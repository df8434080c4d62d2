"""What an archived article is called: its path from the folder of the archive.

press/archive.sqlite   press/2024/bridge.md        2024/bridge.md
                       https://a.example/bridge    the same: a feed's address is no path
"""

from __future__ import annotations

import os

from editlint.model.values import NamedTuple
from editlint.project.globs import below


class ArchivedNames(NamedTuple):
    """The names in an archive whose folder is `root`, and their paths from the working folder."""

    root: str

    def name_of(self, path: str) -> str:
        """What the archive calls the article at `path`."""
        return path if _is_address(path) else below(self.root, path)

    def path_of(self, name: str) -> str:
        """Where the article of that name is, from here."""
        if _is_address(name):
            return name
        return os.path.relpath(os.path.join(self.root, name)).replace(os.sep, "/")


def names_in(archive: str) -> ArchivedNames:
    """Those of the archive at this path."""
    return ArchivedNames(os.path.dirname(os.path.abspath(archive)))


def _is_address(name: str) -> bool:
    return "://" in name
