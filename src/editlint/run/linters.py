"""The linters of a run: one for each configuration that holds for some of its files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from editlint.model.finding import Severity
from editlint.model.rule import Rule
from editlint.model.values import replace
from editlint.project.discover import Discovered
from editlint.project.globs import below, globs
from editlint.project.nearest import Nearest
from editlint.project.settings import Settings, SettingsError
from editlint.run.linter import Linter


class Linters:
    """Built once a run. `settings` are those of the run: they say what holds for all of it, and
    for the files that no other configuration is nearer to.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.nearest = Nearest(settings)
        self.first = Linter(settings)
        self._made = {id(settings): self.first}  # settings that `nearest` holds

    def of(self, path: str | None) -> Linter:
        """The linter for a file (None: a text without a name). Raises `SettingsError`."""
        settings = self.nearest.of(path)
        if settings is self.settings:
            return self.first
        made = self._made.get(id(settings))
        if made is None:
            made = self._made[id(settings)] = Linter(settings, self.first)
        return made

    def read_again(self, allow_file: str) -> None:
        """From now on the linters of this allow file know what it holds by now."""
        for key, linter in self._made.items():
            if linter.settings.allow_file == allow_file:
                self._made[key] = Linter(linter.settings, linter.first)
        self.first = self._made[id(self.settings)]

    def by_linter(self, paths: Iterable[str]) -> Sequence[tuple[Linter, list[str]]]:
        """The linters for files, each with its own of them, in the order of the files."""
        found: dict[int, tuple[Linter, list[str]]] = {}
        for path in paths:
            linter = self.of(path)
            group = found.get(id(linter))
            if group is None:
                group = found[id(linter)] = (linter, [])
            group[1].append(path)
        return list(found.values())

    def used(self, paths: Iterable[str]) -> tuple[Linter, ...]:
        """The linters for these files; that of the run where there are none."""
        return tuple(linter for linter, _ in self.by_linter(paths)) or (self.first,)

    def usable(self, found: Discovered) -> Discovered:
        """`found` without the files of other configurations that are wrong: each is one error."""
        wrong: set[str] = set()
        errors = list(found.errors)
        for linter, paths in self.by_linter(found.files):
            try:
                if linter is not self.first:
                    linter.prepare(paths)
            except SettingsError as error:
                wrong.update(paths)
                files = "file is" if len(paths) == 1 else "files are"
                errors.append(f"{error} Until then {len(paths)} {files} not checked.")
        if not wrong:
            return found
        kept = tuple(path for path in found.files if path not in wrong)
        return replace(found, files=kept, errors=tuple(errors))


def idle_paths(linters: Sequence[Linter], found: Discovered) -> Iterator[str]:
    """A note for each override and budget that no file matches, of the configurations whose whole
    folder was looked at.
    """
    whole = [top.rstrip(os.sep) + os.sep for top in found.whole]
    for settings in (linter.settings for linter in linters if found.files):
        tables = list(_tables_with_paths(settings))
        if tables and (os.path.realpath(settings.root) + os.sep).startswith(tuple(whole)):
            seen = [below(settings.root, path) for path in found.files]
            for place, paths in tables:
                if not any(map(globs(paths).covers, seen)):
                    patterns = ", ".join(paths)
                    yield f"{settings.source}: {place}: no article here matches {patterns}"


def _tables_with_paths(settings: Settings) -> Iterator[tuple[str, tuple[str, ...]]]:
    for number, override in enumerate(settings.overrides, 1):
        yield f"overrides {number}", override.paths
    for number, limits in enumerate(settings.limits, 1):
        yield f"budgets {number}", limits.paths


def rules_of(linters: Sequence[Linter]) -> tuple[Rule, ...]:
    """All rules that they know; of several with one name the first."""
    if len(linters) == 1:
        return linters[0].rules
    known = {rule.name: rule for linter in reversed(linters) for rule in linter.rules}
    return tuple(known.values())


def strictest(linters: Sequence[Linter]) -> Linter:
    """The linter with the lowest severity that makes a run fail."""

    def laxness(linter: Linter) -> int:
        level = linter.settings.fail_level
        return max(Severity) + 1 if level is None else int(level)

    return min(linters, key=laxness)


def fail_level_notes(linters: Sequence[Linter]) -> Iterator[str]:
    """A note where configurations differ in what makes a run fail."""
    levels = {linter.settings.fail_level for linter in linters}
    if len(levels) > 1:
        settings = strictest(linters).settings
        label = settings.fail_level.label if settings.fail_level else "never"
        yield (
            f"{len(linters)} configurations hold for these files: the strictest `fail-level` counts"
            f" for all, {label} ({settings.source})"
        )
