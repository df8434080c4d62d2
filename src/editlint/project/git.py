"""Which lines changed since a commit, asked of git."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from editlint.project.settings import SettingsError

_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(r"\\(?:([0-7]{3})|(.))")
_SHALLOW = (
    "this clone is shallow; fetch the whole history (`git fetch --unshallow`, or `fetch-depth: 0`"
    " in CI)"
)
_PLAIN = {"n": b"\n", "t": b"\t", "r": b"\r", "a": b"\a", "b": b"\b", "f": b"\f", "v": b"\v"}


class Changes:
    """The lines of the working tree that are not as they were where this branch left `base`.

    Raises `SettingsError` when asked.
    """

    def __init__(self, base: str, folder: str) -> None:
        self.base, self.folder = base, folder

    def lines(self, path: str) -> Sequence[range] | None:
        """The changed lines (1-based) of a file given from `folder`; None where the whole file is
        new to git.
        """
        real = os.path.realpath(os.path.join(self.folder, path))
        inside = os.path.relpath(real, self._top).replace(os.sep, "/")
        return None if inside in self._untracked else self._changed.get(inside, ())

    @cached_property
    def _top(self) -> str:
        return os.path.realpath(self._git("rev-parse", "--show-toplevel").strip())

    @cached_property
    def _untracked(self) -> frozenset[str]:
        others = ("-C", self._top, "ls-files", "-z", "--others", "--exclude-standard")
        new = self._git(*others)
        ignored = self._git(*others, "--ignored", "--directory")
        return frozenset(new.split("\0")) | frozenset(ignored.split("\0")) - {""}

    @cached_property
    def _changed(self) -> Mapping[str, Sequence[range]]:
        here = ("-c", "core.quotepath=off", "-C", self._top)
        plain = ("diff", "--no-color", "--no-ext-diff", "--no-prefix", "-U0", "-M")
        return changed_lines(self._git(*here, *plain, self._fork_point))

    @cached_property
    def _fork_point(self) -> str:
        """Where this branch left `base`: what `base` got since then is no change of ours."""
        try:
            self._git("rev-parse", "--verify", "--quiet", f"{self.base}^{{commit}}")
        except SettingsError:
            raise SettingsError(
                f"--diff-base: git knows no commit `{self.base}` here; fetch it first"
            ) from None
        try:
            return self._git("merge-base", self.base, "HEAD").strip()
        except SettingsError:
            shallow = self._git("rev-parse", "--is-shallow-repository").strip() == "true"
            cause = _SHALLOW if shallow else "the two have no commit in common"
            raise SettingsError(
                f"--diff-base: cannot tell where this branch left `{self.base}`: {cause}"
            ) from None

    def _git(self, *args: str) -> str:
        try:
            done = subprocess.run(["git", *args], cwd=self.folder, capture_output=True, check=False)
        except OSError:
            raise SettingsError("--diff-base needs git, which cannot be run here") from None
        if done.returncode:
            lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
            raise SettingsError(f"--diff-base: {lines[0].removeprefix('fatal: ')}")
        return done.stdout.decode("utf-8", "surrogateescape")


def changed_lines(diff: str) -> dict[str, list[range]]:
    """The new-side lines of each file in a `git diff -U0 --no-prefix`, 1-based.

    A mere deletion leaves no line of its own.
    """
    found: dict[str, list[range]] = {}
    ranges: list[range] = []
    left = 0  # lines of the hunk still to come: what they hold is no header
    for line in diff.split("\n"):
        if left and line.startswith("+"):
            left -= 1
        elif line.startswith("+++ "):
            ranges = found.setdefault(_unquoted(line[4:].split("\t")[0]), [])
        elif match := _HUNK.match(line):
            start, left = int(match[1]), int(match[2] or 1)
            if left:
                ranges.append(range(start, start + left))
    return found


def _unquoted(name: str) -> str:
    """A path as git prints it: in quotes, with escapes, where it holds unusual characters."""
    if not name.startswith('"'):
        return name
    return b"".join(_unescaped(name[1:-1])).decode("utf-8", "surrogateescape")


def _unescaped(text: str) -> Iterator[bytes]:
    """The text as bytes, since an escape (`\\303`) may be half a character."""
    at = 0
    for match in _ESCAPE.finditer(text):
        yield text[at : match.start()].encode("utf-8", "surrogateescape")
        octal, char = match.groups()
        yield bytes([int(octal, 8)]) if octal else _PLAIN.get(char, char.encode())
        at = match.end()
    yield text[at:].encode("utf-8", "surrogateescape")
