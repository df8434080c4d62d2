"""One article of our own, its second copy altered in every way that was met: each is one finding,
and the fix restores what was there.
"""

from __future__ import annotations

import re
import textwrap

import pytest

from editlint import check_text, fix_text
from editlint.formats.full import finding_lines
from editlint.formats.shared.differences import differing
from editlint.formats.shared.excerpt import Page
from editlint.formats.shared.line_indexes import LineIndexes
from editlint.formats.shared.terminal import PLAIN
from editlint.model.finding import Finding

ARTICLE = """The night bus that nobody wanted

For eleven years the last bus out of the harbour left at half past ten, and whoever worked the \
late shift in the cold stores walked home \
along the railway line. There was no footpath, and the lamps had been taken down when the mill \
closed.

How it began

In the spring of last year a cook called Ines Marten wrote a letter to the transport office. She \
had counted the people who walked \
past her kitchen window after midnight, every night for a month, and she put the numbers in a \
table. The office saw no demand.

She wrote again. This time the letter was signed by the night guards of the fish market, two \
ward sisters, the owner of the bakery and a \
man who repaired lifts. They asked for one bus at a quarter past one, three nights a week, and \
offered to collect the fares themselves.

What it costs

A single journey costs the town “about as much as a street lamp burns in a week”, as the head of \
the depot puts it, because the \
vehicle has to come back to the garage in any case. The driver used to bring it home empty. Now \
he stops nine times on the way, and most \
nights every seat is taken before the old customs house.

The transport office still calls the line a trial. Its timetable hangs in the bakery, written by \
hand, and when the clocks changed in the \
autumn somebody had already corrected it before the first passenger could be late.
"""
TITLE, *BODY = [paragraph.strip() for paragraph in ARTICLE.split("\n\n")]
HEADINGS = {"How it began", "What it costs"}
OTHER = [
    "carpet",
    "violin",
    "harvest",
    "lantern",
    "copper",
    "meadow",
    "engine",
    "pepper",
    "saddle",
    "candle",
]


def markdown(paragraphs: list[str]) -> str:
    return "\n\n".join(
        f"## {paragraph}" if paragraph in HEADINGS else paragraph for paragraph in paragraphs
    )


def every(text: str, step: int, start: int) -> str:
    """`text` with every `step`-th word replaced."""
    words = text.split(" ")
    for turn, number in enumerate(range(start, len(words), step)):
        words[number] = OTHER[turn % len(OTHER)]
    return " ".join(words)


def loud(text: str) -> str:
    """Headings in capitals, straight quotation marks, no commas."""
    plain = text.replace("“", '"').replace("”", '"').replace(",", "")
    return "\n".join(line.upper() if line.startswith("## ") else line for line in plain.split("\n"))


PROSE = [paragraph for paragraph in BODY if paragraph not in HEADINGS]
LONG = next(paragraph for paragraph in BODY if paragraph.startswith("A single journey"))
SENTENCE = re.split(r"(?<=\.) ", LONG)[0]
WHOLE, MIXED = markdown(BODY), [BODY[number] for number in (5, 1, 6, 2, 3, 4, 0)]

# name: (what stands first, the copy, least severity)
COPIES: dict[str, tuple[str, str, str]] = {
    "exact": (WHOLE, WHOLE, "error"),
    "re-wrapped": (
        WHOLE,
        "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in WHOLE.split("\n\n")),
        "error",
    ),
    "one word changed per paragraph": (
        WHOLE,
        markdown(
            [
                paragraph if paragraph in HEADINGS else every(paragraph, 1000, 7)
                for paragraph in BODY
            ]
        ),
        "error",
    ),
    "every 20th word": (
        WHOLE,
        markdown(
            [paragraph if paragraph in HEADINGS else every(paragraph, 20, 6) for paragraph in BODY]
        ),
        "warning",
    ),
    "every 10th word": (
        WHOLE,
        markdown(
            [paragraph if paragraph in HEADINGS else every(paragraph, 10, 4) for paragraph in BODY]
        ),
        "warning",
    ),
    "paragraphs in another order": (WHOLE, markdown(MIXED), "error"),
    "loud headings, straight quotes, no commas": (WHOLE, loud(WHOLE), "error"),
    "paragraphs merged into one": (markdown(PROSE), " ".join(PROSE), "error"),
    "one paragraph": (WHOLE, LONG, "error"),
    "one sentence": (
        WHOLE,
        f"The depot sent a note in May. {SENTENCE} Nobody replied to it.",
        "error",
    ),
}


