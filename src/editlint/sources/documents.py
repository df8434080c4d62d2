"""Article files: which there are, and their text, also that of documents of word processors.

`office` is imported with the first such file; a run on texts alone does not know it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from editlint.model.values import replace
from editlint.office.names import EXTRA, can_read, is_lock, is_office
from editlint.project import files
from editlint.project.discover import Discovered, discover
from editlint.project.nearest import Nearest
from editlint.project.settings import Settings


def discovered(
    paths: Sequence[str], settings: Settings, nearest: Nearest | None = None
) -> Discovered:
    """The files of a run. Documents in folders are left out, with a note, where the extra that
    reads them is not installed; named ones are not, and their reports say so.
    """
    there = discover(paths, settings, nearest)
    documents = [path for path in there.files if is_office(path)]
    if not documents:
        return there
    named = {os.path.normpath(path) for path in paths}
    inside = {path for path in documents if os.path.normpath(path) not in named}
    left_out = {path for path in inside if is_lock(path) or not can_read()}
    notes = there.notes
    unread = sum(not is_lock(path) for path in left_out)
    if unread:
        what = "1 document" if unread == 1 else f"{unread} documents"
        notes = (*notes, f"{what} (.docx, .odt) left out: `{EXTRA}` lets editlint read them")
    kept = tuple(path for path in there.files if path not in left_out)
    return replace(there, files=kept, notes=notes)


def read_article(path: str, settings: Settings) -> files.Text:
    """A text file, or the text of a document, as the settings for it say.

    Raises `files.ReadError`.
    """
    if not is_office(path):
        return files.read(path, settings.max_bytes, settings.encoding)
    return files.Text(text_of(path, files.read_bytes(path, settings.max_bytes)))


def text_of(path: str, raw: bytes) -> str:
    """The text of the document at `path`, whose file holds `raw`. Raises `files.ReadError`."""
    from editlint.office import read
    from editlint.office.package import DocumentError

    try:
        return read.text_of(path, raw)
    except DocumentError as error:
        raise files.ReadError(str(error)) from None
