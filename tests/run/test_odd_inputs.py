"""Inputs that once ended a run, hung it, or were mended wrongly: one of each kind."""

from __future__ import annotations

import time

import pytest

from editlint.fix.wellformed import damage
from editlint.parse import parse
from editlint.project.settings import Settings
from editlint.run.api import check_text, fix_text

SENTENCE = "The ferry to the island stops for the winter on Sunday."
BOMB = "---\neditlint:\n  - &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"  - &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)

FIGURE = "Nearly 62% of farms sell milk.\n"
ALLOW = "<!-- editlint: allow repeated-word (x) -->\n\n"

NAMES = [
    f"Am{one}lh{two}em{three}r{four}n"
    for one in "aeioul"
    for two in "aeioubdl"
    for three in "srnlk"
    for four in "aeioub"
]
WORDS = [f"{one}{two}" for one in "bdklmnrst" for two in ("ano", "emu", "ila", "oru", "uka")]
COMPOUNDS = [(one, two) for one in WORDS for two in WORDS][:1200]

# Well within five seconds where time grows with the text, more where it does with its square.
GROWING = {
    "forms of one name": "\n\n".join(f"The report is by Ann {one} of the board." for one in NAMES),
    "words with a hyphen and without": " ".join(
        f"The {one}-{two} and the {one}{two}." for one, two in COMPOUNDS
    ),
    "dates without their year in one paragraph": "Published on 3 May 2021.\n\n"
    + " ".join(f"It opens on Sunday, {day % 28 + 1} June." for day in range(4000)),
    "two spellings in one paragraph": "They analyse and analyze the grey and gray centre. " * 4000,
    "things counted off in one paragraph": (
        "It failed for two reasons. First, it rained. Second, it was cold. Third, nobody came. "
    )
    * 6000,
    "paragraphs that all go": "Certainly! Here is the article. I hope this helps!\n\n" * 4000,
    "a row of NULs": "The mill" + "\0" * 20_000 + "stands by the river.\n",
    "a row of blanks without a width": "The mill" + "\u200b" * 60_000 + "stands by the river.\n",
    "notes in code, each in a block of its own": "```\nold[^1]\n```\n" * 12_000,
    "markers of a merge in code": "```\n<<<<<<< HEAD\n```\n" * 9_000,
    "markers of a merge, each torn": "- a\n\n  >>>>>>> 61c7cd16c\n\n" * 4_000,
    "boxes in boxes": "::: note\n\nText.\n\n" * 12_000 + ":::\n\n" * 12_000,
    "steps with one missing in each second section": (
        "## A\n\n### Step 1\n\nDig.\n\n### Step 2\n\nSow.\n\n### Step 3\n\nRake.\n\n"
        "## B\n\n### Step 1\n\nDig.\n\n### Step 3\n\nRake.\n\n"
    )
    * 2200,
    "paragraphs that break off": (
        "The wheel of the mill is driven by water that comes from the\n\n"
        "The second mill has no wheel. It stands by the road and grinds with steam.\n\n"
    )
    * 1500,
    "marks by the thousand in one sentence": " ".join(
        f"[caption id={number}]mill [gallery]" for number in range(9000)
    ),
}
QUICK = {
    "comments and nothing else in front matter": "---\n" + "# " * 400 + "\n!\n---\n\nText.\n",
    "aliases that stand for billions": BOMB + "---\n\nText.\n",
    "comments that are not closed": "<!-- editlint: allow a \n" * 4000,
    "mistaken comments by the thousand": "<!-- editlint: allow a -->\n\n" * 4000,
    "comments by the thousand": ALLOW * 3000 + "The the end.",
    "one word without an end": "The mill is shut. It was old.\n\n" + "y" * 20_000 + "\n",
    "blanks in an allow": "<!-- editlint: allow a" + " " * 20_000 + "! -->\n",
    "headings by the hundred": "# a\n" * 300,
    "links that nothing closes": '<a href="' * 4500,
    "quotations that nothing closes": "“a " * 100_000,
}
ODD = {
    "breaks and nothing else": "<br><br>\n<br>\n",
    "an author that names itself": "---\nauthor: &a {name: *a}\n---\n" + FIGURE,
    "an author that lists itself": "---\nauthors: &a [*a, *a]\n---\n" + FIGURE,
    "deep brackets": "---\nauthor: " + "[" * 900 + "]" * 900 + "\n---\n" + FIGURE,
    "Ethiopic digits": "Nearly 1-፩ farms, and ፪፬፭ more, sell milk.\n",
    "Kharosthi digits": "Nearly 𐩃 farms sell milk, 𐩃𐩁 more than in 2020.\n",
    "marks of two languages": "Nearly 1.2,3 farms, 7.890,00 cows and 98.0364.6 of it: 27.0,6%.\n",
    "a reference of thousands of digits": f"The the end &#{'9' * 4301}; of it.\n",
    "such a reference in a title": f"<title>The end &#{'9' * 4301}</title>\n<p>The the end.</p>\n",
    "four hundred digits": f"Nearly {'9' * 400} farms sell milk, {'8' * 5000}% of them twice.\n",
    "a lone surrogate": "The the \ud83d end.\n",
    "nothing": "",
    "line ends": "\r\r\n\n\r",
}


