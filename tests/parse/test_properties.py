"""What holds for every text, however broken."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from editlint.model.document import Document, Format
from editlint.parse import parse

PIECES = st.sampled_from(
    [
        *(
            "# ",
            "## ",
            "- ",
            "1. ",
            "> ",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "    ",
            "\t",
            "```\n",
            "---\n",
            "+++\n",
            "a: b\n",
            "===\n",
            "***",
            "**",
        ),
        *(
            "*",
            "_",
            "`",
            "[",
            "](",
            ")",
            "![",
            "\\",
            "|",
            "|---|\n",
            "[^1]",
            "[^1]: ",
            "&amp;",
            "&#0;",
            "&nbsp;",
            "<b>",
            "</b>",
            "<!--",
            "-->",
        ),
        *(
            "<p>",
            "</p>",
            "<script>",
            "<",
            "<div>\n",
            "</div>\n",
            "<ul><li>",
            "</li>",
            "{{<",
            ">}}",
            "{%",
            "%}",
            "{{",
            "}}",
            "{:",
            "}",
            "::: ",
        ),
        *(
            "https://a.b/c_(d).",
            "www.x.y",
            "import x\n",
            ".. note::\n",
            "word ",
            "Some more words here. ",
            "É",
            "😀",
            "中文",
            "’",
            "\x00",
        ),
        *("\x1a", "\ufffc", "\u2060", "\u2028", "\x0c"),
    ]
)
MIXED = st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join)
PATHS = st.sampled_from(
    [None, "a.md", "a.txt", "a.html", "a.mdx", "a.qmd", "a.rst", "a.adoc", "noext"]
)


def assert_sound(doc: Document) -> None:
    assert len(doc.prose) == len(doc.source)
    assert [char for char in doc.prose if char in "\r\n"] == [
        char for char in doc.source if char in "\r\n"
    ]
    at = 0
    for block in doc.blocks:
        assert at <= block.span.start < block.span.end <= len(doc.source)
        at = block.span.end
        text = block.span.of(doc.source)
        assert text[-1] not in "\r\n"
    for start, end in zip(doc.words.starts, doc.words.ends, strict=True):
        assert 0 <= start < end <= len(doc.source)


@settings(max_examples=300, deadline=None)
@given(MIXED, PATHS)
def test_every_text_is_read(source: str, path: str | None) -> None:
    assert_sound(parse(source, path=path))


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(exclude_categories=[]), max_size=60),
    st.sampled_from(["markdown", "text", "html"]),
)
def test_lone_surrogates_do_no_harm(source: str, kind: Format) -> None:
    assert_sound(parse(source, format=kind))
