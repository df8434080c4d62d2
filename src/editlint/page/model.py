"""What a page shows, as values: the templates only say where each of them stands."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence

from editlint.lint.measures import MEASURES, counts_of
from editlint.model.document import NOT_PROSE, Document
from editlint.model.finding import Finding, Severity
from editlint.model.places import lazy
from editlint.model.report import FileReport, Limit, Report
from editlint.model.rule import Rule
from editlint.model.values import NamedTuple
from editlint.page.article import Piece, pieces
from editlint.page.cards import Card, card
from editlint.page.mark import Mark
from editlint.page.overview import Overview, overview
from editlint.page.texts import counted, text
from editlint.parse import parse

_NUMBER = lazy(r"(?<![\w.,])\d[\d.,]*")
GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Verdict(NamedTuple):
    """`state` is `ready`, `agree` or `not-ready`; `sentence` says why; `mends` what fixes do."""

    state: str
    sentence: str
    mends: str = ""


class Gate(NamedTuple):
    """One figure of the gate with its limit, where one is set."""

    name: str
    figure: str
    limit: str
    state: str


class Group(NamedTuple):
    """The cards of one kind, in the order of the article."""

    name: str
    cards: tuple[Card, ...]


class FilePage(NamedTuple):
    """One article. `error`: it could not be read, and there is nothing else."""

    number: int
    path: str
    words: int
    verdict: Verdict
    gates: tuple[Gate, ...]
    groups: tuple[Group, ...]
    pieces: tuple[Piece, ...]
    overview: Overview | None
    looked: str = ""
    error: str = ""

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(card for group in self.groups for card in group.cards)


class Bar(NamedTuple):
    """A row of a plot: how many of each severity, the gravest first."""

    name: str
    counts: tuple[int, ...]


class Plots(NamedTuple):
    by_rule: tuple[Bar, ...]
    by_folder: tuple[Bar, ...]
    most: int


def file_page(
    number: int, file: FileReport, shown: Sequence[Finding], rules: Sequence[Rule]
) -> FilePage:
    """The page of one article with the findings that are `shown`."""
    verdict = file_verdict(file)
    gates = tuple(_gates([file], rules, ()))
    if file.error:
        return FilePage(number, file.path, 0, verdict, (), (), (), None, error=file.error)
    doc = parse(file.source, path=file.path)
    why = {rule.name: rule.why or rule.summary for rule in rules}
    cards = [
        card(place, finding, doc, why.get(finding.rule, ""))
        for place, finding in enumerate(shown, 1)
    ]
    marks = [mark for each in cards for mark in _marks(each)]
    groups = tuple(
        Group(severity.label, members)
        for severity in GRAVEST_FIRST
        if (members := tuple(each for each in cards if each.finding.severity == severity))
    )
    article = tuple(pieces(doc, marks))
    overviewed = overview(doc, marks)
    looked = _looked(file, doc, rules)
    return FilePage(
        number, file.path, file.words, verdict, gates, groups, article, overviewed, looked
    )


def _looked(file: FileReport, doc: Document, rules: Sequence[Rule]) -> str:
    """What was looked at: a clean sheet says little that does not tell what was on it."""
    running = [block.span for block in doc.blocks if block.kind not in NOT_PROSE]
    numbers = sum(len(_NUMBER().findall(doc.prose, *span)) for span in running)
    wanting = counts_of(rules)(file, "unsourced figures")
    unsourced = sum(finding.severity > Severity.INFO for finding in wanting)
    return text(
        "looked",
        words=counted("word", file.words),
        paragraphs=counted("paragraph", sum(block.kind == "paragraph" for block in doc.blocks)),
        numbers=counted("number", numbers),
        unsourced=counted("unsourced", unsourced) if unsourced else text("unsourced.none"),
    )


def _marks(of: Card) -> Iterator[Mark]:
    finding = of.finding
    yield Mark(finding.span, of.number, finding.severity.label)
    for related in finding.related:
        if related.path is None:
            yield Mark(related.span, of.number, "copy")


def file_verdict(file: FileReport) -> Verdict:
    """May this article go out?"""
    if file.error:
        return Verdict("not-ready", text("unchecked", n=counted("file", 1)))
    return _verdict(Counter(finding.severity for finding in file.open), _mended(file.open))


def run_verdict(report: Report) -> Verdict:
    """May all of it go out?"""
    if report.unchecked:
        return Verdict("not-ready", text("unchecked", n=counted("file", report.unchecked)))
    exceeded = sum(limit.exceeded for limit in report.limits)
    if exceeded and not report.count()[Severity.ERROR]:
        return Verdict("not-ready", text("limits", n=counted("limit", exceeded)))
    return _verdict(report.count(), len(report.tally.mended))


def _mended(findings: Sequence[Finding]) -> int:
    return sum(bool(each.safe_fix) and each.severity > Severity.INFO for each in findings)


def _verdict(count: Counter[Severity], mended: int) -> Verdict:
    errors, warnings = count[Severity.ERROR], count[Severity.WARNING]
    mends = text("mends", n=counted("mend", mended)) if mended else ""
    to_decide = counted("warning", warnings)
    if errors:
        more = text("and-warnings", warnings=to_decide) if warnings else ""
        sentence = text("not-ready", errors=counted("error", errors), and_warnings=more)
        return Verdict("not-ready", sentence, mends)
    if warnings:
        return Verdict("agree", text("agree", warnings=to_decide), mends)
    return Verdict("ready", text("ready"))


def run_gates(report: Report) -> list[Gate]:
    """The figures over all articles, with the limits that are set for all of them."""
    return list(_gates(report.files, report.rules, report.limits))


def _gates(
    files: Sequence[FileReport], rules: Sequence[Rule], limits: Sequence[Limit]
) -> Iterator[Gate]:
    counts = counts_of(rules)
    set_for_all = {limit.name: limit for limit in limits if not limit.where}
    for name, measure in MEASURES.items():
        if name == "warnings" and name not in set_for_all:
            continue  # the verdict says how many there are
        figure = measure(files, counts)
        shown = f"{figure:.0%}" if name.endswith("share") else f"{round(figure, 1):g}"
        limit = set_for_all.get(name)
        if limit is None:
            yield Gate(name, shown, text("limit.none"), "")
        else:
            state = "exceeded" if limit.exceeded else "held"
            yield Gate(name, shown, text("limit", most=f"{limit.most:g}"), state)


def by_urgency(pages: Sequence[FilePage]) -> list[FilePage]:
    """What could not be read first, then what has most errors, most warnings, by path."""

    def urgency(page: FilePage) -> tuple[bool, int, int, str]:
        found = Counter(card.finding.severity for card in page.cards)
        return not page.error, -found[Severity.ERROR], -found[Severity.WARNING], page.path

    return sorted(pages, key=urgency)


def plots(pages: Sequence[FilePage]) -> Plots:
    """Findings by rule and by folder, the most first."""
    rules: dict[str, Counter[Severity]] = {}
    folders: dict[str, Counter[Severity]] = {}
    for page in pages:
        folder = os.path.dirname(page.path) or text("folder.here")
        for each in page.cards:
            rules.setdefault(each.finding.rule, Counter())[each.finding.severity] += 1
            folders.setdefault(folder, Counter())[each.finding.severity] += 1
    by_rule, by_folder = _bars(rules), _bars(folders)
    most = max((sum(bar.counts) for bar in (*by_rule, *by_folder)), default=1)
    return Plots(by_rule, by_folder, most)


def _bars(counts: dict[str, Counter[Severity]]) -> tuple[Bar, ...]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    return tuple(
        Bar(name, tuple(count[severity] for severity in GRAVEST_FIRST)) for name, count in ordered
    )
