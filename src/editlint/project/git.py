"""What an article was where this branch left a commit, asked of git.

git only hands out what it keeps: the tree of that commit, renames since then, and the bytes of a
file. It reads no file of the working tree and compares none, so that nothing a repository says
(attributes, filters, programs to compare with, marks in the index, settings for diffs) runs or
decides what is seen as changed. `changed_lines` compares.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from editlint.project.changed_lines import changed_lines
from editlint.project.files import ReadError, decode
from editlint.project.settings import SettingsError

_SHALLOW = (
    "this clone is shallow; fetch the whole history (`git fetch --unshallow`, or `fetch-depth: 0`"
    " in CI)"
)
# Settings on the command line beat those of a repository. None of these programs is needed to read
# what is there; `protocol.allow` keeps a partial clone from fetching.
_INERT = {
    "core.fsmonitor": "",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
}
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_TERMINAL_PROMPT": "0",
}
_KEPT = (  # where a search ends, and where the user's own settings lie
    *("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"),
    *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"),
)
_FILE = "100"  # how the modes of regular files begin; links and submodules have others


class Changes:
    """The lines of a text that are not as they were where this branch left `base`.

    Raises `SettingsError` when asked.
    """

    def __init__(self, base: str, folder: str) -> None:
        self.base, self.folder = base, folder

    def lines(self, path: str, source: str, encoding: str = "") -> Sequence[range] | None:
        """The changed lines (1-based) of `source`, the text of a file given from `folder`.

        None stands for all of them, where git cannot tell: a new file, one outside of the
        repository or in a submodule, or one that was no text before.
        """
        real = os.path.realpath(os.path.join(self.folder, path))
        inside = os.path.relpath(real, self._top).replace(os.sep, "/")
        known = self._before.get(self._renamed.get(inside, inside))
        if known is None:
            return None
        if known in _names(source, len(known)):
            return ()
        before = self._text(known, encoding)
        return None if before is None else changed_lines(before, source)

    def _text(self, name: str, encoding: str) -> str | None:
        """The text of an object that git keeps; None where it is none or is not there."""
        try:
            return decode(self._git("cat-file", "blob", name), encoding).source
        except (ReadError, SettingsError):
            return None

    @cached_property
    def _top(self) -> str:
        return os.path.realpath(_name(self._git("rev-parse", "--show-toplevel")))

    @cached_property
    def _before(self) -> Mapping[str, str]:
        """Each regular file of the commit that the branch left, and the object that holds it."""
        found: dict[str, str] = {}
        for entry in self._listed("ls-tree", "-r", "-z", "--full-tree", self._fork_point):
            described, _, path = entry.partition("\t")
            mode, _, name = described.split(" ")
            if mode.startswith(_FILE):
                found[path] = name
        return found

    @cached_property
    def _renamed(self) -> Mapping[str, str]:
        """The former path of each file that was renamed since then, in a commit or in the index."""
        compared = ("diff-index", "--cached", "-M", "-z", "--name-status", "--diff-filter=R")
        plain = ("--no-ext-diff", "--no-textconv", "--no-relative", "-l1000")
        names = self._listed(*compared, *plain, self._fork_point)
        return dict(zip(names[2::3], names[1::3], strict=True))

    @cached_property
    def _fork_point(self) -> str:
        """Where this branch left `base`: what `base` got since then is no change of ours."""
        base = self._commit()
        try:
            return _name(self._git("merge-base", base, "HEAD"))
        except SettingsError:
            shallow = _name(self._git("rev-parse", "--is-shallow-repository")) == "true"
            cause = _SHALLOW if shallow else "the two have no commit in common"
            raise SettingsError(
                f"--diff-base: cannot tell where this branch left `{self.base}`: {cause}"
            ) from None

    def _commit(self) -> str:
        wrong = f"--diff-base: git knows no commit `{self.base}` here; fetch it first"
        self._git("rev-parse", "--git-dir")  # tells where there is no repository
        if self.base.startswith("-"):  # would be an option
            raise SettingsError(wrong)
        try:
            return _name(self._git("rev-parse", "--verify", "--quiet", f"{self.base}^{{commit}}"))
        except SettingsError:
            raise SettingsError(wrong) from None

    def _listed(self, *args: str) -> list[str]:
        """What git lists with NUL at the end of each entry."""
        return self._git(*args).decode("utf-8", "surrogateescape").split("\0")[:-1]

    def _git(self, *args: str) -> bytes:
        settings = [word for name, value in _INERT.items() for word in ("-c", f"{name}={value}")]
        command = ["git", "--no-pager", "--literal-pathspecs", *settings, *args]
        try:
            done = subprocess.run(
                command,
                cwd=self.folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError:
            raise SettingsError("--diff-base needs git, which cannot be run here") from None
        if done.returncode:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
            raise SettingsError(f"--diff-base: {lines[0].removeprefix('fatal: ')}")
        return done.stdout


def _names(source: str, length: int) -> Iterator[str]:
    """How git would name the text, as it stands or with the line ends that most repositories keep:
    the digest of a head and the bytes. It spares asking for what has not changed.
    """
    from hashlib import sha1, sha256

    for text in (source, source.replace("\r\n", "\n")):
        raw = text.encode("utf-8", "surrogatepass")
        whole = b"blob %d\0%s" % (len(raw), raw)
        digest = sha256(whole) if length > 40 else sha1(whole, usedforsecurity=False)
        yield digest.hexdigest()


def _environment() -> dict[str, str]:
    """The environment without what steers git: a hook or a shell may point it somewhere else."""
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith("GIT_") or name in _KEPT
    }
    return {**own, **_ENVIRONMENT, "LC_ALL": "C"}


def _name(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape").rstrip("\r\n")
