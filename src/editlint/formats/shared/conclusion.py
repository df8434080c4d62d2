"""The last line of a run: may the article go out?"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.formats.shared.terminal import printable
from editlint.model.finding import Severity
from editlint.model.report import Report


def conclusion(report: Report) -> str:
    """One line: ready or not, what was counted, and what `editlint fix` would mend."""
    counted = _counted(report)
    answer = _what_stands_in_the_way(report, counted)
    if answer is None and not counted:
        return f"Ready: nothing found in {plural(len(report.files), 'file')}."
    if answer is None:
        answer = f"Ready if you agree: {counted} to decide."
    return f"{answer} {_mends(report)}".rstrip()


def _what_stands_in_the_way(report: Report, counted: str) -> str | None:
    """The gravest first: a file that nobody looked at, a limit, findings; None: nothing."""
    more = f" {counted}." if counted else ""
    if report.unchecked:
        failed = plural(report.unchecked, "file or path", "files or paths")
        return f"Not fully checked: {failed} failed.{more}"
    exceeded = sum(limit.exceeded for limit in report.limits)
    if exceeded and not report.has_failing_findings:
        return f"Not ready: {plural(exceeded, 'limit')} exceeded.{more}"
    if report.exit_status:
        return f"Not ready: {counted or plural(report.count()[Severity.INFO], 'info')}."
    return None


def _counted(report: Report) -> str:
    """`2 errors, 1 warning`; "" where there are none."""
    count = report.count()
    graver = (Severity.ERROR, Severity.WARNING)
    return ", ".join(plural(count[each], each.label) for each in graver if count[each])


def limit_lines(report: Report) -> Iterator[str]:
    """A line for each limit: the figure, the limit, and whether it holds."""
    for limit in report.limits:
        where = f" in {printable(limit.where)}" if limit.where else ""
        state = "exceeded" if limit.exceeded else "held"
        name = limit.name.replace("-", " ")
        yield f"{name}{where}: {limit.figure:.4g}, limit {limit.most:g}: {state}"


def plural(number: int, one: str, many: str = "") -> str:
    """`1 file`, `2 files`; `many` where an `s` does not make the plural."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _mends(report: Report) -> str:
    fixable = report.tally.mended
    if not fixable:
        return ""
    where = f" {printable(fixable[0])}" if len(set(fixable)) == 1 else ""
    return f"`editlint fix{where}` mends {len(fixable)}."
