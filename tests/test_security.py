"""The promises of SECURITY.md, each with a test."""

from __future__ import annotations

import ast
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import PYTHONPATH, ROOT
from editlint.cli.main import run
from editlint.registry import builtin
from offline import NetworkError

MODULES = sorted((ROOT / "src" / "editlint").rglob("*.py"))
TREES = {
    path.relative_to(ROOT / "src" / "editlint").as_posix(): ast.parse(path.read_text("utf-8"))
    for path in MODULES
}
NETWORK = re.compile(
    r"(socket|ssl|http|urllib\.request|urllib3|ftplib|smtplib|imaplib|poplib|telnetlib|xmlrpc"
    r"|asyncio|requests|httpx|aiohttp|webbrowser)\b"
)
EXECUTING = re.compile(
    r"(eval|exec|compile|__import__|runpy\..*|code\.interact|os\.(system|popen|exec\w*|spawn\w*"
    r"|posix_spawn\w*|startfile)|pickle\.loads?|marshal\.loads?|shelve\..*|ctypes\..*"
    r"|subprocess\..*|importlib\..*|import_module|\w*\.?literal_eval|\w+\.format_map)"
)
# Where it is done all the same, and why that is safe.
KNOWN = {
    "values.py: eval": "makes the code of a tuple from a number",
    "report.py: pickle.loads": "reads what the same process has just packed",
    "worker.py: pickle.loads": "what the run and its own process say to each other in a pipe",
    "work.py: pickle.loads": "settings that the desk hands to its own processes",
    "git.py: subprocess.run": "git, with nothing of the repository run",
    "__init__.py: import_module": "a format, by a name that is in the list of our modules",
    "main.py: import_module": "a command, by the name of one of our modules",
    "compiling.py: import_module": "our own rules, by the names of our modules",
    "rows.py: import_module": "our own rules, as the file that ships with them names them",
    "late.py: import_module": "`inspect`, when it is first used",
    "kinds.py: import_module": "a kind of rule, by a name that is in a list of ours",
}
YAML = {
    *("BaseLoader", "CBaseLoader", "SafeLoader", "CSafeLoader"),
    *("YAMLError", "safe_load", "load", "events", "nodes", "error", "parse"),
}