@pytest.mark.parametrize("text", QUICK.values(), ids=QUICK)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_it_does_not_hang(text: str, name: str) -> None:
    report = check_text(text, path=name, settings=Settings(max_file_seconds=5))
    assert not report.error
    assert not [finding for finding in report.findings if finding.is_failure]


@pytest.mark.parametrize("text", GROWING.values(), ids=GROWING)
def test_it_does_not_grow_with_the_square(text: str) -> None:
    """A rule has half of the time; slow machines need more than half of the five seconds."""
    report = check_text(text, path="a.md", settings=Settings(max_file_seconds=10))
    assert not report.error
    assert not [finding for finding in report.findings if finding.is_failure]


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_it_ends_nothing(text: str, name: str, language: str) -> None:
    report = fix_text(text, path=name, settings=Settings(language=language), unsafe=True).report
    assert not report.error
    assert not [finding for finding in report.findings if finding.is_failure]


MARKUP = [
    "[{0} {0}](https://island.example)\n",
    "**{0} {0}**\n",
    "<p>{0} {0}</p>\n",
    "<details><summary>More</summary>\n\n{0}\n\n</details>\n\n"
    "<details><summary>More</summary>\n\n{0}\n\n</details>\n",
    "{0}\n\n*{0} It was late.*\n",
    '[<img src="a.png" />](https://island.example){0} ' * 2 + "\n",
    "“{0} {0}”\n",
    "{{{{< box >}}}}\n{0}\n\n{0}\n{{{{< /box >}}}}\n",
]


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_what_is_taken_out_leaves_the_markup_whole(markup: str, name: str) -> None:
    text = markup.format(SENTENCE)
    fixed = fix_text(text, path=name)
    assert damage(parse(text, path=name), parse(fixed.text, path=name)) is None
    assert SENTENCE in fixed.text


def test_a_joiner_in_code_or_an_address_is_no_business_of_ours() -> None:
    text = "Call `a\u2060b` and see https://mill.example/\u2060z there.\n"
    assert fix_text(text, path="a.md", unsafe=True).text == text


def test_an_entity_is_not_made_a_direction_override() -> None:
    for name in ("a.md", "a.html", "a.txt"):
        fixed = fix_text("It was &#8238;late&#8236; that day.\n", path=name, unsafe=True).text
        assert "\u202e" not in fixed


@pytest.mark.parametrize("unsafe", [False, True])
def test_eleven_equal_headings_come_to_rest(unsafe: bool) -> None:
    first = fix_text("# a\n" * 11, path="a.md", unsafe=unsafe)
    assert not [finding for finding in first.report.findings if finding.rule == "fix-refused"]
    assert first.text != "# a\n" * 11
    assert fix_text(first.text, path="a.md", unsafe=unsafe).text == first.text


def test_thousands_of_equal_headings_come_to_rest_at_once() -> None:
    before = time.process_time()
    assert fix_text("# a\n\n" * 3000, path="a.md").text.strip() == "# a"
    assert time.process_time() - before < 10


def test_equal_headings_with_another_between_are_not_deleted_unasked() -> None:
    text = "# a\n\n# b\n\n# a\n\n## a\n"
    assert fix_text(text, path="a.md").text == text


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_no_fix_takes_what_it_keeps(name: str) -> None:
    entry = f"<li><p>{SENTENCE}</p></li>"
    report = check_text(f"<ul>\n{entry} {entry}\n</ul>\n", path=name)
    assert [finding.rule for finding in report.findings] == ["repeated-item"]
    for fix in report.findings[0].fixes:
        assert not any(kept.overlaps(edit.span) for kept in fix.keeps for edit in fix.edits)
