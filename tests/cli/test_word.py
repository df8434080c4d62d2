"""The commands on Word documents, as an editor types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import ROOT
from editlint.cli.main import run
from editlint.office.read import text_of
from office.making import as_docx, docx, paragraph, parts_of, with_parts

ARTICLE = (ROOT / "examples" / "market-square.txt").read_text(encoding="utf-8")
JANE = 'w:id="7" w:author="Jane" w:date="2026-01-02T03:04:05Z"'


@pytest.fixture
def article(here: Path) -> Path:
    path = here / "article.docx"
    path.write_bytes(as_docx("\n".join(line for line in ARTICLE.splitlines() if line)))
    return path


def comments(path: Path) -> str:
    return parts_of(path.read_bytes()).get("word/comments.xml", b"").decode()


def test_check_tells_paragraphs(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "article.docx"]) == 1
    said = capsys.readouterr().out
    assert "article.docx: paragraph" in said
    assert " line " not in said
    assert run(["check", ".", "--output-format", "json"]) == 1
    finding = json.loads(capsys.readouterr().out)["files"][0]["findings"][0]
    assert finding["paragraph"] == finding["start"]["line"]
    text = text_of("a.docx", article.read_bytes())
    assert text[finding["span"]["start"] : finding["span"]["end"]].strip()


def test_fix_writes_beside_and_in_place_when_asked(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = article.read_bytes()
    run(["fix", "article.docx"])
    assert "article.mended.docx is written." in capsys.readouterr().out
    assert article.read_bytes() == before
    mended = article.with_name("article.mended.docx").read_bytes()
    assert len(text_of("a.docx", mended)) < len(text_of("a.docx", before))
    run(["fix", "--in-place", "article.docx"])
    assert parts_of(article.read_bytes()) == parts_of(mended)


def test_annotate_writes_comments_and_changes(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = article.read_bytes()
    assert run(["annotate", "article.docx", "--author", "Desk"]) == 0
    assert "article.reviewed.docx: " in capsys.readouterr().out
    assert article.read_bytes() == before
    reviewed = article.with_name("article.reviewed.docx")
    assert 'w:author="Desk"' in comments(reviewed)
    run(["fix", "article.docx"])
    mended = article.with_name("article.mended.docx")
    both = [text_of("a.docx", path.read_bytes()).split("\n") for path in (reviewed, mended)]
    assert [line for line in both[0] if line] == [line for line in both[1] if line]


def test_a_second_look_replaces_the_first(article: Path) -> None:
    assert run(["annotate", "article.docx", "-o", "one.docx"]) == 0
    assert run(["annotate", "one.docx", "-o", "two.docx"]) == 0
    one, two = article.with_name("one.docx"), article.with_name("two.docx")
    assert comments(one).count("<w:comment ") == comments(two).count("<w:comment ")
    assert text_of("a.docx", one.read_bytes()) == text_of("a.docx", two.read_bytes())


@pytest.mark.parametrize(("only", "has"), [("comments", (True, False)), ("changes", (False, True))])
def test_only_one_of_the_two(article: Path, only: str, has: tuple[bool, bool]) -> None:
    assert run(["annotate", "article.docx", "-o", "out.docx", "--only", only]) == 0
    out = article.with_name("out.docx")
    tracked = b"<w:del " in parts_of(out.read_bytes())["word/document.xml"]
    assert ("<w:comment " in comments(out), tracked) == has


def test_what_others_said_stays(here: Path) -> None:
    raw = docx(
        paragraph(
            '<w:commentRangeStart w:id="3"/>', "The ferry left left the quay.",
            '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>',
        ),
        paragraph("It is ", f"<w:ins {JANE}><w:r><w:t>very </w:t></w:r></w:ins>", "old."),
    )  # fmt: skip
    raw = _with_comment(raw)
    (here / "a.docx").write_bytes(raw)
    for source, target in (("a.docx", "b.docx"), ("b.docx", "c.docx")):
        assert run(["annotate", source, "-o", target]) == 0
        said = comments(here / target)
        assert said.count("Is this so?") == 1
        document = parts_of((here / target).read_bytes())["word/document.xml"].decode()
        assert document.count('<w:commentReference w:id="3"/>') == 1
        assert document.count('w:author="Jane"') == 1


def _with_comment(raw: bytes) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comment = (
        f'<w:comments xmlns:w="{space}"><w:comment {JANE.replace("7", "3")} w:initials="J">'
        f"{paragraph('Is this so?')}</w:comment></w:comments>"
    )
    name = "word/_rels/document.xml.rels"
    relations = parts_of(raw)[name].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    one = f'<Relationship Id="rIdC" Type="{kind}" Target="comments.xml"/></Relationships>'
    changed = relations.replace("</Relationships>", one).encode()
    return with_parts(raw, {name: changed, "word/comments.xml": comment.encode()})


def test_an_open_document_is_read_and_not_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{space}:office:1.0" xmlns:text="{space}:text:1.0">'
        "<office:body><office:text><text:p>The ferry left the the quay.</text:p></office:text>"
        "</office:body></office:document-content>"
    )
    empty = b"PK\x05\x06" + b"\0" * 18
    (here / "a.odt").write_bytes(with_parts(empty, {"content.xml": content.encode()}))
    run(["check", "a.odt", "--output-format", "concise"])
    assert "a.odt:1:" in capsys.readouterr().out
    assert run(["annotate", "a.odt"]) == 2
    assert run(["fix", "a.odt"]) == 2
    assert "save it as .docx" in capsys.readouterr().err


def test_without_the_extra_a_folder_has_a_note_and_a_named_file_an_error(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (article.parent / "a.txt").write_text("The ferry left.\n", encoding="utf-8")
    monkeypatch.setattr("editlint.office.names.find_spec", lambda name: None)
    assert run(["check", "."]) == 0
    said = capsys.readouterr().err
    assert said == (
        "editlint: 1 document (.docx, .odt) left out: `pip install 'editlint[word]'` lets editlint"
        " read them\n"
    )
    assert run(["check", "article.docx"]) == 2
    assert "pip install 'editlint[word]'" in capsys.readouterr().err


def test_a_lock_of_word_is_no_document(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.with_name("~$ticle.docx").write_bytes(b"\x05Jane")
    assert run(["check", "."]) == 1
    assert capsys.readouterr().err == ""


def test_asking_is_for_texts(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fix", "--ask", "article.docx"]) == 2
    assert "editlint annotate" in capsys.readouterr().err
