"""Path patterns mean what they mean to git: git itself is asked."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from editlint.project.globs import globs

PATHS = [
    "a.md",
    "b.txt",
    "x/a.md",
    "x/y/a.md",
    "x/y/z/b.md",
    "drafts/a.md",
    "drafts/x/b.md",
    "x/drafts/c.md",
    "a b.md",
    "[a].md",
    "éé.md",
    "-.md",
]
PATTERNS = [
    "a.md", "/a.md", "*.md", "x/", "x", "x/*", "x/**", "**/a.md", "x/**/a.md", "drafts/**",
    "drafts", "/drafts/", "**/drafts/**",
    "*.md\n!a.md", "x/*\n!x/a.md", "[ab].md", "[!a].md", "[^a].md", "[a-b].md", "\\[a\\].md",
    "?.md", "*", "a*.md", "a b.md  ",
    "#a.md", "\\#a.md", "!a.md", "", "[", "x/y", "**", "a.md/", "y/", "*/a.md", "**/y/**",
    "[[:alpha:]].md", "[]a].md", "[--a].md", "x/**/",
    "*a*.*d", "*/*/*.m?", "x/**/z/**/*.md", "**/x/**/*", "*r*f*s/**/*b*",
    "**/**/a.md", "x/**/**/b.md", "**/[xy]/*.md",
]  # fmt: skip


@pytest.mark.skipif(not shutil.which("git"), reason="git decides what is right here")
def test_as_git(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for path in PATHS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    for patterns in PATTERNS:
        (tmp_path / ".gitignore").write_text(patterns + "\n", encoding="utf-8")
        command = [
            "git",
            "-c",
            "core.quotePath=false",
            "ls-files",
            "-z",
            "--others",
            "--ignored",
            "--exclude-standard",
        ]
        listed = (
            subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
            .stdout.decode()
            .split("\0")
        )
        matcher = globs(patterns.split("\n"))
        assert {path for path in PATHS if matcher.covers(path)} == set(listed) & set(PATHS), (
            patterns
        )


def test_covers_a_file_in_a_matching_folder() -> None:
    assert globs(["drafts/"]).covers("x/drafts/y/a.md")
    assert not globs(["drafts/"]).covers("drafts")
    assert not globs([]).covers("a.md")


@pytest.mark.parametrize("pattern", ["*a" * 40 + "b", "**/a/" * 40 + "b", "**/*a*a*a*a/" * 9 + "b"])
def test_a_pattern_of_many_stars_is_quick(pattern: str) -> None:
    before = time.process_time()
    assert not globs([pattern]).covers("/".join(["a" * 80] * 30))
    assert time.process_time() - before < 1
