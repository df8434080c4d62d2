"""What an editor and a program read, word for word: every rule's first example in the terminal, and
one article in every output format. A change of words shows in the diff of `__snapshots__`; after
reading it, `pytest --snapshot-update` takes it over.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from conftest import ROOT
from editlint import formats
from editlint.cli.main import run
from editlint.lint.testing import marked
from editlint.model.rule import Rule
from editlint.registry import builtin
from office.making import as_docx

PLAIN = [rule for rule in builtin.rules() if not (rule.bad[0].options or rule.bad[0].meta)]


@pytest.mark.parametrize("rule", PLAIN, ids=lambda rule: rule.name)
def test_what_an_editor_reads(
    rule: Rule, here: Path, capsys: pytest.CaptureFixture[str], snapshot: SnapshotAssertion
) -> None:
    example = rule.bad[0]
    name = f"article.{example.format}"
    text = marked(example.text).text
    (here / name).write_bytes(as_docx(text) if example.format == "docx" else text.encode())
    for other, said in example.files.items():
        (here / other).parent.mkdir(exist_ok=True)
        (here / other).write_text(said, encoding="utf-8")
    compared = ["--across", *example.files] if rule.compares else []
    status = run(["check", name, "--select", rule.name, "--show", "info", *compared])
    assert (status, capsys.readouterr().out) == snapshot


# The page for editors is read back in tests/page: a style sheet is nothing to compare.
@pytest.mark.parametrize("output_format", sorted({*formats.names()} - {"html"}))
def test_what_a_program_reads(
    output_format: str, here: Path, capsys: pytest.CaptureFixture[str], snapshot: SnapshotAssertion
) -> None:
    shutil.copy(ROOT / "examples" / "market-square.txt", here / "article.txt")
    status = run(["check", "article.txt", "--output-format", output_format])
    assert (status, capsys.readouterr().out) == snapshot


def test_what_a_fix_shows(
    here: Path, capsys: pytest.CaptureFixture[str], snapshot: SnapshotAssertion
) -> None:
    shutil.copy(ROOT / "examples" / "market-square.txt", here / "article.txt")
    status = run(["fix", "--diff", "article.txt"])
    assert (status, capsys.readouterr().out) == snapshot
