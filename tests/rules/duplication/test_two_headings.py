"""What a page of reference says again under another heading, and what looks like a sentence."""

from __future__ import annotations

import pytest

from editlint import check_text, fix_text
from editlint.model.finding import Finding
from editlint.rules.duplication.repeated_heading import MOST

TEXT = (
    "The harbour master keeps the names of all boats in a book that lies on the desk by the window."
    " Whoever wants to read it may ask for the key at the gate, and must bring it back by noon."
    " Nobody has ever kept it for longer than a day."
)
OPENING = "The basin has three methods, and each of them is told of here in a few words.\n"


def found(source: str) -> list[Finding]:
    return [
        one for one in check_text(source, path="a.md").findings if one.category == "duplication"
    ]


def page(first: str, second: str) -> str:
    return (
        f"# The basin\n\n{OPENING}\n## {first}\n\n{TEXT}\n\n"
        f"## {second}\n\nOn Sundays the gate is shut and nobody is there.\n\n{TEXT}\n"
    )


def test_on_a_page_of_reference_each_heading_may_say_it() -> None:
    more = "\n## `lock`\n\nNothing is known of it so far.\n"
    (finding,) = found(page("`open`", "`close`") + more)
    assert (finding.severity.label, finding.safe_fix) == ("warning", None)


def test_in_an_article_it_was_pasted_twice() -> None:
    (finding,) = found(page("The old quay", "The new quay"))
    assert finding.severity.label == "error"
    assert finding.safe_fix


@pytest.mark.parametrize(
    ("first", "second", "repeated"),
    [
        ("Who wrote Are We There?", "She praised Is It Far?", "Making the Quay Open."),
        ("Most boats fall under §", "Rafts are told of in §", "258 of the law on harbours holds."),
    ],
)
def test_what_only_looks_like_a_sentence_is_not_cut_out(
    first: str, second: str, repeated: str
) -> None:
    one = f"{first} {repeated} Nobody on the quay could tell us how long it would take."
    other = f"We asked again in May. {second} {repeated} It was read by all who came on Sunday."
    assert not any(finding.safe_fix for finding in found(f"# Basin\n\n{one}\n\n{other}\n"))


def test_of_very_many_equal_headings_the_rest_is_one_finding() -> None:
    source = "# The basin\n\n" + "## The lock\n\n" * (MOST + 31) + "It is shut on Sundays.\n"
    told = [one for one in found(source) if one.rule == "repeated-heading"]
    assert len(told) == MOST + 1
    assert "and 29 more places" in told[-1].message
    mended = fix_text(source, path="a.md").text
    assert mended == "# The basin\n\n## The lock\n\nIt is shut on Sundays.\n"
