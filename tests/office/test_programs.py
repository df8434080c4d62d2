"""What other programs say: pandoc reads the same text, LibreOffice takes comments and changes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from editlint import check_text
from editlint.model.places import JOINER
from editlint.office.package import DocumentError
from editlint.office.read import text_of
from editlint.office.write import annotated, mended
from editlint.parse import parse
from office.making import as_docx
from office.shapes import SHAPES
from office.test_shapes import DATE, comments_on, some_edits

pytestmark = pytest.mark.slow
SCRIPT = Path(__file__).with_name("in_libreoffice.py")
# pandoc leaves out drawings and what a simple field came to; it knows no hidden text.
NOT_IN_PANDOC = {"a text box", "a simple field", "hidden text"}
# LibreOffice 7.4 makes one paragraph of a large first letter and its text, and keeps that text when
# all changes are accepted; docs/word.md says so.
KEPT = {"a large first letter"}
# With a change beside it LibreOffice joins again what it parted at a page break.
PARTED = {"a page break in a run"}
# LibreOffice 7.4 takes a control around a paragraph for a field, and shows nothing of it where a
# comment stands in it; with a change beside it, nothing of a field in a field.
NOT_SHOWN = {"a field in a field", "content controls"}
# With a comment between the marks of two notes it shows the first one twice, whoever made it.
WITHOUT_COMMENTS = {"footnotes", "endnotes"}
MARKDOWN = """---
title: The old bridge
---

# What it cost

