"""Versions and translations of one page, told from the paths of two files.

docs/1.2/pool.md     docs/2.0/pool.md       versions
en/pool.md           de/pool.md             translations
pool.md              pool.de.md             translations
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from editlint.model.places import lazy

Kin = Literal["version", "translation", ""]
_VERSION = lazy(
    r"(?:v|version|versions|release|rel|branch)?[-_.]?\d+(?:[._-](?:\d+|x|\*))*(?:[._-]?"
    r"(?:alpha|beta|rc|pre|dev|lts|stable)[._-]?\d*)?"
    r"|latest|next|current|main|master|stable|dev|develop|nightly|edge|canary|unreleased|legacy|lts"
    r"|old|archive|archived"
)
# What a part of a path has before a version: version-1.2, api_v2, docs-1.2.
_WITH_VERSION = lazy(r"(.*?)[-_.]?(?:v|version)?[-_.]?\d+(?:[._-](?:\d+|x))+")
# A year, a month or a date is none: what stands again a year later was published twice.
_DATE = lazy(r"(?:.*?[-_.])?(?:(?:19|20)\d\d(?:[-_]?\d\d){0,2}|0\d)")
_LANGUAGE = lazy(r"[a-z]{2,3}(?:[-_](?:[a-z]{2}|[a-z]{4}|\d{3}))?", re.I)
# Two letters that are no language where they stand in paths.
_LANGUAGE_NAMES = """
    ar az be bg bn bs ca cn cs cy da de el en eo es et eu fa fi fil fr gl gu he hi hr hu hy id is it
    ja jp ka kk km kn ko kr ky lt lv mk ml mn mr ms my nb ne nl nn no pa pl ps pt ro ru si sk sl sq
    sr sv sw ta te tg th tl tr tw ua uk ur uz vi zh zht zhs
"""
_LANGUAGES = frozenset(_LANGUAGE_NAMES.split())


def kin(one: str, other: str) -> Kin:
    """Whether two paths are those of versions or translations of one page."""
    ones, others = _parts(one), _parts(other)
    if ones == others:
        return ""
    if len(ones) == len(others):
        differing = [pair for pair in zip(ones, others, strict=True) if pair[0] != pair[1]]
        kinds = {_kin_of(*pair) for pair in differing}
        return _weakest(kinds) if len(differing) <= 2 else ""
    short, long = sorted((ones, others), key=len)
    return _longer(short, long)


def in_other_tree(one: str, other: str) -> bool:
    """Whether two files lie in folders of different versions or languages."""
    ones, others = (_parts(path)[:-1] for path in (one, other))
    mine, theirs = _marks(ones), _marks(others)
    return mine != theirs


def _marks(folders: Sequence[str]) -> set[str]:
    return {
        part
        for part in folders
        if _is_language(part) or part in _HOLDERS or _is_version(part) or _with_version(part)
    }


def _parts(path: str) -> list[str]:
    """Folders, stem and the endings of the file: ["en", "pool", "de", "md"]."""
    *folders, name = path.replace("\\", "/").split("/")
    stem, *endings = name.split(".") if not _with_version(name) else [name]
    return [*folders, stem, *endings[:-1]]


def _kin_of(one: str, other: str) -> Kin:
    if _is_language(one) and _is_language(other):
        return "translation"
    if _is_version(one) and _is_version(other):
        return "version"
    first, second = _with_version(one), _with_version(other)
    return "version" if first and second and first[1] == second[1] else ""


def _weakest(kinds: set[Kin]) -> Kin:
    if "" in kinds or not kinds:
        return ""
    return "translation" if "translation" in kinds else "version"


def _longer(short: Sequence[str], long: Sequence[str]) -> Kin:
    """Whether the longer path is the shorter one with a language or version put in."""
    if len(long) - len(short) > 2:
        return ""
    kinds: set[Kin] = set()
    at = 0
    for part in long:
        if at < len(short) and part == short[at]:
            at += 1
        elif _is_language(part):
            kinds.add("translation")
        elif _is_version(part) or part in _HOLDERS:
            kinds.add("version")
        else:
            return ""
    return _weakest(kinds) if at == len(short) else ""


_HOLDERS = frozenset({"versions", "versioned_docs", "i18n", "translations", "locales"})


def _is_language(part: str) -> bool:
    return bool(_LANGUAGE().fullmatch(part)) and re.split("[-_]", part.lower())[0] in _LANGUAGES


def _is_version(part: str) -> bool:
    return bool(_VERSION().fullmatch(part.lower())) and not _DATE().fullmatch(part)


def _with_version(part: str) -> re.Match[str] | None:
    return None if _DATE().fullmatch(part) else _WITH_VERSION().fullmatch(part)
