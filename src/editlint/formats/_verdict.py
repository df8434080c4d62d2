"""The last line of a run: may the article go out?"""

from __future__ import annotations

from editlint.finding import Applicability, Severity
from editlint.report import Report


def verdict(report: Report) -> str:
    """One line: ready or not, what was counted, and what `editlint fix` would mend."""
    counted = [plural(n, s.label) for s in (Severity.ERROR, Severity.WARNING) if (n := report.count()[s])]
    found = ", ".join(counted)
    mends = _mends(report)
    if report.unchecked:
        failed = plural(report.unchecked, "file or path", "files or paths")
        return " ".join(filter(None, (f"Not fully checked: {failed} failed.", found and f"{found}.", mends)))
    if report.exit_status:
        infos = report.count()[Severity.INFO]
        return f"Not ready: {found or plural(infos, 'info')}. {mends}".strip()
    if found:
        return f"Ready if you agree: {found} to decide. {mends}".strip()
    return f"Ready: nothing found in {plural(len(report.files), 'file')}."


def plural(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _mends(report: Report) -> str:
    fixable = [file.path for file, f in report.findings() if f.fixes and f.fixes[0].applicability == Applicability.SAFE]
    if not fixable:
        return ""
    where = f" {fixable[0]}" if len(set(fixable)) == 1 else ""
    return f"`editlint fix{where}` mends {len(fixable)}."
