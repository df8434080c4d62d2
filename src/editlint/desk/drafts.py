"""The articles of a folder: listed by urgency, opened, saved, and what is allowed in them.

Only the articles that a check of the given paths would read can be opened or written. An article
that changed on the disk since it was opened is never overwritten.
"""

from __future__ import annotations

import os
from collections import Counter
from hashlib import sha256
from operator import itemgetter
from typing import Any

from editlint.desk.config import DeskConfig
from editlint.model.finding import Severity
from editlint.model.report import FileReport
from editlint.project import files
from editlint.project.discover import discover
from editlint.project.nearest import settings_for
from editlint.run import api


class DraftError(Exception):
    """What is wrong, in one line for an editor; `status` is that of HTTP."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


def listed(config: DeskConfig) -> list[dict[str, Any]]:
    """Every article with its counts, the most urgent first."""
    report = api.check_paths(config.paths, config.settings)
    return [row for _, row in sorted(map(_row, report.files), key=itemgetter(0))]


def _row(file: FileReport) -> tuple[tuple[bool, int, int, str], dict[str, Any]]:
    """What a list shows of an article, behind what orders it."""
    count = Counter(finding.severity for finding in file.open)
    errors, warnings = count[Severity.ERROR], count[Severity.WARNING]
    row = {"path": file.path, "error": file.error, "errors": errors, "warnings": warnings}
    return (not file.error, -errors, -warnings, file.path), row


def opened(config: DeskConfig, path: str) -> dict[str, Any]:
    """The text of an article and the mark by which a change on the disk is told."""
    text = _read(config, path)
    return {"path": path, "text": text.source, "mark": _mark(text.source)}


def saved(config: DeskConfig, path: str, text: str, mark: str) -> dict[str, Any]:
    """Write an article that is still what was opened. Raises `DraftError`."""
    before = _read(config, path)
    if _mark(before.source) != mark:
        raise DraftError(
            409,
            f"{path} has changed on the disk since it was opened: nothing was"
            " written. Copy your text, open the article again and compare.",
        )
    try:
        files.write(path, text, before)
    except (files.WriteError, UnicodeEncodeError) as error:
        raise DraftError(409, f"{path} {error}") from None
    return {"path": path, "mark": _mark(text)}


def allowed(config: DeskConfig, path: str, line: int, rule: str, reason: str) -> dict[str, Any]:
    """Note that a finding of the saved article is wanted, where `editlint allow` notes it."""
    _read(config, path)
    try:
        entries = api.allow(path, line, rule, reason, config.settings)
    except api.NoFindingError as error:
        raise DraftError(409, f"{error}. Save the article first.") from None
    return {"allowed": len(entries)}


def _read(config: DeskConfig, path: str) -> files.Text:
    if not config.files or path not in discover(config.paths, config.settings).files:
        raise DraftError(404, "There is no such article on this desk.")
    try:
        settings = settings_for(path, config.settings)
        return files.read(path, settings.max_bytes, settings.encoding)
    except files.ReadError as error:
        raise DraftError(409, f"{os.path.basename(path)} {error}") from None


def _mark(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
