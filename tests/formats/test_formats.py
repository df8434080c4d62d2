"""Every format, read back as its readers read it."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from conftest import ROOT
from editlint import formats
from editlint.edits.splice import one_edit
from editlint.formats.shared.line_indexes import KEPT, LineIndexes
from editlint.model.finding import Applicability, Edit, Finding, Fix, Related, Severity
from editlint.model.places import Span
from editlint.model.report import FileReport, Report
from editlint.project.settings import Settings
from editlint.run.api import check_text, fix_text, report_on

EXAMPLE = (ROOT / "examples" / "market-square.txt").read_text(encoding="utf-8")
ODD = "The 𐐀 café 😀 opened the\nthe doors, and and é everybody came in at noon.\n"
ARTICLES = {
    "plain": EXAMPLE,
    "without a last line end": EXAMPLE.rstrip(),
    "CRLF": EXAMPLE.replace("\n", "\r\n"),
    "two bytes and four": EXAMPLE.replace("Marlow", "Märlow😀𐐀") + ODD,
    "words alone": ODD,
    "words in CRLF": ODD.replace("\n", "\r\n"),
}
EVERYTHING = formats.RenderOptions(show=frozenset({"info", "allowed", "baselined", "shadowed"}))


def made(
    name: str,
    report: Report,
    options: formats.RenderOptions = formats.RenderOptions(),  # noqa: B008 (frozen)
) -> str:
    return "\n".join(formats.renderer(name)(report, options))


def checked(source: str, path: str = "a é.txt") -> Report:
    return report_on(check_text(source, path=path), Settings())


def invented(*findings: Finding, source: str = "one\ntwo\n", path: str = "a.md") -> Report:
    return Report((FileReport(path, source, findings), FileReport("clean.md", "Calm.\n")))


def finding(
    message: str = "Two | <b>\nlines%", severity: Severity = Severity.ERROR, **more: Any
) -> Finding:
    return Finding(
        "odd-thing", "style", severity, message, Span(0, 3), fingerprint=f"f{message}", **more
    )


def applied(source: str, edits: list[tuple[int, int, str]]) -> str:
    """`source` after the edits in order, those that overlap an earlier one left out."""
    taken: list[tuple[int, int, str]] = []
    for start, stop, text in edits:
        if all(
            stop <= earlier_start or earlier_stop <= start
            for earlier_start, earlier_stop, _ in taken
        ):
            taken.append((start, stop, text))
    for start, stop, text in sorted(taken, reverse=True):
        source = source[:start] + text + source[stop:]
    return source


def line_starts(source: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", source))]


def by_json(text: str, source: str) -> list[tuple[int, int, str]]:
    findings = json.loads(text)["files"][0]["findings"]
    fixes = [
        finding["fixes"][0]
        for finding in findings
        if finding["status"] == "open" and finding["fixes"]
    ]
    return [
        (edit["start"], edit["end"], edit["text"])
        for fix in fixes
        if fix["applicability"] == "safe"
        for edit in fix["edits"]
    ]


def by_sarif(text: str, source: str) -> list[tuple[int, int, str]]:
    starts = line_starts(source)
    edits = []
    for result in json.loads(text)["runs"][0]["results"]:
        for change in result.get("fixes", [{"artifactChanges": []}])[0]["artifactChanges"]:
            for replacement in change["replacements"]:
                region = replacement["deletedRegion"]
                start, stop = (
                    starts[region[f"{end}Line"] - 1] + region[f"{end}Column"] - 1
                    for end in ("start", "end")
                )
                edits.append((start, stop, replacement["insertedContent"]["text"]))
    return edits


def by_rdjson(text: str, source: str) -> list[tuple[int, int, str]]:
    edits = []
    starts = line_starts(source)
    for diagnostic in json.loads(text)["diagnostics"]:
        for suggestion in diagnostic.get("suggestions", []):
            assert diagnostic["location"]["range"] == suggestion["range"]
            first, last = suggestion["range"]["start"], suggestion["range"]["end"]
            if "column" in first:
                edits.append(
                    (
                        _offset(source, starts, first),
                        _offset(source, starts, last),
                        suggestion["text"],
                    )
                )
            else:
                assert suggestion["text"] == ""
                edits.append((starts[first["line"] - 1], [*starts, len(source)][last["line"]], ""))
    return edits


def _offset(source: str, starts: list[int], place: dict[str, int]) -> int:
    start = starts[place["line"] - 1]
    return start + len(source[start:].encode()[: place["column"] - 1].decode())


@pytest.mark.parametrize(
    ("name", "read"), [("json", by_json), ("sarif", by_sarif), ("rdjson", by_rdjson)]
)
@pytest.mark.parametrize("article", ARTICLES)
def test_fixes_of_a_format_are_those_of_fix(
    name: str, read: Callable[[str, str], list[tuple[int, int, str]]], article: str
) -> None:
    source = ARTICLES[article]
    edits = read(made(name, checked(source)), source)
    assert edits
    assert applied(source, edits) == fix_text(source, path="a.txt").text


def test_sarif_links_to_the_other_copy() -> None:
    run = json.loads(made("sarif", checked(EXAMPLE)))["runs"][0]
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    result = next(result for result in run["results"] if result["ruleId"] == "repeated-passage")
    assert names[result["ruleIndex"]] == "repeated-passage"
    assert result["message"]["text"].endswith(" [this copy stays](1)")
    assert result["relatedLocations"][0]["id"] == 1
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 10
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20%C3%A9.txt"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][0]["help"]["markdown"].startswith("# ")


def test_sarif_suppressions_and_errors() -> None:
    report = invented(
        finding("a"),
        finding("b").with_status("allowed", "own survey"),
        finding("c").with_status("baselined", None),
    )
    report = Report(
        (*report.files, FileReport("b.md", "", error="is not text")),
        errors=("none.md: no such file",),
    )
    run = json.loads(made("sarif", report))["runs"][0]
    assert [result.get("suppressions", [{}])[0].get("kind") for result in run["results"]] == [
        None,
        "inSource",
        "external",
    ]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2


def test_unsafe_fixes_are_not_carried() -> None:
    report = invented(finding(fixes=(Fix("Delete", (Edit(Span(0, 3)),), Applicability.UNSAFE),)))
    assert "fixes" not in json.loads(made("sarif", report))["runs"][0]["results"][0]
    assert "suggestions" not in json.loads(made("rdjson", report))["diagnostics"][0]


def test_rdjsonl_is_rdjson_by_line() -> None:
    report = checked(EXAMPLE)
    lines = [json.loads(line) for line in made("rdjsonl", report).splitlines()]
    assert lines == json.loads(made("rdjson", report))["diagnostics"]


def test_gitlab() -> None:
    same = invented(finding("a"), finding("b", Severity.WARNING)).files[0]
    report = Report((same, FileReport("b.md", same.source, same.findings)))
    entries = json.loads(made("gitlab", report))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 4
    assert entries[0]["location"] == {"path": "a.md", "lines": {"begin": 1}}
    assert {entry["severity"] for entry in entries} == {"major", "minor"}
    moved = FileReport(
        "a.md",
        "\n\n" + same.source,
        tuple(Finding(**{**_fields(finding), "span": Span(2, 5)}) for finding in same.findings),
    )
    assert [entry["fingerprint"] for entry in json.loads(made("gitlab", Report((moved,))))] == [
        entry["fingerprint"] for entry in entries[:2]
    ]


def _fields(value: Finding) -> dict[str, Any]:
    return {name: getattr(value, name) for name in Finding.__match_args__}


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml(name: str) -> None:
    report = invented(finding('<&"\x00\x1b\ud800'), path="a<&>.md")
    report = Report(
        (*report.files, FileReport("b.md", "", error="is not text")),
        errors=("none.md: no such file",),
    )
    root = ElementTree.fromstring(made(name, report))
    if name == "checkstyle":
        assert [file.get("name") for file in root] == ["a<&>.md", "clean.md", "b.md"]
        assert root[0][0].attrib == {
            "line": "1",
            "column": "1",
            "severity": "error",
            "message": '<&"␀␛<U+D800>',
            "source": "editlint.odd-thing",
        }
    else:
        assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("4", "1", "2")
        assert root[0][0][0].get("message") == '<&"␀␛<U+D800>'
        assert len(root[1][0]) == 0


COMMAND = re.compile(r"::(error|warning|notice)(?: ([^:]*))?::(.*)")


def github(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Workflow commands as the runner reads them."""

    def plain(value: str) -> str:
        for code, char in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            value = value.replace(code, char)
        return value

    found = [COMMAND.fullmatch(line) for line in text.splitlines() if line.startswith("::")]
    return [
        (
            match[1],
            {
                key: plain(value)
                for key, value in (
                    pair.split("=", 1) for pair in (match[2] or "").split(",") if pair
                )
            },
            plain(match[3]),
        )
        for match in found
        if match
    ]