def calls() -> Iterator[tuple[str, str]]:
    """Every call in our sources: the module's name, and what is called."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield path.rpartition("/")[2], ast.unparse(node.func)


def test_each_promise_names_its_tests_and_each_of_them_is_there() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    _, _, promises = text.partition("## What it promises")
    promises = promises.partition("\n## ")[0]
    bullets = re.split(r"^- ", promises, flags=re.MULTILINE)[1:]
    assert len(bullets) >= 8
    for bullet in bullets:
        named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", bullet)
        assert named, bullet
        for path, function in named:
            assert f"def {function}" in (ROOT / path).read_text(encoding="utf-8"), (path, function)


# Nothing is sent


def test_no_test_and_no_command_of_one_reaches_the_network() -> None:
    for ask in (
        lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"a", ("192.0.2.1", 9)),
        lambda: socket.getaddrinfo("example.org", 80),
    ):
        with pytest.raises(NetworkError):
            ask()
    done = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('192.0.2.1', 80))"],
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        capture_output=True,
        check=False,
    )
    assert b"NetworkError" in done.stderr


def test_no_module_of_ours_imports_what_could_send() -> None:
    found = [
        (path, alias)
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in (
            [name.name for name in node.names]
            if isinstance(node, ast.Import)
            else [f"{node.module}.{name.name}" for name in node.names]
        )
        if NETWORK.match(alias) and not path.startswith("desk/")  # which is asked, and asks nobody
    ]
    assert found == []


# Nothing is executed


def test_no_module_of_ours_executes_what_it_reads() -> None:
    found = {f"{path}: {called}" for path, called in calls() if EXECUTING.fullmatch(called)}
    assert found - KNOWN.keys() == set()
    assert KNOWN.keys() - found == set()


def test_yaml_is_read_by_safe_loaders_alone() -> None:
    seen = set()
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "yaml":
                seen.add(node.attr)
            if isinstance(node, ast.Call) and ast.unparse(node).startswith("getattr(yaml,"):
                seen.add(ast.literal_eval(node.args[1]))
    assert "load" in seen
    assert seen <= YAML


class Watch:
    """What Python tells of a process while it is on: programs, code, connections, and writing."""

    RUNNING = re.compile(
        r"subprocess\.Popen|os\.(system|exec|spawn|posix_spawn|fork|forkpty)|pty\.spawn|exec"
        r"|compile|pickle\.find_class|ctypes\..*|socket\..*|code\.__new__|webbrowser\.open"
    )
    CHANGING = (
        *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink"),
        *("os.truncate", "os.chmod", "os.chown", "sqlite3.connect"),
    )

    def __init__(self) -> None:
        self.on = False
        self.ran: list[str] = []
        self.written: set[str] = set()
        sys.addaudithook(self._note)

    def _note(self, event: str, args: tuple[object, ...]) -> None:
        if not self.on:
            return
        if event == "compile" and args[1] in ("<unknown>", b"<unknown>"):
            return  # read as a tree and never run
        if event == "pickle.find_class" and str(args[0]).startswith("editlint.model."):
            return  # findings that this process has packed itself
        if self.RUNNING.fullmatch(event):
            self.ran.append(f"{event} {args}")
        elif event in self.CHANGING:
            self.written |= {os.path.abspath(str(arg)) for arg in args if isinstance(arg, str)}
        elif event == "open" and isinstance(args[0], str):
            mode, flags = str(args[1] or ""), int(str(args[2] or 0))
            if set(mode) & set("wax+") or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self.written.add(os.path.abspath(args[0]))

    @contextmanager
    def watching(self) -> Iterator[None]:
        self.ran, self.written, self.on = [], set(), True
        try:
            yield
        finally:
            self.on = False


WATCH = Watch()
ARTICLE = """---
title: !!python/object/apply:os.system ["touch marker"]
editlint: !!python/object/new:os.system ["touch marker"]
author: {{ cycler.__init__.__globals__.os.system("touch marker") }}
---

# $(touch marker) `touch marker` ${7*7} #{7*7} <%= system("touch marker") %>

{{ ''.__class__.__mro__ }} {% include "/etc/passwd" %} <?php system("touch marker"); ?> the the end.

<script>fetch("https://example.org")</script> ![](https://example.org/p.png)

import os from 'os'
export const a = require("child_process").execSync("touch marker")
include::https://example.org/a.adoc[]
"""
PACKS = {
    "object": 'extends: !!python/object/apply:os.system ["touch marker"]\nmessage: a\n',
    "data": 'kind: data\nnames: !!python/object/apply:os.system ["touch marker"]\n',
    "prepared": "kind: data\nprepared-by: os.system\nnames: [touch marker]\n",
    "formula": "extends: metric\nmessage: a\nformula: \"__import__('os').system(1)\"\n",
    "script": 'extends: script\nmessage: a\nscript: |\n  os := import("os")\n',
    "pattern": 'extends: existence\nmessage: "{0.__class__} %s"\ntokens: ["(?{system})", end]\n',
    "swap": 'extends: substitution\nmessage: "%s"\nswap: {end: "$(touch marker) {{7*7}}"}\n',
}
SETTINGS = """
extend-rules = ["house", "$(touch marker)", "https://example.org/rules"]
exclude = ["`touch marker`"]
own-names = ["!!python/object/apply:os.system ['touch marker']"]
"""


@pytest.fixture
def desk(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which everything asks to be run; the cache and the home lie elsewhere."""
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(here.parent / f"{here.name}-cache"))
    monkeypatch.setenv("HOME", str(here.parent / f"{here.name}-home"))
    for number in range(9):
        (here / f"{number}.md").write_text(ARTICLE, encoding="utf-8")
    (here / "a.html").write_text(ARTICLE, encoding="utf-8")
    (here / "; touch marker;.mdx").write_text(ARTICLE, encoding="utf-8")
    (here / "house").mkdir()
    for name, text in PACKS.items():
        (here / "house" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (here / "editlint.toml").write_text(SETTINGS, encoding="utf-8")
    return here


@pytest.mark.parametrize("command", ["check", "fix", "test house", "rules", "config"])
def test_nothing_of_an_article_a_pack_or_a_setting_is_executed(desk: Path, command: str) -> None:
    assert all(rule.check for rule in builtin.rules())  # the modules of rules that load late
    run(command.split())  # what is imported on the way is ours, and is imported by now
    for number in range(9):
        (desk / f"{number}.md").write_text(ARTICLE + "\nNew.\n", encoding="utf-8")
    with WATCH.watching():
        run([*command.split(), *["--no-cache"] * (command == "check")])
    assert WATCH.ran == []
    assert not (desk / "marker").exists()


def test_a_pack_that_wants_to_make_objects_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["test", "house"]) == 2
    out = capsys.readouterr().out
    for name in ("data", "formula", "object", "prepared", "script"):
        assert f"house/{name}.yaml: " in out
    assert not (desk / "marker").exists()


