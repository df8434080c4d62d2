"""One run: the linter, many files, limits, and what the package exports."""

from __future__ import annotations

from typing import Any

_PUBLIC = ("check_paths", "check_text", "fix_paths", "fix_text", "report_on")


def __getattr__(name: str) -> Any:
    """`from editlint.run import fix_text` works and costs only whoever asks for it."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'editlint.run' has no attribute {name!r}")
    from editlint.run import api

    return getattr(api, name)
