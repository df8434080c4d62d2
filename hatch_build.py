"""Compiles the rules of the top-level `rules/` into the package when a wheel or an editable install
is built.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompilePacks(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, str(Path(self.root, "src")))
        from editlint.registry import compiled, compiling

        compiled.keep(compiling.compiled(compiled.SOURCE), compiled.COMPILED)
