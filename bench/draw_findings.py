"""What editlint does to content that nobody here has seen, drawn so that a person can judge it.

    python bench/draw_findings.py FOLDER... [--seed 1] [--warnings 150] [--changes 100]

Shows every error, some warnings and some of the changes that `fix` would make, each with its place
in the article, numbered, and counts at the end. Read, note a verdict a number (right, debatable,
false; for a change good, harmless, harmful), and count by rule. Folders are copies of other
people's repositories and are never kept here; `EDITLINT` is the command, as for the scorers.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any

COMMAND = shlex.split(os.environ.get("EDITLINT", f"{sys.executable} -m editlint"))
AROUND = 240  # characters shown before and after a place
SUFFIXES = {".md", ".markdown", ".mdx", ".qmd", ".txt", ".html", ".htm", ".rst"}


def findings(folder: Path) -> list[dict[str, Any]]:
    """Every open finding of the files in `folder`, each with its `path`."""
    command = [*COMMAND, "check", "--isolated", "--no-cache", "--output-format", "json", "."]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    if not run.stdout:
        sys.exit(run.stderr)
    files = json.loads(run.stdout)["files"]
    for file in files:
        if file["error"]:
            print(f"not read: {folder.name}/{file['path']}: {file['error']}")
    return [
        {**finding, "path": file["path"]}
        for file in files
        for finding in file["findings"]
        if finding["status"] == "open"
    ]


def changes(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Path, text before and text after of every file that `fix` changes in a copy of `folder`."""
    with tempfile.TemporaryDirectory() as copied:
        shutil.copytree(folder, copied, dirs_exist_ok=True)
        command = [*COMMAND, "fix", "--isolated", "--output-format", "concise", "."]
        subprocess.run(command, cwd=copied, capture_output=True)
        for path in sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES):
            name = path.relative_to(folder)
            before, after = path.read_bytes(), Path(copied, name).read_bytes()
            if before != after:
                yield str(name), before.decode("utf-8", "replace"), after.decode("utf-8", "replace")


def show(number: int, folder: Path, finding: dict[str, Any]) -> None:
    """One finding with the text around it and around the other place."""
    source = (folder / finding["path"]).read_bytes().decode("utf-8-sig", "replace")
    fix = finding["fixes"][0]["applicability"] if finding["fixes"] else "no"
    print(f"\n[{number}] {folder.name}/{finding['path']}:{finding['start']['line']}")
    print(f"    {finding['severity']} {finding['rule']} ({fix} fix): {finding['message']}")
    for name, place in (
        ("HERE", finding),
        *(("THERE", related) for related in finding["related"][:1]),
    ):
        start, end = place["span"]["start"], place["span"]["end"]
        before, after = source[max(0, start - AROUND) : start], source[end : end + AROUND]
        inside = source[start:end]
        if len(inside) > 2 * AROUND:
            inside = f"{inside[:AROUND]} [...] {inside[-AROUND:]}"
        print(f"    {name}: {before!r} >>>{inside!r}<<< {after!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--warnings", type=int, default=150)
    parser.add_argument("--changes", type=int, default=100)
    asked = parser.parse_args()
    draw = random.Random(asked.seed)
    found = [(folder, finding) for folder in asked.folders for finding in findings(folder)]
    errors = [pair for pair in found if pair[1]["severity"] == "error"]
    warnings = [pair for pair in found if pair[1]["severity"] == "warning"]
    shown = errors + draw.sample(warnings, min(asked.warnings, len(warnings)))
    for number, (folder, finding) in enumerate(shown, 1):
        show(number, folder, finding)
    changed = [(folder, *change) for folder in asked.folders for change in changes(folder)]
    drawn = draw.sample(changed, min(asked.changes, len(changed)))
    for number, (folder, path, before, after) in enumerate(drawn, 1):
        print(f"\n[change {number}] {folder.name}/{path}")
        for line in unified_diff(before.split("\n"), after.split("\n"), "", "", n=3, lineterm=""):
            print(f"    {line[:600]}")
    files = sum(path.suffix in SUFFIXES for folder in asked.folders for path in folder.rglob("*"))
    faulty = len({(folder, finding["path"]) for folder, finding in errors})
    counts = Counter(
        f"{finding['severity']} {finding['rule']}"
        for _, finding in found
        if finding["severity"] != "info"
    )
    print(f"\n{files} files, {faulty} with an error, {len(changed)} changed by fix")
    for name, count in counts.most_common():
        print(f"{count:6} {name}")


if __name__ == "__main__":
    main()
