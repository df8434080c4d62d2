"""Reports as text, before any of it is written: a file that cannot be printed gets an error like
one that cannot be read, and the others are printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from editlint import formats
from editlint.model.report import FileReport, Report
from editlint.model.values import replace
from editlint.run.guard import cause

HELD = 1_000_000  # characters of a report that are held in memory

Text = Iterable[str]
Wanted = tuple[str, formats.RenderOptions]  # a format and how it is to be


def rendered(report: Report, wanted: Sequence[Wanted]) -> tuple[Report, list[Text]]:
    """The report in every format that is wanted, and the report that they tell of."""
    try:
        return report, [_text(report, *one) for one in wanted]
    except Exception:
        files = tuple(_printable(report, file, wanted) for file in report.files)
        if files == report.files:
            raise
        report = replace(report, files=files)
    return report, [_text(report, *one) for one in wanted]


def _printable(report: Report, file: FileReport, wanted: Sequence[Wanted]) -> FileReport:
    """The file as it is, or with an error where some format fails on it."""
    alone = replace(report, files=(file,))
    try:
        for one in wanted:
            _text(alone, *one)
    except Exception as error:
        told = f"cannot be printed: editlint fails on it ({cause(error)}). Please report it"
        return FileReport(file.path, "", error=told)
    return file


def _text(report: Report, name: str, options: formats.RenderOptions) -> Text:
    """All of a report. A long one is kept in a file, for a run may tell of 100,000 findings."""
    lines = iter(formats.renderer(name)(report, options))
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line + "\n")
        size += len(line)
        if size > HELD:
            return _in_a_file(held, lines)
    return held


def _in_a_file(held: Sequence[str], lines: Iterator[str]) -> Text:
    from tempfile import TemporaryFile

    # Whoever writes it out closes it.
    file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="")  # noqa: SIM115
    file.writelines(held)
    file.writelines(line + "\n" for line in lines)
    file.seek(0)
    return file