def test_github() -> None:
    many = [finding(f"{number}: a, b\n%0A", Severity.WARNING) for number in range(12)]
    report = invented(*many, finding("worst"), path="a,b:c.md")
    text = made("github", report)
    commands = github(text)
    assert [level for level, _, _ in commands] == ["error"] + ["warning"] * 10
    place = {
        "file": "a,b:c.md",
        "line": "1",
        "endLine": "1",
        "col": "1",
        "endColumn": "4",
        "title": "odd-thing",
    }
    assert commands[0] == ("error", place, "worst")
    assert commands[1][2] == "0: a, b\n%0A"
    assert "a,b:c.md:1:1: warning odd-thing 11: a, b␊%0A" in text
    assert text.splitlines()[-1].startswith("Not ready: 1 error, 12 warnings in 1 of 2 files.")


def test_markdown_is_a_table_whatever_a_message_holds() -> None:
    lines = made("markdown", invented(finding("a | b `c` <d> @e"))).splitlines()
    assert lines[0].startswith("**Not ready: 1 error in 1 of 2 files.")
    assert lines[-1].count("|") == 5
    assert "<d>" not in lines[-1]
    assert "@e" not in lines[-1]


def test_full_names_both_places() -> None:
    related = (Related(Span(4, 7), "the other"), Related(Span(0, 1), "elsewhere", "z.md"))
    fix = Fix("Take one out", (Edit(Span(0, 4)),))
    text = made("full", invented(finding("Twice.", related=related, fixes=(fix,))))
    assert (
        text
        == "a.md:1:1  error  odd-thing\n  Twice.\n    1 | one\n  a.md:2:1: the other\n    2 | two\n"
        "  z.md: elsewhere\n  Fix: Take one out (`editlint fix` does it)\n\n"
        "Not ready: 1 error in 1 of 2 files. `editlint fix a.md` mends 1."
    )


