"""Nobody speaks through an article: whatever stands in a text, a file name, a setting or a reason
is shown by every format and obeyed by none of its readers.
"""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint import formats
from editlint.formats.shared.terminal import Style, printable, shown
from editlint.model.finding import Applicability, Edit, Finding, Fix, Related, Severity
from editlint.model.places import Span
from editlint.model.report import FileReport, Limit, Report
from readers import github_commands, markup, other_commands, page_acts, sarif_text, steering

ALL = frozenset({"info", "allowed", "baselined", "shadowed"})
SPEECH = {
    "GitHub": "::error file=a.md::forged",
    "GitHub after blanks": "\u00a0 \t::add-mask::word",
    "GitHub, first version": "see ##[add-matcher]problem.json",
    "GitHub, three signs": "###[stop-commands]word",
    "a line of its own": "one\n::stop-commands::word\r::warning::two",
    "escaped line end": "%0A::error::x%25 %3A%2C",
    "properties": "a.md,title=Forged::x",
    "Azure": "##vso[task.setvariable variable=A]b ##[section]c",
    "TeamCity": "##teamcity[testFailed name='a']",
    "GitLab": "section_start:1:a\r\x1b[0Kb section_end:1:a",
    "Travis": "travis_fold:start:a",
    "terminal": "\x1b[31m\x1b]0;title\x07\x1b]8;;https://x.example\x1b\\\x9b2J\x7f\x08",
    "colour of ours": "\x1b[1;31mred\x1b[0m",
    "direction": "pay\u202eyap\u2066me\u2069\u200f\u061c",
    "no width": "pay\u200bpal pass\u200dword a\u2060b\ufeff\u00ad",
    "fillers": "a\u3164b\u115f\u034f\u2800 a\ufe00b \U000e0061\U000e0100",
    "lines": "a\u2028::error::b\u2029c\x85d\x0be",
    "HTML": "<img src=x onerror=alert(1)><script>a</script><!-- --> </td></table>",
    "links": "[a](https://x.example) ![b](http://x.example/p) <https://x.example> www.x.example",
    "mentions": "@team #12 a@x.example",
    "cells": "a | b\n| c | d |",
    "code": "`` ` ``` ~~~\n```suggestion\nforged\n```",
    "markup": "**a** _b_ ~~c~~ \\[d\\](e) &lt;f&gt; $x$",
    "placeholders": "{0} {{1}} {12 [a](0) \\[b](1) {",
    "XML": "]]> <![CDATA[ &amp; \" ' \x00 \udcff \ufffe \uffff <!DOCTYPE a>",
    "JSON": '"},{"a":"\\u0000',
}
PROGRAMS = ("json", "sarif", "rdjson", "rdjsonl", "gitlab")


def report(speech: str) -> Report:
    """Everything that a report can hold, in the words of a stranger."""
    fix = Fix(speech, (Edit(Span(0, 1), speech),), Applicability.SAFE)
    related = (Related(Span(0, 2), speech), Related(Span(0, 1), speech, speech))
    findings = tuple(
        Finding("a-rule", "style", severity, speech, Span(0, len(speech)), related, (fix,))
        for severity in Severity
    )
    allowed = findings[0].with_status("allowed", speech)
    return Report(
        (
            FileReport(speech, speech, (*findings, allowed)),
            FileReport(speech + "!", "", error=speech),
        ),
        errors=(speech,),
        notes=(speech,),
        limits=(Limit("warnings", speech, 1.0, 0.0),),
    )


def made(name: str, speech: str, *, color: bool = False) -> str:
    options = formats.RenderOptions(color=color, show=ALL)
    return "".join(line + "\n" for line in formats.renderer(name)(report(speech), options))


@pytest.mark.parametrize("speech", SPEECH.values(), ids=SPEECH)
@pytest.mark.parametrize("name", formats.names())
def test_no_terminal_and_no_log_obeys_a_format(name: str, speech: str) -> None:
    text = made(name, speech)
    if name != "github":
        assert github_commands(text) == []
    assert other_commands(text) == []
    assert steering(text) == []


@pytest.mark.parametrize("speech", SPEECH.values(), ids=SPEECH)
def test_github_obeys_our_annotations_alone(speech: str) -> None:
    commands = github_commands(made("github", speech))
    names = sorted(name for name, _, _ in commands)
    assert names == sorted(["error", "warning", "notice", "notice", "error", "error", "error"])
    for _, properties, said in commands:
        assert properties.keys() <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert properties.get("file", printable(speech)).rstrip("!") == printable(speech).rstrip(
            "!"
        )
        assert properties["title"] in ("a-rule", "not checked", "limit exceeded")
        assert steering(said) == []


