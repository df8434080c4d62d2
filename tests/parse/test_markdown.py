"""Markdown as blocks and prose."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

import pytest

from conftest import PYTHONPATH
from editlint.model.document import Document
from editlint.parse import parse
from editlint.registry import builtin


def read(source: str, **more: str) -> Document:
    return parse(source, path="a.md", language=more.get("language"))


def shape(doc: Document) -> list[tuple[str, str]]:
    """Kind and source text of each block."""
    return [(block.kind, block.span.of(doc.source)) for block in doc.blocks]


def said(doc: Document) -> str:
    """The prose as it is read: U+2060 out, objects as `@`."""
    return doc.prose.replace("\u2060", "").replace("\ufffc", "@")


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("a **b**old *word*", "a bold word"),
        ("See [the plan](https://x.example/y \"t\").", "See the plan."),
        ("See [the plan][1].\n\n[1]: https://x.example\n", "See the plan.\n\n" + " " * 22 + "\n"),
        ("An ![old map](m.png) here", "An @ here"),
        ("Run `make` now", "Run @ now"),
        ("At https://x.example/a_b_c, and (www.y.example).", "At @, and (@)."),
        ("<https://x.example> says", "@ says"),
        ("a <!-- no --> b", "a" + " " * 13 + "b"),
        ("AT&amp;T \\* x", "AT&T * x"),
        ("one[^1] two\n\n[^1]: note", "one@ two\n\n      note"),
        ("a ~~b~~ c", "a b c"),
        ("Hello {{< ref \"a.md\" >}} there {% x %}", "Hello @ there @"),
        ("[link](x){:target=\"_blank\"} on", "link on"),
        ("a<br>b", "a    b"),
    ],
)  # fmt: skip
def test_prose(source: str, prose: str) -> None:
    doc = read(source)
    assert said(doc) == prose
    assert len(doc.prose) == len(source)


def test_a_word_runs_on_across_its_markup() -> None:
    doc = read("se**cur**ity and [link](u)s")
    assert doc.words.keys == ("security", "and", "links")


def test_blocks_span_their_markup() -> None:
    source = (
        "# Top\n\nText *here*  \n\n- one\n- two\n  more\n  1. deep\n\n  again\n\n> said\n> so\n\n"
    )
    source += "| a | b |\n|---|---|\n| c | |\n\n```\ncode\n```\n\n---\n\nUnder\n=====\n"
    assert shape(read(source)) == [
        ("heading", "# Top"),
        ("paragraph", "Text *here*"),
        ("list_item", "- one"),
        ("list_item", "- two\n  more"),
        ("list_item", "1. deep"),
        ("list_item", "again"),
        ("quote", "> said\n> so"),
        ("table_cell", "a"),
        ("table_cell", "b"),
        ("table_cell", "c"),
        ("code", "```\ncode\n```"),
        ("thematic_break", "---"),
        ("heading", "Under\n====="),
    ]


def test_levels() -> None:
    doc = read("## B\n\n- one\n  - two\n\n> > deep\n")
    assert [(block.kind, block.level) for block in doc.blocks] == [
        ("heading", 2),
        ("list_item", 1),
        ("list_item", 2),
        ("quote", 2),
    ]


def test_the_only_first_heading_is_the_title() -> None:
    assert [block.kind for block in read("# A\n\n## B\n").blocks] == ["title", "heading"]
    assert [block.kind for block in read("# A\n\n# B\n").blocks] == ["heading", "heading"]


@pytest.mark.parametrize(
    ("head", "meta"),
    [
        ("---\ntitle: x\ntags: [a]\n---", {"title": "x", "tags": ["a"]}),
        ("+++\ntitle = \"x\"\n+++", {"title": "x"}),
        ("---\ntitle: [\n---", {}),
        ("---\n- a\n---", None),
        ("---\n---", {}),
        ("---\nA line of text, and\n---", None),
        ("---\nnever: closed", None),
    ],
)  # fmt: skip
def test_front_matter(head: str, meta: dict[str, object] | None) -> None:
    doc = read(head + "\n\nText.\n")
    assert (doc.blocks[0].kind == "front_matter") == (meta is not None)
    assert dict(doc.meta) == (meta or {})


def test_front_matter_is_no_prose_and_names_the_language() -> None:
    doc = read("---\ntitle: Ein Wort\nlang: de-AT\n---\nText.\n", language="en")
    assert doc.words.keys == ("text",)
    assert doc.language == "de"


@pytest.mark.parametrize(
    ("head", "key", "value"),
    [
        ("---\ntitle: The lang of love\n---", "lang", None),
        ("---\nplain-lang: de\n---", "lang", None),
        ("---\nlang : de\n---", "lang", "de"),
        ("---\n{title: x, 'lang': de}\n---", "lang", "de"),
        ("---\ntitle: x\n? lang\n: de\n---", "lang", "de"),
        ('---\ntitle: x\n"l\\u0061ng": de\n---', "lang", "de"),
        ("---\ntwo words: de\n---", "two words", "de"),
        ("+++\nlang = 'de'\n+++", "lang", "de"),
        ("+++\n[author]\nname = 'A'\n+++", "author", {"name": "A"}),
        ("+++\nauthor.name = 'A'\n+++", "author", {"name": "A"}),
    ],
)
def test_one_value_of_the_front_matter(head: str, key: str, value: object) -> None:
    doc = read(head + "\n\nText.\n")
    assert doc.meta.get(key) == value == dict(doc.meta).get(key)
    assert pickle.loads(pickle.dumps(doc.meta)) == doc.meta


def test_front_matter_is_not_read_before_a_value_is_wanted() -> None:
    source = (
        "---\ntitle: A bridge\nauthors: [a]\n---\n\nThe bridge was opened on 4 May 2021, and 12"
        " people came.\n"
    )
    builtin.rules()  # in a checkout these may be compiled first, for which YAML is read
    code = (
        f"import sys; from editlint.run.api import check_text; check_text({source!r}, path='a.md');"
        " sys.exit('yaml' in sys.modules)"
    )
    subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
    )


def test_template_code_on_a_line_of_its_own_is_a_block() -> None:
    assert shape(read("Before.\n{{< note >}}\nInside.\n{{< /note >}}\nAfter.\n")) == [
        ("paragraph", "Before."),
        ("html", "{{< note >}}"),
        ("paragraph", "Inside."),
        ("html", "{{< /note >}}"),
        ("paragraph", "After."),
    ]


LONG = (
    "The council met on Monday and agreed on the plan for the new bridge. It will cost more than"
    " the old one did, and take longer. "
)


@pytest.mark.parametrize(
    "sample",
    [
        "{{< code-toggle file=posts/mill.md >}}\ntitle: The mill\n{{< /code-toggle >}}",
        "{{- /* The mill\n\n  is asked for here. */ -}}",
        "{{!-- The mill --}}",
    ],
)
def test_code_and_comments_of_a_template_are_no_prose(sample: str) -> None:
    doc = parse(f"The wheel turns.\n\n{sample}\n\nIt is loud.\n", path="a.md")
    assert doc.prose.split() == ["The", "wheel", "turns.", "It", "is", "loud."]


def test_a_definition_is_an_entry_with_all_that_stands_in_it() -> None:
    source = "Basin\n: Where the boats lie:\n\n  - old ones\n\n  New ones lie outside.\n"
    doc = parse(source, path="a.md")
    assert [block.role for block in doc.blocks] == ["item"] * 4
    assert doc.blocks[1].span.of(source) == ": Where the boats lie:"


def test_a_copy_glued_to_the_line_above_is_a_block_of_its_own() -> None:
    source = (
        LONG.strip() + "\n" + ("Nobody had asked the people who live on the river. " * 4).strip()
    )
    assert len(read(source).blocks) == 2


def test_a_pasted_article_is_read_line_by_line() -> None:
    lines = [
        "The Bridge Nobody Wanted",
        "How It Began",
        LONG.strip(),
        "What Comes Next",
        LONG.replace("Monday", "Friday").strip(),
        "Latest posts",
    ]
    doc = read("\n".join(lines))
    assert [block.kind for block in doc.blocks] == [
        "title",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
    ]
    assert [block.span.of(doc.source) for block in doc.blocks] == lines


@pytest.mark.parametrize(
    "source",
    [
        "Roses are red\nViolets are blue\nSugar is sweet\nAnd so are you",
        "The Daily\n12 High Street\nSpringfield\n",
        "This paragraph was wrapped by an editor at a width of sixty\n"
        "characters or so, and one of its lines ends with a stop.\n"
        "The next line starts a sentence, yet it is one paragraph\nall the same.",
        "One sentence stands on each line, as some writers like it.\n"
        "That makes changes easy to read.\nIt is still one paragraph.",
        LONG + "\nShort tail.",
    ],
)  # fmt: skip
def test_lines_of_one_block_stay_together(source: str) -> None:
    assert len(read(source).blocks) == 1


def test_line_ends_do_not_count() -> None:
    source = "# Top\n\nText *here*\nand there.\n\n- one\n- two\n\n> said\n\n```\ncode\n```\n"
    kinds = [block.kind for block in read(source).blocks]
    for end in ("\r\n", "\r"):
        assert [block.kind for block in read(source.replace("\n", end)).blocks] == kinds


def test_markup_that_closes_behind_the_stop_belongs_to_its_sentence() -> None:
    doc = read("He said **so.** Then it [ended.](u) *Now.*", language="en")
    assert [sentence.of(doc.source) for sentence in doc.sentences] == [
        "He said **so.**",
        "Then it [ended.](u)",
        "*Now.*",
    ]


def test_a_task_is_a_list_item_without_its_box() -> None:
    doc = read("- [ ] Call the mayor.\n- [x] Send *it*.\n")
    assert shape(doc) == [("list_item", "- [ ] Call the mayor."), ("list_item", "- [x] Send *it*.")]
    assert doc.words.keys == ("call", "the", "mayor", "send", "it")


def test_html_in_a_quotation_is_quoted_text() -> None:
    doc = read("Before.\n\n> <p>The mill <b>closed</b>\n> in May.</p>\n\nAfter.\n")
    assert shape(doc) == [
        ("paragraph", "Before."),
        ("quote", "> <p>The mill <b>closed</b>\n> in May.</p>"),
        ("paragraph", "After."),
    ]
    assert doc.words.keys == ("before", "the", "mill", "closed", "in", "may", "after")
    assert doc.elements == ()
