"""Character references (`&#8212;`) that the standard library can read.

It makes a number of whatever digits follow `&#`, and Python refuses one of more than 4,300.
"""

from __future__ import annotations

from editlint.model.places import lazy

_TOO_LONG = lazy(r"&#(?=\d{8})")  # no character has so many digits


def readable_references(text: str) -> str:
    """`text`, of the same length, in which what is no reference for its length opens none."""
    return _TOO_LONG().sub("& ", text) if "&#" in text else text
