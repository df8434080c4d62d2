"""The article that editlint was asked for, in every shape in which it may be saved."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from editlint import check_paths, check_text, fix_text
from editlint.model.finding import Finding
from editlint.model.report import FileReport
from editlint.office.read import text_of
from editlint.project.settings import Settings
from editlint.run.api import fix_paths
from office.making import as_docx

TITLE, LEFTOVER = 10, 21  # 0-based lines of the seed
HEADINGS = {0, 2, 4, 6, 8, 11, 13, 15, 17, 19}


def _markdown(seed: str) -> str:
    marks = {TITLE: "# ", **dict.fromkeys(HEADINGS, "## ")}
    return (
        "\n\n".join(marks.get(number, "") + line for number, line in enumerate(seed.splitlines()))
        + "\n"
    )


def _tag(number: int) -> str:
    return "h1" if number == TITLE else "h2" if number in HEADINGS else "p"


def _html(seed: str) -> str:
    return "".join(
        f"<{_tag(number)}>{line}</{_tag(number)}>\n"
        for number, line in enumerate(seed.splitlines())
    )


def _page(seed: str) -> str:
    body = _html("\n".join(seed.splitlines()[:LEFTOVER]))
    return (
        f"<html><body>\n<nav><ul><li>Home</li></ul></nav>\n<main>\n{body}</main>\n<ul><li>Latest"
        " Post</li></ul>\n</body></html>\n"
    )


SHAPES: dict[str, tuple[str, Callable[[str], str]]] = {
    "text": ("a.txt", lambda seed: seed),
    "saved as Markdown": ("a.md", lambda seed: seed),
    "Markdown": ("a.md", _markdown),
    "CRLF": ("a.txt", lambda seed: seed.replace("\n", "\r\n")),
    "HTML": ("a.html", _html),
    "hard-wrapped": (
        "a.txt",
        lambda seed: "\n\n".join(textwrap.fill(line, 80) for line in seed.splitlines()) + "\n",
    ),
}


def open_ones(report: FileReport) -> list[Finding]:
    return [
        finding for finding in report.findings if finding.status == "open" and finding.severity > 1
    ]


def lines_of(shaped: str, shape: str) -> list[str]:
    """The article's lines, whatever the shape, in the seed's order and number."""
    parts = shaped.split("\n\n") if shape in ("Markdown", "hard-wrapped") else shaped.splitlines()
    return [part.rstrip("\n") for part in parts if part]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_faults_are_found_once_each(seed: str, shape: str) -> None:
    path, make = SHAPES[shape]
    source = make(seed)
    report = check_text(source, path=path)
    assert [finding.rule for finding in open_ones(report)] == [
        "repeated-passage",
        "unsourced-statistic",
        "leftover-boilerplate",
    ]
    passage, figure, leftover = open_ones(report)
    lines = lines_of(source, shape)
    assert passage.severity.label == "error"
    assert passage.fixes[0].applicability.label == "safe"
    assert passage.span.of(source).split()[-1] == lines[9].split()[-1]
    assert passage.related[0].span.of(source).split() == " ".join(lines[11:21]).split()
    assert source.count("\n", 0, figure.span.start) > source.count(
        "\n", 0, source.index(lines[TITLE])
    )
    assert [finding.rule for finding in report.findings if finding.status == "shadowed"] == [
        "unsourced-statistic"
    ]
    assert "Latest Post" in leftover.span.of(source)


@pytest.mark.parametrize("shape", SHAPES)
def test_mending_leaves_the_title_and_the_body_once(seed: str, shape: str) -> None:
    path, make = SHAPES[shape]
    source = make(seed)
    fixed = fix_text(source, path=path)
    lines = lines_of(source, shape)
    assert lines_of(fixed.text, shape) == lines[TITLE:LEFTOVER]
    assert fixed.text.startswith(lines[TITLE])
    assert fix_text(fixed.text, path=path).text == fixed.text
    assert [finding.rule for finding in open_ones(fixed.report)] == ["unsourced-statistic"]


@pytest.mark.parametrize("said", ["Latest Post", "Latest Posts", "LATEST POST", "Latest Post »"])
def test_the_leftover_goes_in_other_spellings(seed: str, said: str) -> None:
    assert said not in fix_text(seed.replace("Latest Post", said), path="a.txt").text


def test_a_page_is_mended_inside_its_frame(seed: str) -> None:
    lines = _html(seed).splitlines()
    mended = fix_text(_page(seed), path="a.html").text.splitlines()
    assert mended == [
        "<html><body>",
        "<nav><ul><li>Home</li></ul></nav>",
        "<main>",
        *lines[TITLE:LEFTOVER],
        "</main>",
        "</body></html>",
    ]


@pytest.mark.parametrize("styled", [True, False], ids=["styles", "plain paragraphs"])
def test_a_word_document_is_like_its_text(seed: str, here: Path, styled: bool) -> None:
    marks = {TITLE: "% ", **dict.fromkeys(HEADINGS, "# ")} if styled else {}
    lines = [f"{marks.get(number, '')}{line}" for number, line in enumerate(seed.splitlines())]
    Path("a.docx").write_bytes(as_docx("\n".join(lines)))
    found = open_ones(check_paths(["a.docx"], Settings()).files[0])
    in_text = open_ones(check_text(seed, path="a.txt"))
    places = [
        text_of("a.docx", Path("a.docx").read_bytes()).count("\n", 0, finding.span.start)
        for finding in found
    ]
    assert [finding.rule for finding in found] == [finding.rule for finding in in_text]
    assert places == [seed.count("\n", 0, finding.span.start) for finding in in_text]
    fix_paths(["a.docx"], Settings())
    mended = text_of("a.docx", Path("a.mended.docx").read_bytes())
    assert mended.splitlines() == lines[TITLE:LEFTOVER]
