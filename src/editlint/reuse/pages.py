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
# latest, v2, 1.2.x, version-2.1.0-RC6-12, api_v2, docs-1.2; the first group is what stands before.
_NAMED = lazy(r"latest|next|stable|nightly|edge|canary|unreleased|lts")
_VERSION = lazy(
    r"(.*?)[-_.]?(?:v|version|versions|release|rel|branch)?[-_.]?\d+"
    r"(?:(?:[._-](?:\d+|x))+(?:[-_.+][a-z]*\d[\w.+-]*|[-_.]?(?:alpha|beta|rc|pre|dev|lts|stable))?)?"
)
# A year, a month or a date is none: what stands again a year later was published twice.
_DATE = lazy(r"(?:.*[-_.])?(?:(?:19|20)\d\d(?:[-_]?\d\d.*)?|0\d)")
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
        if ones[-1] != others[-1] and ones[-1].isdecimal():
            return ""  # 1.md and 2.md are two pages
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
        if _is_language(part) or part in _HOLDERS or _is_version(part) or _version(part)
    }


def _parts(path: str) -> list[str]:
    """Folders, stem and the endings of the file: ["en", "pool", "de", "md"]."""
    *folders, name = path.replace("\\", "/").replace("versioned_docs/", "docs/").split("/")
    stem, *endings = name.split(".") if not _version(name) else [name]
    return [*folders, stem, *endings[:-1]]


def _kin_of(one: str, other: str) -> Kin:
    if _is_language(one) and _is_language(other):
        return "translation"
    if _is_version(one) and _is_version(other):
        return "version"
    first, second = _version(one), _version(other)
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
    """Whether a part of a path is a version and nothing else."""
    found = _version(part)
    return bool(_NAMED().fullmatch(part.lower())) or (found is not None and not found[1])


def _version(part: str) -> re.Match[str] | None:
    """A part that ends in a version; a number alone behind a name ("step2") is none."""
    if _DATE().fullmatch(part):
        return None
    found = _VERSION().fullmatch(part.lower())
    return None if found and found[1] and part.rstrip("0123456789") == found[1] else found
