"""`inspect` for click, which imports it at a start to tidy docstrings that a run never prints: it
brings the compiler's tables and the tokenizer along, a tenth of a start. Here it loads when it is
first used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class _Inspect(ModuleType):
    """Stands for the module until somebody looks at what is in it, and then has all of it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what the import system asks of every module
            raise AttributeError(name)
        if sys.modules.get("inspect") is self:
            del sys.modules["inspect"]
        module = import_module("inspect")
        vars(self).update(vars(module))
        return getattr(module, name)


def load_inspect_late() -> None:
    """Let the module load when it is first used; where it is there already it stays as it is.

    `importlib.util.LazyLoader` does not do: before Python 3.12 the second import loads its module.
    """
    sys.modules.setdefault("inspect", _Inspect("inspect"))
