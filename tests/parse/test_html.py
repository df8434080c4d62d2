"""HTML as blocks, prose and removable elements."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editlint.edits.elements import removable
from editlint.model.document import VOID, Document
from editlint.parse import parse

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>A &amp; B</title><style>p { x: y }</style></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<h1>The Bridge</h1>
<p>It will <b>co</b>st &eacute;19&nbsp;m.</p>
<ul>
<li>one</li>
<li>two</li>
</ul>
<blockquote><p>Never.</p></blockquote>
<table><tr><td>a</td><td>b</td></tr></table>
<figure><img src="b.png" alt="Bridge"><figcaption>By night</figcaption></figure>
<script>if (a < b) { "</p>" }</script>
</body></html>
"""


def read(source: str) -> Document:
    return parse(source, path="a.html")


def shape(source: str) -> list[tuple[str, str]]:
    doc = read(source)
    return [
        (
            block.kind,
            " ".join(block.span.of(doc.prose).replace("\u2060", "").replace("\ufffc", "@").split()),
        )
        for block in doc.blocks
    ]


def test_a_page() -> None:
    doc = read(PAGE)
    assert [pair for pair in shape(PAGE) if pair[0] != "html"] == [
        ("title", "The Bridge"),
        ("paragraph", "It will cost é19 m."),
        ("list_item", "one"),
        ("list_item", "two"),
        ("quote", "Never."),
        ("table_cell", "a"),
        ("table_cell", "b"),
        ("paragraph", "@"),
        ("caption", "By night"),
    ]
    assert doc.language == "en"
    assert doc.meta["title"] == "A & B"
    assert doc.words.keys[:2] == ("the", "bridge")
    assert "cost" in doc.words.keys


def test_blocks_are_whole_elements() -> None:
    doc = read(PAGE)
    texts = [block.span.of(PAGE) for block in doc.blocks]
    assert "<h1>The Bridge</h1>" in texts
    assert "<li>one</li>" in texts
    assert "<blockquote><p>Never.</p></blockquote>" in texts
    assert "a" in texts


def test_end_tags_may_be_missing() -> None:
    assert shape("<p>One<p>Two<ul><li>a<li>b</ul><h2>C<p>d") == [
        ("paragraph", "One"),
        ("paragraph", "Two"),
        ("list_item", "a"),
        ("list_item", "b"),
        ("heading", "C"),
        ("heading", "d"),
    ]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("a<br>b", ["a b"]),
        ("a<br><br>b", ["a", "b"]),
        ("<div>x<p>y</p>z</div>", ["x", "y", "z"]),
        ("<p>a <!-- no --> b</p>", ["a b"]),
        ("<p>1 < 2 & 3 > 2</p>", ["1 < 2 & 3 > 2"]),
        ("<p title='a > b'>c</p>", ["c"]),
        ("<p>a <code>b</code> c</p>", ["a @ c"]),
        ("<p>a <button>Share</button></p>", ["a"]),
        ("<nav>no end <p>yes</p>", ["no end", "yes"]),
        ("<script>no end <p>yes</p>", ["no end", "yes"]),
        ("</p></div>text</b>", ["text"]),
        ("<p>open <a href='x", ["open <a href='x"]),
        ("&lt;p&gt; &#65;&#x42; &bogus; &amp", ["<p> AB &bogus; &"]),
        ("", []),
    ],
)
def test_prose(source: str, blocks: list[str]) -> None:
    assert [text for kind, text in shape(source) if kind != "html"] == blocks


def removed(doc: Document, first: int, stop: int) -> str | None:
    spans = removable(doc, first, stop)
    if spans is None:
        return None
    source = doc.source
    for span in reversed(spans):
        source = source[: span.start] + source[span.end :]
    return source


def test_with_all_its_items_goes_the_list() -> None:
    doc = read("<p>a</p><ul><li>b</li><li>c</li></ul><p>d</p>")
    assert removed(doc, 1, 3) == "<p>a</p><p>d</p>"
    assert removed(doc, 1, 2) == "<p>a</p><ul><li>c</li></ul><p>d</p>"
    assert removed(doc, 0, 2) == "<ul><li>c</li></ul><p>d</p>"
    assert removed(doc, 2, 4) == "<p>a</p><ul><li>b</li></ul>"


