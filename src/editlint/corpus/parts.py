"""Large JSON Lines in parts: the engine reads a file of them at once, whatever memory that takes.

texts.jsonl (2 GB)    OUT/parts/00000.jsonl, 00001.jsonl, ... of 32 MB, cut between lines
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator

from editlint.corpus.errors import CorpusError
from editlint.corpus.read import Files
from editlint.project.files import cause_of

PART = 32 << 20  # bytes of a part
LARGE = 4 * PART  # bytes of a file that is cut; packed ones are taken for eight times as large


def has_large(files: Files) -> bool:
    """Whether any is a file of this machine that has to be cut."""
    return files.kind == "json" and any(map(_is_large, files.paths))


def _is_large(path: str) -> bool:
    if "://" in path:
        return False
    size = os.path.getsize(path)
    return size * (8 if path.lower().endswith(".gz") else 1) > LARGE


def cut(files: Files, folder: str) -> None:
    """Write the parts of the large ones to `folder`, over what lies there. Raises `CorpusError`."""
    number = 0
    for path in filter(_is_large, files.paths):
        try:
            os.makedirs(folder, exist_ok=True)
            for part in _parts(path):
                with open(os.path.join(folder, f"{number:05}.jsonl"), "wb") as file:
                    file.writelines(part)
                number += 1
        except (OSError, EOFError) as error:
            why = cause_of(error) if isinstance(error, OSError) else str(error)
            raise CorpusError(f"{path}: cannot be cut into parts: {why}") from None


def with_parts(files: Files, folder: str) -> Files:
    """The files with the parts in the place of the large ones."""
    whole = [path for path in files.paths if not _is_large(path)]
    parts = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    return files._replace(paths=tuple(whole + parts))


def _parts(path: str) -> Iterator[list[bytes]]:
    with gzip.open(path) if path.lower().endswith(".gz") else open(path, "rb") as file:
        while lines := file.readlines(PART):
            yield lines
