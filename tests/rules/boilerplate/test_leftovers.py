"""Lines that a web page left behind: phrases, shapes, joining of wrapped lines, protection."""

import textwrap

import pytest

from conftest import written
from editlint import check_text, fix_text
from editlint.model.document import BlockKind
from editlint.model.places import Span
from editlint.model.words import words_of
from editlint.project.settings import Settings
from editlint.registry import builtin
from editlint.rules.boilerplate.engine.furniture import furniture_of
from editlint.rules.boilerplate.engine.lines import Line, joined_lines
from editlint.rules.boilerplate.engine.phrases import GRADES, Phrases, phrases_of
from editlint.rules.boilerplate.engine.protected import protection
from editlint.rules.boilerplate.engine.shape import body_of, shape_of

LONG = (
    "The council said on Tuesday that the new bridge over the river will open to cyclists and"
    " walkers in May."
)
DATA = written("boilerplate/phrases")


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    return phrases_of(builtin.data()["boilerplate/phrases"])


def line(text: str, kind: BlockKind = "paragraph") -> Line:
    return Line(text, words_of(text).keys, Span(0, len(text)), kind=kind)


OTHER = (
    "Cars will have to wait until the autumn, because the ramps on the northern side are still"
    " being rebuilt."
)
DRESSES = [
    "Latest Post",
    "Latest Posts",
    "LATEST POST",
    "Latest Post »",
    "» latest post",
    "Latest post:",
]
SHAPES = {
    "last line of a text": ("a.txt", "A new bridge\n{long}\n{other}\n", "{left}\n"),
    "without a line end": ("a.txt", "A new bridge\n{long}\n{other}\n", "{left}"),
    "after a blank line": ("a.txt", "A new bridge\n\n{long}\n\n{other}\n", "\n{left}\n"),
    "CRLF": ("a.txt", "A new bridge\r\n{long}\r\n{other}\r\n", "{left}\r\n"),
    "text saved as Markdown": ("a.md", "A new bridge\n{long}\n{other}\n", "{left}\n"),
    "next line of a wrapped paragraph": ("a.md", "# A new bridge\n\n{wrapped}\n", "{left}\n"),
    "next line of a paragraph": ("a.md", "# A new bridge\n\n{long}\n", "{left}\n"),
    "Markdown heading": ("a.md", "# A new bridge\n\n{long}\n\n{other}\n", "\n## {left}\n"),
    "underlined heading": (
        "a.md",
        "# A new bridge\n\n{long}\n\n{other}\n",
        "\n{left}\n-----------\n",
    ),
    "Markdown list": ("a.md", "# A new bridge\n\n{long}\n\n{other}\n", "\n- {left}\n"),
    "last item of an HTML list": (
        "a.html",
        (
            "<h1>A new bridge</h1>\n<p>{long}</p>\n<p>{other}</p>\n<ul>\n<li>The bridge opens on"
            " Monday, 4 May.</li>\n"
        ),
        "<li>{left}</li>\n",
        "</ul>\n",
    ),
    "an HTML list of its own": (
        "a.html",
        "<h1>A new bridge</h1>\n<p>{long}</p>\n<p>{other}</p>\n",
        "<ul><li>{left}</li></ul>\n",
    ),
}


@pytest.mark.parametrize("left", DRESSES)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_leftover_at_the_end_goes_whatever_its_dress(shape: str, left: str) -> None:
    path, before, last, *after = SHAPES[shape]
    before = before.format(long=LONG, other=OTHER, wrapped=textwrap.fill(f"{LONG} {OTHER}", 60))
    source = before + last.format(left=left) + "".join(after)
    report = check_text(source, path=path)
    assert [
        (finding.rule, left.strip(":") in finding.span.of(source))
        for finding in report.findings
        if finding.severity > 1
    ] == [("leftover-boilerplate", True)]
    assert fix_text(source, path=path).text == before + "".join(after)


def test_a_phrase_that_the_house_wants_stays() -> None:
    settings = Settings(rules={"leftover-boilerplate": {"allow": ["Latest post"]}})
    assert not check_text(
        f"A new bridge\n{LONG}\n{OTHER}\nLatest Post\n", path="a.txt", settings=settings
    ).findings


