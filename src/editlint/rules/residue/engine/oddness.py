"""Which characters no writer puts side by side.

Text that was read in the wrong encoding is told from sound typography by this alone: a letter
before closing quotation marks ("latté…”", "«\xa0société\xa0»") is sound whatever its bytes would
make, a small letter before a capital or a sign of money behind a letter is not.
"""

from __future__ import annotations

import re
from functools import cache

_QUOTES = "“”‘’„‚«»‹›"
_PUNCTUATION = f"{_QUOTES}…–—―·•\xa0\u202f\u2009¡¿"
# What may stand behind a letter, before a letter, and behind an opening quotation mark.
_BEHIND = frozenset("“”‘’«»‹›…–—―·•\xa0\u202f\u2009™®°ªº²³¹†‡′″")
_BEFORE = frozenset(f"{_PUNCTUATION}§©®™°ªº†‡№€£¥₽₴₺₫₹½¼¾²³¹−→←")
_OPENED = frozenset("€£¥§©№½¼¾₽₴₺₫₹−±")
# They join themselves to anything: soft hyphens, joiners, marks upon letters, pictures.
_JOINING = "\xad\u200b-\u200d\u2060\ufe0f\ufeff\u0300-\u036f\U0001f000-\U0001faff\u2600-\u27bf"
_ROOTS, _MATHS = frozenset("√≈¬"), frozenset("∂∑∏π∫Ω∞≠≤≥µ±")
_LOST = "\ufffd"


def oddities(text: str, start: int, end: int) -> int:
    """How many pairs of neighbours are odd from the character before `start` to that at `end`."""
    first, stop = max(start - 1, 0), min(end + 1, len(text))
    return sum(_is_odd(text[at], text[at + 1]) for at in range(first, stop - 1)) + _alone(
        text, start, end
    )


def _alone(text: str, start: int, end: int) -> int:
    """Whether the run would be a word of one letter before a sign that closes no word.

    A text about the letter has it in quotation marks.
    """
    before, after = text[start - 1 : start] or "\n", text[end : end + 1] or "\n"
    first, last = text[start], text[end - 1]
    if is_letter(before) or before in f"{_QUOTES}\xa0\"'([" or end - start != 2:
        return False
    if first in "ÂÃ" and last == "\xa0":
        return after not in _QUOTES
    if first in "ÂÃ" and (last in "°®²³¹ºª" or before in ".!?"):
        return True
    return after.isalnum() and (first in "ÂÃ" or (last in "“”»›" and after.islower()))


@cache
def _is_odd(left: str, right: str) -> bool:
    if left.isascii() and right.isascii():
        return False
    if "\x80" <= left <= "\x9f" or "\x80" <= right <= "\x9f":
        return True
    if _LOST in (left, right) or (left in _ROOTS and right in _MATHS):
        return False
    if right == "\xad" and _is_sign(left):
        return True
    if re.match(f"[{_JOINING}]", left) or re.match(f"[{_JOINING}]", right):
        return False
    if is_letter(left) and is_letter(right):
        return (
            (left.islower() and right.isupper())
            or script(left) != script(right)
            or (left in "ÂÃÄÅ" and right in "ŒœŠšŸŽžƒ")
        )
    if right == "Ÿ":
        return not left.isascii()
    if is_letter(right):
        if right in "ÂÃ" and left == "…":
            return True
        return (_is_sign(left) and left not in _BEFORE) or left.isdigit()
    if is_letter(left):
        return _is_sign(right) and right not in _BEHIND
    return _is_sign(left) and _is_sign(right) and _signs_are_odd(left, right)


def _signs_are_odd(left: str, right: str) -> bool:
    if _is_box(left) and _is_box(right):
        return False
    if right in "¿¡":
        return left not in _PUNCTUATION
    return right not in _PUNCTUATION and not (left in _PUNCTUATION and right in _OPENED)


def is_letter(char: str) -> bool:
    return char.isalpha() and char not in "ªº"


def _is_sign(char: str) -> bool:
    return not (char.isascii() or is_letter(char) or char.isspace())


def _is_box(char: str) -> bool:
    return "\u2500" <= char <= "\u259f"


def script(letter: str) -> str:
    """The script of a letter, as far as it matters here: "" is every other one."""
    if letter < "\u0250" or "\u1e00" <= letter <= "\u1eff":
        return "Latin"
    if "\u0370" <= letter <= "\u03ff" or "\u1f00" <= letter <= "\u1fff":
        return "Greek"
    return "Cyrillic" if "\u0400" <= letter <= "\u052f" else ""
