"""Several configurations in one run: the nearest one of each file holds, from whatever folder."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from editlint.cli.main import run
from editlint.project import nearest
from editlint.project.config_file import settings_in
from editlint.project.nearest import Nearest, load_settings, settings_for
from editlint.project.settings import Settings

TWICE = "The boat sails at at six from the harbour.\n"
ARTICLES = ("index.md", "blog/post.md", "blog/2025/old.md", "docs/guide.md")


@pytest.fixture
def site(here: Path) -> Path:
    """A site whose blog has a configuration of its own."""
    for article in ARTICLES:
        (here / article).parent.mkdir(parents=True, exist_ok=True)
        (here / article).write_text(TWICE, encoding="utf-8")
    configure(here, '[rules.repeated-word]\nseverity = "error"\n')
    configure(here / "blog", 'fail-level = "never"\n[rules.repeated-word]\nseverity = "warning"\n')
    return here


def configure(folder: Path, text: str) -> None:
    (folder / "editlint.toml").write_text(text, encoding="utf-8")


def found(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, str]:
    """The severity of the one open finding of each file, by its full path."""
    capsys.readouterr()
    run(["check", "--output-format", "json", *args])
    report = json.loads(capsys.readouterr().out)
    return {
        str(Path(file["path"]).resolve()): finding["severity"]
        for file in report["files"]
        for finding in file["findings"]
        if finding["status"] == "open"
    }


def expected(site: Path, *severities: str) -> dict[str, str]:
    return {str(site / name): level for name, level in zip(ARTICLES, severities, strict=True)}


def test_the_nearest_configuration_holds_from_every_folder(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    right = expected(site, "error", "warning", "warning", "error")
    assert found(capsys) == right
    for folder in ("blog", "blog/2025", "docs"):
        monkeypatch.chdir(site / folder)
        assert found(capsys, str(site)) == right
        assert found(capsys, *(str(site / name) for name in ARTICLES)) == right
    monkeypatch.chdir("/")
    assert found(capsys, str(site)) == right


def test_config_and_isolated_hold_for_all(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(found(capsys, "--config", "editlint.toml").values()) == {"error"}
    assert set(found(capsys, "--config", "blog/editlint.toml").values()) == {"warning"}
    assert set(found(capsys, "--isolated").values()) == {"warning"}
    assert set(found(capsys, "--ignore", "repeated-word").values()) == set()


def test_other_names_of_a_configuration(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs/.editlint.toml").write_text('[rules.repeated-word]\nseverity = "warning"\n')
    (site / "blog/2025/pyproject.toml").write_text(
        '[tool.editlint.rules.repeated-word]\nseverity = "error"\n'
    )
    assert found(capsys) == expected(site, "error", "warning", "error", "warning")


def test_a_text_on_standard_input_has_the_configuration_of_its_name(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, status in (("index.md", 1), ("blog/new.md", 0), ("blog/2026/new.md", 0)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TWICE.encode())))
        assert run(["check", "-", "--stdin-filename", name]) == status, name


def test_the_strictest_fail_level_counts_and_is_told(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "blog"]) == 0
    assert "strictest" not in capsys.readouterr().err
    configure(site, '[rules.repeated-word]\nseverity = "off"\n')
    assert run(["check"]) == 0
    said = capsys.readouterr().err
    assert "the strictest `fail-level` counts for all, error (editlint.toml)" in said
    configure(site / "blog", 'fail-level = "warning"\n')
    assert run(["check"]) == 1
    assert "warning (blog/editlint.toml)" in capsys.readouterr().err
    assert run(["check", "--fail-level", "error"]) == 0
    assert "strictest" not in capsys.readouterr().err


def test_limits_are_those_of_each_configuration(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(site, "max-warnings = 2\n")
    configure(site / "blog", '[[budgets]]\npaths = ["2025/**"]\nwarnings = 0\n')
    assert run(["check", "index.md", "docs"]) == 0
    capsys.readouterr()
    assert run(["check"]) == 1
    out = capsys.readouterr().out
    assert "warnings in files of editlint.toml: 2, limit 2: held" in out
    assert "warnings in 2025/** (blog/editlint.toml): 1, limit 0: exceeded" in out
    assert run(["check", "--max-warnings", "3", "index.md", "docs", "blog/post.md"]) == 0
    assert "warnings: 3, limit 3: held" in capsys.readouterr().out


def test_each_configuration_has_its_baseline(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(site, 'baseline = "known.json"\n')
    configure(site / "blog", 'baseline = "known.json"\n')
    monkeypatch.chdir(site / "docs")
    assert run(["check", ".."]) == 2
    assert run(["baseline", ".."]) == 0
    assert set(entries(site / "known.json")) == {"index.md", "docs/guide.md"}
    assert set(entries(site / "blog/known.json")) == {"post.md", "2025/old.md"}
    for folder in ("", "blog", "docs"):
        monkeypatch.chdir(site / folder)
        assert found(capsys, str(site)) == {}


def entries(path: Path) -> dict[str, Any]:
    files: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["files"]
    return files


def test_one_baseline_for_all_means_the_same_from_everywhere(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site / "blog")
    assert run(["baseline", "..", "--baseline", "../known.json"]) == 0
    assert set(entries(site / "known.json")) == set(ARTICLES)
    for folder in ("", "blog/2025", "docs"):
        monkeypatch.chdir(site / folder)
        assert found(capsys, str(site), "--baseline", str(site / "known.json")) == {}


def test_an_allow_is_noted_beside_the_configuration_of_its_file(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["allow", "blog/2025/old.md:1", "repeated-word", "a title"]) == 0
    noted = (site / "blog/editlint-allow.toml").read_text(encoding="utf-8")
    assert 'path = "2025/old.md"' in noted
    right = expected(site, "error", "warning", "", "error")
    del right[str(site / "blog/2025/old.md")]
    for folder in ("", "blog", "docs"):
        monkeypatch.chdir(site / folder)
        assert found(capsys, str(site)) == right


def test_without_a_configuration_the_nearest_allow_file_counts(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "a").mkdir()
    (here / "a/b.md").write_text(TWICE)
    assert run(["allow", "a/b.md:1", "repeated-word", "a title"]) == 0
    assert found(capsys) == {}
    monkeypatch.chdir(here / "a")
    assert found(capsys) == {}


def test_a_folder_is_searched_by_its_own_configuration(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(site / "blog", 'exclude = ["2025/"]\ninclude = ["*.md", "*.rst"]\n')
    (site / "blog/note.rst").write_text(TWICE)
    (site / "docs/note.rst").write_text(TWICE)
    names = {str(Path(path).relative_to(site)) for path in found(capsys)}
    assert names == {"index.md", "docs/guide.md", "blog/post.md", "blog/note.rst"}


@pytest.mark.parametrize("pattern", ["blog/", "blog/**", "/blog"])
def test_what_is_excluded_above_stays_excluded_for_a_hook(
    site: Path, capsys: pytest.CaptureFixture[str], pattern: str
) -> None:
    configure(site, f'exclude = ["{pattern}"]\n')
    assert {Path(path).name for path in found(capsys)} == {"index.md", "guide.md"}
    run(["check", "--force-exclude", "blog/post.md", "docs/guide.md"])
    assert "blog/post.md: left out, excluded in editlint.toml" in capsys.readouterr().err
    assert set(found(capsys, "blog/post.md")) == {str(site / "blog/post.md")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = [", "blog/editlint.toml: not valid TOML"),
        ("langage = 'en'", "blog/editlint.toml: the configuration has no key `langage`"),
        (
            "rules.nope.severity = 'off'",
            "blog/editlint.toml: there is no rule or category `nope`",
        ),
        ("baseline = 'none.json'", "there is no such baseline"),
        ("extend-rules = ['none']", "blog/editlint.toml: extend-rules: there is no folder `none`"),
    ],
)
@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_wrong_configuration_hides_nothing_of_the_others(
    site: Path, capsys: pytest.CaptureFixture[str], text: str, said: str, command: str
) -> None:
    configure(site / "blog", text)
    assert run([command]) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert err.count("blog/") == 1
    assert "index.md:1:16" in out
    assert "docs/guide.md:1:16" in out


def test_results_in_the_cache_are_those_of_the_configuration(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(site / ".cache"))
    for number in range(60):  # enough for the cache and for several processes
        for folder in ("docs", "blog"):
            (site / folder / f"{number}.md").write_text(TWICE)
    first = found(capsys)
    assert (site / ".cache/results.sqlite").exists()
    assert found(capsys) == first == found(capsys, "--no-cache")
    assert sum(level == "warning" for level in first.values()) == 62
    configure(site / "blog", '[rules.repeated-word]\nseverity = "error"\n')
    assert set(found(capsys).values()) == {"error"}


def test_one_look_at_each_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def counted(folder: str) -> Settings | None:
        looked_at.append(folder)
        return settings_in(folder)

    monkeypatch.setattr(nearest, "settings_in", counted)
    for number in range(20):
        (site / f"docs/{number}.md").write_text(TWICE)
    run(["check"])
    inside = [folder for folder in looked_at if folder.startswith(f"{site}/")]
    assert sorted(inside) == sorted(str(site / name) for name in ("blog", "blog/2025", "docs"))


def test_settings_for_a_file(site: Path) -> None:
    start = load_settings(site)
    assert settings_for("index.md", start) is start
    assert settings_for("blog/2025/any.md", start).origin == str(site / "blog/editlint.toml")
    fixed = load_settings(site, config="editlint.toml")
    assert settings_for("blog/any.md", fixed) is fixed
    assert Nearest(start).of(None) is start


def test_config_tells_what_holds_for_a_file(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config", "blog/2025/old.md"]) == 0
    told = capsys.readouterr().out
    assert f"configuration: {site / 'blog/editlint.toml'}" in told
    assert "rules.repeated-word: warning" in told
    assert run(["check", "--show-files", "--exclude", "blog/2025/**"]) == 0
    assert capsys.readouterr().out.split() == ["blog/post.md", "docs/guide.md", "index.md"]
