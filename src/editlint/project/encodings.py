"""Texts that are not UTF-8: read as what they are where that is certain.

    caf[E9], [93]quoted[94], it[92]s    as Windows-1252: café, “quoted”, it’s

It is certain where a page names its encoding, or where every sign beyond ASCII makes sense as
Windows-1252 at its place, in a language that is written with it. Other code pages put other signs
there: what is é in one stands as Ž or ‚ in the midst of a word in the other. Whatever is read so is
written back byte for byte, and the run says how it was read.
"""

from __future__ import annotations

import codecs
import re

from editlint.language.identify import language_of
from editlint.model.places import lazy

WINDOWS = "cp1252"
_UTF8 = lazy(r"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NAMED = lazy(r"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096  # characters in which a page names its encoding
_TAGS = lazy(r"<(script|style)\b.*?</\1\s*>|<[^<>]{0,2000}>|https?:\S+", re.IGNORECASE | re.DOTALL)
_SAMPLE = 2400  # characters that tell the language
_FEW = 13  # words: fewer tell nothing for certain
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii"})
_WEST = "àáâäçèéêëíîïñóôöúûü"
# The letters beyond ASCII of a language, with those of names and words that it takes from others.
_LETTERS = {
    "en": _WEST,
    "de": "äöüßàâçèéêëîïñôû",
    "fr": "àâäæçèéêëîïñôöœùûü",
    "es": "áàçèéëíïñóöúü",
    "pt": "àáâãçéêíóôõúü",
    "it": "àèéìíîòóùúçü",
    "nl": _WEST,
}
_ALONE = "àèéóúÀÈÉ"  # words of one letter
_RUN = lazy(r"[À-ÖØ-öø-ÿŒœ]{3}")
_QUOTED_BELOW = frozenset({"de"})
_NO_APOSTROPHE = frozenset({"es", "pt"})
_OPENS = "([{<>*_\"'“‘„‚«—–/=|"
_MONEY = "£¥¢€"
_SIGNS = "«»°©®·§¶½¼¾²±×µ¿¡ªº™…\xad"


def usable(name: str) -> str | None:
    """The codec of that name, where it is one for text in which ASCII stands for itself."""
    try:
        codec = codecs.lookup("cp1252" if name.lower() in _LATIN else name)
        plain = bytes(range(32, 127))
        if not codec._is_text_encoding or codec.decode(plain)[0] != plain.decode("ascii"):
            return None
    except (LookupError, ValueError, TypeError):
        return None
    return None if codec.name.startswith("iso2022") else codec.name  # that one looks like ASCII


def certain(raw: bytes) -> str | None:
    """The encoding of a text that is no UTF-8, where that is beyond doubt."""
    latin = raw.decode("latin-1")
    in_utf8 = sum(len(found.group()) for found in _UTF8().finditer(latin))
    named = _NAMED().search(latin, 0, _HEAD)
    if named:
        codec = usable(named[1])
        if not codec or codec == "utf-8" or not _reads(raw, codec):
            return None
        # A page in UTF-8 with a fault may have the name of another encoding in its head.
        one_byte_each = len(raw.decode(codec)) == len(raw)
        beyond_ascii = len(re.findall(r"[\x80-\xff]", latin))
        return None if one_byte_each and in_utf8 * 2 > beyond_ascii else codec
    if in_utf8:
        return None  # a text in UTF-8 with a fault
    return WINDOWS if _reads(raw, WINDOWS) and _makes_sense(raw.decode(WINDOWS)) else None


def _reads(raw: bytes, codec: str) -> bool:
    """Whether all bytes are known to it, and come back."""
    try:
        return raw.decode(codec).encode(codec) == raw
    except UnicodeError:
        return False


def _makes_sense(text: str) -> bool:
    words = _TAGS().sub(" ", text)
    language = language_of(words[:_SAMPLE])
    if not language and len(words) > _SAMPLE:  # begins with other things than the article
        middle = len(words) // 2
        language = language_of(words[middle : middle + _SAMPLE])
    if len(words.split()) < _FEW:
        return False
    if language not in _LETTERS or _RUN().search(text):
        return False
    places = re.finditer(r"[^\x00-\x7f]", text)
    return all(_fits(text, place.start(), language) for place in places)


def _fits(text: str, at: int, language: str) -> bool:
    """Whether the sign at `at` makes sense between its neighbours."""
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign.isalpha() and sign not in "ªºµ":
        return sign.lower() in _LETTERS[language] and _letter_fits(text, at)
    inside = before.isalpha() and after.isalpha()
    begins = (not before or before.isspace() or before in _OPENS) and not after.isspace()
    ends = bool(before) and not before.isspace() and not after.isalnum()
    if sign == "’":
        return not (inside and language in _NO_APOSTROPHE) and (ends or after.isalnum())
    if sign in "‘“":
        return begins or (ends and language in _QUOTED_BELOW)
    if sign == "”":
        return ends
    if sign in "„‚":
        return begins and language in _QUOTED_BELOW
    if sign in "–—":
        return language == "en" or not inside
    if sign == "•":
        return (not before or before.isspace() or before == ">") and not after.isalnum()
    if sign in _MONEY:
        return any(char.isdigit() for char in text[max(0, at - 2) : at + 3])
    return sign == "\xa0" or (sign in _SIGNS and not inside)


def _letter_fits(text: str, at: int) -> bool:
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if not before.isalpha() and not after.isalpha():
        return sign in _ALONE and (not before or before.isspace()) and not after.isalnum()
    if sign.islower():
        return True
    whole = re.search(r"[^\W\d_]*\Z", text[max(0, at - 40) : at])
    beginning = whole.group() if whole else ""
    rest = re.match(r"[^\W\d_]*", text[at + 1 : at + 40])
    following = rest.group() if rest else ""
    capitals = (beginning + following).isupper()
    return capitals or (not beginning and following.islower())
