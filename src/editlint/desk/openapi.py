"""The OpenAPI document of the JSON API."""

from __future__ import annotations

from typing import Any

from editlint.model.version import __version__

_TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {
        "text": {"type": "string"},
        "path": {"type": "string", "description": "Names the text and tells its format: `a.md`."},
    },
}
_FIX = {**_TEXT, "properties": {**_TEXT["properties"], "unsafe": {"type": "boolean"}}}  # type: ignore[dict-item]
_REPORT = {"type": "object", "description": "What `editlint check --output-format json` prints."}
_FIXED = {
    "type": "object",
    "properties": {
        "text": {"type": "string"}, "mended": {"type": "integer"}, "report": _REPORT,
    },
}  # fmt: skip
_ERRORS = {
    "400": "The request is not what is asked for.",
    "401": "The token is missing or wrong.",
    "413": "The text is too large.",
    "422": "editlint fails on this text.",
    "503": "Too many texts wait.",
    "504": "The text took too long.",
}


def document(largest: int) -> dict[str, Any]:
    """The document, for a desk that takes bodies of `largest` bytes."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "editlint",
            "version": __version__,
            "description": f"Texts of up to {largest:,} bytes. Nothing is kept.",
        },
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
        "paths": {
            "/api/check": {"post": _operation("Check a text", _TEXT, _REPORT)},
            "/api/fix": {"post": _operation("Mend a text", _FIX, _FIXED)},
            "/api/rules": {"get": _operation("List the rules", None, {"type": "array"})},
            "/healthz": {
                "get": {**_operation("Is it there?", None, {"type": "object"}), "security": []}
            },
        },
    }


def _operation(summary: str, body: dict[str, Any] | None, answer: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "summary": summary,
        "responses": {
            "200": {"description": "Done", "content": _json(answer)},
            **{status: {"description": told} for status, told in _ERRORS.items()},
        },
    }
    if body:
        made["requestBody"] = {"required": True, "content": _json(body)}
    return made


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