def found(source: str, path: str = "article.md") -> list[Finding]:
    return [
        finding
        for finding in check_text(source, path=path).findings
        if finding.rule in ("repeated-passage", "repeated-sentence")
    ]


@pytest.mark.parametrize("how", COPIES)
def test_each_copy_is_one_finding(how: str) -> None:
    first, copy, severity = COPIES[how]
    source = (
        f"# {TITLE}\n\n{first}\n\nAll times are printed on the last page of this paper.\n\n{copy}\n"
    )
    (finding,) = found(source)
    assert finding.severity.label == severity
    places = sorted([finding.span, *(related.span for related in finding.related)])
    said = [set(re.findall(r"\w+", place.of(source).lower())) for place in places]
    assert len(said) == 2
    assert len(said[0] & said[1]) > 0.7 * min(map(len, said))
    assert (
        source.rindex(copy) + len(copy)
        >= places[1].end
        > places[1].start
        >= source.index("last page")
    )


RESTORED = ["exact", "re-wrapped", "one paragraph", "one sentence"]


@pytest.mark.parametrize("how", RESTORED)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_mending_a_copy_restores_the_article(how: str, ends: str) -> None:
    first, copy, _ = COPIES[how]
    rest = copy.replace(f" {SENTENCE}", "") if how == "one sentence" else ""
    want = "\n\n".join(filter(None, [f"# {TITLE}", first, rest])) + "\n"
    source = f"# {TITLE}\n\n{first}\n\n{copy}\n"
    assert fix_text(source.replace("\n", ends), path="a.md").text == want.replace("\n", ends)


def test_a_copy_glued_to_the_line_above_goes() -> None:
    source = f"# {TITLE}\n\n{WHOLE}\n{WHOLE}\n\nThe next bus leaves on Monday.\n"
    assert (
        fix_text(source, path="a.md").text
        == f"# {TITLE}\n\n{WHOLE}\n\nThe next bus leaves on Monday.\n"
    )


@pytest.mark.parametrize("path", ["a.md", "a.txt"])
def test_the_copy_under_the_title_stays(path: str) -> None:
    title, body = (f"# {TITLE}", WHOLE) if path == "a.md" else (TITLE, "\n".join(BODY))
    gap = "\n\n" if path == "a.md" else "\n"
    source = gap.join([body, title, body]) + "\n"
    (finding,) = found(source, path)
    assert "The title is above the second copy, so the first one goes." in finding.message
    assert fix_text(source, path=path).text == gap.join([title, body]) + "\n"


def test_pictures_go_with_the_copy_and_stay_where_the_kept_one_lacks_them() -> None:
    picture = "![The bus at the depot](bus.jpg)"
    with_picture = WHOLE.replace("\n\n## What", f"\n\n{picture}\n\n## What")
    assert fix_text(f"{with_picture}\n\n{with_picture}\n", path="a.md").text == f"{with_picture}\n"
    mended = fix_text(f"{WHOLE}\n\n{with_picture}\n", path="a.md").text
    assert mended.count(picture) == 1
    assert mended.count(LONG) == 1


def test_links_that_only_the_later_copy_has_are_kept() -> None:
    linked = WHOLE.replace("the bakery", "[the bakery](https://example.org/bakery)")
    assert fix_text(f"{WHOLE}\n\n{linked}\n", path="a.md").text == f"{linked}\n"


def test_what_differs_is_never_deleted_unasked() -> None:
    source = f"{WHOLE}\n\n{WHOLE.replace('half past ten', 'half past nine')}\n"
    assert fix_text(source, path="a.md").text == source
    (finding,) = found(source)
    assert finding.fixes[0].applicability.label == "unsafe"
    assert "nine" in finding.fixes[0].title