def test_a_part_of_an_element_is_not_removable() -> None:
    doc = read("<table><tr><td>a</td><td>b</td></tr></table>")
    assert removable(doc, 0, 1) is None
    assert removable(read("<div>a<p>b</p></div>"), 0, 1) is None


def test_html_inside_markdown() -> None:
    doc = parse(
        "# A\n\n<ul>\n<li>b &amp; c</li>\n<li>d</li>\n</ul>\n\n<div>\n\n*e*\n\n</div>\n\n<!-- f"
        " -->\n",
        path="a.md",
    )
    assert [block.kind for block in doc.blocks] == [
        "title",
        "list_item",
        "list_item",
        "html",
        "paragraph",
        "html",
        "html",
    ]
    assert doc.words.keys == ("a", "b", "c", "d", "e")
    assert removed(doc, 1, 3) == "# A\n\n\n\n<div>\n\n*e*\n\n</div>\n\n<!-- f -->\n"


class Balance(HTMLParser):
    """Raises where an end tag does not fit, as the second opinion on what is left."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def balanced(source: str) -> bool:
    parser = Balance()
    try:
        parser.feed(source)
    except (AssertionError, IndexError):
        return False
    return not parser.open


INLINE = st.sampled_from(
    [
        "word",
        "<b>bold</b> word",
        "an <a href='x'>anchor</a>",
        "<img src=x>",
        "&amp; so",
        "<!-- c --> on",
    ]
)
TREE = st.recursive(
    st.builds(
        "<{0}>{1}</{0}>".format,
        st.sampled_from(["p", "h2", "div", "pre", "blockquote", "nav"]),
        INLINE,
    ),
    lambda inner: st.builds(
        lambda name, parts: (
            f"<{name}>"
            + "\n".join(f"<li>{part}</li>" if name in ("ul", "ol") else part for part in parts)
            + f"</{name}>"
        ),
        st.sampled_from(["ul", "ol", "div", "section", "blockquote"]),
        st.lists(inner, min_size=1, max_size=4),
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(TREE, min_size=1, max_size=5).map("\n".join), st.data())
def test_what_is_left_is_well_formed(source: str, data: st.DataObject) -> None:
    doc = read(source)
    assert balanced(source)
    first = data.draw(st.integers(0, len(doc.blocks)))
    stop = data.draw(st.integers(first, len(doc.blocks)))
    left = removed(doc, first, stop)
    if left is not None:
        assert balanced(left)
        assert "<ul></ul>" not in left
        kept = [
            block.span.of(doc.prose)
            for number, block in enumerate(doc.blocks)
            if not first <= number < stop
        ]
        assert [block.span.of(read(left).prose).split() for block in read(left).blocks] == [
            text.split() for text in kept
        ]


JUNK = st.lists(
    st.sampled_from(
        [
            *(
                "<p>", "</p>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>",
                "<b>", "</b>", "<br>", "<nav>", "</nav>",
            ),
            *(
                "<h1>", "</h2>", "<script>", "</script>", "<pre>", "<title>", "</title>", "<head>",
                "</head>", "<!--", "-->", "<!",
            ),
            *(
                "<", ">", "</", "<a href='", '"', "=", "text", " ", "\n", "\r\n", "&amp;", "&",
                "&#x10FFFF;", "&#0;", "&NewLine;", "é😀",
            ),
            *("<svg/>", "<img>", "<code>", "</code>", "<blockquote>"),
        ]
    )
    | st.text(max_size=6),
    max_size=24,
).map("".join)  # fmt: skip


@settings(max_examples=2000, deadline=None)
@given(JUNK)
def test_broken_pages_are_read(source: str) -> None:
    doc = read(source)
    assert len(doc.prose) == len(source)
    assert [char for char in doc.prose if char in "\r\n"] == [
        char for char in source if char in "\r\n"
    ]
    at = 0
    for block in doc.blocks:
        assert at <= block.span.start < block.span.end <= len(source)
        at = block.span.end
    for first in range(len(doc.blocks)):
        removable(doc, first, len(doc.blocks))
