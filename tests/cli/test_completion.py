"""The tab key in real shells: what is completed there is run there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from terminal import Terminal, terminal

SHELLS = {
    "bash": (("bash", "--norc", "--noprofile", "-i"), 'eval "$(editlint completion bash)"'),
    "zsh": (
        ("zsh", "-f", "-i"),
        'autoload -Uz compinit; compinit -u -D; eval "$(editlint completion zsh)"',
    ),
    "fish": (("fish", "--no-config", "-i"), "editlint completion fish | source"),
}
CLEAN = "# A quiet harbour\n\nThe boats lay still, and the gulls had gone inland.\n"
# What is typed before the tab key, what stands there then, and what the command prints when it is
# run.
COMPLETED = [
    ("editlint expl", "explain", None),
    ("editlint explain merge-conf", "merge-conflict-marker", "# merge-conflict-marker"),
    ("editlint check artic", "article.md", "nothing found in 1 file"),
    ("editlint artic", "article.md", "nothing found in 1 file"),
    ("editlint check article.md --output-format concis", "concise", None),
    ("editlint check article.md --select resid", "residue", "nothing found in 1 file"),
    ("editlint check article.md --select sourcing,resid", "sourcing,residue", "in 1 file"),
    ("editlint check article.md --select=resid", "--select=residue", "nothing found in 1 file"),
    ("editlint check article.md --fail-level nev", "never", "nothing found in 1 file"),
    ("editlint check article.md --output concis", "concise=", None),
    ("editlint fix artic", "article.md", "nothing found in 1 file"),
    ("editlint completion fi", "fish", None),
]


@contextmanager
def shell(name: str) -> Iterator[Terminal]:
    command, source = SHELLS[name]
    if not shutil.which(name):
        pytest.skip(f"there is no {name} here")
    with terminal(*command, columns=120, PS1="$ ", HOME=str(Path.cwd())) as there:
        there.type(f"{source}; echo read''y\n")
        there.until("ready\n")
        yield there


@pytest.mark.parametrize("name", SHELLS)
def test_what_the_tab_key_completes(here: Path, name: str) -> None:
    Path("article.md").write_text(CLEAN, encoding="utf-8")
    with shell(name) as there:
        for typed, completed, printed in COMPLETED:
            there.type(typed)
            there.until(typed.rpartition(" ")[2][-3:])
            there.type("\t")
            missing = completed.removeprefix(typed.rpartition(" ")[2])
            there.until(missing, 20)
            if printed is None:
                there.type("\x15")
                continue
            there.type("\n")
            there.until(printed)
