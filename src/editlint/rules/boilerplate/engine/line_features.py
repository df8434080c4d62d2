"""The features of a line by itself: what it says, and how it is written.

They need no other line but for the words of the article, which a teaser for something else does not
share. The zone stands in many of them, for a price below an article says more than one in it. Of
"Share this article" below one:

    "3w none", "says share sure whole", "Sentence case", "tail small words 1 short" ...
"""

from __future__ import annotations

import re

from editlint.model.places import lazy
from editlint.rules.boilerplate.engine.page import STEM, Page

_DATE = lazy(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez)[a-zé]*\.?,? \d"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d-\d\d"
    r"|\b\d+ ?(?:min|mins|minutes?|hours?|days?|weeks?|months?|years?|h|d)\b(?: ago| read)?$",
    re.IGNORECASE,
)
_PRICE = lazy(r"[$€£¥]\s?\d|\d\s?[€£]")
_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"[|»›→·•/@©+&#$€£%~<>\[\]=]")
_YOU = frozenset({"you", "your", "yours", "we", "us", "our", "my", "me", "i"})
_FUNCTION = frozenset(
    {
        *("the", "a", "an", "of", "to", "in", "and", "for", "is", "are", "was", "were", "that"),
        *("this", "with", "on", "as", "by", "at", "it", "be", "from", "or", "not", "have", "has"),
        *("had", "but", "they", "their", "its", "which", "can", "will"),
    }
)


def shape(page: Page, number: int) -> list[str]:
    """How long it is and how it ends."""
    size, end = page.size(number), page.shapes[number].end
    return [f"{size} {end}", f"{page.zone(number)} {size} {end}"]


def phrase(page: Page, number: int) -> list[str]:
    """What it says, where that is a phrase of page furniture."""
    anchor, zone = page.anchors.get(number), page.zone(number)
    if anchor is None:
        return [f"{zone} no phrase"]
    return [
        f"says {anchor.family} {anchor.grade} {anchor.way}",
        f"{zone} says {anchor.family}",
        f"{zone} says {anchor.grade} {anchor.way}",
    ]


def letters(page: Page, number: int) -> list[str]:
    """Capitals, figures, dates and signs."""
    text, zone, size = page.lines.text(number), page.zone(number), page.shapes[number].size
    case = _case(text)
    found = [case, f"{zone} {case}", *dict.fromkeys(f"has {mark}" for mark in _MARK.findall(text))]
    if not _DIGIT.search(text):
        return found
    kind = "date" if size < 12 and _DATE().search(text) else "figures"
    found += [f"{zone} {kind}", f"{zone} {kind} {'short' if size < 4 else 'long'}"]
    if _PRICE().search(text):
        found += [f"{zone} price", "price"]
    return found


def _case(text: str) -> str:
    words = [word for word in text.split() if word[0].isalpha()]
    if not words:
        return "no letters"
    if text.isupper():
        return "CAPITALS"
    if words[0][0].islower():
        return "lower case"
    capital = sum(word[0].isupper() for word in words)
    if len(words) == 1:
        return "One word"
    if capital == len(words):
        return "Name Case" if len(words) < 4 else "All Capitalised"
    return "Title Case" if capital * 3 >= len(words) * 2 else "Sentence case"


def wording(page: Page, number: int) -> list[str]:
    """Whether it speaks to the reader, its small words, and the longer ones that the article uses.

    A teaser is about something else than the article, so few of its longer words stand there.
    """
    words, zone, size = page.lines.words(number), page.zone(number), page.shapes[number].size
    found = [] if _YOU.isdisjoint(words) else [f"{zone} you"]
    if size > 2:
        small = sum(word in _FUNCTION for word in words)
        found.append(f"{zone} small words {min(3, small)} {'long' if size > 8 else 'short'}")
    long = [word for word in words if len(word) > 3]
    if not long:
        found.append(f"{zone} no topic words")
        return found
    topic = page.topic
    shared = _share(sum([word[:STEM] in topic for word in long]), len(long))
    found += [f"topic {shared} {page.size(number)}", f"{zone} topic {shared} {min(3, len(long))}"]
    return found


def _share(part: int, whole: int) -> str:
    """How much of `whole` a part is, in words."""
    if not part:
        return "none"
    if part == whole:
        return "all"
    return "few" if part * 2 < whole else "most"
