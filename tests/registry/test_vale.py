"""A `.vale.ini` and its styles are taken over as far as they can be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from editlint.cli.main import run

INI = """\
StylesPath = styles
MinAlertLevel = suggestion

[*]
BasedOnStyles = Vale, Paper, Other

[*.{md,txt}]
Paper.Filler = error
Paper.Terms = NO
"""
FILLER = "extends: existence\nmessage: \"Cut '%s'.\"\nlevel: suggestion\ntokens: [basically]\n"
SPELLING = "extends: spelling\nmessage: m\n"


@pytest.fixture
def house(here: Path) -> Path:
    files = {
        ".vale.ini": INI,
        "styles/Paper/Filler.yml": FILLER,
        "styles/Paper/Terms.yml": "extends: substitution\nmessage: \"'%s'\"\nswap: {foo: bar}\n",
        "styles/Paper/Spelling.yml": SPELLING,
        "styles/Other/Filler.yml": FILLER.replace("basically", "actually"),
        "a.md": "It is basically and actually a foo.\n",
    }
    for name, text in files.items():
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(text, encoding="utf-8")
    return here


def test_what_can_be_used_is_used(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "--from-vale", ".vale.ini"]) == 0
    said = capsys.readouterr().out
    assert "3 rules of Vale" in said
    assert "left out: Vale: the style is built into Vale itself" in said
    assert "left out: Paper.Spelling: unknown kind of rule 'spelling'" in said
    assert run(["check", "a.md", "--output-format", "concise", "--show", "info"]) == 1
    found = capsys.readouterr().out
    assert "a.md:1:7: error filler" in found
    assert "other-filler" in found
    assert "terms" not in found


def test_nothing_that_is_there_is_overwritten(house: Path) -> None:
    (house / "editlint.toml").write_text("", encoding="utf-8")
    assert run(["init", "--from-vale", ".vale.ini"]) == 2
    assert not (house / "house").exists()


@pytest.mark.parametrize("text", ["[a\nb", "StylesPath\n"])
def test_an_ini_that_cannot_be_read_is_told(
    text: str, house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (house / ".vale.ini").write_text(text, encoding="utf-8")
    assert run(["init", "--from-vale", ".vale.ini"]) == 2
    assert ".vale.ini: cannot be read" in capsys.readouterr().err
