"""Lines that a newsroom owes to somebody: never deleted without being asked."""

from __future__ import annotations

import re
from collections.abc import Collection

from editlint.model.places import OBJECT
from editlint.rules.boilerplate.engine.lines import Line

_KINDS = {"quote": "a quotation", "caption": "a caption"}
_QUOTES = '"“„«'
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "a byline",
        r"^(?:(?:written |story |reporting |reported |edited |text |words"
        r" )?by|von|par|por|di|door|autore?a?|author|editor)\b:?\s+\S"
        r"|^(?:about the authors?|staff (?:writer|reporter)|contributor)\b",
    ),
    (
        "a dateline",
        r"^(?:(?:first |originally |last )?(?:published|posted|updated)|veröffentlicht"
        r"|aktualisiert|stand|publié|publicado|actualizado)\b"
        r"|^(?:\w{3,9} )?\(?(?:\d{1,2}[./-]){0,2}(?:\d{1,2}\.?"
        r" )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez)\w*\.?"
        r"(?: \d{1,2},?)?(?: \d{4})?\)?$",
    ),
    (
        "a credit",
        r"^(?:cover |featured |header"
        r" )?(?:photos?|images?|pictures?|illustrations?|graphics?|videos?|fotos?|bild)"
        r"(?: credits?| courtesy| source)?\s*(?:[:/|]|by\b|via\b|courtesy\b)"
        r"|^(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3} (?:for|pour|für|para|/)"
        r" (?:the |The )?[A-Z][\w.’' ]*)$"
        r"|\b(?:getty images?|shutterstock|unsplash|istock|ap"
        r" photo|reuters|afp|flickr|wikimedia)\b",
    ),
    (
        "a correction",
        r"\b(?:corrections?|clarification|corrected|editors?['’]s? note|errat(?:um|a)|an earlier"
        r" version"
        r"|this (?:article|story|post|piece|version) (?:was|has been|originally))\b",
    ),
    (
        "a disclosure",
        r"\b(?:disclosures?|disclaimer|conflicts? of interest|competing"
        r" interests?|affiliate|commission|sponsor(?:s|ed)?"
        r"|(?:funded|supported) by|in partnership with|paid for by|partner content|advertorial)\b",
    ),
    (
        "a licence or copyright line",
        r"©|\(c\)|\b(?:copyright|creative commons|cc[ -]by|licen[cs]ed?|all rights reserved|alle"
        r" rechte vorbehalten|tous droits réservés"
        r"|todos los derechos|republish(?:ed)?)\b",
    ),
)


def protection(line: Line, headings: Collection[str] = ()) -> str:
    """What the line is owed for ("a byline", "a correction" ...), or "" where nothing speaks for
    it.

    `headings` are the normalised words of headings that many articles have.
    """
    if line.kind in _KINDS:
        return _KINDS[line.kind]
    if " ".join(line.words) in headings:
        return "a heading that many articles have"
    if OBJECT in line.text:
        return "a picture, an address or code"
    if line.text[0] in _QUOTES and len(line.words) > 3:
        return "a quotation"
    return next(
        (name for name, pattern in _PATTERNS if re.search(pattern, line.text, re.IGNORECASE)), ""
    )
