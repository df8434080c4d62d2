"""The XML of a part, read so that it can do nothing but be read.

A document needs no document type, so one that declares any is refused: no entity is expanded, and
nothing is loaded from outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from editlint.office.package import DocumentError

Element = Any  # lxml has no types of its own
_DECLARES = "is not read: {} declares a document type, which may hold entities"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def tree_of(raw: bytes, name: str) -> Element:
    """The root of the XML in `raw`, the part `name`. Raises `DocumentError`."""
    from lxml import etree

    if b"<!DOCTYPE" in raw:
        raise DocumentError(_DECLARES.format(name))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        why = " ".join(str(error).split())[:100]
        raise DocumentError(f"is damaged: the XML of {name} is broken ({why})") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DocumentError(_DECLARES.format(name))
    return root


def bytes_of(root: Element) -> bytes:
    """The XML as a part holds it."""
    from lxml import etree

    raw: bytes = etree.tostring(
        root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return raw


def new_root(space: str, name: str, prefix: str | None = None) -> Element:
    """The root of a new part, in the namespace `space`."""
    from lxml import etree

    return etree.Element(f"{{{space}}}{name}", nsmap={prefix: space})


@cache
def local(tag: str) -> str:
    """The name of an element without its namespace: "p" of {...}p."""
    return tag.rpartition("}")[2]


def name_of(element: Element) -> str:
    """The local name of an element, "" of a comment or a processing instruction."""
    tag = element.tag
    return local(tag) if isinstance(tag, str) else ""


def namespace_of(element: Element) -> str:
    """The namespace of an element with its braces, for the names of others beside it."""
    return str(element.tag).rpartition("}")[0] + "}"


def child(element: Element, name: str) -> Element | None:
    """The first child of a local name."""
    return next((one for one in element if name_of(one) == name), None)


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its local name."""
    for key, value in element.attrib.items():
        if local(key) == name:
            return str(value)
    return None


def descendants(element: Element, name: str) -> Iterator[Element]:
    """All elements below `element` of a local name, in order."""
    return (one for one in element.iter() if name_of(one) == name)
