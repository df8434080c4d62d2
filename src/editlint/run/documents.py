"""Documents of word processors on the line: their text takes the place of what a text file says.

`office` is imported with the first such file; a run on texts alone does not know it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from editlint.lint import statuses
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Finding
from editlint.model.values import replace
from editlint.office.names import OPEN_DOCUMENT, is_office
from editlint.project import files
from editlint.run.linter import Linter

# What a run reads, sources read too; whoever has a run asks here for all of it.
from editlint.sources.documents import discovered as discovered
from editlint.sources.documents import read_article as read_article
from editlint.sources.documents import text_of as text_of

if TYPE_CHECKING:
    from editlint.fix.apply import FixResult

NOT_WRITTEN = "is read and not written: save it as .docx to have it mended or annotated"


def told_encodings(told: Mapping[str, str]) -> Iterator[str]:
    """A note on the files whose encoding was told from their text, for each encoding."""
    for encoding in dict.fromkeys(told.values()):
        paths = [path for path, one in told.items() if one == encoding]
        named = ", ".join(paths[:_NAMED]) + (
            f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
        )
        are = "file is" if len(paths) == 1 else "files are"
        yield (
            f"{len(paths)} {are} not UTF-8 and read as {encoding}, as the text shows: {named}."
            f' `encoding = "{encoding}"` says so for all'
        )


_NAMED = 3  # files that a note names


def line_of(path: str | None) -> str:
    """What a line of the text of a file is to people: "line", or "paragraph" of a document."""
    return "paragraph" if path and is_office(path) else "line"


def mend_document(
    linter: Linter,
    source: str,
    path: str,
    known: statuses.Known | None = None,
    *,
    unsafe: bool = False,
    infos: bool = False,
) -> FixResult:
    """The text of a document mended, with those fixes alone that a document has a form for."""
    from editlint.fix.apply import fix
    from editlint.office.plan import is_writable

    def check(text: str) -> tuple[Document, tuple[Finding, ...]]:
        doc, findings = linter.check(text, path, known)
        return doc, tuple(
            finding
            if all(is_writable(text, one.edits) for one in finding.fixes[:1])
            else replace(finding, fixes=())
            for finding in findings
        )

    minimum = Applicability.UNSAFE if unsafe else Applicability.SAFE
    return fix(source, check, minimum, infos=infos)


def mended_name(path: str) -> str:
    """Where the mended document goes: `article.mended.docx` beside `article.docx`."""
    return named_beside(path, "mended")


def named_beside(path: str, what: str) -> str:
    """`article.WHAT.docx` beside `article.docx`."""
    stem, end = os.path.splitext(path)
    return f"{stem}.{what}{end}"


def write_mended(path: str, target: str, raw: bytes, edits: Sequence[Edit]) -> None:
    """Write the document `raw` with `edits` of its text to `target`. Raises `files.ReadError` where
    the document has no form for them, `files.WriteError`.
    """
    from editlint.office.package import DocumentError
    from editlint.office.write import mended

    if path.lower().endswith(OPEN_DOCUMENT):
        raise files.ReadError(NOT_WRITTEN)
    try:
        new = mended(raw, edits)
    except DocumentError as error:
        raise files.ReadError(str(error)) from None
    files.write_bytes(target, new, raw if target == path else None)
