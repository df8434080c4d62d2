"""Whether a piece of text closes what it opens, so that it can go without harm to what stays.

The bridge is open.          yes
the bridge is open.** It     no: the emphasis began before it
bridge](/b) is open.”        no: a link and a quotation end in it
"""

from __future__ import annotations

from collections import Counter

from editlint.model.document import VOID
from editlint.model.places import lazy

_PAIRS = (("[", "]"), ("(", ")"), ("“", "”"), ("«", "»"), ("{", "}"), ("<", ">"))
# Marks that open and close alike: there has to be an even number of each.
_TWINS = lazy(r"\*+|~~|`+|\"|(?<!\w)_+|_+(?!\w)")
_TAG = lazy(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*?(/?)>")
_TEMPLATE = lazy(r"\{\{[<%]\s*(/?)([\w./-]+)[^{}]*?(/?)\s*[>%]\}\}|\{%-?\s*(end)?(\w+)")
_PAIRED = frozenset({"highlight", "raw", "capture", "if"})  # others may stand without an end
_FENCE = lazy(r"^[ \t]*(?::{3,}|`{3,}|~{3,})", 0)


def is_self_contained(text: str) -> bool:
    """Whether every bracket, quotation mark, emphasis, tag and template in `text` is whole."""
    if any(text.count(opening) != text.count(closing) for opening, closing in _PAIRS):
        return False
    twins = Counter(match.group() for match in _TWINS().finditer(text))
    if any(count % 2 for count in twins.values()):
        return False
    if sum(bool(_FENCE().match(line)) for line in text.splitlines()) % 2:
        return False
    return is_balanced(text) and not _open_templates(text)


def is_balanced(source: str) -> bool:
    """Whether `source` closes every tag that it opens, so that it can go and the markup holds."""
    opened: list[str] = []
    for closing, name, empty in _TAG().findall(source):
        name = name.lower()
        if closing:
            if not opened or opened.pop() != name:
                return False
        elif not empty and name not in VOID:
            opened.append(name)
    return not opened


def _open_templates(text: str) -> bool:
    """Whether a template ends in `text` that began before it, or a paired one begins and stays."""
    still_open: Counter[str] = Counter()
    for match in _TEMPLATE().finditer(text):
        close, name, alone, end, tag = match.groups()
        if name and not alone:
            still_open[name] += -1 if close else 1
        elif tag:
            still_open[tag] += -1 if end else 1
    return any(count < 0 or (count and name in _PAIRED) for name, count in still_open.items())
