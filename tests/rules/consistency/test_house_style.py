"""The style sheet of the house: from the settings to a mended article, and back from articles to a
proposed sheet.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from editlint.cli.main import run
from editlint.model.finding import Severity
from editlint.project.config_file import settings_of_file
from editlint.project.settings import Settings, SettingsError
from editlint.run.api import check_text, fix_text

SHEET = '[style]\n"reuse" = ["re-use"]\n"organise" = ["organize"]\nkeep = ["Zoe / Zoë"]\n'


def fixed(source: str, sheet: dict[str, tuple[str, ...]]) -> str:
    return fix_text(source, path="a.md", settings=Settings(style=sheet)).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They re-use it.", "They reuse it."),
        ("Re-using it is cheap.", "Reusing it is cheap."),
        ("RE-USE IT, they said.", "REUSE IT, they said."),
        ("They re‑used it.", "They reused it."),
        ("The **re-used** planks.", "The **reused** planks."),
        ("- re-use planks", "- reuse planks"),
        ("A `re-use` flag.", "A `re-use` flag."),
        ("See [re-use](/re-use).", "See [re-use](/re-use)."),
        ("They call it “re-use” here.", "They call it “re-use” here."),
        ("> We re-use it.", "> We re-use it."),
        ("He works for Re-use Ltd.", "He works for Re-use Ltd."),
        ("A non-re-use-plan.", "A non-re-use-plan."),
        ("Write to re-use@example.org.", "Write to re-use@example.org."),
    ],
)
def test_a_safe_fix_keeps_capitals_and_endings_and_leaves_the_words_of_others(
    before: str, after: str
) -> None:
    more = "\n\nThe boats lay still, and the gulls had gone to the other side of the river.\n"
    assert fixed(before + more, {"reuse": ("re-use",)}) == after + more


def test_a_name_is_written_as_the_sheet_has_it() -> None:
    sheet = {"Zoë": ("Zoe",), "GitHub": ("Github", "Git Hub")}
    source = "Zoe's song is on Github, and Git Hub has it too. A zoetrope is no zoe.\n"
    told = "Zoë's song is on GitHub, and GitHub has it too. A zoetrope is no zoe.\n"
    assert fixed(source, sheet) == told


def test_what_the_sheet_decides_is_a_warning_and_no_decision() -> None:
    source = "They reuse planks. Whoever wants may re-use them, and email or e-mail the yard.\n"
    sheet = {"reuse": ("re-use",)}
    found = check_text(source, path="a.md", settings=Settings(style=sheet)).findings
    assert [(f.span.of(source), f.severity) for f in found if f.rule == "variant-hyphen"] == [
        ("re-use", Severity.WARNING),
        ("e-mail", Severity.INFO),
    ]
    kept = Settings(style={"keep": ("re-use / reuse", "email / e-mail")})
    assert check_text(source, path="a.md", settings=kept).findings == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[style]\n"a" = ["b"]\n"b" = ["c"]\n', "“b” is wanted and unwanted"),
        ('[style]\n"a" = "b"\n', "takes a list of texts"),
        ('[style]\nkeep = ["Zoe"]\n', "takes pairs"),
        ('[style]\n"a" = [""]\n', "a word is empty"),
        ('style = ["a"]\n', "takes a table of words"),
    ],
)
def test_a_sheet_that_cannot_hold_is_told(here: Path, text: str, said: str) -> None:
    (here / "editlint.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="style") as raised:
        settings_of_file(str(here / "editlint.toml"))
    assert said in str(raised.value)


def test_the_nearest_sheet_holds(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "blog").mkdir()
    for folder, sheet in ((here, SHEET), (here / "blog", '[style]\n"re-use" = ["reuse"]\n')):
        (folder / "editlint.toml").write_text(sheet, encoding="utf-8")
        (folder / "a.md").write_text("They re-use planks, and reuse nails.\n", encoding="utf-8")
    run(["check", "--output-format", "json", "--no-cache"])
    files = json.loads(capsys.readouterr().out)["files"]
    found = {file["path"]: [f["message"].split("”")[0] for f in file["findings"]] for file in files}
    assert {path.replace("\\", "/"): said for path, said in found.items()} == {
        "a.md": ["The house writes “reuse"],
        "blog/a.md": ["The house writes “re-use"],
    }


@pytest.fixture
def articles(here: Path) -> Path:
    """Five articles that reuse four times and re-use once; adviser and advisor stand alike."""
    for number in range(4):
        text = "They reuse planks. Ask the adviser of the yard.\n"
        (here / f"{number}.md").write_text(
            text.replace("adviser", "adviser" if number % 2 else "advisor")
        )
    (here / "4.md").write_text("They re-used nails. “We re-use all,” they said. Zoë Lind sang.\n")
    return here


def test_a_sheet_is_proposed_from_the_majority(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["style", "."]) == 0
    proposed = capsys.readouterr().out
    assert tomllib.loads(proposed) == {"style": {"reuse": ["re-use"]}}
    assert '"reuse" = ["re-use"]  # reuse 4, re-use 1' in proposed
    assert '# "adviser" = ["advisor"]  # adviser 2, advisor 2: decide' in proposed
    run(["style", "."])
    assert capsys.readouterr().out == proposed


def test_what_was_proposed_can_be_put_in_the_settings_and_is_no_question_any_more(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["style", "."])
    sheet = capsys.readouterr().out.replace("# keep", "keep")
    (articles / "editlint.toml").write_text(sheet, encoding="utf-8")
    assert run(["fix", "."]) == 0
    assert "reused nails. “We re-use all,”" in (articles / "4.md").read_text(encoding="utf-8")
    capsys.readouterr()
    assert run(["style", "."]) == 0
    assert capsys.readouterr().out.startswith("# 5 articles: no word stands in two spellings")


def test_a_file_that_is_not_there_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["style", "gone.md"]) == 2
    assert "gone.md" in capsys.readouterr().err
