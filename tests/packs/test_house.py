"""The house's own rules: found, compiled once, tried by `editlint test`, and never in each other's
way.
"""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from pathlib import Path

import pytest

from conftest import ROOT
from editlint.cli.main import run
from editlint.lint.testing import problems
from editlint.model.rule import Context
from editlint.packs import compile as compiling
from editlint.packs.kinds import KINDS
from editlint.packs.load import load_rule
from editlint.project.settings import Settings
from editlint.registry import house

EXAMPLE = ROOT / "examples" / "house-rules"
RULE = "extends: existence\nmessage: \"Not '%s'\"\nlevel: error\ntokens: [whilst]\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newspaper's folder with one rule and one article that breaks it."""
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "no-whilst.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "editlint.toml").write_text('extend-rules = ["rules"]\n', encoding="utf-8")
    (tmp_path / "a.md").write_text("He sang whilst he swam.\n", encoding="utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str]) -> str:
    seen = capsys.readouterr()
    return seen.out + seen.err


def test_the_example_does_what_the_docs_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "house"
    shutil.copytree(EXAMPLE, folder)
    monkeypatch.chdir(folder)
    assert run(["test"]) == 0
    assert "Tried 4 rules: 4 as they say" in told(capsys)
    assert run(["check", "article.md", "--output-format", "concise"]) == 1
    seen = told(capsys)
    for name, times in (
        ("banned-phrases", 2),
        ("preferred-spellings", 2),
        ("heading-full-stop", 1),
        ("corrections-line", 1),
    ):
        assert seen.count(f" {name} ") == times, seen
    run(["fix", "article.md"])
    assert (
        Path("article.md")
        .read_text(encoding="utf-8")
        .startswith("# The bridge is open\n\nAt the end of the day, traffic flows again.")
    )


DOCS = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        textwrap.dedent(match[1])
        for match in re.finditer(r"```yaml\n(\s*extends.*?)```", DOCS, re.S)
    ],
)
def test_the_rules_in_the_docs_are_as_they_say(text: str) -> None:
    pack = compiling.compile_pack({"docs/rule.yaml": text})
    assert not pack.errors
    rule = load_rule(pack.rules[0])
    for kind in ("bad", "good"):
        for example in getattr(rule, kind):
            assert list(problems(rule, example, kind == "bad", Context())) == []


def test_a_house_rule_runs_beside_the_others(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "a.md", "--output-format", "concise"]) == 1
    assert "a.md:1:9: error no-whilst Not 'whilst'" in told(capsys)
    assert run(["rules"]) == 0
    assert "no-whilst" in told(capsys)
    assert run(["check", "a.md", "--isolated"]) == 0


def test_a_broken_rule_names_itself_and_the_rest_run(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "rules" / "broken.yaml").write_text(
        "extends: existence\nmessage: m\ntoken: [a]\n", encoding="utf-8"
    )
    assert run(["check", "a.md"]) == 2
    seen = told(capsys)
    assert (
        f"rules{os.sep}broken.yaml: token: unknown key of existence 'token'; did you mean 'tokens'?"
        in seen
    )
    assert "Not 'whilst'" in seen
    assert run(["test"]) == 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mojibake.yaml", "the name `mojibake` is taken: such a rule is built in"),
        ("no_whilst.yml", "the name `no-whilst` is taken: such a rule stands in"),
    ],
)
def test_a_name_is_given_once(
    desk: Path, name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "rules" / name).write_text(RULE, encoding="utf-8")
    assert run(["check", "a.md"]) == 2
    assert said in told(capsys)


def test_a_missing_folder_and_a_file_that_is_no_text(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "editlint.toml").write_text('extend-rules = ["rules", "ruels"]\n', encoding="utf-8")
    (desk / "rules" / "latin.yaml").write_bytes(b"message: caf\xe9\n")
    assert run(["check", "a.md"]) == 2
    seen = told(capsys)
    assert "there is no folder `ruels` here" in seen
    assert "latin.yaml: is not UTF-8 text: byte 0xE9 in line 1" in seen


def test_packs_are_compiled_once_and_again_when_they_change(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(root=str(desk), extend_rules=("rules",))
    times: list[int] = []
    real = compiling.compile_pack

    def counted(files: dict[str, str]) -> compiling.Pack:
        times.append(len(files))
        return real(files)

    monkeypatch.setattr(compiling, "compile_pack", counted)
    first = house.rules_of(settings).rules
    assert (
        [rule.name for rule in house.rules_of(settings).rules]
        == [rule.name for rule in first]
        == ["no-whilst"]
    )
    assert times == [1]
    (desk / "rules" / "another.yaml").write_text(RULE, encoding="utf-8")
    assert [rule.name for rule in house.rules_of(settings).rules] == ["another", "no-whilst"]
    assert times == [1, 2]
    for kept in (desk / "cache").iterdir():
        kept.write_text(kept.read_text(encoding="utf-8").replace("whilst", "while!"), "utf-8")
    (_, rule) = house.rules_of(settings).rules
    assert "whilst" in str(rule)
    assert times == [1, 2, 2]


def test_the_data_of_a_pack_reach_its_neighbours(desk: Path) -> None:
    (desk / "rules" / "names.yaml").write_text("kind: data\nnames: [Reed]\n", encoding="utf-8")
    assert house.rules_of(Settings(root=str(desk), extend_rules=("rules",))).data == {
        "rules/names": {"names": ["Reed"]}
    }


def test_examples_that_differ_are_told_place_by_place(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    examples = (
        'bad: ["He ⟦sang⟧ whilst he swam.\\n"]\ngood: ["He sang whilst he swam.\\n", "Fine.\\n"]\n'
    )
    (desk / "rules" / "no-whilst.yaml").write_text(RULE + examples, encoding="utf-8")
    assert run(["test", "rules"]) == 1
    seen = told(capsys)
    assert "differs      no-whilst" in seen
    assert "bad example 1: does not find 'sang' at 1:4" in seen
    assert "bad example 1: finds 'whilst' at 1:9, which is not marked" in seen
    assert "good example 1: finds 'whilst' at 1:9" in seen


def test_nothing_to_try_is_no_success(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["test"]) == 2
    assert "name a rule file" in told(capsys)
    assert run(["test", "nowhere"]) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_rule_of_each_kind_passes_its_examples(
    kind: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", "new", "our-rule", "--extends", kind]) == 0
    assert 'extend-rules = ["house"]' in told(capsys)
    assert run(["test", "house"]) == 0, told(capsys)
    assert run(["rules", "new", "our-rule"]) == 2
    assert "is there already" in told(capsys)


def test_a_new_rule_goes_where_the_house_has_its_rules(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", "new", "no-filler"]) == 0
    assert "extend-rules" not in told(capsys)
    assert (desk / "rules" / "no-filler.yaml").exists()
    assert run(["rules", "new", "No Filler"]) == 2
