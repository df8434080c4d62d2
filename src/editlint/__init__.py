"""editlint: the last look before an article goes out.

`Linter`, `check_text`, `check_paths` and `fix_text` are the library; they are loaded when first
asked for, so that a bare import costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from editlint.model.version import __version__

if TYPE_CHECKING:
    from editlint.run.api import check_paths, check_text, fix_text
    from editlint.run.linter import Linter

__all__ = ["Linter", "__version__", "check_paths", "check_text", "fix_text"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'editlint' has no attribute {name!r}")
    from editlint.run import api

    return getattr(api, name)
