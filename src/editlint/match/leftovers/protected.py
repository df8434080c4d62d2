"""Lines that a newsroom owes to somebody: never deleted without being asked."""

from __future__ import annotations

import re

from editlint.match.leftovers.line import Line

_KINDS = {"quote": "a quotation", "caption": "a caption"}
# Each with the words one of which must stand in the line, so that the pattern runs on few lines.
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("a byline", r"^(?:by|von|par|por|di|door|written by|story by|reporting by|reported by|edited by|text by|words by|autor|author|editor)\b[:\s]+\S", "by von par por di door autor author editor"),
    ("a byline", r"^(?:about the authors?|staff (?:writer|reporter)|contributor)\b", "about staff contributor"),
    ("a dateline", r"^(?:published|posted|updated|last updated|first published|originally published|veröffentlicht|publié|publicado|actualizado|aktualisiert|stand)\b", "published posted updated first originally last veröffentlicht publié publicado actualizado aktualisiert stand"),
    ("a credit", r"^(?:photos?|images?|pictures?|illustrations?|graphics?|videos?|foto|fotos|bild|cover image|featured image|header image)(?: credits?| courtesy| source)?\s*(?:[:/|]|by\b|via\b|courtesy\b)", "photo photos image images picture pictures illustration illustrations graphic graphics video videos foto fotos bild cover featured header"),
    ("a credit", r"\b(?:getty images?|shutterstock|unsplash|istock|ap photo|reuters|afp|flickr|wikimedia)\b", "getty shutterstock unsplash istock ap reuters afp flickr wikimedia"),
    ("a correction", r"\b(?:corrections?|clarification|corrected|editor's note|editors' note|errat(?:um|a)|this (?:article|story|post|piece|version) (?:was|has been|originally)|an earlier version)\b", "correction corrections clarification corrected editor's editors' editors erratum errata article story post piece version"),
    ("a disclosure", r"\b(?:disclosures?|disclaimer|conflicts? of interest|competing interests?|affiliate|commission|sponsored|sponsor|sponsors|funded by|supported by|in partnership with|paid for by|partner content|advertorial)\b", "disclosure disclosures disclaimer conflict conflicts competing affiliate commission sponsored sponsor sponsors funded supported partnership paid partner advertorial"),
    ("a licence or copyright line", r"©|\(c\)|\b(?:copyright|creative commons|cc[ -]by|licen[cs]ed?|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|republish(?:ed)?)\b", "© c copyright creative cc license licence licensed licenced rights rechte droits derechos republish republished"),
)  # fmt: skip


def protection(line: Line) -> str:
    """What the line is owed for ("a byline", "a correction" ...), or "" where nothing speaks for it."""
    if line.kind in _KINDS:
        return _KINDS[line.kind]
    text = line.text
    if "©" in text:
        return "a licence or copyright line"
    if text[0] in "\"“„«" and len(line.words) > 3:
        return "a quotation"
    keys = set(line.words)
    for name, pattern, cues in _PATTERNS:
        if not keys.isdisjoint(cues.split()) and re.search(pattern, text, re.IGNORECASE):
            return name
    return ""
