"""What is written wrong is told, each in one line: allows, settings, encodings, documents."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from editlint.cli.main import run

TWICE = "The boat sails at at six from the harbour.\n"
WESTERN = "The keeper said that the café’s lamp was not there, and that it sails at at six.\n"


def findings(capsys: pytest.CaptureFixture[str], *args: str) -> list[tuple[str, str]]:
    capsys.readouterr()
    run(["check", "--output-format", "json", *args])
    report = json.loads(capsys.readouterr().out)
    return [
        (finding["rule"], finding["message"])
        for file in report["files"]
        for finding in file["findings"]
        if finding["status"] == "open"
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "<!-- editlint allow repeated-word (a name) -->\n\n",
            "a colon is missing. Write `editlint: allow repeated-word (a name)`.",
        ),
        ("<!-- editlint off -->\n\n", "a colon is missing. Write `editlint: off`."),
        ("<!-- editlint: alow repeated-word -->\n\n", "does nothing. Did you mean `allow`?"),
        (
            "<!-- editlint: allow repeated-wrd (why) -->\n\n",
            "no rule or category `repeated-wrd`, so nothing is allowed. Did you mean"
            " `repeated-word`?",
        ),
        ("<!-- editlint: off repeated-wrd -->\n\n", "Did you mean `repeated-word`?"),
        (
            "<!-- editlint: allow broken-front-matter -->\n\n",
            "is called `leaked-front-matter` here",
        ),
        ("[//]: # (editlint allow repeated-word)\n\n", "a colon is missing."),
        ('[//]: # "editlint: alow repeated-word"\n\n', "does nothing. Did you mean `allow`?"),
        ("<!-- editlint: allow-begn repeated-word -->\n\n", "Did you mean `allow-begin`?"),
        ("<!-- editlint allow-begin -->\n\n", "Write `editlint: allow-begin`."),
        ("<!-- editlint: allow (why) -->\n\n", "it takes the names of rules"),
        ("---\neditlint: allow repeated-wrd\n---\n\n", "Did you mean `repeated-word`?"),
    ],
)
def test_an_allow_that_allows_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], source: str, said: str
) -> None:
    Path("a.md").write_text(source + TWICE, encoding="utf-8")
    found = findings(capsys, "a.md")
    assert [rule for rule, _ in found] == ["mistaken-allow", "repeated-word"]
    assert said in found[0][1]


def test_the_same_in_mdx_and_html(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.mdx").write_text("{/* editlint allow repeated-word */}\n\n" + TWICE)
    Path("a.html").write_text("<!-- editlint allow repeated-word -->\n<p>" + TWICE)
    for name in ("a.mdx", "a.html"):
        assert "mistaken-allow" in dict(findings(capsys, name))


@pytest.mark.parametrize(
    "source",
    [
        "<!-- editlint: allow repeated-word (a name) -->\n\n" + TWICE,
        "<!-- editlint: off (minutes) -->\n\n" + TWICE + "\n<!-- editlint: on -->\n",
        "<!-- editlint: allow-begin -->\n\n" + TWICE + "\n[//]: # (editlint: allow-end)\n",
        '[//]: # "editlint: allow repeated-word (a name)"\n\n' + TWICE,
        "<!-- editlint is run on this page -->\n\nThe boat.\n",
        "Write `<!-- editlint allow repeated-wrd -->` above it.\n",
        "```html\n<!-- editlint: alow repeated-wrd -->\n```\n",
        "The tool editlint: allow it.\n",
    ],
)
def test_what_is_right_or_none_is_left_alone(
    here: Path, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    Path("a.md").write_text(source, encoding="utf-8")
    assert "mistaken-allow" not in dict(findings(capsys, "a.md"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'language = "english"',
            "as `en` or `pt-BR`, not a text ('english'). Write `language = \"en\"`",
        ),
        ('language = "Klingon!"', "language takes the code of a language"),
        ("[[budgets]]\nduplicated-share = 5", "duplicated-share takes a share from 0 to 1"),
        ('encoding = "klingon"', "encoding takes the name of an encoding of text"),
        ('encoding = "utf-16"', "encoding takes the name of an encoding of text"),
    ],
)
def test_a_setting_that_cannot_be_meant(
    here: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    Path("editlint.toml").write_text(text)
    Path("a.md").write_text(TWICE)
    assert run(["check"]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("code", ["en", "pt-BR", "zh_Hant", ""])
def test_codes_of_languages(here: Path, code: str) -> None:
    Path("editlint.toml").write_text(f'language = "{code}"')
    Path("a.md").write_text("The boat sails.\n")
    assert run(["check"]) == 0


def test_paths_that_match_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "news").mkdir()
    Path("news/a.md").write_text("The boat sails.\n")
    Path("editlint.toml").write_text(
        '[[overrides]]\npaths = ["opinion/**"]\n[[overrides]]\npaths = ["news/*.md"]\n'
        '[[budgets]]\npaths = ["*.html", "blog/"]\nwarnings = 1\n'
    )
    both = [
        "editlint.toml: overrides 1: no article here matches opinion/**",
        "editlint.toml: budgets 1: no article here matches *.html, blog/",
    ]
    for command in ("check", "fix"):
        assert run([command]) == 0
        assert [line.removeprefix("editlint: ") for line in _errors(capsys)] == both
    assert run(["check", "news"]) == 0  # only a part was looked at
    assert run(["check", "news/a.md"]) == 0
    assert _errors(capsys) == []
    monkeypatch.chdir(here / "news")
    assert run(["check", ".."]) == 0
    assert len(_errors(capsys)) == 2


def _errors(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_names_in_capitals_are_read_as_their_kind(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("NOTES.TXT").write_text(TWICE)
    Path("PAGE.HTM").write_text("<p>" + TWICE)
    Path("READ.Md").write_text("# Boats\n\n" + TWICE)
    Path("other.RST").write_text(TWICE)
    assert len(findings(capsys)) == 3


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.rtf", rb"{\rtf1\ansi The boat.}", "is a Rich Text document. Save its text as .docx"),
        ("a.txt", rb"{\rtf1\ansi The boat.}", "is a Rich Text document"),
        ("a.pdf", b"%PDF-1.7\nthe boat", "is a PDF. Check the text that it was made from"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\0", "is a document of an older office program"),
        ("a.pages", b"PK\x03\x04\0\0", "is an archive or a document of another program"),
    ],
)
def test_documents_are_named(
    here: Path, capsys: pytest.CaptureFixture[str], name: str, raw: bytes, said: str
) -> None:
    Path(name).write_bytes(raw)
    Path("b.md").write_text(TWICE)
    assert run(["check", name, "b.md"]) == 2
    out, err = capsys.readouterr()
    assert f"{name}: {said}" in err
    assert err.count("\n") == 1
    assert "b.md:1:16" in out


def test_windows_1252_is_read_told_and_written_back(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = ("# Boats\n\n" + WESTERN).encode("cp1252")
    for number in range(5):
        Path(f"{number}.md").write_bytes(raw)
    assert run(["check"]) == 0
    out, err = capsys.readouterr()
    assert "that the café’s lamp" in out
    said = "5 files are not UTF-8 and read as cp1252, as the text shows: 0.md, 1.md, 2.md and 2"
    assert said in err
    Path("a.md").write_bytes(WESTERN.encode("cp1252"))
    assert run(["fix", "--unsafe-fixes", "a.md"]) == 0
    assert "1 file is not UTF-8 and read as cp1252, as the text shows: a.md" in _errors(capsys)[0]
    assert Path("a.md").read_bytes() == WESTERN.replace("at at", "at").encode("cp1252")


def test_what_is_not_certain_is_refused_and_a_setting_says_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    russian = "Лодка уходит в в шесть часов из гавани, и все её ждут.\n"
    Path("a.md").write_bytes(russian.encode("cp1251"))
    assert run(["check", "a.md"]) == 2
    assert 'name its encoding, as in `encoding = "cp1252"`' in capsys.readouterr().err
    Path("editlint.toml").write_text('encoding = "windows-1251"\n')
    Path("b.md").write_text(russian, encoding="utf-8")
    assert [rule for rule, _ in findings(capsys)] == ["repeated-word", "repeated-word"]
    assert run(["fix", "--unsafe-fixes"]) == 0
    assert capsys.readouterr().err == ""
    mended = russian.replace("в в", "в")
    assert Path("a.md").read_bytes() == mended.encode("cp1251")
    assert Path("b.md").read_bytes() == mended.encode()
    Path("editlint.toml").write_text('encoding = "utf-8"\n')
    Path("c.md").write_bytes(WESTERN.encode("cp1252"))
    assert run(["check", "c.md"]) == 2


def test_standard_input_in_another_encoding(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(WESTERN.encode("cp1252")))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run(["check", "-"]) == 0
    out, err = capsys.readouterr()
    assert "standard input is not UTF-8 and read as cp1252" in err
    assert "“at” stands twice" in out


def test_many_files_read_so_from_the_cache_too(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(here / ".cache"))
    for number in range(60):
        Path(f"{number}.md").write_bytes(WESTERN.encode("cp1252"))
    for _ in range(2):
        assert run(["check"]) == 0
        assert "60 files are not UTF-8 and read as cp1252" in capsys.readouterr().err
