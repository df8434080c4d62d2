"""What a part says of others: which part is the text, where links lead, which parts are notes.

A target outside the file is an address and no more: nothing ever opens it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from editlint.model.values import NamedTuple
from editlint.office.package import DocumentError, Package
from editlint.office.xml import Element, name_of, tree_of

ROOT = "_rels/.rels"


class Relation(NamedTuple):
    """`kind` is the last word of its type ("hyperlink"); `target` the name of a part, or an
    address where it is `external`.
    """

    id: str
    kind: str
    target: str
    external: bool


def relations_name(part: str) -> str:
    """The part that holds the relations of `part`."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(package: Package, part: str) -> dict[str, Relation]:
    """The relations of a part ("" for those of the whole file), by their ids."""
    name = relations_name(part) if part else ROOT
    if name not in package.names:
        return {}
    root = tree_of(package.part(name), name)
    return {one.id: one for one in _relations(root, posixpath.dirname(part))}


def _relations(root: Element, folder: str) -> Iterator[Relation]:
    for one in root:
        if name_of(one) == "Relationship":
            target, external = one.get("Target", ""), one.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relation(
                one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target, external
            )


def main_part(package: Package) -> str:
    """The name of the part that is the text. Raises `DocumentError`."""
    found = [one for one in relations(package, "").values() if one.kind == "officeDocument"]
    if not found:
        raise DocumentError("is no Word document: nothing in it says which part is the text")
    if found[0].external:
        raise DocumentError("is not read: its text lies outside the file, and nothing is loaded")
    return found[0].target
