"""Each kind of source gives its articles one after the other, and one line for what it cannot."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from editlint.sources.kinds import KINDS, kind_of, records
from editlint.sources.record import Columns, Record, Unread, iso_date

EXPORT = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Harbour Post</title><link>https://post.example</link>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login><![CDATA[ada]]></wp:author_login></wp:author>
{items}</channel></rss>
"""
ITEM = """<item><title><![CDATA[{title}]]></title><link>https://post.example/{slug}/</link>
<pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate><dc:creator><![CDATA[ada]]></dc:creator>
<guid isPermaLink="false">https://post.example/?p={number}</guid><description></description>
<content:encoded><![CDATA[{text}]]></content:encoded>
<excerpt:encoded><![CDATA[In short.]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date_gmt><![CDATA[{date}]]></wp:post_date_gmt>
<wp:post_name><![CDATA[{slug}]]></wp:post_name><wp:status><![CDATA[{status}]]></wp:status>
<wp:post_type><![CDATA[{kind}]]></wp:post_type></item>
"""


def item(number: int = 1, text: str = "The pool opens.", **said: str) -> str:
    known = {"title": "The pool", "slug": f"pool-{number}", "date": "2024-05-01 08:00:00"}
    return ITEM.format(
        **{**known, "status": "publish", "kind": "post", **said}, number=number, text=text
    )


def read(path: Path, columns: Columns | None = None) -> list[Record | Unread]:
    return list(records([str(path)], columns))


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def texts(found: Sequence[Record | Unread]) -> list[str]:
    return [one.text for one in found if isinstance(one, Record)]


def errors(found: Sequence[Record | Unread]) -> list[str]:
    said = [one.error for one in found if isinstance(one, Unread)]
    assert all(said)
    assert not any("\n" in line for line in said)
    return said


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.jsonl", "jsonlines"), ("a.NDJSON", "jsonlines"), ("a.jsonl.gz", "jsonlines"),
        ("a.parquet", "parquet"), ("a.rss", "feed"), ("a.xml", "feed"), ("a.md", "articles"),
    ],
)  # fmt: skip
def test_the_kind_is_told_by_the_name(here: Path, name: str, kind: str) -> None:
    assert kind_of(str(written(here, name, ""))) == kind
    assert kind in KINDS


def test_an_export_is_told_by_its_beginning(here: Path) -> None:
    assert kind_of(str(written(here, "a.xml", EXPORT.format(items="")))) == "wordpress"


def test_a_folder_gives_what_check_reads_in_path_order(here: Path) -> None:
    (here / "posts").mkdir()
    written(here, "posts/b.md", "# B\n\nThe ferry.\n")
    written(here, "posts/a.txt", "The pool.\n")
    written(here, "posts/c.md", b"\xff\xfe\xff")
    written(here, "posts/data.csv", "1,2\n")
    found = read(Path("posts"))
    assert found[:2] == [
        Record("posts/a.txt", "The pool.\n"),
        Record("posts/b.md", "# B\n\nThe ferry.\n"),
    ]
    assert found[2].identifier == "posts/c.md"
    assert errors(found) == ["is not text: its UTF-16 breaks off or is invalid at byte 2"]


def test_a_folder_of_nothing_and_a_path_to_nothing_are_told(here: Path) -> None:
    (here / "posts").mkdir()
    assert "nothing to check" in errors(read(Path("posts")))[0]
    assert errors(read(Path("gone.jsonl"))) == ["no such file or folder"]


def test_json_lines(here: Path) -> None:
    rows = [{"id": 7, "text": "The pool.", "date": "2024-05-01", "by": "ada"}, {"text": "Ä"}]
    raw = "\n".join(json.dumps(row) for row in rows).encode() + b"\n\n"
    expected = [
        Record("7", "The pool.", "2024-05-01", {"by": "ada"}),
        Record("a.jsonl:2", "Ä"),
    ]
    assert read(written(here, "a.jsonl", raw).relative_to(here)) == expected
    assert texts(read(written(here, "a.jsonl.gz", gzip.compress(raw)))) == ["The pool.", "Ä"]


