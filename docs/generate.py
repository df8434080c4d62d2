"""Writes the files that are made from the code (`make generate`), or tells which are stale
(`--check`, `make generated`).
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Set
from pathlib import Path
from typing import cast

from rooms import svg
from screens import screen
from sessions import with_sessions

from editlint.reference import rule_page, schema
from editlint.registry import builtin

ROOT = Path(__file__).parent.parent
README = Path("README.md")
FIRST_HOUR = Path("docs/first-hour.md")
ARTICLES, REPORTS = Path("examples/articles"), Path("examples/reports")
RUN = re.compile(r"(<!-- run: ([^\n]*) -->)\n.*?<!-- end -->", re.S)


def wanted() -> dict[Path, str]:
    """Every generated file with what it should hold."""
    rules = builtin.rules()
    pages = {Path("docs/rules", f"{rule.name}.md"): rule_page.page(rule) for rule in rules}
    schemas = {
        "editlint.schema.json": schema.config_schema(rules),
        "rule.schema.json": schema.rule_schema(),
    }
    pages |= {
        Path("docs/schema", name): json.dumps(made, indent=2, ensure_ascii=False) + "\n"
        for name, made in schemas.items()
    }
    return {
        **pages,
        Path("docs/rules/README.md"): rule_page.index(rules),
        Path("docs/rooms.svg"): svg(_table_of_rooms()),
        README: with_runs((ROOT / README).read_text(encoding="utf-8")),
        FIRST_HOUR: with_sessions((ROOT / FIRST_HOUR).read_text(encoding="utf-8")),
        **reports(),
        **screens(),
    }


def screens() -> dict[Path, str]:
    """Pictures of the terminal for the first hour."""
    shown = {"check": "check examples/articles/residue.md", "help": "--help"}
    return {
        Path("docs", f"first-hour-{name}.svg"): screen(
            f"editlint {args}", output(f"editlint {args}", FORCE_COLOR="1")
        )
        for name, args in shown.items()
    }


def reports() -> dict[Path, str]:
    """What `editlint check` prints of each example article."""
    articles = sorted((ROOT / ARTICLES).iterdir())
    return {
        REPORTS / f"{path.stem}.txt": output(f"editlint check {ARTICLES / path.name}")
        for path in articles
    }


def _table_of_rooms() -> Mapping[str, Set[str]]:
    """The table that the test of the architecture holds."""
    sys.path.insert(0, str(ROOT / "tests"))
    from test_architecture import ROOMS

    return cast(Mapping[str, Set[str]], ROOMS)


def with_runs(text: str) -> str:
    """`text` with the output of each command that it says it shows."""
    return RUN.sub(lambda match: f"{match[1]}\n```text\n{output(match[2])}```\n<!-- end -->", text)


def output(command: str, **env: str) -> str:
    program, *args = command.split()
    done = subprocess.run(
        [sys.executable, "-m", program, *args],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "", "COLUMNS": "100", **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def stale(files: dict[Path, str]) -> list[Path]:
    """Files that differ from what they should hold, and rule pages of rules that are gone."""
    differ = [
        path
        for path, text in files.items()
        if not (ROOT / path).is_file() or (ROOT / path).read_text(encoding="utf-8") != text
    ]
    there = [path.relative_to(ROOT) for path in (ROOT / "docs/rules").glob("*.md")]
    return sorted(differ + [path for path in there if path not in files])


def main() -> int:
    files = wanted()
    found = stale(files)
    if "--check" in sys.argv[1:]:
        for path in found:
            print(f"{path} is stale: run `make generate`")
        return int(bool(found))
    for path in found:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        if path in files:
            (ROOT / path).write_text(files[path], encoding="utf-8")
        else:
            (ROOT / path).unlink()
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
