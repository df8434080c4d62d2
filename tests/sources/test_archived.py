"""An archive is built of exports, tables and feeds as of folders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editlint.cli.main import run
from sources.test_sources import EXPORT, item

POOL = (
    "The pool behind the station opens at nine on weekdays, and at ten on Sundays when the baker is"
    " closed. Whoever comes early brings a lamp, for the path along the wall has none; the keeper"
    " sleeps until the first tram has passed his window on its way to the harbour."
)
FERRY = (
    "Nobody knows why the ferry waits for the post, since the post has come by road for twenty"
    " years; the captain says that a ferry has to wait for something, or it would be a bridge."
)
Printed = pytest.CaptureFixture[str]


def test_an_export_and_a_table_are_asked_like_any_article(here: Path, capsys: Printed) -> None:
    (here / "export.xml").write_text(EXPORT.format(items=item(1, f"<p>{POOL}</p>")))
    row = {"id": "ferry", "text": FERRY, "date": "2020-02-02"}
    (here / "old.jsonl").write_text(f"{json.dumps(row)}\nbroken\n")
    assert run(["archive", "build", "export.xml", "old.jsonl"]) == 2
    told = capsys.readouterr()
    assert "2 articles taken in." in told.out
    assert "old.jsonl:2: is no JSON" in told.err
    (here / "new.md").write_text(f"# New\n\n{POOL}\n\n{FERRY}\n")
    capsys.readouterr()
    assert run(["archive", "query", "new.md", "--json"]) == 0
    found = {one["path"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}
    assert set(found) == {"https://post.example/pool-1/", "ferry"}
    assert found["https://post.example/pool-1/"]["title"] == "The pool"
    assert found["ferry"]["date"] == "2020-02-02"


def test_what_is_there_already_is_left_alone(here: Path, capsys: Printed) -> None:
    (here / "export.xml").write_text(EXPORT.format(items=item(1, f"<p>{POOL}</p>")))
    assert run(["archive", "build", "export.xml"]) == 0
    (here / "export.xml").write_text(
        EXPORT.format(items=item(1, f"<p>{POOL}</p>") + item(2, f"<p>{FERRY}</p>"))
    )
    capsys.readouterr()
    assert run(["archive", "build", "export.xml"]) == 0
    assert "1 article taken in, 1 there already." in capsys.readouterr().out


def test_nothing_else_is_searched_where_only_an_export_is_named(
    here: Path, capsys: Printed
) -> None:
    (here / "beside.md").write_text(f"{FERRY}\n")
    (here / "export.xml").write_text(EXPORT.format(items=item(1, f"<p>{POOL}</p>")))
    assert run(["archive", "build", "export.xml"]) == 0
    assert "1 article taken in." in capsys.readouterr().out
