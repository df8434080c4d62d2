"""Whose settings hold for a file: those of the configuration nearest to it, and of no other.

    editlint.toml              holds for index.md
    blog/editlint.toml         holds for blog/post.md, and the one above does not

So an editor, a hook and a run over everything say the same of an article, from whatever folder they
start.
"""

from __future__ import annotations

import os

from editlint.model.values import replace
from editlint.project.config_file import settings_in, settings_of_file
from editlint.project.settings import ALLOW_FILE, OF_RUN, Settings, SettingsError


def load_settings(
    cwd: str | os.PathLike[str],
    *,
    config: str | os.PathLike[str] | None = None,
    isolated: bool = False,
) -> Settings:
    """The settings of a run in the folder `cwd`: those of `config`, or of the nearest configuration
    file above, or the defaults. Without `config` and `isolated`, files elsewhere have those nearest
    to them (`Settings.nearest`).

    Raises `SettingsError`.
    """
    here = os.path.abspath(os.fspath(cwd))
    if isolated:
        return Settings(root=here)
    if config is not None:
        return settings_of_file(os.path.join(here, os.fspath(config)))
    return settings_of_folder(here)


def settings_for(path: str, settings: Settings) -> Settings:
    """The settings that hold for the file `path` in a run with `settings`.

    Raises `SettingsError`.
    """
    return Nearest(settings).of(path)


def settings_of_folder(folder: str) -> Settings:
    """The settings that hold in an absolute folder. Raises `SettingsError`."""
    bare = Settings(root=folder, allow_file=os.path.join(folder, ALLOW_FILE), nearest=True)
    return Nearest(bare).of_folder(folder)


def with_baseline(settings: Settings, path: str) -> Settings:
    """`settings` with the baseline `path` for every file of the run.

    Its entries are relative to the configuration nearest to it, else to its own folder, so that it
    means the same wherever a run starts. Raises `SettingsError`.
    """
    full = os.path.abspath(path)
    root = settings.root
    if settings.nearest:
        folder = os.path.dirname(full)
        above = settings_of_folder(folder)
        root = above.root if above.origin else folder
    given = (*settings.given, "baseline", "baseline_root")
    return replace(settings, baseline=full, baseline_root=root, given=given)


class Nearest:
    """The settings of files, each folder looked into once. `start` are those of the run: they hold
    for all files where it is not to look for others.
    """

    def __init__(self, start: Settings) -> None:
        self.start = start
        self._named: dict[str, Settings | SettingsError] = {}
        self._known: dict[str, Settings | SettingsError] = {}

    def of(self, path: str | None) -> Settings:
        """The settings for a file (None: a text without a name). Raises `SettingsError`."""
        if path is None or not self.start.nearest:
            return self.start
        folder = path.rpartition("/")[0] or os.path.dirname(path)  # the first is much quicker
        found = self._named.get(folder)
        return found if isinstance(found, Settings) else self.of_folder(folder)

    def of_folder(self, folder: str) -> Settings:
        """The settings for what lies in a folder. Raises `SettingsError`."""
        if not self.start.nearest:
            return self.start
        found = self._named.get(folder)
        if found is None:
            found = self._named[folder] = self._of(os.path.abspath(folder))
        if isinstance(found, SettingsError):
            raise found
        return found

    def _of(self, folder: str) -> Settings | SettingsError:
        if folder not in self._known:
            self._known[folder] = self._looked_up(folder)
        return self._known[folder]

    def _looked_up(self, folder: str) -> Settings | SettingsError:
        try:
            own = settings_in(folder)
        except SettingsError as error:
            return error
        if own:
            return self._amended(own)
        above = os.path.dirname(folder)
        inherited = self._of(above) if above != folder else self._bare()
        if isinstance(inherited, SettingsError) or inherited.origin:
            return inherited
        allows = os.path.join(folder, ALLOW_FILE)  # which stands alone, without a configuration
        if os.path.isfile(allows):
            return self._amended(Settings(root=folder, allow_file=allows))
        return inherited

    def _bare(self) -> Settings:
        """What holds where there is no configuration at all."""
        if not self.start.origin:
            return self.start
        here = os.getcwd()
        return self._amended(Settings(root=here, allow_file=os.path.join(here, ALLOW_FILE)))

    def _amended(self, own: Settings) -> Settings:
        """Settings of a file with what holds for all of the run."""
        start = self.start
        if (own.origin, own.root) == (start.origin, start.root):
            return start
        of_run = {name: getattr(start, name) for name in (*OF_RUN, *start.given)}
        return replace(own, nearest=True, given=start.given, **of_run)
