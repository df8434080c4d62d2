"""`init`, `config` and the JSON Schemas: all made from the table that validates."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from conftest import ROOT
from editlint.cli.main import run
from editlint.project.config import KEYS
from editlint.project.nearest import load_settings
from editlint.reference import schema
from editlint.registry import builtin


def uncommented(text: str) -> str:
    """The sample with every setting set: a line is one where it has ` = ` or is a table's head, an
    explanation where not.
    """
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    return (
        "\n".join(
            line for line in lines if " = " in line or (line.startswith("[") and line.endswith("]"))
        )
        + "\n"
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def config_errors(table: dict[str, Any]) -> list[str]:
    return [
        error.message
        for error in jsonschema.Draft202012Validator(
            schema.config_schema(builtin.rules())
        ).iter_errors(table)
    ]


def test_init_changes_nothing_and_names_every_key(folder: Path) -> None:
    before = load_settings(folder)
    assert run(["init"]) == 0
    text = (folder / "editlint.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == {}
    assert set(tomllib.loads(uncommented(text))) == {key.name for key in KEYS}
    after = load_settings(folder)
    assert [getattr(after, key.field) for key in KEYS] == [
        getattr(before, key.field) for key in KEYS
    ]


def test_what_init_offers_is_valid(folder: Path) -> None:
    run(["init"])
    text = uncommented((folder / "editlint.toml").read_text(encoding="utf-8"))
    assert config_errors(tomllib.loads(text)) == []
    (folder / "house-rules").mkdir()
    (folder / "editlint.toml").write_text(text, encoding="utf-8")
    assert load_settings(folder).max_warnings == 20


def test_init_proposes_what_most_pages_do_about_their_titles(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(6):
        page = f"---\ntitle: Boat {number}\n---\n\nThe boat sails at six.\n"
        (folder / f"boat-{number}.md").write_text(page, encoding="utf-8")
    odd = folder / "odd.md"
    odd.write_text("---\ntitle: Boat\n---\n\n# Boat\n\nIt sails at six.\n", encoding="utf-8")
    assert run(["init"]) == 0
    text = (folder / "editlint.toml").read_text(encoding="utf-8")
    assert "# 6 of 7 articles looked at here leave the title to the front matter." in text
    assert "propose" in capsys.readouterr().out
    assert run(["check", "odd.md", "--max-warnings", "0"]) == 0

    (folder / "editlint.toml").write_text(
        '[rules.title-in-body]\nshown-by = "front-matter"\n', encoding="utf-8"
    )
    assert run(["check", "odd.md", "--max-warnings", "0"]) == 1
    assert run(["fix", "odd.md"]) == 0
    assert odd.read_text(encoding="utf-8") == "---\ntitle: Boat\n---\n\nIt sails at six.\n"


def test_a_word_that_an_option_does_not_offer_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "editlint.toml").write_text(
        '[rules.title-in-body]\nshown-by = "body"\n', encoding="utf-8"
    )
    (folder / "boat.md").write_text("The boat sails.\n", encoding="utf-8")
    assert run(["check", "boat.md"]) == 2
    assert "is one of either, front-matter, heading" in capsys.readouterr().err


def test_init_overwrites_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "editlint.toml").write_text('language = "de"\n', encoding="utf-8")
    assert run(["init"]) == 2
    assert "there already" in capsys.readouterr().err
    assert (folder / "editlint.toml").read_text(encoding="utf-8") == 'language = "de"\n'


def test_config_tells_where_each_value_comes_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "editlint.toml").write_text(
        'language = "de"\n[rules.repeated-word]\nseverity = "off"\n', encoding="utf-8"
    )
    assert run(["config", "--ignore", "sourcing"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(
        line.startswith("language ") and line.endswith("= de  (editlint.toml)") for line in lines
    )
    assert any(
        line.startswith("fail-level ") and line.endswith("= error  (default)") for line in lines
    )
    assert any(
        line.startswith("rules.repeated-word: off") and "editlint.toml" in line for line in lines
    )
    assert any(
        line.startswith("rules.unsourced-statistic: off") and "--ignore" in line for line in lines
    )


@pytest.mark.parametrize(
    "text",
    [
        'languag = "en"',
        "max-warnings = -1",
        'include = "*.md"',
        '[rules.repeated-word]\nseverty = "off"',
        "[[budgets]]\nleftovers = 1",
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(folder: Path, text: str) -> None:
    assert config_errors(tomllib.loads(text))
    (folder / "editlint.toml").write_text(text, encoding="utf-8")
    (folder / "a.md").write_text("Text.\n", encoding="utf-8")
    assert run(["check"]) == 2


@pytest.mark.parametrize(
    "path",
    sorted(
        path
        for path in [*ROOT.glob("rules/*/*.yaml"), *ROOT.glob("examples/house-rules/**/*.yaml")]
    ),
    ids=lambda path: path.stem,
)
def test_every_shipped_rule_fits_the_rule_schema(path: Path) -> None:
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    if values.get("kind") == "data":
        pytest.skip("data, no rule")
    assert [
        error.message
        for error in jsonschema.Draft202012Validator(schema.rule_schema()).iter_errors(values)
    ] == []


def test_the_rule_schema_refuses_an_unknown_key() -> None:
    values = {"extends": "existence", "message": "x", "tokns": ["a"]}
    assert list(jsonschema.Draft202012Validator(schema.rule_schema()).iter_errors(values))


def test_both_schemas_are_schemas() -> None:
    for made in (schema.config_schema(builtin.rules()), schema.rule_schema()):
        jsonschema.Draft202012Validator.check_schema(json.loads(json.dumps(made)))
