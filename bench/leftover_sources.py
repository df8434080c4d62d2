"""Documents in which nothing was left behind, for training and scoring `leftover-boilerplate`.

usage: leftover_sources.py FOLDER OWNER/NAME...   draw documents and write leftover-sources.jsonl

What an author marked up as a list, a card or a heading is no leftover, in the source as little as
in text pasted from it. So documentation, recipes, magazines, release notes and blogs of public
repositories are read in both forms. Kept here are their places and hashes, never their texts:
FOLDER/OWNER/NAME is a clone of the repository, made by whoever trains.

    {"repository": "OWNER/NAME", "commit": "91816041...", "path": "docs/tabs.md", "sha256": "..."}
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from editlint.model.document import Document
from editlint.model.places import JOINER, OBJECT

PLACES = Path(__file__).with_name("leftover-sources.jsonl")
A_REPOSITORY = 60  # documents at most
SIZES = range(1_000, 40_000)  # bytes of a document
SUFFIXES = (".md", ".markdown", ".mdx", ".html")
_TIGHT = frozenset({"list_item", "table_cell"})  # what a browser copies without a line between


class Source(NamedTuple):
    """A document with its repository, its path and its text."""

    repository: str
    path: str
    text: str


def sources(folder: Path) -> Iterator[Source]:
    """The documents of `leftover-sources.jsonl`; exits where one is missing or another."""
    for line in PLACES.read_text(encoding="utf-8").splitlines():
        place = json.loads(line)
        found = _shown(folder / place["repository"], place["commit"], place["path"])
        if hashlib.sha256(found).hexdigest() != place["sha256"]:
            sys.exit(f"another text than was drawn: {place['repository']} {place['path']}")
        yield Source(place["repository"], place["path"], found.decode())


def pasted(doc: Document) -> str:
    """The text of a document as somebody pastes it from the page that it makes.

    Items and cells stand line below line, everything else with an empty line between.
    """
    parts: list[str] = []
    tight = False
    for block in doc.blocks:
        text = " ".join(_spoken(block.span.of(doc.prose)).split())
        if not text or block.kind in ("front_matter", "code"):
            continue
        if parts:
            parts.append("\n" if tight and block.kind in _TIGHT else "\n\n")
        parts.append(text)
        tight = block.kind in _TIGHT
    return "".join(parts) + "\n"


def _spoken(prose: str) -> str:
    """The words of prose without the marks that hold the place of markup and pictures."""
    return prose.replace(JOINER, "").replace(OBJECT, " ")


def draw(folder: Path, repositories: list[str]) -> Iterator[str]:
    """Rows for documents drawn by the hash of their paths, from the newest commit of each clone."""
    for repository in repositories:
        clone, drawn = folder / repository, 0
        commit = _git(clone, "rev-parse", "HEAD").decode().strip()
        paths = _git(clone, "ls-tree", "-rz", "--name-only", "HEAD").decode().split("\0")
        wanted = [path for path in paths if path.endswith(SUFFIXES)]
        for path in sorted(wanted, key=lambda one: hashlib.sha256(one.encode()).hexdigest()):
            text = _shown(clone, commit, path)
            if len(text) in SIZES and _is_utf8(text):
                drawn += 1
                digest = hashlib.sha256(text).hexdigest()
                row = {"repository": repository, "commit": commit, "path": path, "sha256": digest}
                yield json.dumps(row, ensure_ascii=False)
            if drawn == A_REPOSITORY:
                break


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def _shown(clone: Path, commit: str, path: str) -> bytes:
    return _git(clone, "show", f"{commit}:{path}")


def _git(clone: Path, *arguments: str) -> bytes:
    run = subprocess.run(["git", "-C", str(clone), *arguments], capture_output=True)
    if run.returncode:
        sys.exit(f"{clone}: {run.stderr.decode(errors='replace').strip()}")
    return run.stdout


if __name__ == "__main__":
    rows = list(draw(Path(sys.argv[1]), sys.argv[2:]))
    PLACES.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} documents of {len(sys.argv) - 2} repositories")