def test_a_protected_line_does_not_make_its_neighbours_unsafe() -> None:
    source = (
        f"A new bridge\n{LONG}\n{OTHER}\nShare this article\nFacebook\n© 2026 The Daily Bridge. All"
        " rights reserved.\nRelated articles\n"
    )
    assert (
        fix_text(source, path="a.txt").text
        == f"A new bridge\n{LONG}\n{OTHER}\n© 2026 The Daily Bridge. All rights reserved.\n"
    )


def test_what_stands_between_two_leftovers_stays() -> None:
    before, between = f"# A new bridge\n\n{LONG}\n\n{OTHER}\n", "\n```\nbridge --open\n```\n"
    source = f"{before}\nLatest posts\n{between}\nShare this article\n"
    assert fix_text(source, path="a.md").text == before + between


@pytest.mark.parametrize(
    "heading",
    ["Related", "Comments", "FAQ", "Pricing", "Resources", "Contact", "Table of contents"],
)
def test_a_heading_with_text_below_is_a_heading(heading: str) -> None:
    source = f"# A new bridge\n\n{LONG}\n\n## {heading}\n\n{OTHER}\n"
    assert not [
        finding
        for finding in check_text(source, path="a.md").findings
        if finding.category == "boilerplate"
    ]


@pytest.mark.parametrize(
    "language", [name for name, data in DATA["languages"].items() if not data.get("info-only")]
)
def test_ascii_phrases_are_written_in_the_normalised_form(language: str) -> None:
    for family in DATA["families"]:
        for grade in GRADES:
            for phrase in filter(
                None, DATA["languages"][language].get(family, {}).get(grade, "").split(", ")
            ):
                core = phrase.removesuffix(" ...").removeprefix("... ")
                keys = words_of(core.replace("#", "1")).keys
                assert not core.isascii() or core == " ".join(
                    "#" if key == "1" else key for key in keys
                )


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("36 Comments", "comments"),
        ("Share this article", "share"),
        ("Sign up for our newsletter to get the news every morning", "newsletter"),
        ("© 2026 The Daily Bridge. All rights reserved.", "legal"),
        ("Das könnte Sie auch interessieren", "related"),
        ("À lire aussi : le pont", "related"),
        ("Te puede interesar", "related"),
        ("Leggi anche", "related"),
        ("Leia também", "related"),
        ("Lees ook: de brug", "related"),
        ("Czytaj także", "related"),
    ],
)
def test_phrases_are_found(phrases: Phrases, text: str, family: str) -> None:
    anchor = phrases.find(line(text).words)
    assert anchor is not None
    assert anchor.family == family


@pytest.mark.parametrize("text", ["The bridge", "Shared rooms cost less", "A newsletterlike thing"])
def test_ordinary_lines_have_no_phrase(phrases: Phrases, text: str) -> None:
    assert phrases.find(line(text).words) is None


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            [
                "The council said that the bridge will be",
                "open in May. It cost a lot.",
                "Latest Post",
            ],
            [range(2), range(2, 3)],
        ),
        (["Facebook", "Twitter"], [range(1), range(1, 2)]),
        ([LONG * 2, "Latest Post"], [range(1), range(1, 2)]),
    ],
)
def test_wrapped_lines_are_joined_and_others_stay_apart(
    texts: list[str], expected: list[range]
) -> None:
    assert joined_lines(texts) == expected


def test_the_body_spans_the_long_sentences() -> None:
    assert body_of(
        [shape_of(text, len(text.split())) for text in ["Home", LONG, "A heading", LONG, "Share"]]
    ) == range(1, 4)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("By Anna Example", "a byline"),
        ("Published 3 May 2026", "a dateline"),
        ("Photo: Anna Example", "a credit"),
        ("Correction: the bridge opens in May.", "a correction"),
        ("This post contains affiliate links.", "a disclosure"),
        ("© The Daily Bridge", "a licence or copyright line"),
        ("“The bridge is safe,” she said.", "a quotation"),
        ("Latest Post", ""),
        ("Photos", ""),
    ],
)
def test_what_is_owed_to_somebody_is_protected(text: str, what: str) -> None:
    assert protection(line(text)) == what