def test_the_columns_can_be_called_otherwise(here: Path) -> None:
    path = written(here, "a.jsonl", '{"body": "The pool.", "url": "u", "on": "2024-05-01"}\n')
    columns = Columns("body", "url", "on")
    assert read(path, columns) == [Record("u", "The pool.", "2024-05-01")]


def test_a_line_that_is_none_costs_itself_alone(here: Path) -> None:
    good = '{"text": "The pool."}'
    lines = [good, '{"text": "The', '["a"]', '{"text": null}', '{"text": 5}', good]
    lines += [r'{"text": "\ud800"}', '{"text": "Th']
    found = read(written(here, "a.jsonl", "\n".join(lines)))
    assert texts(found) == ["The pool."] * 2
    assert errors(found) == [
        "is no JSON: unterminated string starting at",
        "is no object of JSON",
        "has no text: its `text` is empty",
        "has no text: its `text` is no text but 5",
        "is not text: it holds half characters (lone surrogates)",
        "is no JSON: unterminated string starting at; the file may break off here",
    ]


def test_a_table_without_the_column_is_told_once(here: Path) -> None:
    path = written(here, "a.jsonl", '{"body": "a", "url": "b"}\n' * 3)
    expected = "has no column `text`: name that of the text with --text-column (body, url)"
    assert errors(read(path)) == [expected]


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n\0\0", b"\0" * 100, b"[" * 100_000, b"\xff\xfe{\0"]
)
def test_what_is_no_json_lines_is_told(here: Path, raw: bytes) -> None:
    found = read(written(here, "a.jsonl", raw))
    assert not texts(found)
    assert errors(found)


def test_packed_lines_that_break_off_are_told(here: Path) -> None:
    raw = gzip.compress(b"".join(b'{"text": "The pool %d."}\n' % number for number in range(9_999)))
    found = read(written(here, "a.jsonl.gz", raw[: len(raw) // 2]))
    assert len(texts(found)) > 100
    assert "cannot be read behind line" in errors(found)[-1]


def test_parquet(here: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    when = datetime(2024, 5, 1, 10, tzinfo=UTC)
    rows = {"id": ["a", None], "text": ["The pool.", None], "date": [when, None], "n": [1, 2]}
    parquet.write_table(pyarrow.table(rows), here / "a.parquet")
    assert read(Path("a.parquet")) == [
        Record("a", "The pool.", "2024-05-01T10:00:00", {"n": 1}),
        Unread("a.parquet:2", "has no text: its `text` is empty"),
    ]
    missing = read(Path("a.parquet"), Columns("body"))
    assert "has no column `body`" in errors(missing)[0]
    raw = (here / "a.parquet").read_bytes()
    for broken in (raw[:-20], raw[:4] + b"\0" * 40 + raw[44:], b"", b"PAR1", b"id,text\n"):
        assert errors(read(written(here, "b.parquet", broken)))


def test_a_wordpress_export_gives_what_was_published(here: Path) -> None:
    items = (
        item(1, "<!-- wp:paragraph -->\n<p>The pool opens.</p>")
        + item(2, "The ferry.\n\nIt sails.", title="A & B", date="0000-00-00 00:00:00")
        + item(3, "A draft.", status="draft")
        + item(4, "A picture.", kind="attachment", status="inherit")
        + item(5, "About us.", kind="page")
        + item(6, " ")
    )
    found = read(written(here, "export.xml", EXPORT.format(items=items)))
    assert texts(found) == [
        "<!-- wp:paragraph -->\n<p>The pool opens.</p>",
        "The ferry.\n\nIt sails.",
        "About us.",
    ]
    first, second, *_ = (one for one in found if isinstance(one, Record))
    assert first.identifier == "https://post.example/pool-1/"
    assert (first.date, first.format) == ("2024-05-01T08:00:00", "html")
    assert (second.date, second.format) == ("2024-05-01T08:00:00", "markdown")
    assert first.metadata == {
        "title": "The pool", "link": first.identifier, "author": "ada",
        "slug": "pool-1", "type": "post",
    }  # fmt: skip
    assert errors(found) == ["has no text"]


def test_characters_that_xml_forbids_are_blanks(here: Path) -> None:
    path = written(here, "a.wxr", EXPORT.format(items=item(1, "The\x0bpool\x01 opens")))
    assert texts(read(path)) == ["The pool  opens"]


def test_an_export_that_breaks_off_gives_what_stands_before(here: Path) -> None:
    whole = EXPORT.format(items="".join(item(number) for number in range(1, 60)))
    found = read(written(here, "export.xml", whole[: len(whole) // 2]))
    assert 20 < len(texts(found)) < 40
    assert errors(found)[0].startswith(
        f"is damaged or no XML behind {len(texts(found))} articles, which were read: no element"
    )


def test_rss(here: Path) -> None:
    feed = """<rss version="2.0"><channel><title>Post</title><item><title>The pool</title>
    <link>https://post.example/pool</link><description>&lt;p&gt;The pool.&lt;/p&gt;</description>
    <pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate></item><item><title>Empty</title>
    <guid>9</guid></item></channel></rss>"""
    found = read(written(here, "a.rss", feed))
    link = "https://post.example/pool"
    said = {"title": "The pool", "link": link}
    assert found == [
        Record(link, "<p>The pool.</p>", "2024-05-01T10:00:00", said, "html"),
        Unread("9", "has no text"),
    ]


def test_atom(here: Path) -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><id>tag:1</id>
    <link rel="self" href="https://post.example/1.atom"/><link href="https://post.example/1"/>
    <title>The pool</title><updated>2024-05-02T00:00:00Z</updated>
    <published>2024-05-01T10:00:00+02:00</published><summary>Short.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p class="a">It &lt;opens&gt;
    <em>soon</em>.</p></div></content></entry>
    <entry><id>tag:2</id><content type="text">Plain &lt; text.</content></entry></feed>"""
    first, second = read(written(here, "a.xml", feed))
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.identifier, first.date) == ("tag:1", "2024-05-01T08:00:00")
    assert first.metadata["link"] == "https://post.example/1"
    assert '<p class="a">It &lt;opens&gt;\n    <em>soon</em>.</p>' in first.text
    assert (second.text, second.format) == ("Plain < text.", "text")


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;">]>'
OUTSIDE = '<!DOCTYPE a SYSTEM "file:///etc/passwd">'


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{BOMB}<rss><item><title>&c;</title></item></rss>", "declares a document type"),
        (f"{OUTSIDE}<rss/>", "declares a document type"),
        ("<rss><item>" + "<a>" * 5_000, "200 deep"),
        ("<html><body>A page</body></html>", "has no <item> and no <entry>"),
        ("", "no element found"),
        ("PK\x03\x04", "no XML"),
        ("<rss><item><title>a</item></rss>", "mismatched tag"),
    ],
    ids=lambda text: text[:12],
)
def test_xml_that_is_hostile_or_foreign_is_one_line(here: Path, text: str, why: str) -> None:
    found = read(written(here, "a.xml", text))
    assert len(found) == 1
    assert why in errors(found)[0]


def test_memory_does_not_grow_with_an_export(here: Path) -> None:
    def peak(count: int) -> int:
        items = "".join(item(number, "The pool opens. " * 300) for number in range(count))
        path = written(here, f"{count}.xml", EXPORT.format(items=items))
        tracemalloc.start()
        assert sum(isinstance(one, Record) for one in records([str(path)])) == count
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return held

    peak(20)
    assert peak(2_000) < 2 * peak(200)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Wed, 01 May 2024 10:00:00 +0200", "2024-05-01T08:00:00"),
        ("2024-05-01", "2024-05-01"),
        ("2024-05-01 10:00:00", "2024-05-01T10:00:00"),
        ("2024-05-01T10:00:00.123Z", "2024-05-01T10:00:00"),
        (date(2024, 5, 1), "2024-05-01"),
        ("yesterday", ""), ("", ""), (5, ""), (None, ""),
    ],
)  # fmt: skip
def test_dates_are_told_in_one_way(written: object, read: str) -> None:
    assert iso_date(written) == read
