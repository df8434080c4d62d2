"""The bytes of a document -> its text, by the end of its name."""

from __future__ import annotations

from editlint.office.names import EXTRA, OPEN_DOCUMENT, can_read
from editlint.office.package import DocumentError, open_package


def text_of(path: str, raw: bytes) -> str:
    """The text of the document at `path`, whose file holds `raw`. Raises `DocumentError`."""
    if not can_read():
        raise DocumentError(f"is a document of a word processor: `{EXTRA}` lets editlint read it")
    try:
        return _text_of(path, raw)
    except DocumentError:
        raise
    except Exception as error:  # a file may be broken in any way, and hides none of the others
        why = f"{type(error).__name__}: {' '.join(str(error).split())[:80]}"
        raise DocumentError(f"is damaged: it cannot be read as a document ({why})") from error


def _text_of(path: str, raw: bytes) -> str:
    package = open_package(raw)
    if path.lower().endswith(OPEN_DOCUMENT):
        from editlint.office.odt import read_odt

        return read_odt(package).source
    from editlint.office.docx import read_docx

    return read_docx(package).text.source
