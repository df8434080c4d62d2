"""`editlint check --watch`: waits until one of the files that are checked is saved."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

import click

MISSING = 'watching needs one more package: pip install "editlint[watch]"'
SETTINGS = ("editlint.toml", ".editlint.toml", "pyproject.toml", "editlint-allow.toml")


def saved(
    paths: Sequence[str], checked: Callable[[], Collection[str]], written: Collection[str]
) -> Iterator[list[str]]:
    """The files of each save, by the paths that `checked` gives them, or settings among them.

    Folders are watched, for editors put a new file in the place of the old one. `written` are files
    that the command itself writes. What is missing is told at once.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise click.ClickException(MISSING) from None
    return _saved(watch(*_folders(paths), raise_interrupt=True), checked, written)


def _saved(
    watched: Iterable[Iterable[tuple[object, str]]],
    checked: Callable[[], Collection[str]],
    written: Collection[str],
) -> Iterator[list[str]]:
    own = {os.path.realpath(path) for path in written}
    for changes in watched:
        known = {os.path.realpath(path): path for path in checked()}
        found = {os.path.realpath(path) for _, path in changes} - own
        told = [known[path] for path in found if path in known]
        told += [os.path.basename(path) for path in found if os.path.basename(path) in SETTINGS]
        if told:
            yield sorted(told)


def _folders(paths: Sequence[str]) -> set[str]:
    """The folders that hold what is named; where a settings file may change, the working folder."""
    named = (path if os.path.isdir(path) else os.path.dirname(path) for path in paths)
    return {os.path.realpath(folder or os.curdir) for folder in named} or {os.curdir}