def test_whole_elements_go_in_html() -> None:
    body = "\n".join(
        f"<h2>{paragraph}</h2>" if paragraph in HEADINGS else f"<p>{paragraph}</p>"
        for paragraph in BODY
    )
    source = f"<article>\n{body}\n<h1>{TITLE}</h1>\n{body}\n</article>\n"
    assert (
        fix_text(source, path="a.html").text == f"<article>\n<h1>{TITLE}</h1>\n{body}\n</article>\n"
    )


LINE = "Hold on to the rail until the bus has come to a full stop at the kerb."
ASKED = "What would you tell the people in the office?"
GOES = "Where the last bus of the night still goes today"
SILENT = {
    "a refrain of a song": "Oh the bus rolls on, and the night is long and slow\n\n".join(
        f"Verse {number} tells of {OTHER[number]}.\n\n" for number in range(5)
    ),
    "a question put again": f"{ASKED}\n\n{PROSE[0]}\n\n{ASKED}\n\n{PROSE[1]}\n",
    "a heading and its line in the contents": f"- {GOES}\n\n## {GOES}\n\nHome.\n",
    "like lines with other names": "\n".join(
        f"- {who} drives the night bus on {day} and rests on the day after"
        for who, day in [("Ines", "Monday"), ("Ole", "Friday")]
    ),
    "filler": (
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt"
        " ut labore.\n\n" * 3
    ),
}


@pytest.mark.parametrize("what", SILENT)
def test_what_is_repeated_on_purpose_stays_silent(what: str) -> None:
    assert [
        finding.message for finding in found(SILENT[what]) if finding.severity.label != "info"
    ] == []


def test_a_line_repeated_a_thousand_times_is_one_finding() -> None:
    (finding,) = found(f"{PROSE[0]}\n\n" + f"{LINE}\n\n" * 1000)
    assert "999 more times" in finding.message


def test_three_copies_are_one_finding() -> None:
    source = "\n\n".join([WHOLE, "Between.", WHOLE, "And again.", WHOLE]) + "\n"
    (finding,) = found(source)
    assert len(finding.related) == 2
    assert fix_text(source, path="a.md").text == f"{WHOLE}\n\nBetween.\n\nAnd again.\n"


def test_both_copies_are_shown_with_their_differences() -> None:
    source = f"{WHOLE}\n\n{WHOLE.replace('half past ten', 'half past nine')}\n"
    report = check_text(source, path="a.md")
    (finding,) = found(source)
    here, there = differing(finding, report.source)
    assert {span.of(source) for span in here + there} == {"ten", "nine"}
    shown = list(finding_lines([finding], "a.md", LineIndexes((report,)), Page(PLAIN)))
    assert sum(line.strip(" |").strip("^") == "" and "^" in line for line in shown) == 2


def test_glued_copies_share_no_mark_in_a_fix() -> None:
    line = 'The keeper of the lighthouse counted one hundred and two ships in the strait".'
    source = f"It was late.\n\n{line}{line}\n\nThe rest went home.\n"
    findings = check_text(source, path="a.md").findings
    fixes = [fix for finding in findings for fix in finding.fixes]
    for edit, kept in ((edit, kept) for fix in fixes for edit in fix.edits for kept in fix.keeps):
        assert edit.span.end <= kept.start or kept.end <= edit.span.start
    assert fixes


def test_only_a_sentence_goes_out_of_a_paragraph() -> None:
    tail = "Returns an error with the code `not_allowed` if another dialog is open at the time."
    source = (
        f"#### open\n\nOpens the drawer. {tail}\n\nPayload: None\n\n"
        f"#### toggle\n\nOpens or closes the drawer. {tail}\n\nPayload: None\n"
    )
    assert fix_text(source, path="a.md").text == source


def test_no_sentence_goes_out_of_an_entry_with_a_label() -> None:
    note = "(Replace the path with the path to the file that you want to test on this machine.)"
    source = (
        f"# Test\n\n**Mac:** Open a terminal and run the command. {note}\n\n"
        f"**Windows:** Open the shell and run the other command. {note}\n\nCompare the two.\n"
    )
    assert fix_text(source, path="a.md").text == source
