"""The articles of a run compared with one another, and with an archive: the command end to end."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from archive_texts import article, paragraph
from editlint import formats
from editlint.cli.main import run
from editlint.run import pool

RULES = ("duplicate-article", "reused-passage")


def write(here: Path, **texts: str) -> None:
    """Files by their stems; `__` stands for a folder."""
    for name, text in texts.items():
        path = here / (name.replace("__", "/") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def check(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, list[dict[str, Any]]]:
    """The findings of both rules, by file."""
    capsys.readouterr()
    run(["check", "--no-cache", "--output-format", "json", *args])
    report = json.loads(capsys.readouterr().out)
    assert report["errors"] == []
    found = {file["path"]: file["findings"] for file in report["files"]}
    return {
        path: mine
        for path, findings in found.items()
        if (mine := [one for one in findings if one["rule"] in (*RULES, "unused-allow")])
    }


def told(found: dict[str, list[dict[str, Any]]]) -> dict[str, list[tuple[str, str, str]]]:
    """The same as rule, severity and status."""
    return {
        path: [(one["rule"], one["severity"], one["status"]) for one in findings]
        for path, findings in found.items()
    }


def test_one_article_under_two_titles(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = article(1)
    write(here, a=text, b=text.replace("Number 1", "Another name"), c=article(2))
    found = check(capsys, "--across", ".")
    assert told(found) == {"b.md": [("duplicate-article", "error", "open")]}
    (other,) = found["b.md"][0]["related"]
    assert other["path"] == "a.md"
    assert (other["start"]["line"], other["end"]["line"]) == (3, 7)
    assert check(capsys, ".") == {}
    assert run(["check", "--no-cache", "--across", "."]) == 1


def test_a_passage_is_graded_by_its_length(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here, a=article(1), b=article(2))
    for words, severity in ((70, "warning"), (40, "info"), (25, "")):
        lifted = paragraph(77, words)
        write(here, a=f"{article(1)}\n{lifted}\n", b=f"{article(2)}\n{lifted}\n")
        expected = {"b.md": [("reused-passage", severity, "open")]} if severity else {}
        assert told(check(capsys, "--across", ".")) == expected


def test_the_later_one_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = article(1)
    dated = "---\ndate: {}\n---\n\n"
    write(here, a=dated.format("2024-05-02") + text, b=dated.format("2023-01-01") + text)
    assert list(check(capsys, "--across", ".")) == ["a.md"]
    write(here, a=text, b=text)
    assert list(check(capsys, "--across", ".")) == ["b.md"]
    write(here, a="---\ncanonical: https://example.org/b\n---\n\n" + text, b=text)
    assert told(check(capsys, "--across", ".")) == {
        "a.md": [("duplicate-article", "error", "allowed")]
    }


def test_what_stands_in_many_files_is_told_once(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    standing = paragraph(99, 45)
    write(here, **{f"f{at:02}": f"{article(at)}\n{standing}\n" for at in range(14)})
    found = check(capsys, "--across", ".")
    assert told(found) == {"f00.md": [("reused-passage", "info", "open")]}
    assert "14 files" in found["f00.md"][0]["message"]


def test_versions_and_translations_are_no_errors(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(here, docs__v1__pool=article(1), docs__v2__pool=article(1), docs__v2__lake=article(2))
    write(here, docs__v1__lake=f"{article(2)}\n{paragraph(5, 80)}\n")
    write(here, en__sea=article(3), de__sea=article(3))
    found = check(capsys, "--across", ".")
    assert {one["severity"] for findings in found.values() for one in findings} == {"info"}
    assert set(found) == {"docs/v2/lake.md", "docs/v2/pool.md", "en/sea.md"}
    assert "differs only in its version" in found["docs/v2/pool.md"][0]["message"]
    assert "differs only in its language" in found["en/sea.md"][0]["message"]


MEANT = [
    ("syndicated_from: https://example.org/x", "", "syndicated"),
    ("updates: a.md", "", "updates"),
    ("series: Pools", "series: Pools", "series"),
]


@pytest.mark.parametrize(("own", "other", "reason"), MEANT, ids=[row[2] for row in MEANT])
def test_front_matter_says_what_is_meant(
    here: Path, capsys: pytest.CaptureFixture[str], own: str, other: str, reason: str
) -> None:
    intro = paragraph(55, 80)
    write(
        here,
        a=f"---\n{other}\n---\n\n{intro}\n\n{article(1)}",
        b=f"---\n{own}\n---\n\n{intro}\n\n{article(2)}",
    )
    found = check(capsys, "--across", ".")
    assert told(found) == {"b.md": [("reused-passage", "warning", "allowed")]}
    assert reason in found["b.md"][0]["reason"]
    capsys.readouterr()
    run(["check", "--no-cache", "--across", "--show", "allowed", "."])
    assert "reused-passage" in capsys.readouterr().out


def test_a_quotation_is_meant(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = paragraph(55, 80)
    write(here, a=f"{article(1)}\n{said}\n", b=f"{article(2)}\n> {said}\n")
    assert told(check(capsys, "--across", ".")) == {
        "b.md": [("reused-passage", "warning", "allowed")]
    }


def test_the_house_allows_a_passage(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = paragraph(55, 80)
    write(here, a=f"{article(1)}\n{said}\n", b=f"{article(2)}\n{said}\n")
    assert run(["archive", "allow", "a.md:9", "the legal desk"]) == 0
    (here / "editlint.toml").write_text(
        'allowed-passages = "allowed-passages.toml"\nacross = true\n'
    )
    found = check(capsys, ".")
    assert told(found) == {"b.md": [("reused-passage", "warning", "allowed")]}
    assert found["b.md"][0]["reason"] == "the legal desk"


def test_an_allow_counts_and_one_that_meets_nothing_is_told(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    allow = "<!-- editlint: allow reused-passage (agreed) -->\n"
    said = paragraph(55, 80)
    write(here, a=f"{article(1)}\n{said}\n", b=f"{article(2)}\n{allow}{said}\n")
    write(here, c=f"{article(3)}\n{allow}{paragraph(56)}\n")
    assert told(check(capsys, ".")) == {}
    assert told(check(capsys, "--across", ".")) == {
        "b.md": [("reused-passage", "warning", "allowed")],
        "c.md": [("unused-allow", "warning", "open")],
    }


def test_a_baseline_knows_them(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "editlint.toml").write_text("across = true\n")
    write(here, a=article(1), b=article(1))
    assert run(["baseline", "."]) == 0
    found = check(capsys, "--baseline", "editlint-baseline.json", ".")
    assert told(found) == {"b.md": [("duplicate-article", "error", "baselined")]}


def test_processes_windows_and_the_cache_change_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    standing, lifted = paragraph(99, 45), paragraph(98, 70)
    texts = {f"f{at:02}": f"{article(at)}\n{standing}\n" for at in range(12)}
    texts |= {f"g{at}": f"{article(100 + at)}\n{lifted}\n" for at in range(3)}
    write(here, **texts, h=article(3), i="The lamp of the the lamp was late.\n\n" + article(4))
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(here / "cache"))

    def seen() -> Any:
        capsys.readouterr()
        run(["check", "--across", "--output-format", "json", "."])
        return json.loads(capsys.readouterr().out)["files"]

    first = seen()
    assert seen() == first  # from the cache
    monkeypatch.setattr(pool, "MANY", 4)
    monkeypatch.setattr(pool, "CHUNK", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(here / "cache2"))
    assert seen() == first
    monkeypatch.setattr("editlint.run.batch.WINDOW", 5)
    windows = seen()
    for one, other in zip(first, windows, strict=True):
        for finding in (*one["findings"], *other["findings"]):
            for related in finding["related"]:  # of a packed report no more than lines are known
                related |= {"span": None, "start": related["start"]["line"], "end": None}
    assert windows == first


@pytest.mark.parametrize("name", sorted(formats.names()))
def test_every_format_names_the_other_file(
    here: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    write(here, old__pool=article(1), b=f"{article(2)}\n{paragraph(1000, 60)}\n", c=article(1))
    run(["archive", "build", "old"])
    capsys.readouterr()
    status = run(
        ["check", "--no-cache", "--archive", "editlint-archive.sqlite", "--output-format", name,
         "b.md", "c.md"]
    )  # fmt: skip
    assert status == 1
    out, err = capsys.readouterr()
    assert "old/pool.md" in out
    assert err == ""


def test_an_archive_is_asked(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here, old__pool=article(1), old__lake=article(2))
    assert run(["archive", "build", "old"]) == 0
    write(here, new=article(1), part=f"{article(7)}\n{paragraph(2000, 60)}\n")
    asked = ("--archive", "editlint-archive.sqlite")
    found = check(capsys, *asked, "new.md", "part.md", "old/pool.md", "old/lake.md")
    assert told(found) == {
        "new.md": [("duplicate-article", "error", "open")],
        "part.md": [("reused-passage", "warning", "open")],
    }
    (other,) = found["new.md"][0]["related"]
    assert (other["path"], other["start"]["line"], other["end"]["line"]) == ("old/pool.md", 3, 7)


def test_an_article_is_not_compared_with_its_older_state(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(here, pool=article(1), lake="---\nid: lake-7\n---\n\n" + article(2))
    write(here, sea="---\nslug: the-sea\n---\n\n" + article(3), bay=article(4))
    run(["archive", "build", "."])
    write(here, pool=f"{article(1)}\n{paragraph(9)}\n")
    write(here, moved__lake2="---\nid: lake-7\n---\n\n" + article(2))
    write(here, moved__sea2="---\nslug: the-sea\n---\n\n" + article(3))
    write(here, moved__bay2="---\nupdates: bay.md\n---\n\n" + article(4))
    asked = ("--archive", "editlint-archive.sqlite")
    assert told(check(capsys, *asked, "pool.md", "moved")) == {}


def test_a_text_from_standard_input_is_compared(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    write(here, old__pool=article(1))
    run(["archive", "build", "old"])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(article(1).encode())))
    found = check(capsys, "--archive", "editlint-archive.sqlite", "-")
    assert told(found) == {"-": [("duplicate-article", "error", "open")]}


def test_an_archive_that_fails_hides_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(here, a="The lamp of the the lamp was late.\n")
    (here / "x.sqlite").write_text("nothing\n" * 200)
    assert run(["check", "--no-cache", "--archive", "x.sqlite", "a.md"]) == 2
    out, err = capsys.readouterr()
    assert "repeated-word" in out
    assert "no archive of editlint" in err
    assert err.count("\n") == 1


def test_the_archive_is_never_changed_by_a_check(here: Path) -> None:
    write(here, old__pool=article(1), new=article(1))
    run(["archive", "build", "old"])
    before = (here / "editlint-archive.sqlite").read_bytes()
    run(["check", "--no-cache", "--archive", "editlint-archive.sqlite", "."])
    assert (here / "editlint-archive.sqlite").read_bytes() == before
    assert sorted(path.name for path in here.iterdir()) == [
        "editlint-archive.sqlite", "new.md", "old",
    ]  # fmt: skip


def test_a_damaged_archive_hides_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here, **{f"old__{at}": article(at) for at in range(30)}, new=article(3))
    run(["archive", "build", "old"])
    path = here / "editlint-archive.sqlite"
    raw = bytearray(path.read_bytes())
    raw[3 * 8192 :] = bytes(255 for _ in raw[3 * 8192 :])
    path.write_bytes(raw)
    write(here, new="The lamp of the the lamp was late.\n\n" + article(3))
    capsys.readouterr()
    assert run(["check", "--no-cache", "--archive", str(path), "new.md"]) == 2
    out, err = capsys.readouterr()
    assert "repeated-word" in out
    assert "damaged" in err
    assert "Traceback" not in err


def test_a_question_about_what_was_compared_ends(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    (here / "editlint.toml").write_text("across = true\n")
    write(here, a=article(1), b=article(1) + "\nThe lamp of the the lamp was late.\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("s\nm\ns\ns\n"))
    run(["fix", "--ask", "a.md", "b.md"])
    assert "Traceback" not in capsys.readouterr().err
    assert run(["fix", "."]) in (0, 1)
    assert "Traceback" not in capsys.readouterr().err


def test_an_allow_of_what_was_compared_is_told_where_it_goes(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(here, a=article(1))
    assert run(["allow", "a.md:3", "reused-passage", "agreed"]) == 2
    assert "archive allow" in capsys.readouterr().err


def test_an_article_of_a_feed_is_told_by_its_address(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"id": "https://post.example/pool", "text": article(1)}
    (here / "old.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert run(["archive", "build", "old.jsonl"]) == 0
    write(here, new=article(1))
    (finding,) = check(capsys, "--archive", "editlint-archive.sqlite", "new.md")["new.md"]
    assert finding["related"][0]["path"] == "https://post.example/pool"
    assert "https://post.example/pool" in finding["message"]


def test_a_second_look_forgets_nothing_that_was_looked_at(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gates = "The pool has two gates:\n\n- the old one\n- the new one\n"
    text = f"---\nlang: en\n---\n\n{article(1)}\n{gates}"
    write(here, a=text, b=text)
    for across in ((), ("--across",)):
        capsys.readouterr()
        run(["check", "--no-cache", "--output-format", "json", *across, "."])
        summary = json.loads(capsys.readouterr().out)["summary"]
        assert summary["examined"]["counted lists"] == {"count": 2}
