"""The last lines of a run: may the article go out?

Mended 2 in a.md: lines 1-8 (repeated-passage), line 18 (lost-note); lines as they were before.
Not ready: 2 errors; 1 limit exceeded; 3 more are known, 1 is allowed. `editlint fix a.md` mends 2.
warnings in docs/**: 7, limit 5: exceeded by 2
Looked at 14 dates with a weekday, 9 counted lists, 22 figures: 20 with a source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from editlint.formats.shared.terminal import printable
from editlint.model.finding import Examined, Severity
from editlint.model.report import Limit, Mended, Report
from editlint.model.values import NamedTuple

NAMED = 8  # places that are named of what was mended
FEW = 3  # paths that a command names; more are told as "the same paths"
_NOTHING_TO_MEND = ("-",)  # standard input is mended to standard output


class Line(NamedTuple):
    """A line of the verdict; one of them is the answer."""

    text: str
    is_answer: bool = False


def verdict(report: Report, again: str = "", *, examined: bool = False) -> list[Line]:
    """The conclusion, with what was mended before it and the limits after it; `examined`: and with
    what was looked at.
    """
    answer = Line(conclusion(report, again), is_answer=True)
    after = [*limit_lines(report), *(examined_lines(report.examined) if examined else ())]
    return [*map(Line, mended_lines(report.mended)), answer, *map(Line, after)]


def examined_lines(examined: Sequence[Examined]) -> Iterator[str]:
    """ "Looked at 9 counted lists, 22 figures: 20 with a source.": a clean sheet counts only if it
    says what it looked at.
    """
    told = []
    for one in examined:
        if one.of or not one.number:
            continue
        parts = [counted(part) for part in examined if part.of == one.what]
        told.append(": ".join(filter(None, (counted(one), " and ".join(parts)))))
    if told:
        yield f"Looked at {', '.join(told)}."


def counted(examined: Examined) -> str:
    """`1 date with a weekday`, `9 counted lists`."""
    return printable(f"{examined.number:,} {in_number(examined.what, examined.number)}")


def in_number(what: str, number: int) -> str:
    """The "date(s) with a weekday" of so many; "entr(y|ies)" has a plural of its own."""
    if "(" not in what:
        return what
    head, _, rest = what.partition("(")
    forms, _, tail = rest.partition(")")
    one, bar, many = forms.rpartition("|")
    return f"{head}{(one if bar else '') if number == 1 else many}{tail}"


def conclusion(report: Report, again: str = "") -> str:
    """One line: ready or not, what was counted, and what `editlint fix` would mend.

    `again` are the options that it has to be called with to look at the same.
    """
    counted = _counted(report)
    answer = _what_stands_in_the_way(report, counted)
    if answer is None and not counted:
        infos = report.count()[Severity.INFO]
        what = f"nothing to decide ({infos} for information)" if infos else "nothing found"
        answer = f"Ready: {what} in {plural(len(report.files), 'file')}"
    elif answer is None:
        answer = f"Ready if you agree: {counted} to decide"
    others = _others(report)
    return f"{answer}{f'; {others}' if others else ''}. {_next_step(report, again)}".rstrip()


def _what_stands_in_the_way(report: Report, counted: str) -> str | None:
    """The gravest first: a file that nobody looked at, findings, a limit; None: nothing."""
    exceeded = sum(limit.exceeded for limit in report.limits)
    limits = f"{plural(exceeded, 'limit')} exceeded" if exceeded else ""
    if report.unchecked:
        failed = f"{plural(report.unchecked, 'file or path', 'files or paths')} failed"
        return f"Not fully checked: {'; '.join(filter(None, (failed, counted, limits)))}"
    if not report.exit_status:
        return None
    infos = report.count()[Severity.INFO]
    if not counted and report.has_failing_findings:
        counted = plural(infos, "info")
    found = counted + _in_files(report) if counted else ""
    told = (found, limits) if report.has_failing_findings else (limits, found)
    return f"Not ready: {'; '.join(filter(None, told))}"


def _in_files(report: Report) -> str:
    """Of several files in how many something is left to do."""
    if len(report.files) < 2:
        return ""
    met = report.tally.files
    return f" in {met} of {len(report.files)} files" if met < len(report.files) else ""


def _counted(report: Report) -> str:
    """`2 errors, 1 warning`; "" where there are none."""
    count = report.count()
    graver = (Severity.ERROR, Severity.WARNING)
    return ", ".join(plural(count[each], each.label) for each in graver if count[each])


def _others(report: Report) -> str:
    """What was found and does not count: "3 more are known, 1 is allowed"."""
    statuses = report.tally.statuses
    known, allowed = statuses["baselined"], statuses["allowed"]
    told = []
    if known:
        told.append(f"{known} more {'is' if known == 1 else 'are'} known")
    if allowed:
        told.append(f"{allowed} {'is' if allowed == 1 else 'are'} allowed")
    return ", ".join(told)


def limit_lines(report: Report) -> Iterator[str]:
    """A line for each limit: the figure, the limit, and whether it holds."""
    return map(limit_line, report.limits)


def limit_line(limit: Limit) -> str:
    """ "warnings in docs/**: 7, limit 5: exceeded by 2"."""
    where = f" in {printable(limit.where)}" if limit.where else ""
    over = limit.figure - limit.most
    state = f"exceeded by {over:.4g}" if limit.exceeded else "held"
    return (
        f"{limit.name.replace('-', ' ')}{where}: {limit.figure:.4g}, limit {limit.most:g}: {state}"
    )


def mended_lines(mended: Sequence[Mended]) -> Iterator[str]:
    """ "Mended 3 in a.md: ...", a line a file; of many files the rules alone."""
    paths = list(dict.fromkeys(one.path for one in mended))
    if len(paths) > FEW:
        rules = Counter(one.rule for one in mended).most_common()
        told = ", ".join(f"{number} {rule}" for rule, number in rules)
        yield f"Mended {len(mended)} in {len(paths)} files: {told}."
        return
    for path in paths:
        mine = [one for one in mended if one.path == path]
        told = ", ".join(f"{one.place} ({one.rule})" for one in mine[:NAMED])
        more = f" and {len(mine) - NAMED} more" if len(mine) > NAMED else ""
        lines = f"{mine[0].called}s as they were before"
        yield f"Mended {len(mine)} in {printable(path)}: {told}{more}; {lines}."


def plural(number: int, one: str, many: str = "") -> str:
    """`1 file`, `2 files`; `many` where an `s` does not make the plural."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _next_step(report: Report, again: str) -> str:
    """What `fix` mends of what was checked, and what it asks about."""
    tally = report.tally
    if tally.mended:
        ask = f", with `--ask` also {len(tally.asked)} to decide" if tally.asked else ""
        paths = sorted({*tally.mended, *tally.asked})
        return f"{_command(report, paths, again)} mends {len(tally.mended)}{ask}."
    if tally.asked and report.paths != _NOTHING_TO_MEND:
        return f"{_command(report, tally.asked, f' --ask{again}')} goes through {len(tally.asked)}."
    return ""


def _command(report: Report, paths: Sequence[str], again: str) -> str:
    """The command for no more than what was checked."""
    named = list(dict.fromkeys(paths))
    if len(named) > FEW or report.paths == _NOTHING_TO_MEND:
        named = list(report.paths)
    if len(named) > FEW:
        return f"`editlint fix{again}` with the same paths"
    if any(path.startswith("-") and path != "-" for path in named):
        again = f"{again} --"
    return f"`editlint fix{again}{''.join(f' {_typed(path)}' for path in named)}`"


def _typed(path: str) -> str:
    """A path as it is typed into a shell."""
    shown = printable(path)
    if shown.isascii() and shown.translate(dict.fromkeys(map(ord, "/._-"), "a")).isalnum():
        return shown
    import shlex

    return shlex.quote(shown)