@pytest.mark.parametrize("speech", SPEECH.values(), ids=SPEECH)
@pytest.mark.parametrize("name", ["full", "concise"])
def test_colours_are_ours_alone(name: str, speech: str) -> None:
    plain, colored = made(name, speech), made(name, speech, color=True)
    for code in ("0", "1", "2", "31", "32", "33", "36", "1;31", "1;33", "1;36"):
        colored = colored.replace(f"\x1b[{code}m", "")
    assert colored == plain


@pytest.mark.parametrize("speech", SPEECH.values(), ids=SPEECH)
def test_a_table_of_markdown_is_a_table_and_text(speech: str) -> None:
    text = made("markdown", speech)
    assert markup(text) == []
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + 4 + 2
    assert {row.count("|") for row in rows} == {5}


@pytest.mark.parametrize("speech", SPEECH.values(), ids=SPEECH)
def test_a_page_in_a_browser_shows_and_does_nothing(speech: str) -> None:
    calm = page_acts(made("html", "A quiet text."))
    assert page_acts(made("html", speech)) == calm
    assert not [each for each in calm if "quiet" in each]
    options = formats.RenderOptions(show=ALL)
    pages = formats.pages("html")
    assert pages
    for _, text in pages(report(speech), options):
        assert steering(text) == []
        assert not github_commands(text)
        assert not other_commands(text)
        assert "script" not in page_acts(text)


@pytest.mark.parametrize("speech", SPEECH.values(), ids=SPEECH)
def test_programs_read_every_word_back(speech: str) -> None:
    read = [json.loads(line) for line in made("rdjsonl", speech).splitlines()]
    for name in PROGRAMS[:-2]:
        json.loads(made(name, speech))
    assert read[0]["location"]["path"] == speech
    assert read[0]["suggestions"][0]["text"] == speech
    file = json.loads(made("json", speech))["files"][0]
    assert (file["path"], file["findings"][0]["message"]) == (speech, speech)
    assert file["findings"][-1]["reason"] == speech


@pytest.mark.parametrize("speech", SPEECH.values(), ids=SPEECH)
def test_a_review_comment_shows_and_does_nothing(speech: str) -> None:
    for diagnostic in json.loads(made("rdjson", speech))["diagnostics"]:
        acting = markup(diagnostic["message"])
        assert not {"html_inline", "html_block", "image", "link_open", "fence"} & set(acting)
        assert not [sign for sign in acting if sign.startswith("@")]


def _messages(value: Any) -> list[str]:
    """The text of every message object of a log."""
    if isinstance(value, list):
        return [text for each in value for text in _messages(each)]
    if not isinstance(value, dict):
        return []
    own = [value["text"]] if "text" in value and "artifactLocation" not in value else []
    return own + [
        text for key, each in value.items() if key != "insertedContent" for text in _messages(each)
    ]


@pytest.mark.parametrize("speech", SPEECH.values(), ids=SPEECH)
def test_sarif_has_no_placeholder_and_our_links_alone(speech: str) -> None:
    run = json.loads(made("sarif", speech))["runs"][0]
    for result in run["results"]:
        text, acting = sarif_text(result["message"]["text"])
        assert acting == ["1", "2"]
        assert text.startswith(printable(speech))
        for place in result["relatedLocations"]:
            assert sarif_text(place["message"]["text"]) == (printable(speech), [])
    fixes = [fix for result in run["results"] for fix in result.get("fixes", [])]
    texts = _messages([*run["invocations"], *fixes])
    assert len(texts) == 3 + 3
    for text in texts:
        assert sarif_text(text)[1] == []


@pytest.mark.parametrize("speech", SPEECH.values(), ids=SPEECH)
@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_is_read_and_every_message_is_whole(name: str, speech: str) -> None:
    root = ElementTree.fromstring(made(name, speech).encode())
    said = {element.get("message") for element in root.iter() if element.get("message")}
    assert printable(speech) in said
    assert len(list(root)) == (4 if name == "junit" else 3)


@given(st.text(max_size=60) | st.sampled_from(list(SPEECH.values())), st.booleans())
def test_a_shown_line_is_one_line_of_text(text: str, colored: bool) -> None:
    line = shown(text, colored=colored)
    assert not github_commands(line)
    assert not other_commands(line)
    assert [char for char in steering(line) if char not in "\u200c\u200d\x1b"] == []
    if not colored:
        assert "\x1b" not in line


def test_words_of_the_world_are_shown_as_they_are() -> None:
    words = "Straße, naïve, 한국어, 日本語, می‌خواهم, नमस्ते, 👩‍👩‍👧 ❤️ 1️⃣ #️⃣ 10 000 €"
    assert printable(words) == words


def test_a_style_survives_the_gate_and_a_strange_code_does_not() -> None:
    style = Style(on=True)
    line = f"{style('a', 'bold', 'red')} {style.severity(Severity.WARNING)} \x1b[8mb"
    assert shown(line, colored=True) == line.replace("\x1b[8m", "␛[8m")
    assert "\x1b" not in shown(line)
