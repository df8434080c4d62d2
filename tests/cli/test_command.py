"""The command as a user runs it, in a process of its own: what it prints where, and its exit
status.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PYTHONPATH, ROOT

EXAMPLE = ROOT / "examples" / "market-square.txt"
MENDED = ROOT / "examples" / "mended" / "market-square.txt"
CLEAN = (
    "# A quiet harbour\n\nThe boats lay still, and the gulls had gone inland before the storm.\n"
)
FAULTY = (
    "# A quiet harbour\n\n<<<<<<< HEAD\nThe boats lay still.\n=======\nThe ships lay"
    " still.\n>>>>>>> main\n"
)


def editlint(*args: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    clean = {
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")
    }
    return subprocess.run(
        [sys.executable, "-m", "editlint", *args],
        input=stdin,
        capture_output=True,
        env={**clean, "PYTHONPATH": PYTHONPATH, **env},
        timeout=60,
    )


def one_line(stream: bytes) -> str:
    (line,) = stream.decode().splitlines()
    return line


def test_clean(here: Path) -> None:
    Path("a.md").write_text(CLEAN)
    done = editlint("check", "a.md")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        b"Ready: nothing found in 1 file.\n",
        b"",
    )


def test_faults(here: Path) -> None:
    Path("a.md").write_text(FAULTY)
    done = editlint("check", "--output-format", "concise")
    assert done.returncode == 1
    found, verdict = done.stdout.decode().splitlines()
    assert found.startswith("a.md:3:1: error merge-conflict-marker ")
    assert verdict == "Not ready: 1 error. `editlint fix --ask a.md` goes through 1."
    assert editlint("check", "--fail-level", "never").returncode == 0
    assert editlint("check", "--ignore", "residue").returncode == 0


def test_example_is_mended(here: Path) -> None:
    Path("a.txt").write_bytes(EXAMPLE.read_bytes())
    found = json.loads(editlint("check", "--output-format", "json").stdout)["files"][0]["findings"]
    assert {finding["rule"] for finding in found} >= {
        "repeated-passage",
        "leftover-boilerplate",
        "unsourced-statistic",
    }
    diff = editlint("fix", "--diff", "a.txt")
    assert diff.stdout.startswith(b"--- a.txt\n+++ a.txt\n@@ ")
    assert Path("a.txt").read_bytes() == EXAMPLE.read_bytes()
    done = editlint("fix", "a.txt")
    assert done.returncode == 0
    assert Path("a.txt").read_bytes() == MENDED.read_bytes()
    assert b"a.txt:1: " in done.stdout
    assert b"unsourced-statistic" in done.stdout
    editlint("fix", "a.txt")
    assert Path("a.txt").read_bytes() == MENDED.read_bytes()


def test_the_diff_can_be_applied(here: Path) -> None:
    Path("a.txt").write_bytes(EXAMPLE.read_bytes().replace(b"\n", b"\r\n").rstrip())
    diff = editlint("fix", "--diff", "a.txt").stdout
    subprocess.run(["git", "apply", "-p0", "-"], input=diff, check=True)
    by_diff = Path("a.txt").read_bytes()
    Path("a.txt").write_bytes(EXAMPLE.read_bytes().replace(b"\n", b"\r\n").rstrip())
    editlint("fix", "a.txt")
    assert Path("a.txt").read_bytes() == by_diff


def test_stdin() -> None:
    done = editlint(
        "check",
        "-",
        "--stdin-filename",
        "b.md",
        "--output-format",
        "concise",
        stdin=FAULTY.encode(),
    )
    assert done.returncode == 1
    found, verdict = done.stdout.decode().splitlines()
    assert found.startswith("b.md:3:1: error ")
    assert verdict == "Not ready: 1 error."
    assert editlint("check", "-", stdin=CLEAN.encode()).returncode == 0
    raw = b"\xef\xbb\xbf" + EXAMPLE.read_bytes()
    done = editlint("fix", "-", "--stdin-filename", "b.txt", stdin=raw)
    assert (done.returncode, done.stdout) == (0, b"\xef\xbb\xbf" + MENDED.read_bytes())
    assert editlint("fix", "-", "--diff", stdin=raw).stdout.startswith(b"--- -\n")


def test_json_holds_what_the_contract_says(here: Path) -> None:
    Path("a.txt").write_bytes(EXAMPLE.read_bytes())
    Path("b.md").write_text(CLEAN)
    report = json.loads(
        editlint("check", "--output-format", "json", "--isolated", "--no-cache", ".").stdout
    )
    assert report["version"] == 1
    assert [file["path"] for file in report["files"]] == ["a.txt", "b.md"]
    counts = {"files", "errors", "warnings", "infos", "unchecked", "baselined", "allowed", "mended"}
    assert set(report["summary"]) == {*counts, "examined", "ready"}
    passage = next(
        finding
        for finding in report["files"][0]["findings"]
        if finding["rule"] == "repeated-passage"
    )
    assert set(passage) == {
        *("rule", "category", "severity", "message", "status", "reason", "fingerprint"),
        *("span", "start", "end", "related", "fixes", "detail"),
    }
    assert passage["start"] == {"line": 1, "column": 1}
    assert passage["related"][0]["start"] == {"line": 10, "column": 1}
    assert passage["fixes"][0]["applicability"] == "safe"
    assert any(finding["status"] == "shadowed" for finding in report["files"][0]["findings"])


def test_output_files(here: Path) -> None:
    Path("a.md").write_text(FAULTY)
    done = editlint("check", "--output", "json=r.json", "--output", "concise=r.txt")
    assert "\nNot ready: 1 error. " in done.stdout.decode()
    assert json.loads(Path("r.json").read_text())["summary"]["errors"] == 1
    assert Path("r.txt").read_text().startswith("a.md:3:1: error ")
    done = editlint("check", "--output", "json=none/r.json", "a.md")
    assert (done.returncode, one_line(done.stderr)) == (
        2,
        "editlint: none/r.json: cannot be written: no such file or directory",
    )


def test_shadowed_findings_show_when_asked(here: Path) -> None:
    Path("a.txt").write_bytes(EXAMPLE.read_bytes())
    plain = editlint("check", "--output-format", "concise").stdout.decode().splitlines()
    more = (
        editlint("check", "--output-format", "concise", "--show", "shadowed,allowed")
        .stdout.decode()
        .splitlines()
    )
    assert set(plain) < set(more)
    assert any(
        "warning (shadowed: goes with the repeated-passage at line 1) unsourced-statistic" in line
        for line in more
    )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["none.md"], "editlint: none.md: no such file or folder"),
        (["lost.md"], "editlint: lost.md: is a link to a file that does not exist"),
        (["x.md"], "editlint: x.md: nothing to check in this folder"),
        (
            ["latin.md"],
            "editlint: latin.md: is not UTF-8 text: byte 0xE9 in line 1. Save it as UTF-8",
        ),
        (["nul.md"], "editlint: nul.md: is not text: it holds NUL characters"),
        (["--config", "none.toml", "a.md"], "none.toml: cannot be read"),
        (["--config", "bad.toml", "a.md"], "bad.toml: the configuration has no key `slect`"),
        (
            ["--select", "merge-marker", "a.md"],
            "editlint: --select: there is no rule or category `merge-marker`",
        ),
        (
            ["--output-format", "ful", "a.md"],
            "there is no format 'ful'; there are checkstyle, concise, full",
        ),
        (["--show", "all", "a.md"], "'all' is none of info, allowed"),
        (["--fail-level", "fatal", "a.md"], "--fail-level"),
        (["--no-such-option"], "No such option"),
        (["-", "a.md"], "`-` (standard input) stands alone"),
    ],
)
@pytest.mark.parametrize("verb", ["check", "fix"])
def test_could_not_check(here: Path, verb: str, args: list[str], said: str) -> None:
    Path("a.md").write_text(CLEAN)
    Path("latin.md").write_bytes(b"caf\xe9")
    Path("nul.md").write_bytes(b"a\0b")
    Path("bad.toml").write_text("slect = 1")
    Path("x.md").mkdir()
    os.symlink("nowhere", "lost.md")
    done = editlint(verb, *args)
    assert done.returncode == 2
    assert said in one_line(done.stderr)
    assert b"Traceback" not in done.stdout + done.stderr


def test_unusual_bytes_on_stdin() -> None:
    done = editlint("check", "-", stdin=b"\xff\xff")
    assert done.returncode == 2
    assert "standard input is not UTF-8 text" in one_line(done.stderr)


def test_one_bad_file_hides_nothing(here: Path) -> None:
    Path("a.md").write_bytes(b"\xff")
    Path("b.md").write_text(FAULTY)
    done = editlint("check", ".", "none.md")
    assert done.returncode == 2
    assert b"b.md:3:1  error  merge-conflict-marker" in done.stdout
    assert "\nNot fully checked: 2 files or paths failed; 1 error." in done.stdout.decode()
    assert len(done.stderr.splitlines()) == 2
    report = json.loads(editlint("check", "--output-format", "json").stdout)
    assert [bool(file["error"]) for file in report["files"]] == [True, False]


def test_a_reader_that_goes_away(here: Path) -> None:
    Path("a.md").write_text(FAULTY * 3000)
    command = (
        f"{sys.executable} -m editlint check --output-format concise --max-findings 0 | head -n 1"
        "; exit ${PIPESTATUS[0]}"
    )
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
    )
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize(
    ("args", "env", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color(here: Path, args: list[str], env: dict[str, str], colored: bool) -> None:
    Path("a.md").write_text(FAULTY)
    assert (b"\x1b[" in editlint("check", *args, stdin=b"", **env).stdout) == colored


def test_an_article_cannot_steer_the_terminal(here: Path) -> None:
    Path("a.md").write_text(
        "# A\x1b[31m title\n\n<<<<<<< HEAD\n\x1b]0;owned\x07\n=======\nb\u202e\n>>>>>>> main\n"
    )
    out = editlint("check").stdout.decode()
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\u202e" not in out


def test_config_is_found_above(here: Path) -> None:
    Path("editlint.toml").write_text('[rules.merge-conflict-marker]\nseverity = "warning"\n')
    Path("x").mkdir()
    Path("x/a.md").write_text(FAULTY)
    os.chdir("x")
    assert editlint("check").returncode == 0
    assert editlint("check", "--isolated").returncode == 1


def test_rules_and_explain(here: Path) -> None:
    listed = editlint("rules").stdout.decode().splitlines()
    names = [line.split()[0] for line in listed]
    assert "repeated-passage" in names
    assert names == sorted(names)
    assert all(line.endswith("(on by default)") for line in listed)
    page = editlint("explain", "merge-conflict-marker").stdout.decode()
    assert page.startswith("# merge-conflict-marker\n")
    assert "⟦" in page
    done = editlint("explain", "merge-conflict-markers")
    assert (done.returncode, "Did you mean `merge-conflict-marker`?" in one_line(done.stderr)) == (
        2,
        True,
    )


def test_version_and_help() -> None:
    assert editlint("--version").stdout.startswith(b"editlint 0.")
    help_text = editlint("--help").stdout.decode()
    assert all(f"\n  {name} " in help_text for name in ("check", "fix", "explain", "rules"))
    assert editlint("chek").returncode == 2


def test_the_shell_completes_commands(here: Path) -> None:
    done = editlint(_EDITLINT_COMPLETE="bash_complete", COMP_WORDS="editlint ch", COMP_CWORD="1")
    assert b"check" in done.stdout


def test_a_run_does_without_what_only_help_needs(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("# The mill\n\nThe mill stands by the river.\n", encoding="utf-8")
    program = (
        "import sys; from editlint.cli.main import run;"
        f" run(['check', {str(article)!r}]); print('ast' in sys.modules, 'locale' in sys.modules);"
        " import inspect; print(inspect.cleandoc(' a\\n  b'), 'ast' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.split("\n")[-4:] == ["False False", "a", "b True", ""]
