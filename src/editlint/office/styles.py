"""Which mark a paragraph of a Word document gets: by its style, its level in an outline, its list.

Styles are known by their names, which are the English ones in the file whatever the language of the
program; LibreOffice, Google Docs and pandoc have some names of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from editlint.model.values import dataclass
from editlint.office.xml import Element, attribute, child, name_of
from editlint.parse.word_text import CAPTION, CODE, CONTENTS, INDENT, ITEM, QUOTE, TITLE

_BY_NAME: dict[str, str] = {
    "title": TITLE,
    **dict.fromkeys(("caption", "table caption", "image caption", "figure caption"), CAPTION),
    **dict.fromkeys(("illustration", "figure", "table", "drawing"), CAPTION),  # of LibreOffice
    **dict.fromkeys(("quote", "intense quote", "block text", "quotations", "block quote"), QUOTE),
    **dict.fromkeys(("html preformatted", "source code", "preformatted text", "code"), CODE),
    **dict.fromkeys(("table of figures", "contents heading", "toc heading"), CONTENTS),
}
_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"(?:toc|contents|index|user index) [1-9]")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    parent: str
    properties: Element | None
    hidden: bool | None


class Styles:
    """The styles of one document, each asked for once."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = dict(_styles(root)) if root is not None else {}
        self._default = next(iter(_defaults(root)), "") if root is not None else ""
        self._marks: dict[str, str] = {}
        self._hidden: dict[str, bool] = {}

    def mark(self, properties: Element | None) -> str:
        """The mark of a paragraph with these `w:pPr`."""
        parts = {name_of(part): part for part in properties} if properties is not None else {}
        style = attribute(parts["pStyle"], "val") if "pStyle" in parts else self._default
        mark = self._mark_of(style or "")
        level = _number(parts.get("outlineLvl"))
        if level is not None and level < 9 and not mark.startswith(("#", "%")):
            return f"{'#' * min(level + 1, _DEEPEST)} "
        if "numPr" in parts and (not mark or mark.endswith(ITEM)):
            return _item(parts["numPr"])
        return mark

    def _mark_of(self, style: str) -> str:
        if style not in self._marks:
            found = (mark for one in self._line_of(style) if (mark := _mark_of(one)) is not None)
            self._marks[style] = next(found, "")
        return self._marks[style]

    def hides(self, style: str) -> bool:
        """Whether a style of characters or paragraphs sets its text hidden."""
        if style not in self._hidden:
            said = (one.hidden for one in self._line_of(style) if one.hidden is not None)
            self._hidden[style] = next(said, False)
        return self._hidden[style]

    def _line_of(self, style: str) -> Iterator[_Style]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = self._styles[style].parent


def is_on(flag: Element | None) -> bool | None:
    """What a switch such as `<w:vanish/>` says, None where it is not there."""
    if flag is None:
        return None
    return attribute(flag, "val") not in ("0", "false", "off", "none")


def _styles(root: Element) -> Iterator[tuple[str, _Style]]:
    for style in root:
        if name_of(style) != "style":
            continue
        parts: Mapping[str, Element] = {name_of(part): part for part in style}
        name = attribute(parts["name"], "val") if "name" in parts else ""
        parent = attribute(parts["basedOn"], "val") if "basedOn" in parts else ""
        hidden = is_on(child(parts["rPr"], "vanish")) if "rPr" in parts else None
        yield (
            attribute(style, "styleId") or "",
            _Style((name or "").lower(), parent or "", parts.get("pPr"), hidden),
        )


def _defaults(root: Element) -> Iterator[str]:
    for style in root:
        is_default = attribute(style, "default") in ("1", "true")
        if name_of(style) == "style" and attribute(style, "type") == "paragraph" and is_default:
            yield attribute(style, "styleId") or ""


def mark_by_name(name: str) -> str | None:
    """The mark of a style with this name, in small letters; None where the name says nothing."""
    heading = _HEADING.fullmatch(name)
    if heading:
        return f"{'#' * min(int(heading[1]), _DEEPEST)} "
    if _CONTENTS.fullmatch(name):
        return CONTENTS
    return _BY_NAME.get(name)


def _mark_of(style: _Style) -> str | None:
    """What one style says by itself, None where the one that it is based on is to be asked."""
    named = mark_by_name(style.name)
    if named is not None:
        return named
    if style.properties is not None:
        level = _number(child(style.properties, "outlineLvl"))
        if level is not None and level < 9:
            return f"{'#' * min(level + 1, _DEEPEST)} "
        numbering = child(style.properties, "numPr")
        if numbering is not None:
            return _item(numbering)
    return None


def _item(numbering: Element) -> str:
    """The mark of an item; number 0 takes a paragraph out of the list of its style."""
    if _number(child(numbering, "numId")) == 0:
        return ""
    return INDENT * min(_number(child(numbering, "ilvl")) or 0, 8) + ITEM


def _number(element: Element | None) -> int | None:
    value = attribute(element, "val") if element is not None else None
    return int(value) if value and value.isdecimal() else None