def test_full_cuts_long_lines_around_the_place() -> None:
    source = "x" * 300 + "HERE" + "y" * 300
    text = made(
        "full",
        Report(
            (
                FileReport(
                    "a.md", source, (Finding("r", "style", Severity.ERROR, "m", Span(300, 304)),)
                ),
            )
        ),
    )
    line, marks = text.splitlines()[2:4]
    assert len(line) < 120
    assert line.index("HERE") == marks.index("^^^^")


def test_full_shows_few_lines_of_a_long_passage() -> None:
    source = "".join(f"line {number}\n" for number in range(1, 90))
    text = made(
        "full",
        Report(
            (
                FileReport(
                    "a.md",
                    source,
                    (Finding("r", "style", Severity.ERROR, "m", Span(0, len(source))),),
                ),
            )
        ),
    )
    assert [line.strip() for line in text.splitlines()[2:6]] == [
        "1 | line 1",
        "2 | line 2",
        "⋮",
        "89 | line 89",
    ]


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (Report(()), "Ready: nothing found in 0 files."),
        (
            invented(finding(severity=Severity.INFO)),
            "Ready: nothing to decide (1 for information) in 2 files.",
        ),
        (invented(finding(severity=Severity.WARNING)), "Ready if you agree: 1 warning to decide."),
        (
            invented(finding(), finding(severity=Severity.WARNING)),
            "Not ready: 1 error, 1 warning in 1 of 2 files.",
        ),
        (Report((), errors=("x",)), "Not fully checked: 1 file or path failed."),
    ],
)
def test_verdict(report: Report, said: str) -> None:
    assert made("full", report).splitlines()[-1] == said


