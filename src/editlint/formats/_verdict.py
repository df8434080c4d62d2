"""The last line of a run: may the article go out?"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.finding import Applicability, Severity
from editlint.model.report import Report


def verdict(report: Report) -> str:
    """One line: ready or not, what was counted, and what `editlint fix` would mend."""
    counted = [
        plural(n, s.label) for s in (Severity.ERROR, Severity.WARNING) if (n := report.count()[s])
    ]
    found = ", ".join(counted)
    mends = _mends(report)
    if report.unchecked:
        failed = plural(report.unchecked, "file or path", "files or paths")
        return " ".join(
            filter(None, (f"Not fully checked: {failed} failed.", found and f"{found}.", mends))
        )
    over = sum(gate.exceeded for gate in report.gates)
    if over and not _fails(report):
        return f"Not ready: {plural(over, 'limit')} exceeded. {found + '. ' if found else ''}{mends}".strip()
    if report.exit_status:
        infos = report.count()[Severity.INFO]
        return f"Not ready: {found or plural(infos, 'info')}. {mends}".strip()
    if found:
        return f"Ready if you agree: {found} to decide. {mends}".strip()
    return f"Ready: nothing found in {plural(len(report.files), 'file')}."


def _fails(report: Report) -> bool:
    """Whether findings alone make the run fail."""
    level = report.fail_level
    return level is not None and any(f.severity >= level for _, f in report.findings())


def limits(report: Report) -> Iterator[str]:
    """A line for each limit: the figure, the limit, and whether it holds."""
    for gate in report.gates:
        where = f" in {gate.where}" if gate.where else ""
        name = gate.name.replace("-", " ")
        yield f"{name}{where}: {gate.figure:.4g}, limit {gate.limit:g}: {'exceeded' if gate.exceeded else 'held'}"


def plural(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _mends(report: Report) -> str:
    fixable = [
        file.path
        for file, f in report.findings()
        if f.fixes and f.fixes[0].applicability == Applicability.SAFE
    ]
    if not fixable:
        return ""
    where = f" {fixable[0]}" if len(set(fixable)) == 1 else ""
    return f"`editlint fix{where}` mends {len(fixable)}."