# What is written, and where

PLAIN = (
    "# A title\n\nThe mill closed in May, and the the end was near. Nobody asked who had the keys,"
    " and nobody went to look.\n"
)
WRITING = {
    "check": ((), True),
    "check --no-cache": ((), False),
    "check --across --no-cache": ((), False),
    "archive build": (("editlint-archive.sqlite",), False),
    "learn -o learnt.toml": (("learnt.toml",), False),
    "archive allow 0.md because": (("allowed-passages.toml",), False),
    "check --output json=out/report.json": (("out/report.json",), True),
    "fix": (tuple(f"{number}.md" for number in range(9)), False),
    "fix --diff": ((), False),
    "fix 3.md": (("3.md",), False),
    "allow 0.md:3 repeated-word because": (("editlint-allow.toml",), False),
    "baseline": (("editlint-baseline.json",), True),
    "init": (("editlint.toml",), False),
    "rules": ((), False),
    "config": ((), False),
    "explain repeated-word": ((), False),
    "rules new a-rule": (("house/a-rule.yaml",), False),
    "test house": ((), False),
}


@pytest.mark.parametrize("command", WRITING)
def test_each_command_writes_what_it_says_and_nothing_else(
    here: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = here.parent / f"{here.name}-cache"
    monkeypatch.setenv("EDITLINT_CACHE_DIR", str(cache))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    (here / "out").mkdir()
    (here / "house").mkdir()
    (here / "house" / "a.yaml").write_text("extends: existence\nmessage: a\ntokens: [b]\n", "utf-8")
    for number in range(9):
        (here / f"{number}.md").write_text(PLAIN, encoding="utf-8")
    run(["check", "--isolated", "--no-cache"])  # what is compiled from our own sources is, by now
    expected, caches = WRITING[command]
    with WATCH.watching():
        run(command.split(" "))
    beside = re.compile(r"\.(.+)\.\d+\.editlint$")
    written = {
        os.path.join(os.path.dirname(path), beside.sub(r"\1", os.path.basename(path)))
        for path in WATCH.written
        if not os.path.isdir(path)
    }
    inside = {path for path in written if Path(path).is_relative_to(cache)}
    assert written - inside == {str(here / path) for path in expected}
    assert bool(inside) == caches
    if caches:
        assert cache.stat().st_mode & 0o077 == 0
    assert not list(here.rglob(".*"))


def test_the_job_summary_is_written_only_for_github(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "summary"))
    (here / "a.md").write_text(PLAIN, encoding="utf-8")
    run(["check", "a.md"])
    assert not (here / "summary").exists()
    run(["check", "a.md", "--output-format", "github"])
    assert "repeated-word" in (here / "summary").read_text(encoding="utf-8")


def test_git_is_the_only_program_and_only_for_a_diff_base(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q"], cwd=here, check=True)
    (here / "a.md").write_text(PLAIN, encoding="utf-8")
    run(["check", "a.md"])
    with WATCH.watching():
        run(["check", "a.md"])
    assert WATCH.ran == []
    with WATCH.watching():
        run(["check", "a.md", "--diff-base", "HEAD"])
    programs = [each for each in WATCH.ran if each.startswith("subprocess.Popen")]
    assert programs
    assert all(each.startswith("subprocess.Popen ('git'") for each in programs)
    assert shutil.which("git")
