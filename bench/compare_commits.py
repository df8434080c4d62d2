"""Whether two commits find and mend the same: `python bench/compare_commits.py OLD [NEW]`.

Every text of the evaluation sets and every example is checked and mended by both, each in a
worktree of its own, and what comes out is compared byte for byte (findings with messages, places,
fixes and fingerprints; mended texts). NEW is the working tree where it is not given.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
EVALUATION = Path(os.environ.get("EDITLINT_EVAL", ROOT.parent / "shared"))
SUFFIXES = {".md", ".txt", ".html", ".mdx", ".qmd", ".rst", ".adoc"}
SHORTEST = 200  # characters: a shorter string of a data file is a label, not a text


def texts() -> Iterator[tuple[str, str]]:
    """Every text by a name that tells its format; those of data files as text and as Markdown."""
    for path in sorted(EVALUATION.glob("data/*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            for number, row in enumerate(rows):
                for key, value in json.loads(row).items():
                    text = "\n".join(map(str, value)) if isinstance(value, list) else str(value)
                    if len(text) >= SHORTEST:
                        for suffix in ("txt", "md"):
                            yield f"{path.name}-{number}-{key}.{suffix}", text
    folders = [EVALUATION / "cases", EVALUATION / "seed", ROOT / "examples"]
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        if path.is_file() and path.suffix in SUFFIXES:
            yield path.name, path.read_text(encoding="utf-8")


def outcome(name: str, text: str) -> str:
    """What the editlint of this process makes of one text, as one line."""
    from editlint import check_text, fix_text

    mended = fix_text(text, path=name)
    found = check_text(text, path=name).findings
    return repr((list(map(plain, found)), mended.text, list(map(plain, mended.report.findings))))


def plain(finding: Any) -> tuple[Any, ...]:
    """What a finding has said in every version, as plain values."""
    return (
        (finding.rule, finding.category, finding.severity.label, finding.message, *finding.span),
        (finding.status, finding.reason, finding.fingerprint),
        [(related.path, *related.span, related.message) for related in finding.related],
        [
            (
                fix.title,
                fix.applicability.label,
                [(*edit.span, edit.text) for edit in fix.edits],
                fix.keeps,
            )
            for fix in finding.fixes
        ],
    )


def write_outcomes(target: str) -> None:
    """A digest a text, for the process of one commit."""
    with open(target, "w", encoding="utf-8") as file:
        for name, text in texts():
            file.write(f"{name} {sha256(outcome(name, text).encode()).hexdigest()}\n")


def outcomes(source: Path) -> dict[str, str]:
    """The digests of the editlint in `source`, made in a process of its own."""
    with tempfile.NamedTemporaryFile(suffix=".txt") as target:
        environment = {**os.environ, "PYTHONPATH": str(source), "EDITLINT_EVAL": str(EVALUATION)}
        command = [sys.executable, __file__, "--write", target.name]
        subprocess.run(command, check=True, env=environment)
        lines = Path(target.name).read_text(encoding="utf-8").splitlines()
        return dict(line.rsplit(" ", 1) for line in lines)


def outcomes_of(commit: str, folder: str) -> dict[str, str]:
    """The digests of a commit, from a worktree that goes again."""
    tree = Path(folder, commit)
    subprocess.run(
        ["git", "worktree", "add", "--quiet", "--detach", tree, commit], check=True, cwd=ROOT
    )
    try:
        return outcomes(tree / "src")
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", tree], check=True, cwd=ROOT)


def main() -> int:
    if sys.argv[1:2] == ["--write"]:
        write_outcomes(sys.argv[2])
        return 0
    old, *new = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        before = outcomes_of(old, folder)
        after = outcomes_of(new[0], folder) if new else outcomes(ROOT / "src")
    differ = [name for name in before if after.get(name) != before[name]]
    for name in differ[:20]:
        print(f"differs: {name}")
    print(
        json.dumps(
            {
                "texts": len(before),
                "differ": len(differ),
                "only_new": len(after.keys() - before.keys()),
            }
        )
    )
    return bool(differ)


if __name__ == "__main__":
    sys.exit(main())
