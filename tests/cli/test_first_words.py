"""What somebody types in the first minutes: no command, a file, a name of another tool."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from editlint.cli import hints
from editlint.cli.help import example
from editlint.cli.main import commands, run
from terminal import terminal

CLEAN = "# A quiet harbour\n\nThe boats lay still, and the gulls had gone inland.\n"
TOP = click.Context(commands, info_name="editlint")
VISIBLE = [
    name
    for name in commands.list_commands(TOP)
    if not (command := commands.get_command(TOP, name)) or not command.hidden
]
QUOTED = re.compile(r"`([^`]+)`")


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_the_bare_command_shows_a_help_that_fits(columns: int) -> None:
    with terminal("editlint", columns=columns) as there:
        status, text = there.end()
    lines = text.splitlines()
    assert status == 2  # nothing was checked
    assert lines[0].startswith("Usage: editlint ")
    told = [line for line in lines if "editlint " not in line or line[0] != " "]
    assert max(map(len, told)) <= columns  # an example stands in one line, to be copied
    for name in VISIBLE:
        command = commands.get_command(TOP, name)
        assert command
        assert any(line.startswith(f"  {name} ") for line in lines)
        assert any(line.strip() == example(command) for line in lines)
    assert "Check and mend:" in lines
    assert "More:" not in lines  # every command has its group


@pytest.mark.parametrize("name", VISIBLE)
def test_every_command_has_an_example_that_can_be_typed(name: str) -> None:
    command = commands.get_command(TOP, name)
    assert command
    assert f"editlint {name}" in example(command)


def test_a_file_or_a_folder_as_the_first_word_is_checked(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "articles").mkdir()
    Path("articles/a.md").write_text(CLEAN, encoding="utf-8")
    for words in (["articles/a.md"], ["articles"], ["articles/a.md", "--select", "residue"]):
        assert run(words) == 0
        assert capsys.readouterr().out == "Ready: nothing found in 1 file.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "no command, file or folder `chek`. Did you mean `check`"),
        (["lint"], "`editlint check` finds faults"),
        (["nothere.md"], "nothere.md: no such file or folder (`editlint check PATH` checks one)"),
        (["check", "--fix"], "`editlint fix` mends, `editlint fix --diff` shows"),
        (["check", "--diff"], "`editlint fix --diff` has it"),
        (["check", "--ask"], "`editlint fix --ask` has it"),
        (["--select", "residue"], "`editlint check --select` has it"),
        (["check", "--selct", "x"], "Did you mean `--select`"),
        (["check", "--exit-zero"], "`--fail-level never` ends with 0"),
        (["check", "--ignore-rule", "x"], "`--ignore NAME`"),
        (["check", "--format", "json"], "`--output-format FORMAT`"),
        (["check", "--add-noqa"], "`editlint baseline` notes"),
        (["explain", "repeated-pasage"], "Did you mean `repeated-passage`"),
        (["explain", "statistic"], "`unsourced-statistic`"),
        (["explain", "sourcing"], "is a category, not a rule. Its rules: "),
        (["help", "chek"], "Did you mean `check`"),
        (["--versoin"], "Did you mean `--version`?"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_type(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(words) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


@pytest.mark.parametrize("words", [["-V"], ["--version"], ["version"]])
def test_the_version(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 0
    assert capsys.readouterr().out.startswith("editlint 0.")


def test_help_as_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    for words, same in ((["help"], ["--help"]), (["help", "fix"], ["fix", "--help"])):
        assert run(words) == 0
        told = capsys.readouterr().out
        assert run(same) == 0
        assert told == capsys.readouterr().out


@pytest.mark.parametrize("hint", sorted({*hints.OPTIONS.values(), *hints.COMMANDS.values()}))
def test_hints_name_what_exists(hint: str) -> None:
    for quoted in QUOTED.findall(hint):
        words = quoted.split()
        name = words[1] if words[0] == "editlint" else "check"
        command = commands.get_command(TOP, name)
        if quoted == "-" or words[0] in ("include", "language"):
            continue
        assert command, hint
        known = hints.options_of(command)
        assert [word for word in words if word.startswith("--") and word not in known] == []


def test_no_hint_hides_an_option() -> None:
    check = commands.get_command(TOP, "check")
    assert check
    assert set(hints.OPTIONS) & set(hints.options_of(check)) == set()
