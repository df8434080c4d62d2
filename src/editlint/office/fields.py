"""Fields: what Word works out stands in the text as their result, and their code is no text.

begin  HYPERLINK "https://a.example/"  separate  the report  end      [the report](https://...)
"""

from __future__ import annotations

import re

from editlint.office.text import TextBuilder
from editlint.office.xml import Element, attribute, name_of

_ADDRESS = re.compile(r"\s*HYPERLINK\s+(?:\\[nomt]\s+)*\"([^\"]*)\"", re.IGNORECASE)


class _Field:
    """A field that is open; `link` is what its result opened."""

    __slots__ = ("code", "has_result", "link")

    def __init__(self) -> None:
        self.code = ""
        self.has_result = False
        self.link: int | None = None


class Fields:
    """The fields that are open at a place of the text, outer ones first."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def in_code(self) -> bool:
        """Whether what stands here is the code of a field."""
        return any(not field.has_result for field in self._open)

    def meet(self, part: Element, builder: TextBuilder) -> None:
        """Take a `w:fldChar` or `w:instrText` in."""
        if name_of(part) == "instrText":
            if self._open:
                self._open[-1].code += part.text or ""
            return
        kind = attribute(part, "fldCharType")
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            field = self._open[-1]
            field.has_result = True
            if self.address_in(field.code) is not None and not self.in_code:
                field.link = builder.open_link()
        elif kind == "end" and self._open:
            _close(self._open.pop(), builder)

    def end_of_paragraph(self, builder: TextBuilder) -> None:
        """No link goes on into the next paragraph."""
        for field in reversed(self._open):
            _close(field, builder)

    @staticmethod
    def address_in(code: str) -> str | None:
        """The address that a field leads to, where it leads out of the document."""
        match = _ADDRESS.match(code)
        return match[1] or None if match else None


def _close(field: _Field, builder: TextBuilder) -> None:
    if field.link is not None:
        builder.close_link(field.link, Fields.address_in(field.code) or "")
        field.link = None
