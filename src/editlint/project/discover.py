"""Which files a run reads: those that are named, and what the named folders hold."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from editlint.model.values import dataclass
from editlint.project.files import cause_of
from editlint.project.globs import Globs, below, globs
from editlint.project.settings import Settings

SKIPPED = "node_modules"


@dataclass(frozen=True, slots=True)
class Discovered:
    """`files` in path order, as they are to be shown; `errors` are paths that gave nothing; `notes`
    tell of files left out on purpose.
    """

    files: tuple[str, ...]
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def discover(paths: Sequence[str], settings: Settings) -> Discovered:
    """The files that `paths` name (none: the working folder).

    A named file is taken whatever its name or ignore files say; `exclude` leaves it out, with a
    note, where `force_exclude` is set. A folder is walked for `include`, less `exclude` and what
    `.gitignore` files name; folders that start with a dot and `node_modules` are passed over.
    """
    search = _Search(settings.root, globs(settings.include), globs(settings.exclude))
    files: dict[str, None] = {}
    errors: list[str] = []
    notes: list[str] = []
    for path in paths or [os.curdir]:
        shown = _shown(path)
        if os.path.isdir(path):
            earlier = len(errors)
            inside = list(_walk(shown, search, errors))
            files.update(dict.fromkeys(inside))
            if not inside and len(errors) == earlier:
                looked_for = ", ".join(settings.include)
                errors.append(f"{path}: nothing to check in this folder (looked for {looked_for})")
        elif not os.path.lexists(path):
            errors.append(f"{path}: no such file or folder")
        elif settings.force_exclude and search.excludes(path):
            notes.append(f"{shown}: left out, excluded in {settings.source}")
        else:
            files[shown] = None
    return Discovered(tuple(sorted(files)), tuple(errors), tuple(notes))


def _shown(path: str) -> str:
    """`path` from the working folder where it lies below it, else as it was given."""
    here = os.getcwd()
    if os.path.isabs(path) and (os.path.normpath(path) + os.sep).startswith(here + os.sep):
        path = os.path.relpath(path, here)
    return os.path.normpath(path).replace(os.sep, "/")


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked for in folders; the patterns are relative to `root`."""

    root: str
    include: Globs
    exclude: Globs

    def includes(self, path: str) -> bool:
        return bool(self.include.decide(below(self.root, path)))

    def excludes(self, path: str) -> bool:
        return self.exclude.covers(below(self.root, path))


@dataclass(frozen=True, slots=True)
class _Ignore:
    """The patterns of one ignore file and the folder that they are relative to, as an absolute path
    that ends in `/`.
    """

    folder: str
    patterns: Globs


def _walk(shown: str, search: _Search, errors: list[str]) -> Iterator[str]:
    """Files below the folder `shown`. Links to folders are not followed; a linked file is left out
    where its target is walked too.

    A folder that cannot be listed goes to `errors`.
    """
    start = os.path.realpath(shown)
    links: list[str] = []
    real: set[str] = set()
    waiting = [("" if shown == "." else f"{shown}/", start + "/", _ignores_above(start))]
    while waiting:
        prefix, folder, ignores = waiting.pop()
        ignores = (*ignores, *_ignores_in(folder))
        for entry in _entries(prefix or ".", folder, errors):
            is_folder = entry.is_dir(follow_symlinks=False)
            path, called = folder + entry.name, prefix + entry.name
            if _left_out(entry.name, path, is_folder, ignores) or search.excludes(called):
                continue
            if is_folder:
                waiting.append((f"{called}/", path + "/", ignores))
            elif not search.includes(called):
                continue
            elif entry.is_symlink():
                links.append(called)
            elif entry.is_file():
                real.add(path)
                yield called
    for link in links:
        if not os.path.isdir(link) and os.path.realpath(link) not in real:
            yield link


def _entries(shown: str, folder: str, errors: list[str]) -> list[os.DirEntry[str]]:
    try:
        return list(os.scandir(folder))
    except OSError as error:
        errors.append(f"{shown}: this folder cannot be listed: {cause_of(error)}")
        return []


def _left_out(name: str, path: str, is_folder: bool, ignores: Sequence[_Ignore]) -> bool:
    if is_folder and (name.startswith(".") or name == SKIPPED):
        return True
    for ignore in reversed(ignores):
        decision = ignore.patterns.decide(path[len(ignore.folder) :], folder=is_folder)
        if decision is not None:
            return decision
    return False


def _ignores_above(folder: str) -> tuple[_Ignore, ...]:
    """The ignore files from the top of the repository that holds `folder` down to it, outermost
    first; none outside a repository.
    """
    found: list[_Ignore] = []
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return ()
        folder = above
        found = [*_ignores_in(folder + "/"), *found]
    own = _ignore(os.path.join(folder, ".git", "info", "exclude"), folder + "/")
    return (*own, *found)


def _ignores_in(folder: str) -> tuple[_Ignore, ...]:
    return _ignore(folder + ".gitignore", folder)


def _ignore(path: str, folder: str) -> tuple[_Ignore, ...]:
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            patterns = globs(file)
    except OSError:
        return ()
    return (_Ignore(folder, patterns),) if patterns.patterns else ()
