"""The named features of a line: what speaks for or against its having been left behind by a page.

Each function gives names; a name that the model has a weight for counts. Nothing here knows how far the file's ends are: an article may
be cut out anywhere, and a leftover is one whether eleven more follow or none.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from editlint.match.leftovers.page import STEM, Page

_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez)[a-zé]*\.?,? \d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d-\d\d"
    r"|\b\d+ ?(?:min|mins|minutes?|hours?|days?|weeks?|months?|years?|h|d)\b(?: ago| read)?$",
    re.IGNORECASE,
)
_MARKS = tuple("|»›→·•/@©+&#$€£%~<>[]=")
_YOU = frozenset({"you", "your", "yours", "we", "us", "our", "my", "me", "i"})
_FUNCTION = frozenset(
    "the a an of to in and for is are was were that this with on as by at it be from or not have has had but they their its which can will".split()
)


def features(page: Page, k: int) -> list[str]:
    """The names of the features of line `k`."""
    zone, place = _place(page, k)
    size, end = _size(page, k), page.shapes[k].end
    found = [f"{size} {end}", f"{zone} {size} {end}", place]
    found += _phrase(page, k, zone)
    found += _letters(page, k, zone)
    found += _topic(page, k, zone, size)
    found += _text_around(page, k)
    found += _phrases_around(page, k, zone)
    found += _neighbours(page, k, zone, size)
    return found


def _size(page: Page, k: int) -> str:
    count = page.shapes[k].size
    if count < 4:
        return f"{count}w"
    return "4-5w" if count < 6 else "6-8w" if count < 9 else "9-14w" if count < 15 else "15-24w" if count < 25 else "25w"


def _steps(count: int) -> str:
    """A number in steps that grow, so that a few weights cover all."""
    return str(count) if count < 3 else "3-4" if count < 5 else "5-8" if count < 9 else "9-16" if count < 17 else "17+"


def _place(page: Page, k: int) -> tuple[str, str]:
    """Above, in or below the article's own text, and how far from its edge."""
    if k < page.body.start:
        return "head", f"head {_steps(page.body.start - k)}"
    if k >= page.body.stop:
        return "tail", f"tail {_steps(k - page.body.stop + 1)}"
    return "in", f"in {_steps(min(k - page.body.start, page.body.stop - 1 - k))}"


def _phrase(page: Page, k: int, zone: str) -> list[str]:
    anchor = page.anchors[k]
    if anchor is None:
        return [f"{zone} no phrase"]
    return [f"says {anchor.family} {anchor.grade} {anchor.way}", f"{zone} says {anchor.family}", f"{zone} says {anchor.grade} {anchor.way}"]


def _letters(page: Page, k: int, zone: str) -> list[str]:
    """Capitals, figures, dates and signs."""
    text = page.lines[k].text
    found = [f"has {mark}" for mark in _MARKS if mark in text]
    case = _case(text)
    found += [f"{case}", f"{zone} {case}"]
    if any(char.isdigit() for char in text):
        date = "date" if page.shapes[k].size < 12 and _DATE.search(text) else "figures"
        found += [f"{zone} {date}", f"{zone} {date} {page.shapes[k].size < 4}"]
    words = page.lines[k].words
    if not _YOU.isdisjoint(words):
        found.append(f"{zone} you")
    if page.shapes[k].size > 2:
        found.append(f"{zone} function words {min(3, sum(word in _FUNCTION for word in words))} {page.shapes[k].size > 8}")
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


def _topic(page: Page, k: int, zone: str, size: str) -> list[str]:
    """How many of its longer words occur in the article's long sentences."""
    words = [word for word in page.lines[k].words if len(word) > 3]
    if not words:
        return [f"{zone} no topic words"]
    share = sum(word[:STEM] in page.topic for word in words) / len(words)
    level = "none" if share == 0 else "few" if share < 0.5 else "most" if share < 1 else "all"
    return [f"topic {level} {size}", f"{zone} topic {level} {min(3, len(words))}"]


def _text_around(page: Page, k: int) -> list[str]:
    """Long sentences above and below: how many, how near."""
    above = page.sentences_above(k)
    below = bisect_left(page.sentences, k + 1)
    up = k - page.sentences[above - 1] if above else 0
    down = page.sentences[below] - k if below < len(page.sentences) else 0
    near, far = f"text {_steps(up)} above", f"text {_steps(down)} below"
    few = f"{_steps(min(above, 9))} sentences above, {_steps(min(len(page.sentences) - below, 9))} below"
    return [near, far, f"{near}, {_steps(down)} below", few]


def _phrases_around(page: Page, k: int, zone: str) -> list[str]:
    """Lines with phrases above and below: how near, of which family, whether the article's text lies between."""
    marked = page.marked
    at = bisect_left(marked, k)
    after = at + 1 if at < len(marked) and marked[at] == k else at
    found = []
    if at:
        above = marked[at - 1]
        clear = page.sentences_above(above) == page.sentences_above(k)
        anchor = page.anchors[above]
        found.append(f"{zone} phrase {_steps(k - above)} above {'' if clear else 'behind text'}")
        if clear and anchor and k - above < 13:
            found += [f"below {anchor.family} {_steps(k - above)}", f"{zone} below {anchor.family}"]
    else:
        found.append(f"{zone} no phrase above")
    if after < len(marked):
        below = marked[after]
        clear = page.sentences_above(below) == page.sentences_above(k)
        found.append(f"{zone} phrase {_steps(below - k)} below {'' if clear else 'behind text'}")
    else:
        found.append(f"{zone} no phrase below")
    near = bisect_left(marked, k + 7) - bisect_left(marked, k - 6) - (after - at)
    found.append(f"{zone} phrases near {_steps(near)}")
    return found


def _neighbours(page: Page, k: int, zone: str, size: str) -> list[str]:
    """How the two lines above and below look, and how long the run of short lines is."""
    looks, own = page.looks, page.looks[k]
    found = [f"{zone} run {_steps(page.runs[k])}", f"{own} run {_steps(page.runs[k])}"]
    if k:
        found += [f"after {looks[k - 1]}", f"{zone} {own} after {looks[k - 1]}"]
    if k > 1:
        found.append(f"after {looks[k - 2]} {looks[k - 1]}")
    if k + 1 < len(looks):
        found += [f"before {looks[k + 1]}", f"{zone} {own} before {looks[k + 1]}"]
    if k + 2 < len(looks):
        found.append(f"before {looks[k + 1]} {looks[k + 2]}")
    if 0 < k < len(looks) - 1:
        found.append(f"{zone} between {looks[k - 1]} {looks[k + 1]}")
    return found
