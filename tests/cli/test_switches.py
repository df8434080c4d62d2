"""The switches that people look for, as a user runs them."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest

from editlint.cli import progress, watching
from editlint.cli.main import run
from editlint.run import batch
from terminal import terminal

CLEAN = "# A quiet harbour\n\nThe boats lay still, and the gulls had gone inland.\n"
MARKER = "# A quiet harbour\n\n<<<<<<< HEAD\nThe boats lay still.\n=======\nStill.\n>>>>>>> main\n"
DOUBLED = "# A quiet harbour\n\nThe the boats lay still, and the gulls had gone inland.\n"
FIGURE = "# A count\n\nMore than 64,000 visitors came to the square during 2025.\n"


def write(**files: str) -> None:
    for name, text in files.items():
        path = Path(name.replace("__", "/") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_quiet_prints_errors_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(a=MARKER, b=FIGURE)
    run(["check"])
    both = capsys.readouterr().out
    assert "unsourced-statistic" in both
    assert run(["check", "--quiet", "--output", "concise=all.txt"]) == 1
    out = capsys.readouterr().out
    assert "merge-conflict-marker" in out
    assert "unsourced-statistic" not in out
    assert "unsourced-statistic" in Path("all.txt").read_text()
    # What makes the run fail is printed.
    assert run(["check", "-q", "--fail-level", "warning", "b.md"]) == 1
    assert "unsourced-statistic" in capsys.readouterr().out


def test_exclude_is_seen_from_the_working_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(x__a=CLEAN, x__old__b=CLEAN, x__old__c=CLEAN, x__d=CLEAN)
    (here / "editlint.toml").write_text('exclude = ["d.md"]\n')
    monkeypatch.chdir(here / "x")

    def files(*args: str) -> list[str]:
        run(["check", "--show-files", *args])
        return capsys.readouterr().out.split()

    assert files() == ["a.md", "old/b.md", "old/c.md"]
    assert files("--exclude", "old/b.md") == ["a.md", "old/c.md"]
    assert files("--exclude", "/old/") == ["a.md"]
    assert files("--exclude", "a.md", "--exclude", "old/c.md") == ["old/b.md"]
    assert files("a.md", "old/b.md", "--exclude", "old") == ["a.md"]
    assert run(["check", "a.md", "old/b.md", "--exclude", "old"]) == 0
    done = capsys.readouterr()
    assert done.out == "Ready: nothing found in 1 file.\n"
    assert done.err == "editlint: old/b.md: left out by --exclude\n"
    assert run(["fix", "--exclude", "old"]) == 0


def test_show_files_checks_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(a=MARKER)
    assert run(["check", "--show-files"]) == 0
    assert capsys.readouterr().out == "a.md\n"
    assert run(["check", "--show-files", "none.md"]) == 2
    assert "none.md: no such file" in capsys.readouterr().err


def test_statistics_count_by_rule_and_folder(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(a=MARKER, x__b=DOUBLED, x__c=FIGURE)
    assert run(["check", "--statistics", "--output", "json=r.json"]) == 1
    lines = capsys.readouterr().out.splitlines()
    found = json.loads(Path("r.json").read_text())["summary"]
    assert lines[0].split() == ["errors", "warnings", "rule"]
    folders = lines[lines.index("") + 1 :]
    assert folders[0].split() == ["errors", "warnings", "folder"]
    table = {line.split()[2]: line.split()[:2] for line in folders[1 : folders.index("")]}
    assert set(table) == {"./", "x/"}
    for column, name in enumerate(("errors", "warnings")):
        assert sum(int(row[column]) for row in table.values()) == found[name]
    assert any(line.split() == ["0", "1", "unsourced-statistic"] for line in lines)
    assert lines[-1].startswith("Not ready: ")
    assert run(["check", "--statistics", "--output-format", "json"]) == 2


@pytest.mark.parametrize("output_format", ["full", "concise"])
def test_no_more_than_so_many_are_printed_and_all_are_counted(
    here: Path, capsys: pytest.CaptureFixture[str], output_format: str
) -> None:
    text = "".join(f"The the boat {number} lay still there.\n\n" for number in range(150))
    write(a=f"# A\n\n{text}", b=f"# B\n\n{text}")
    chosen = ["check", "--select", "repeated-word", "--output-format", output_format]
    run([*chosen, "--max-findings", "0"])
    everything = capsys.readouterr()
    assert everything.out.count("repeated-word") == 300
    assert everything.err == ""
    run(chosen)
    done = capsys.readouterr()
    assert done.out.count("repeated-word") == 200
    (line,) = done.err.splitlines()
    assert line.startswith("editlint: 100 more findings (")
    assert "--max-findings 0" in line
    if output_format == "full":
        assert done.out.splitlines()[-1] == everything.out.splitlines()[-1]
    run([*chosen[:3], "--output-format", "json"])
    assert len(json.loads(capsys.readouterr().out)["files"][1]["findings"]) == 150


def test_what_holds_for_one_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(opinion__a=CLEAN, b=CLEAN, drafts__c=CLEAN)
    Path("editlint.toml").write_text(
        'exclude = ["drafts/**"]\n[[overrides]]\npaths = ["opinion/**"]\n'
        'rules.sourcing.severity = "off"\n'
    )
    run(["config", "opinion/a.md"])
    told = capsys.readouterr().out
    assert "opinion/a.md: checked when its folder is searched" in told
    assert "override 1 of editlint.toml holds for it (opinion/**)" in told
    assert "rules.unsourced-statistic: off" in told
    run(["config", "b.md"])
    told = capsys.readouterr().out
    assert "override" not in told.split("\n\n")[0]
    assert "rules.unsourced-statistic: warning" in told
    run(["config", "drafts/c.md"])
    assert "drafts/c.md: left out" in capsys.readouterr().out
    assert run(["config", "none.md"]) == 2


def test_a_long_run_tells_how_far_it_is(here: Path) -> None:
    text = CLEAN + "".join(f"Boat {n} of the harbour lay still until noon.\n\n" for n in range(400))
    for number in range(150):
        Path(f"a{number}.md").write_text(f"{text}\nNumber {number}.\n")
    with terminal("editlint", "check", "--no-cache", "--select", "repeated-passage") as there:
        there.until(" a second, ")
        status, text = there.end()
    assert "150 files" in text.splitlines()[-1]
    assert status in (0, 1)


def test_a_short_run_tells_nothing_of_it(here: Path) -> None:
    write(a=CLEAN)
    with terminal("editlint", "check") as there:
        assert there.end() == (0, "Ready: nothing found in 1 file.\n")


def test_how_far_it_is_in_words() -> None:
    assert progress.told(1216, 3000, 2.0) == "1,216 of 3,000 files, 608 a second, 3 s left"
    assert progress.told(100, 30000, 1.0) == "100 of 30,000 files, 100 a second, 4 min 59 s left"
    assert progress.told(0, 10, 1.0) == "0 of 10 files"


def test_progress_counts_every_file(here: Path) -> None:
    from editlint.project.settings import Settings
    from editlint.run.api import check_paths

    for number in range(batch.STEP + 3):
        Path(f"a{number}.md").write_text(CLEAN)
    told: list[tuple[int, int]] = []
    check_paths([], Settings(cache=False), lambda done, total: told.append((done, total)))
    total = batch.STEP + 3
    assert told[0] == (batch.STEP, total)
    assert told[-1] == (total, total)


def test_watching_checks_again_on_each_save(here: Path) -> None:
    pytest.importorskip("watchfiles")
    write(a=CLEAN, b=CLEAN)
    with terminal("editlint", "check", "--watch", "--output", "html=report.html") as there:
        assert "Ready: nothing found in 2 files." in there.until("Ctrl+C ends it")
        time.sleep(1)  # until the folder is watched
        Path("new.md").write_text(MARKER)
        Path("new.md").replace("a.md")  # as editors save
        told = there.until("Ctrl+C ends it")
        assert "a.md changed:" in told
        assert "Not ready: 1 error." in told
        Path("editlint.toml").write_text("wrong = ")
        assert "not valid TOML" in there.until("Ctrl+C ends it")
        Path("editlint.toml").unlink()
        there.until("Ctrl+C ends it")
        Path("a.md").write_text(CLEAN)
        told = there.until("Ctrl+C ends it")
        assert "Ready: nothing found in 3 files." in told  # the report lies there too
        assert "report.html" not in told
        there.type("\x03")
        assert there.end()[0] == 130


def test_watching_without_its_package_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(a=CLEAN)
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert run(["check", "--watch"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line == f"editlint: {watching.MISSING}"