@pytest.mark.parametrize("name", formats.names())
def test_every_format_takes_anything(name: str) -> None:
    broken = FileReport("b\udc80.md", "", error="is not text")
    empty = FileReport("empty.md", "", (Finding("r", "style", Severity.ERROR, "", Span(0, 0)),))
    odd = FileReport(
        "o.md", "\x1b[2J\u202e\n", (Finding("r", "style", Severity.INFO, "\x1b", Span(0, 5)),)
    )
    for report in (Report(()), Report((broken, empty, odd), errors=("x: gone",))):
        assert isinstance(made(name, report, EVERYTHING), str)


def test_several_edits_as_one_hold_the_text_between_them() -> None:
    source = "one two three four"
    edits = (Edit(Span(8, 13), "3"), Edit(Span(0, 4)), Edit(Span(14, 14), "and "))
    whole = one_edit(edits, source)
    assert whole == Edit(Span(0, 14), "two 3 and ")
    assert applied(source, [(*whole.span, whole.text)]) == "two 3 and four"
    assert one_edit(edits[:1], source) == edits[0]


def test_a_suggestion_of_several_edits_can_be_committed() -> None:
    fix = Fix("Close up", (Edit(Span(0, 1)), Edit(Span(2, 5), "x")))
    report = invented(finding(fixes=(fix,)), source="one\ntwo\n")
    source = report.files[0].source
    for name, read in (("rdjson", by_rdjson), ("sarif", by_sarif), ("json", by_json)):
        assert applied(source, read(made(name, report), source)) == "nxwo\n", name


def test_lines_are_kept_of_the_last_few_files_alone() -> None:
    files = [FileReport(f"{number}.md", f"{number}\n") for number in range(3 * KEPT)]
    indexes = LineIndexes(files)
    first = indexes["0.md"]
    assert indexes["0.md"] is first
    for file in files[1:KEPT]:
        assert indexes[file.path].source == file.source
    assert indexes["0.md"] is first
    for file in files:
        assert indexes[file.path].source == file.source
    assert indexes["0.md"] is not first
    assert len(indexes._made) == KEPT
    assert indexes.get("none.md") is None


def test_packed_findings_are_a_sequence_of_the_same_ones() -> None:
    whole = check_text(EXAMPLE, path="a.md")
    packed = whole.packed()
    assert packed.findings == whole.findings
    assert packed == whole.packed()
    assert hash(packed.findings) == hash(whole.findings)
    assert (len(packed.findings), packed.findings[0]) == (len(whole.findings), whole.findings[0])
    assert packed.findings[1:] == whole.findings[1:]
    assert packed.packed().findings == whole.findings
    assert packed.open == whole.open
    assert len(pickle.dumps(packed.findings)) < len(pickle.dumps(whole.findings))


# The page shows whole articles, so that of a packed report has blanks where nothing was found.
@pytest.mark.parametrize("name", sorted({*formats.names()} - {"html"}))
def test_a_packed_report_prints_as_a_whole_one(name: str) -> None:
    files = [check_text(source, path=f"{path}.md") for path, source in ARTICLES.items()]
    packed = Report(tuple(file.packed() for file in files))
    assert made(name, packed, EVERYTHING) == made(name, Report(tuple(files)), EVERYTHING)


def test_an_article_cannot_steer_the_log_of_github() -> None:
    source = "The mill closed in May.\n\nThe miller said: [caption a\x1b[31m]\n"
    report = report_on(check_text(source, path="a.txt"), Settings())
    assert "\x1b" in report.files[0].findings[0].message
    for line in formats.renderer("github")(report, formats.RenderOptions()):
        assert "\x1b" not in line
