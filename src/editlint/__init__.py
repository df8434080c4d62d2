"""editlint: the last look before an article goes out.

`check_text`, `check_paths` and `fix_text` are the library; they are loaded when first asked for, so that a bare import costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from editlint.run import check_paths, check_text, fix_text

__all__ = ["__version__", "check_paths", "check_text", "fix_text"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in ("check_paths", "check_text", "fix_text"):
        raise AttributeError(f"module 'editlint' has no attribute {name!r}")
    from editlint import run

    return getattr(run, name)
