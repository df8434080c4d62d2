"""The page for editors, read back as a browser reads it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from conftest import ROOT
from editlint.model.finding import Finding
from editlint.model.places import OBJECT
from editlint.model.report import Report
from editlint.page.render import folder, one_page
from editlint.parse import parse
from editlint.project.settings import Settings
from editlint.registry import builtin
from editlint.run.api import check_paths, check_text, report_on

ARTICLE = (ROOT / "examples" / "market-square.txt").read_text(encoding="utf-8")
HOSTILE = (
    """# The <script>alert(1)</script> bridge

It was was <img src=x onerror=alert(2)> shut. </style><style>body{display:none}</style> --> </mark>

[A link](javascript:alert(3)) and and {{ 7 * 7 }} {% raw %} \u202eesrever\u202c \x1b]0;x\x07 end.

| a | b |
|---|---|
| "><svg onload=alert(4)> | the the |

"""
    + "a" * 10_000
    + "\n"
)
NAMED = "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
EXAMPLES = [
    pytest.param(example.text, id=f"{rule.name}-{number}")
    for rule in builtin.rules()
    for number, example in enumerate(rule.bad)
]


class Read(HTMLParser):
    """What a browser would make of a page: elements, ids, links, and the text of marks by card."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.marked: dict[int, str] = {}
        self._open: list[tuple[int, ...]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.add(tag)
        self.attributes |= set(given)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag == "mark":
            cards = zip(given["data-cards"].split(), given["data-kinds"].split(), strict=True)
            self._open.append(tuple(int(card) for card, kind in cards if kind != "copy"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for card in self._open[-1] if self._open else ():
            self.marked[card] = self.marked.get(card, "") + data


def report_of(text: str, path: str = "a.md") -> Report:
    return report_on(check_text(text, path=path), Settings())


def everything(finding: Finding) -> bool:
    return True


def letters(text: str) -> str:
    """The text without blanks, and without what a page names: ‹U+202E›."""
    return re.sub(rf"[\s\u2060]+|{NAMED}|‹U\+\w+›", "", text)


def assert_marked(report: Report) -> None:
    """Every finding's words stand in its mark, and no others."""
    page = Read(one_page(report, everything))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links if link.startswith("#")} <= {*page.ids}
    (file,) = report.files
    doc = parse(file.source, path=file.path)
    for number, finding in enumerate(file.findings, 1):
        assert f"a1-p{number}" in page.ids
        marked = letters(page.marked.get(number, ""))
        if marked == letters(finding.span.of(doc.source)):
            continue
        words = letters(finding.span.of(doc.prose)).split(OBJECT)
        pattern = ".*".join(map(re.escape, words))
        assert re.fullmatch(pattern, marked, re.DOTALL), (finding.rule, words, marked)


@pytest.mark.parametrize("text", EXAMPLES)
def test_marks_stand_on_the_words_of_every_example(text: str) -> None:
    clean = re.sub(r"⟦\d?:? ?|⟧", "", text)
    for path in ("a.md", "a.txt", "a.html"):
        assert_marked(report_of(clean, path))


def test_marks_stand_on_the_words_of_an_article() -> None:
    assert_marked(report_of(ARTICLE, "a.txt"))


def test_marks_stand_on_the_words_of_desk_articles(evaluation: Path) -> None:
    for path in sorted((evaluation / "cases" / "desk-articles").glob("*.[mth]*")):
        assert_marked(report_of(path.read_text(encoding="utf-8"), path.name))


def test_an_article_cannot_act_on_its_page() -> None:
    page = one_page(report_of(HOSTILE), everything)
    read, plain = Read(page), Read(one_page(report_of("It was was shut.\n"), everything))
    assert read.elements - plain.elements <= {"table", "tr", "td", "pre", "div", "path"}
    assert read.attributes - plain.attributes <= {"tabindex", "d"}
    assert all(link.startswith("#") for link in read.links)
    assert page.count("<style>") == 1
    assert "{{ 7 * 7 }}" in page
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", page)


def test_a_page_allows_its_style_sheet_and_nothing_else() -> None:
    page = one_page(report_of(ARTICLE, "a.txt"), everything)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "<script" not in page
    assert " style=" not in page


def test_a_body_pasted_twice_is_joined_by_an_arc() -> None:
    page = one_page(report_of(ARTICLE, "a.txt"), everything)
    assert page.count('class="arc"') == sum(
        len(finding.related) for finding in check_text(ARTICLE, path="a.txt").findings
    )


def test_a_folder_has_an_index_and_a_page_for_each_article(here: Path) -> None:
    (here / "b").mkdir()
    (here / "a.md").write_text("The the bridge.\n", encoding="utf-8")
    (here / "b" / "b.md").write_text("All is well.\n", encoding="utf-8")
    pages = dict(folder(check_paths(["."], Settings()), everything))
    assert set(pages) == {"index.html", "0001.html", "0002.html"}
    assert set(Read(pages["index.html"]).links) == {"0001.html", "0002.html"}
    assert pages["index.html"].index("a.md") < pages["index.html"].index("b/b.md")


def test_one_page_of_many_articles_leads_to_each_that_has_a_finding(here: Path) -> None:
    (here / "a.md").write_text("The the bridge.\n", encoding="utf-8")
    (here / "b.md").write_text("All is well.\n", encoding="utf-8")
    read = Read(one_page(check_paths(["."], Settings()), everything))
    assert "#a1" in read.links
    assert "#a2" not in read.links


def test_an_unreadable_article_is_told(here: Path) -> None:
    (here / "a.md").write_bytes(b"\x00\xff\xfe\x00")
    page = one_page(check_paths(["a.md"], Settings()), everything)
    assert "Not fully checked" in page


def test_the_page_of_a_long_article_is_small() -> None:
    text = "\n\n".join(
        f"Paragraph {n} tells of the bridge, the hill and of its people." for n in range(400)
    )
    assert len(one_page(report_of(text), everything).encode()) < 400_000


def test_a_page_tells_what_was_looked_at() -> None:
    text = "# A day\n\nOn 3 May 1,200 people came, the mayor said.\n\nAll went home at 9.\n"
    (file,) = report_of(text).files
    page = one_page(report_on(file, Settings()), everything)
    assert "Looked at 16 words in 2 paragraphs, with 3 numbers in digits" in page
