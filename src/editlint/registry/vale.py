"""A `.vale.ini` with its styles: which of its rules can be used here, and what it says of them.

StylesPath = styles
[*.md]
BasedOnStyles = Google
Google.Headings = NO        a rule that is off
Google.We = suggestion      one with another level
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from configparser import ConfigParser
from configparser import Error as IniError

from editlint.model.values import NamedTuple
from editlint.packs.compile import compile_pack, name_of
from editlint.project.settings import SettingsError
from editlint.registry.house import pack_files, texts_of

_GLOBAL = "*"
_LEVELS = {
    "no": "off", "false": "off", "suggestion": "info", "warning": "warning", "error": "error",
}  # fmt: skip
_OWN_STYLE = "Vale"  # its spelling, repetition and terms are built into Vale itself


class ValeRules(NamedTuple):
    """`files`: path below the house folder -> text of each rule that can be used; `refused`: a line
    for each that cannot; `severities`: of which rules (by name) the ini says another, by glob.
    """

    files: Mapping[str, str]
    refused: tuple[str, ...]
    severities: Mapping[str, Mapping[str, str]]


def read(ini: str, taken: Iterable[str]) -> ValeRules:
    """What can be taken over from this file; `taken` are names that rules have already.

    Raises `SettingsError` where the file cannot be read.
    """
    sections = _sections(ini)
    top = os.path.join(os.path.dirname(ini), sections[_GLOBAL].get("stylespath", "styles"))
    files: dict[str, str] = {}
    refused: list[str] = []
    names = dict.fromkeys(taken, "")
    called: dict[str, str] = {}  # Style.Rule -> the name here
    for style in _styles(sections):
        folder = os.path.join(top, style)
        if not os.path.isdir(folder):
            reason = "is built into Vale itself" if style == _OWN_STYLE else f"is not in {top}"
            refused.append(f"{style}: the style {reason}")
            continue
        for path, text, problem in _rules(folder):
            stem = os.path.splitext(os.path.basename(path))[0]
            if problem:
                refused.append(f"{style}.{stem}: {problem}")
                continue
            name, where = _free_name(style, stem, names)
            names[name] = style
            called[f"{style}.{stem}".lower()] = name
            files[where] = text if where.endswith(f"/{stem}.yml") else _aliased(text, style, stem)
    return ValeRules(files, tuple(refused), dict(_severities(sections, called)))


def _sections(ini: str) -> dict[str, Mapping[str, str]]:
    """The values by section, keys in lower case; what stands before any section is for all."""
    try:
        with open(ini, encoding="utf-8-sig") as file:
            text = file.read()
        parser = ConfigParser(interpolation=None, strict=False, delimiters=("=",))
        parser.read_string(f"[{_GLOBAL}]\n{text}")
    except (OSError, UnicodeDecodeError, IniError) as error:
        cause = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise SettingsError(f"{ini}: cannot be read: {cause}") from None
    return {name: dict(parser[name]) for name in parser.sections()}


def _styles(sections: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The styles that any section is based on, and those of which single rules are named."""
    found: dict[str, None] = {}
    for values in sections.values():
        for style in values.get("basedonstyles", "").split(","):
            if style.strip():
                found[style.strip()] = None
    return list(found)


def _rules(folder: str) -> Iterator[tuple[str, str, str]]:
    """Each rule of a style: path, text, and why it cannot be used ("": it can)."""
    for path in pack_files(folder):
        texts, errors = texts_of({path: path})
        problems = errors or [str(error.message) for error in compile_pack(texts).errors]
        yield path, texts.get(path, ""), problems[0] if problems else ""


def _free_name(style: str, stem: str, names: Mapping[str, str]) -> tuple[str, str]:
    """A name that no other rule has, and the path of its file below the house folder."""
    path = f"{style}/{stem}.yml"
    name = name_of(path)
    if name not in names:
        return name, path
    return f"{style.lower()}-{name}", f"{style}/{style.lower()}-{name}.yml"


def _aliased(text: str, style: str, stem: str) -> str:
    """The rule under another name answers to its old one."""
    return f"{text.rstrip()}\naliases: [{style}.{stem}]\n"


def _severities(
    sections: Mapping[str, Mapping[str, str]], called: Mapping[str, str]
) -> Iterator[tuple[str, dict[str, str]]]:
    for section, values in sections.items():
        found = {
            called[key]: _LEVELS[value.strip().lower()]
            for key, value in values.items()
            if key in called and value.strip().lower() in _LEVELS
        }
        if found:
            yield section, found