The *mayor* [said so](https://a.example/x), and paid.[^1] H~2~O and `code` are there too.

- one boat
- two boats

    - with sails

1. A first step
2. A second step

> Nobody asked us.

| Year | Boats |
|------|-------|
| 2024 | 17    |

: The boats of the town

Term

:   What it means

    a code block

The end.[^2]

[^1]: The budget of the town.
[^2]: With *two* notes.
"""


def needs(program: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")


@cache
def _python_with_uno() -> str:
    for python in ("/usr/bin/python3", sys.executable):
        if Path(python).exists():
            done = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
            if done.returncode == 0:
                return python
    return ""


def in_libreoffice(*documents: tuple[Path, str]) -> list[dict[str, Any]]:
    """What LibreOffice sees of documents, each after all changes are accepted or rejected."""
    needs("soffice")
    python = _python_with_uno()
    if not python:
        pytest.skip("no Python here has uno (python3-uno)")
    given = [f"{path}={what}" for path, what in documents]
    done = subprocess.run(
        [python, str(SCRIPT), *given], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    told: list[dict[str, Any]] = json.loads(done.stdout)
    return told


def converted(source: Path, to: str) -> Path:
    """A document saved by LibreOffice in another format."""
    needs("soffice")
    folder = source.parent / to
    profile = f"-env:UserInstallation=file://{source.parent}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", to, "--outdir", str(folder)]
    subprocess.run([*command, str(source)], capture_output=True, timeout=180, check=True)
    return folder / f"{source.stem}.{to}"


def by_pandoc(path: Path) -> list[str]:
    """The words that pandoc reads, notes last."""
    needs("pandoc")
    done = subprocess.run(
        ["pandoc", "-t", "json", str(path)], capture_output=True, text=True, check=True
    )
    whole = json.loads(done.stdout)
    notes: list[Any] = []
    said = [*_said(whole["meta"].get("title", []), notes), " ", *_said(whole["blocks"], notes)]
    for note in notes:
        said += [" ", *_said(note, notes)]
    return "".join(said).split()


def _said(part: Any, notes: list[Any]) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _said(one, notes)
        return
    if not isinstance(part, Mapping):
        return
    kind, inside = part.get("t"), part.get("c", [])
    if kind == "Str":
        yield str(inside)
    elif kind in ("Code", "CodeBlock"):
        yield str(inside[1])
    elif kind == "Note":
        notes.append(inside)
    else:
        yield from _said(_TEXT_IN.get(str(kind), lambda whole: whole)(inside), notes)
    if kind in _ENDS:
        yield " "


_ENDS = {"Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header"}
_TEXT_IN: dict[str, Callable[[Any], Any]] = {
    "Image": lambda _: [],
    "Link": lambda link: link[1],
    "Table": lambda table: _cells(table),
    "DefinitionList": lambda terms: [[{"t": "Plain", "c": term}, *meant] for term, meant in terms],
}


def _cells(table: Any) -> list[Any]:
    _, _, _, (_, head), bodies, (_, foot) = table
    rows = [*head, *(row for body in bodies for part in body[2:] for row in part), *foot]
    return [cell[4] for row in rows for cell in row[1]]


def by_us(path: Path) -> list[str]:
    """The words of our prose."""
    doc = parse(text_of(str(path), path.read_bytes()), path=str(path))
    prose = doc.prose
    for block in doc.blocks:
        assert block.span.of(prose).strip()
    return prose.replace(JOINER, "").replace("\ufffc", "").split()


def test_pandoc_reads_the_same_text(tmp_path: Path) -> None:
    differ = {}
    for number, (name, raw) in enumerate(SHAPES.items()):
        if name not in NOT_IN_PANDOC:
            path = tmp_path / f"{number}.docx"
            path.write_bytes(raw)
            if by_us(path) != by_pandoc(path):
                differ[name] = (by_us(path), by_pandoc(path))
    assert differ == {}


@pytest.mark.parametrize("through", [(), ("odt",), ("odt", "docx")], ids=" ".join)
def test_what_pandoc_wrote_is_read_as_pandoc_reads_it(tmp_path: Path, through: list[str]) -> None:
    needs("pandoc")
    path = tmp_path / "a.docx"
    subprocess.run(["pandoc", "-o", str(path), "-"], input=MARKDOWN.encode(), check=True)
    wanted = by_pandoc(path)
    for to in through:
        path = converted(path, to)
    assert sorted(by_us(path)) == sorted(wanted)
    doc = parse(text_of(str(path), path.read_bytes()), path=str(path))
    kinds = {block.kind for block in doc.blocks}
    assert {"title", "heading", "paragraph", "list_item", "quote", "table_cell"} <= kinds
    assert "](https://a.example/x)" in doc.source


def test_libreoffice_accepts_and_rejects_as_we_do(tmp_path: Path) -> None:
    documents: list[tuple[Path, str]] = []
    names: list[str] = []
    for number, (name, raw) in enumerate(SHAPES.items()):
        source = text_of("a.docx", raw)
        try:
            comments = [] if name in WITHOUT_COMMENTS else comments_on(source)
            ours = annotated(raw, comments, some_edits(source), "editlint", DATE)
        except DocumentError as error:  # pragma: no cover - tells which shape it is
            raise AssertionError(name) from error
        made = (("was", raw), ("ours", ours), ("ready", mended(raw, some_edits(source))))
        for kind, said in made:
            (tmp_path / f"{number}-{kind}.docx").write_bytes(said)
        pairs = (("was", "reject"), ("ours", "reject"), ("ready", "accept"), ("ours", "accept"))
        documents += [(tmp_path / f"{number}-{kind}.docx", what) for kind, what in pairs]
        names.append(name)
    seen = in_libreoffice(*documents)
    for at, name in enumerate(names):
        was, rejected, ready, accepted = map(_text, seen[at * 4 : at * 4 + 4])
        if name in NOT_SHOWN:
            continue
        assert rejected == was, f"{name}: all rejected"
        if name in KEPT:
            continue
        if name in PARTED:
            accepted, ready = ["".join(accepted)], ["".join(ready)]
        assert accepted == ready, f"{name}: all accepted"


def _text(seen: Mapping[str, Any]) -> list[str]:
    return [said for _, said in seen["paragraphs"] if said.strip()] + list(seen["notes"])


@pytest.mark.parametrize("styled", [True, False], ids=["styles", "plain paragraphs"])
def test_the_seed_in_libreoffice(seed: str, tmp_path: Path, styled: bool) -> None:
    from editlint.project.settings import Settings
    from editlint.run.annotate import annotate
    from test_seed import HEADINGS, LEFTOVER, TITLE

    marks = {TITLE: "% ", **dict.fromkeys(HEADINGS, "# ")} if styled else {}
    lines = seed.splitlines()
    text = "".join(f"{marks.get(number, '')}{line}\n" for number, line in enumerate(lines))
    path, target = tmp_path / "article.docx", tmp_path / "reviewed.docx"
    path.write_bytes(as_docx(text))
    done = annotate(str(path), str(target), Settings(), author="Desk", date=DATE)
    assert done.comments > 0
    assert done.changes > 0
    was, accepted, rejected = in_libreoffice((target, ""), (target, "accept"), (target, "reject"))
    assert [one[1] for one in accepted["paragraphs"]] == lines[TITLE:LEFTOVER]
    assert [one[1] for one in rejected["paragraphs"]] == lines
    findings = [
        finding for finding in check_text(text, path="article.docx").open if finding.severity > 1
    ]
    wanted = [(finding.message, finding.span.of(text).split()[-1]) for finding in findings]
    there = [
        (comment["said"].split("\n")[0], comment["words"].split()[-1])
        for comment in was["comments"]
        if not comment["said"].startswith("This copy stays")
    ]
    assert sorted(there) == sorted(wanted)
    assert {comment["author"] for comment in was["comments"]} == {"Desk"}
    if styled:
        assert accepted["paragraphs"][0][0] == "Title"
