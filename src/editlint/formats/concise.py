"""One line a finding, `path:line:column: severity rule message`, as editors and grep like it, and
the verdict.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.formats import RenderOptions, printed
from editlint.formats.shared.conclusion import verdict
from editlint.formats.shared.terminal import Style, printable, shown, status_of
from editlint.model.places import LineIndex
from editlint.model.report import Report


def render(report: Report, options: RenderOptions) -> Iterator[str]:
    style = Style(options.color)
    for file, findings in printed(report, options):
        lines = LineIndex(file.source)
        for finding in findings:
            line, column = lines.position(finding.span.start)
            severity = f"{style.severity(finding.severity)}{status_of(finding)}"
            found = f"{severity} {finding.rule} {printable(finding.message)}"
            place = f"{printable(file.path)}:{line}:{column}"
            yield shown(f"{place}: {found}", colored=options.color)
    yield from (
        shown(line.text) for line in verdict(report, options.again, examined=options.shows_infos)
    )
