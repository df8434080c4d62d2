"""MDX, Quarto, AsciiDoc and reStructuredText: what is no text there is no prose here."""

from __future__ import annotations

import pytest

from editlint.parse import parse


@pytest.mark.parametrize(
    ("path", "source", "words"),
    [
        (
            "a.mdx",
            (
                "import X from './x'\n\n# Top\n\nA {props.name} b.\n\n<Card"
                " title={1}>\n\nInside.\n\n</Card>\n"
            ),
            "top a b inside",
        ),
        ("a.mdx", "export const x = {a: 1}\n\nText.\n", "text"),
        (
            "a.qmd",
            (
                "---\ntitle: x\n---\n\n::: {.note}\nInside.\n:::\n\nAn [end]{.mark}.\n\n```{r}\n#|"
                " echo: false\n1\n```\n"
            ),
            "inside an end",
        ),
        (
            "a.adoc",
            (
                "= Top\n:toc:\n\n// no\n[source,py]\n----\ncode"
                " here\n----\n\nText.\n\ninclude::b.adoc[]\n"
            ),
            "top text",
        ),
        (
            "a.rst",
            "Text here.\n\n.. note:: no\n   :class: x\n\n.. _target:\n\n:author: me\n\nMore.\n",
            "text here more",
        ),
    ],
)
def test_words(path: str, source: str, words: str) -> None:
    doc = parse(source, path=path)
    assert " ".join(doc.words.keys) == words
    assert len(doc.prose) == len(source)


def test_headings_of_asciidoc() -> None:
    doc = parse("= Top\n\n== Part\n\nText.\n", path="a.adoc")
    assert [(block.kind, block.level) for block in doc.blocks] == [
        ("title", 1),
        ("heading", 2),
        ("paragraph", 0),
    ]


def test_boxes_of_mkdocs_and_myst_are_text_and_their_code_is_not() -> None:
    source = (
        '!!! note "Mind"\n\n    The gap is fixed.\n\n    ```\n    no text\n    ```\n\n'
        "```{tip}\n:class: wide\n\nCome with a friend.\n```\n\n```{code-cell} python\nx = 1\n```\n"
    )
    doc = parse(source, path="a.md")
    assert "The gap is fixed." in doc.prose
    assert "Come with a friend." in doc.prose
    assert not any(part in doc.prose for part in ("no text", "wide", "x = 1"))


def test_a_sentence_of_mdx_may_begin_with_import() -> None:
    doc = parse("import A from 'a'\n\nimport the boats first.\n", path="a.mdx")
    assert doc.prose.strip() == "import the boats first."
