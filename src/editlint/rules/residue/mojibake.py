"""Characters that were read in the wrong encoding."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Edit, Fix, Hit, Related, Severity
from editlint.model.places import Span, SpanSet, lazy
from editlint.model.rule import Context, Example, rule
from editlint.model.values import NamedTuple

# What the bytes 0x80-0xBF of UTF-8 become when they are read as Windows-1252 (or, where that has no
# character, as Latin-1).
_HIGH = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\x9f"
_LOW = "\xa0-\xbf"
_SUSPECT = lazy("[Â-ô\ufffd]")
_RUN = lazy(f"(?:[Â-ß][{_HIGH}{_LOW}]|[à-ï][{_HIGH}{_LOW}]{{2}}|[ð-ô][{_HIGH}{_LOW}]{{3}})+")
# A capital before a quotation mark or a dash is a word's end in several languages ("NÃ”"): on its
# own it proves nothing.
_DOUBTFUL = lazy(f"[Â-ß][{_HIGH}\xa0\xab\xbb\xb7]")
# What a text in Latin letters may hold: letters, marks, punctuation, currencies, arrows, symbols.
_FAMILIAR = lazy(
    "[\x20-\u036f\u1e00-\u1eff\u2000-\u2bff\ufe0f\ufeff\U0001f000-\U0001faff\u200b\u200d]"
)
_SIGN = lazy("â€|Ã[\x80-\xbf]|Â[\x80-\xbf]")
STRANGE_LETTERS = 3
_LOST = "\ufffd"
_MOST_PLACES = 10


class _Garbled(NamedTuple):
    span: Span
    meant: str


@rule(
    "mojibake",
    category="residue",
    severity=Severity.ERROR,
    bad=[
        Example(
            "The townâ€™s cafÃ© is shut.\n".replace("â€™", "⟦â€™⟧"),
            fixed="The town’s café is shut.\n",
        ),
        Example("It cost ⟦Â£⟧40.\n", fixed="It cost £40.\n", format="txt"),
        "The caf⟦\ufffd⟧ is shut.\n",
    ],
    good=[
        "A naïve façade, a château; «Ça va ?» – “À bientôt”, £40, 20 °C.\n",
        "NÃO” é a resposta da CIDADÃ, IRMÃ – e irmão.\n",
        "The bytes are shown as `â€™`.\n",
        "Il parle de « proximité » et de «\xa0société\xa0». Un latté…” dit-elle.\n",
    ],
)
def mojibake(doc: Document, context: Context) -> Iterator[Hit]:
    """Characters stand in the text that come from reading it in the wrong encoding.

    "â€™" is an apostrophe whose three bytes were taken for three characters. Where the bytes can be
    put together again they are, all places of the article at once. The sign "\ufffd" stands where a
    character was lost; only the source of the text can tell which.
    """
    if not doc.prose.isascii() and _SUSPECT().search(doc.prose):
        garbled = _garbled(doc)
        if garbled:
            yield _hit(garbled, doc)
        yield from _lost(doc)


def _garbled(doc: Document) -> list[_Garbled]:
    found = [
        _Garbled(Span(*match.span()), _decoded(match.group()))
        for match in _RUN().finditer(doc.prose)
    ]
    found = [one for one in found if one.meant and _is_likelier(doc, one)]
    sure = any(not _DOUBTFUL().fullmatch(one.span.of(doc.prose)) for one in found)
    return found if sure else []


def _is_likelier(doc: Document, garbled: _Garbled) -> bool:
    """Whether the characters that were meant are likelier here than those that stand here.

    A letter before closing quotation marks ("proximité »", "latté…”") makes bytes of a Chinese
    character by chance: another script is believed only where several of its letters follow.
    """
    if garbled.meant == "\ufeff":
        return garbled.span.start == 0  # elsewhere a text about the mark shows it
    strange = [char for char in garbled.meant if not _FAMILIAR().match(char)]
    return not strange or len(strange) >= STRANGE_LETTERS


def _is_half_broken(doc: Document, garbled: list[_Garbled]) -> bool:
    """Whether signs of the wrong encoding would be left beside those that can be put right."""
    spans = SpanSet(one.span for one in garbled)
    return any(not spans.meets(Span(*match.span())) for match in _SIGN().finditer(doc.prose))


def _decoded(run: str) -> str:
    """The characters that the run's bytes make, empty where they make none."""
    try:
        meant = b"".join(_byte(char) for char in run).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return ""
    return (
        meant
        if all(char.isprintable() or char in "\xa0\xad\u200b\u200d\ufeff" for char in meant)
        else ""
    )


def _byte(char: str) -> bytes:
    return char.encode("latin-1") if ord(char) < 0x100 else char.encode("cp1252")


def _hit(garbled: list[_Garbled], doc: Document) -> Hit:
    first = garbled[0]
    others = tuple(
        Related(one.span, f"also here, for '{one.meant}'") for one in garbled[1:_MOST_PLACES]
    )
    places = f"{len(garbled)} places in this article were" if len(garbled) > 1 else "The text was"
    message = (
        f"'{first.span.of(doc.source)}' should be '{first.meant}'. {places} read in the wrong"
        " encoding."
    )
    if _is_half_broken(doc, garbled):
        message += " Some of it cannot be put together again: take the text from its source."
        return Hit(first.span, message, others)
    edits = tuple(Edit(one.span, one.meant) for one in garbled)
    fix = Fix(f"Put the right characters in {len(garbled)} places", edits)
    return Hit(first.span, message, others, (fix,))


def _lost(doc: Document) -> Iterator[Hit]:
    at = doc.prose.find(_LOST)
    if at != -1:
        count = doc.prose.count(_LOST)
        more = f" and in {count - 1} more places" if count > 1 else ""
        message = f"A character was lost here{more}; look it up where the text came from."
        yield Hit(Span(at, at + 1), message)
