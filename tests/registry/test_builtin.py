"""The rules that ship are compiled again whenever what compiles them has changed."""

from __future__ import annotations

import subprocess
import sys

from editlint.registry.builtin import COMPILING

COMPILE = """
import sys
from editlint.registry.builtin import SOURCE, compiled
compiled(SOURCE)
print(*(name for name in sys.modules if name.startswith("editlint.")))
"""


def test_every_module_that_compiles_is_looked_at() -> None:
    run = [sys.executable, "-c", COMPILE]
    names = subprocess.run(run, capture_output=True, check=True, text=True).stdout.split()
    assert len(names) > 20
    for name in names:
        *room, _ = name.split(".")[1:]
        is_package = any(other.startswith(f"{name}.") for other in names)  # a docstring alone
        assert "/".join(room) in COMPILING or is_package, f"{name} is in no room of COMPILING"
