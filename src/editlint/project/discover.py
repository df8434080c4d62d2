"""Which files a run reads: those that are named, and what the named folders hold."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence

from editlint.model.values import NamedTuple, dataclass
from editlint.project.config_file import FILES
from editlint.project.files import ReadError, cause_of, kind_of, read_bytes
from editlint.project.globs import Globs, below, globs
from editlint.project.nearest import Nearest
from editlint.project.settings import Settings, SettingsError

SKIPPED = "node_modules"
_MOST = 1_000_000  # bytes of an ignore file


@dataclass(frozen=True, slots=True)
class Discovered:
    """`files` in path order, as they are to be shown; `errors` are paths that gave nothing; `notes`
    tell of files left out on purpose. `outside` are those of `files` that are links found in a
    folder and lead out of all that were named. `whole` are the folders, by their real paths, of
    which everything was looked at.
    """

    files: tuple[str, ...]
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    outside: frozenset[str] = frozenset()
    whole: tuple[str, ...] = ()


def discover(
    paths: Sequence[str], settings: Settings, nearest: Nearest | None = None
) -> Discovered:
    """The files that `paths` name (none: the working folder).

    A named file is taken whatever its name or ignore files say; `exclude` leaves it out, with a
    note, where `force_exclude` is set. A folder is walked for `include`, less `exclude` and what
    `.gitignore` files name; folders that start with a dot and `node_modules` are passed over. What
    holds in a folder says the configuration nearest to it; one that cannot be read is an error, and
    its files are left out.
    """
    search = _Search(nearest or Nearest(settings))
    found = _Found({}, [], [], {})
    tops = [os.path.realpath(path) for path in paths or [os.curdir] if os.path.isdir(path)]
    for path in paths or [os.curdir]:
        shown = _shown(path)
        if search.of(search.nearest.start).leaves_out(shown):
            found.notes.append(f"{shown}: left out by --exclude")
        elif os.path.isdir(path):
            _walked(path, shown, search, found)
        elif not os.path.lexists(path):
            found.errors.append(f"{path}: no such file or folder")
        elif not (own := search.there(os.path.dirname(path), found.errors)):
            pass
        elif settings.force_exclude and (by := search.excluded_by(path, own)):
            found.notes.append(f"{shown}: left out, excluded in {by.source}")
        elif kind := _kind_behind(path):
            found.notes.append(f"{shown}: left out, it is {kind}")
        else:
            found.files[shown] = None
    if found.notes and not found.files and not found.errors:
        found.errors.append("nothing to check: all that was named is left out")
    outside = {link for link, target in found.links.items() if not _lies_in(target, tops)}
    return Discovered(
        tuple(sorted(found.files)),
        tuple(found.errors),
        tuple(found.notes),
        frozenset(outside),
        tuple(tops),
    )


class _Found(NamedTuple):
    """What the search gathers; `links` are files found as links, with their targets."""

    files: dict[str, None]
    errors: list[str]
    notes: list[str]
    links: dict[str, str]


def _walked(path: str, shown: str, search: _Search, found: _Found) -> None:
    """Gather what a folder holds."""
    earlier = len(found.errors)
    inside = dict.fromkeys(_walk(shown, search, found))
    found.files.update(inside)
    if not inside and len(found.errors) == earlier:
        looked_for = ", ".join(search.nearest.of_folder(shown).include)
        found.errors.append(f"{path}: nothing to check in this folder (looked for {looked_for})")


def _kind_behind(path: str) -> str | None:
    """What a path leads to that is neither file nor folder: "a pipe"."""
    try:
        return kind_of(os.stat(path))
    except OSError:
        return None  # reading it tells


def _lies_in(path: str, folders: Sequence[str]) -> bool:
    return any(path.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)


def _shown(path: str) -> str:
    """`path` from the working folder where it lies below it, else as it was given."""
    here = os.getcwd()
    if os.path.isabs(path) and (os.path.normpath(path) + os.sep).startswith(here + os.sep):
        path = os.path.relpath(path, here)
    return os.path.normpath(path).replace(os.sep, "/")


class _Patterns(NamedTuple):
    """What is looked for in the folders of one configuration, relative to its `root`; those of
    `left_out` are relative to the working folder.
    """

    root: str
    include: Globs
    exclude: Globs
    left_out: Globs

    def includes(self, path: str) -> bool:
        """Whether it is looked for; the end of a name may be in capitals (`NOTES.TXT`)."""
        seen = below(self.root, path)
        if self.include.decide(seen):
            return True
        stem, end = os.path.splitext(seen)
        return not end.islower() and bool(self.include.decide(stem + end.lower()))

    def excludes(self, path: str) -> bool:
        return self.exclude.covers(below(self.root, path)) or self.leaves_out(path)

    def leaves_out(self, path: str) -> bool:
        return bool(self.left_out.patterns) and self.left_out.covers(below("", path))


class _Search:
    """The patterns of each folder: those of the configuration nearest to it."""

    def __init__(self, nearest: Nearest) -> None:
        self.nearest = nearest
        self._made: dict[str, _Patterns] = {}

    def of(self, settings: Settings) -> _Patterns:
        key = f"{settings.origin}\0{settings.root}"
        if key not in self._made:
            include, exclude = globs(settings.include), globs(settings.exclude)
            left_out = globs(settings.left_out)
            self._made[key] = _Patterns(settings.root, include, exclude, left_out)
        return self._made[key]

    def there(self, folder: str, errors: list[str]) -> Settings | None:
        """What holds in `folder`; where it cannot be read, that goes to `errors`, once."""
        try:
            return self.nearest.of_folder(folder)
        except SettingsError as error:
            if str(error) not in errors:
                errors.append(str(error))
            return None

    def excluded_by(self, path: str, settings: Settings) -> Settings | None:
        """The settings that exclude the file `path`: its own, or those of a configuration above
        that exclude the folder of its own.
        """
        while not self.of(settings).excludes(path):
            if not settings.origin:
                return None
            path, inner = settings.origin, settings
            try:
                settings = self.nearest.of_folder(os.path.dirname(os.path.dirname(path)))
            except SettingsError:
                return None
            if settings is inner:
                return None
        return settings


@dataclass(frozen=True, slots=True)
class _Ignore:
    """The patterns of one ignore file and the folder that they are relative to, as an absolute path
    that ends in `/`.
    """

    folder: str
    patterns: Globs


class _Waiting(NamedTuple):
    """A folder to walk: how it is shown, its full path, the ignore files and the patterns of what
    is around it.
    """

    prefix: str
    folder: str
    ignores: tuple[_Ignore, ...]
    around: _Patterns | None = None


def _walk(shown: str, search: _Search, found: _Found) -> Iterator[str]:
    """Files below the folder `shown`. Links to folders are not followed; a linked file is left out
    where its target is walked too.

    A folder that cannot be listed goes to the errors, a pipe or device to the notes.
    """
    start = os.path.realpath(shown)
    links: list[str] = []
    real: set[str] = set()
    above = _ignores_above(start, found.errors)
    waiting: list[_Waiting] = [_Waiting("" if shown == "." else f"{shown}/", start + "/", above)]
    while waiting:
        prefix, folder, ignores, around = waiting.pop()
        ignores = (*ignores, *_ignores_in(folder, found.errors))
        settings = search.there(prefix or ".", [])
        patterns = search.of(settings) if settings else None
        own = around and around is not patterns  # a configuration of its own lies here
        if around and own and around.excludes(f"{prefix}{FILES[0]}"):
            continue
        search.there(prefix or ".", found.errors)
        for entry in _entries(prefix or ".", folder, found.errors):
            is_folder = entry.is_dir(follow_symlinks=False)
            path, called = folder + entry.name, prefix + entry.name
            if _left_out(entry.name, path, is_folder, ignores):
                continue
            if patterns and patterns.excludes(called):
                continue
            if is_folder:
                waiting.append(_Waiting(f"{called}/", path + "/", ignores, patterns or around))
            elif not patterns or not patterns.includes(called):
                continue
            elif entry.is_symlink():
                links.append(called)
            elif entry.is_file():
                real.add(path)
                yield called
            else:
                found.notes.append(f"{called}: left out, it is {_kind_behind(path)}")
    yield from _linked(links, real, found)


def _linked(links: Sequence[str], real: Collection[str], found: _Found) -> Iterator[str]:
    """Those of `links` that lead to a file which was not walked."""
    for link in links:
        target = os.path.realpath(link)
        if kind := _kind_behind(link):
            found.notes.append(f"{link}: left out, it is a link to {kind}")
        elif not os.path.isdir(link) and target not in real:
            found.links[link] = target
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


def _ignores_above(folder: str, errors: list[str]) -> tuple[_Ignore, ...]:
    """The ignore files from the top of the repository that holds `folder` down to it, outermost
    first; none outside a repository.
    """
    folders: list[str] = []
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return ()
        folder = above
        folders.append(folder + "/")
    own = _ignore(os.path.join(folder, ".git", "info", "exclude"), folder + "/", errors)
    return (*own, *(one for top in reversed(folders) for one in _ignores_in(top, errors)))


def _ignores_in(folder: str, errors: list[str]) -> tuple[_Ignore, ...]:
    return _ignore(folder + ".gitignore", folder, errors)


def _ignore(path: str, folder: str, errors: list[str]) -> tuple[_Ignore, ...]:
    if not os.path.lexists(path) or os.path.isdir(path):
        return ()
    try:
        text = read_bytes(path, _MOST).decode("utf-8-sig", "replace")
    except ReadError as error:
        errors.append(f"{_shown(path)}: {error}")
        return ()
    patterns = globs(re.split(r"\r\n|\n|\r", text))
    return (_Ignore(folder, patterns),) if patterns.patterns else ()
