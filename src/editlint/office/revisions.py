"""Tracked changes as Word writes them: what went, what came, and which paragraph marks went.

<w:del w:author="editlint"><w:r><w:delText>out</w:delText></w:r></w:del>
<w:ins w:author="editlint"><w:r><w:t>in</w:t></w:r></w:ins>
<w:pPr><w:rPr><w:del w:author="editlint"/></w:rPr></w:pPr>     the end of this paragraph went
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from editlint.office.xml import Element, attribute, child, name_of, namespace_of

_AFTER_LOOK = ("sectPr", "pPrChange")  # of a paragraph's properties, what stands behind its rPr
_TEXTS = {"t": "delText", "instrText": "delInstrText"}
_WRITTEN = {said: text for text, said in _TEXTS.items()}


class Stamp:
    """Who changes the document and when (ISO 8601, UTC), with the next free number of a change."""

    def __init__(self, author: str, date: str, roots: Iterable[Element]) -> None:
        self.author, self.date = author, date
        numbers = (
            int(value)
            for root in roots
            for element in root.iter()
            for key, value in element.attrib.items()
            if key.endswith("}id") and value.isdecimal()
        )
        self._next = max(numbers, default=0) + 1

    def mark(self, near: Element, name: str) -> Element:
        """A new element `name` with number, author and date, for the XML that `near` is of."""
        space = namespace_of(near)
        made = near.makeelement(f"{space}{name}")
        made.set(f"{space}id", str(self._next))
        made.set(f"{space}author", self.author)
        made.set(f"{space}date", self.date)
        self._next += 1
        return made

    def is_of(self, element: Element) -> bool:
        """Whether this stamp made the element."""
        return (attribute(element, "author"), attribute(element, "date")) == (
            self.author,
            self.date,
        )


def delete_run(run: Element, stamp: Stamp) -> None:
    """Track that a run went; runs that went side by side are one change."""
    parent = run.getparent()
    if name_of(parent) == "del":
        return
    before = run.getprevious()
    if before is not None and name_of(before) == "del" and stamp.is_of(before):
        before.append(run)
    else:
        change = stamp.mark(run, "del")
        run.addprevious(change)
        change.append(run)
    _rename(run, _TEXTS)


def insert_run(run: Element, stamp: Stamp) -> None:
    """Track that a run, which stands in its place already, came."""
    change = stamp.mark(run, "ins")
    run.addprevious(change)
    change.append(run)


def delete_mark(paragraph: Element, stamp: Stamp) -> None:
    """Track that the end of a paragraph went."""
    properties = properties_of(paragraph)
    look = child(properties, "rPr")
    if look is None:
        look = properties.makeelement(f"{namespace_of(paragraph)}rPr")
        behind = next((one for one in properties if name_of(one) in _AFTER_LOOK), None)
        if behind is None:
            properties.append(look)
        else:
            behind.addprevious(look)
    if child(look, "del") is None:
        look.insert(int(child(look, "ins") is not None), stamp.mark(paragraph, "del"))


def delete_row(row: Element, stamp: Stamp) -> None:
    """Track that a row of a table went."""
    properties = child(row, "trPr")
    if properties is None:
        properties = row.makeelement(f"{namespace_of(row)}trPr")
        row.insert(sum(name_of(one) == "tblPrEx" for one in row), properties)
    change = child(properties, "trPrChange")
    made = stamp.mark(row, "del")
    if change is None:
        properties.append(made)
    else:
        change.addprevious(made)


def take_properties(paragraph: Element, other: Element, stamp: Stamp | None) -> None:
    """Give a paragraph the properties of another, as a tracked change where there is a stamp."""
    old, new = bare_properties(paragraph), bare_properties(other)
    if _said(old) == _said(new):
        return
    properties = properties_of(paragraph)
    kept = [one for one in properties if name_of(one) in ("rPr", *_AFTER_LOOK)]
    has_change = any(name_of(one) == "pPrChange" for one in kept)
    for one in list(properties):
        properties.remove(one)
    for one in (*new, *kept):
        properties.append(one)
    if stamp is not None and not has_change:
        change = stamp.mark(paragraph, "pPrChange")
        change.append(old)
        properties.append(change)


def properties_of(paragraph: Element) -> Element:
    """The `w:pPr` of a paragraph, made where there is none."""
    found = child(paragraph, "pPr")
    if found is None:
        found = paragraph.makeelement(f"{namespace_of(paragraph)}pPr")
        paragraph.insert(0, found)
    return found


def bare_properties(paragraph: Element) -> Element:
    """A copy of the properties without the look of the mark, a section break and old changes."""
    found = child(paragraph, "pPr")
    made = (
        paragraph.makeelement(f"{namespace_of(paragraph)}pPr") if found is None else deepcopy(found)
    )
    for one in list(made):
        if name_of(one) in ("rPr", *_AFTER_LOOK):
            made.remove(one)
    return made


def _said(element: Element) -> bytes:
    from lxml import etree

    raw: bytes = etree.tostring(element, method="c14n", with_tail=False)
    return raw


def _rename(run: Element, names: dict[str, str]) -> None:
    for part in run.iter():
        name = name_of(part)
        if name in names:
            part.tag = namespace_of(part) + names[name]


def undo(root: Element, stamps: frozenset[tuple[str, str]]) -> None:
    """Take back the tracked changes of these (author, date), as if all of them were rejected."""

    def is_ours(element: Element) -> bool:
        return (attribute(element, "author") or "", attribute(element, "date") or "") in stamps

    changes = [
        one for one in root.iter() if name_of(one) in ("ins", "del", "pPrChange") and is_ours(one)
    ]
    for change in changes:
        parent, name = change.getparent(), name_of(change)
        if name == "pPrChange":
            _put_back(parent, change)
        elif name_of(parent) in ("rPr", "trPr") or name == "ins":
            _drop(change)
        else:
            _rename(change, _WRITTEN)
            for run in list(change):
                change.addprevious(run)
            _drop(change)


def _put_back(properties: Element, change: Element) -> None:
    old = child(change, "pPr")
    kept = [one for one in properties if name_of(one) in ("rPr", "sectPr")]
    for one in list(properties):
        properties.remove(one)
    for one in (*(old if old is not None else ()), *kept):
        properties.append(one)


def _drop(element: Element) -> None:
    """Take an element out, and the properties of a paragraph mark or row that hold nothing else."""
    parent = element.getparent()
    parent.remove(element)
    if len(parent) == 0 and name_of(parent) in ("rPr", "trPr"):
        _drop(parent)
    elif len(parent) == 0 and name_of(parent) == "pPr":
        parent.getparent().remove(parent)