@pytest.mark.parametrize("note", ["ENDS", "-30-", "Media contact", "Notes to editors", "(more)"])
def test_a_production_note_gets_one_finding(note: str) -> None:
    text = f"A new bridge\n{LONG}\n{OTHER}\n{note}\nLatest Posts\nShare this article\nFacebook\n"
    found = [
        finding.rule
        for finding in check_text(text, path="a.txt").findings
        if finding.span.of(text).startswith(note)
    ]
    assert found == ["production-note"]


INSIDE = [
    ("Advertisement", "advert"),
    ("The report goes on below the ad", "advert"),
    ("Image source, Harbour Press", "picture"),
    ("Enlarge picture", "picture"),
    ("Council votes on the quay  Play Video0:56", "player"),
    ("Diese Aufnahme ist nicht verfügbar", "player"),
    ("Partager sur Facebook", "share"),
    ("[Ann Reed: The quay belongs to us]", "related"),
    ("READ NEXT: Who owns the quay?", "related"),
    ("Rechazar todas las cookies", "legal"),
    ("Get our harbour digest every Friday, free", "newsletter"),
    ("close dialog", "dialog"),
    ("You have 3 free stories left", "account"),
    ("The council closed the window of the old office", ""),
    ("Advertisement for a new bridge", ""),
    ("Three bridges", ""),
    ("- Hide the caption", ""),
    ("Fluss", ""),
]


@pytest.mark.parametrize(("text", "family"), INSIDE)
def test_a_line_is_told_by_the_words_that_it_is_made_of(text: str, family: str) -> None:
    found = furniture_of(builtin.data()["boilerplate/set-in-text"]).find(line(text))
    assert (found.family if found else "") == family


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize("left", ["Advertisement", "This video is not available.", "Tout refuser"])
def test_a_leftover_between_two_paragraphs_is_told_and_not_cut_out_unasked(
    left: str, name: str
) -> None:
    texts = [LONG, left, OTHER]
    if name == "a.html":
        source = "".join(f"<p>{text}</p>\n" for text in texts)
    else:
        heading = "# A *new* bridge" if name == "a.md" else "A new bridge"
        source = "\n\n".join([heading, *texts]) + "\n"
    found = [finding for finding in check_text(source, path=name).findings if finding.severity > 1]
    assert [finding.span.of(source).strip("</p>") for finding in found] == [left]
    assert fix_text(source, path=name).text == source


def test_a_control_among_items_is_an_item() -> None:
    menu = "\n".join(["Open the file", "Close the window", "Hide the caption", "Load the image"])
    source = f"The menu\n\n{LONG}\n\nIt has these entries:\n\n{menu}\n\n{OTHER}\n"
    assert not [one for one in check_text(source, path="a.txt").findings if one.severity > 1]


def test_an_article_about_cookies_speaks_of_cookies() -> None:
    about = (
        "Most cookies are set by others than the page that a reader opens, the report of May says."
    )
    ours = "We use cookies on our website to count how many of you come back."
    text = f"On cookies\n\n{about}\n\n{ours}\n\n{OTHER}\n"
    assert not [one for one in check_text(text, path="a.txt").findings if one.severity > 1]


def test_neighbouring_leftovers_are_one_finding_told_in_the_plural() -> None:
    tail = "Share this article\nFacebook\nRelated stories\nFleet leaves the quay\nLatest Post\n"
    found = check_text(f"A new bridge\n{LONG}\n{OTHER}\n{tail}", path="a.txt").findings
    assert len(found) == 1
    assert "(5 lines) were left behind by a web page: announcements" in found[0].message
    assert "it " not in found[0].message.split(". Delete them")[0]


def test_a_press_contact_has_its_lines_and_no_others() -> None:
    lines = "Media contact\nJo Farrow\npress@tidewell.example\n+44 1632 960 123\nLatest Posts\n"
    text = f"A new bridge\n{LONG}\n{OTHER}\n{lines}"
    notes = [
        one for one in check_text(text, path="a.txt").findings if one.rule == "production-note"
    ]
    assert [one.span.of(text).count("\n") for one in notes] == [3]
