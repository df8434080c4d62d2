"""`editlint config`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import click

from editlint.cli import declare
from editlint.cli.options import RunOptions, selection_options, settings_from
from editlint.cli.output import echo
from editlint.model.finding import Severity
from editlint.project.config import KEYS, Key
from editlint.project.nearest import settings_for
from editlint.project.settings import Settings


@declare.command(epilog="Example: editlint config article.md")
@click.argument("file", required=False, type=declare.PATH)
@selection_options
def command(file: str | None, options: RunOptions) -> None:
    """Tell every setting that holds in this folder, and where it comes from.

    With a FILE: what holds for it, which overrides meet it, and whether a search of its folder
    would find it."""
    settings = settings_from(options)
    if file:
        if not os.path.isfile(file):
            raise click.ClickException(f"{file}: no such file")
        settings = settings_for(file, settings)
    echo(_lines(settings, file))


def _lines(settings: Settings, file: str | None) -> Iterator[str]:
    if file:
        yield from _of_file(settings, file)
    yield f"configuration: {settings.origin or 'none: the defaults hold'}"
    yield f"patterns are relative to: {settings.root}"
    yield ""
    wide = max(len(key.name) for key in KEYS)
    for key in KEYS:
        value = _in_words(getattr(settings, key.field))
        yield f"{key.name:{wide}} = {value}  ({_origin(settings, key)})"
    yield ""
    yield from _rules(settings, file)


def _origin(settings: Settings, key: Key) -> str:
    if getattr(settings, key.field) == getattr(Settings(), key.field):
        return "default"
    return settings.source


def _in_words(value: Any) -> str:
    if isinstance(value, Severity):
        return value.label
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_in_words, value))}]"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_in_words(each)}" for key, each in value.items()) or "none"
    return "none" if value is None or value == "" else str(value)


def _of_file(settings: Settings, file: str) -> Iterator[str]:
    """Whether a search finds it, and which overrides hold for it."""
    from editlint.registry.select import overrides_for
    from editlint.run.documents import discovered

    folder = os.path.dirname(file) or os.curdir
    inside = {os.path.realpath(path) for path in discovered([folder], settings).files}
    found = os.path.realpath(file) in inside
    searched = "checked" if found else "left out (by include, exclude or .gitignore)"
    yield f"{file}: {searched} when its folder is searched"
    for number in overrides_for(settings, file):
        paths = ", ".join(settings.overrides[number].paths)
        yield f"{file}: override {number + 1} of {settings.source} holds for it ({paths})"


def _rules(settings: Settings, file: str | None) -> Iterator[str]:
    """Each rule with its severity, its options and why."""
    from editlint.run.linter import Linter

    for choice in Linter(settings).choices(file):
        state = choice.severity.label if choice.on else "off"
        given = (f", {name} = {_in_words(value)}" for name, value in choice.options.items())
        yield f"rules.{choice.rule.name}: {state}{''.join(given)}  ({choice.reason})"
