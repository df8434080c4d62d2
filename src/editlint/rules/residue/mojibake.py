"""Characters that were read in the wrong encoding."""

from __future__ import annotations

from collections.abc import Iterator

from editlint.model.document import Document
from editlint.model.finding import Edit, Fix, Hit, Related, Severity
from editlint.model.needs import NOT_ASCII
from editlint.model.places import JOINER, Span, lazy
from editlint.model.rule import Context, Example, rule
from editlint.rules.residue.engine.codepages import Run
from editlint.rules.residue.engine.garbled import Garbled, garbled

_BLANKED = b" " * 128 + bytes(range(128, 256))  # of UTF-8, all that is ASCII
# Two characters side by side that are not ASCII and do not stand for markup, or one that is left of
# such a pair.
_SUSPECT = lazy("[^\x00-\x7f\u2060\ufffc]{2}|[\x80-\x9f\ufffdÃÂ]")
_LOST = "\ufffd"
_MOST_PLACES = 10
_TAKE_IT = "cannot be put together again: take the text from its source."


@rule(
    "mojibake",
    category="residue",
    severity=Severity.ERROR,
    reads_deck=True,
    needs=(NOT_ASCII, ";&"),
    bad=[
        Example(
            "The townâ€™s cafÃ© is shut.\n".replace("â€™", "⟦â€™⟧"),
            fixed="The town’s café is shut.\n",
        ),
        Example("It cost ⟦Â£⟧40.\n", fixed="It cost £40.\n", format="txt"),
        Example("Dzieci jad⟦Å‚⟧y jabÅ‚ka i Å›liwki.\n", fixed="Dzieci jadły jabłka i śliwki.\n"),
        Example("⟦РќР°СЃС‚СЏ⟧ РїРѕС€Р»Р° РґРѕРјРѕР№.\n", fixed="Настя пошла домой.\n"),
        Example("Il a ferm⟦ÃƒÂ©⟧ le cafÃƒÂ©.\n", fixed="Il a fermé le café.\n"),
        Example("It wasn⟦‚Äô⟧t the caf√©.\n", fixed="It wasn’t the café.\n"),
        Example(
            "The mayor said ⟦\x93⟧soon\x94 and left.\n", fixed="The mayor said “soon” and left.\n"
        ),
        Example("⟦â€œ⟧Soon,â€ said RenÃ©e.\n", fixed="â€œSoon,â€ said RenÃ©e.\n"),
        "The caf⟦\ufffd⟧ is shut.\n",
    ],
    good=[
        "A naïve façade, a château; «Ça va ?» – “À bientôt”, £40, 20 °C.\n",
        "NÃO” é a resposta da CIDADÃ, IRMÃ – e irmão.\n",
        "The bytes are shown as `â€™`.\n",
        "Il parle de « proximité » et de «\xa0société\xa0». Un latté…” dit-elle.\n",
        "“Er sagte ‘der Coupé’”, dann „HYVÄ“, dann hâlâ…” und √π ≈ 1,77.\n",
        "Рік тому містоРівне святкувало; «СРСР…» — це минуле.\n",
        "Ăştia spun «ORAŞ», iar Úžasný den v Řeži byl krátký…\n",
    ],
)
def mojibake(doc: Document, context: Context) -> Iterator[Hit]:
    """Characters stand in the text that come from reading it in the wrong encoding.

    "â€™" is an apostrophe whose three bytes were taken for three characters. Where the bytes can be
    put together again they are, all places of the article at once; where a byte is gone nothing is
    mended, because the rest would look right and be wrong. The sign "\ufffd" stands where a
    character was lost; only the source of the text can tell which.
    """
    if ";&" not in doc.prose and (doc.prose.isascii() or not _is_suspect(doc.prose)):
        return
    found = garbled(doc.prose)
    if found.runs and not found.is_whole:
        yield _told(found, doc)
    elif found.runs:
        yield _mended(found.runs, doc)
    elif found.remains:
        yield _remains(found.remains, doc)
    yield from _lost(doc)


def _is_suspect(prose: str) -> bool:
    """Whether there is anything to look at: an article has few signs, each many times."""
    bare = prose.replace(JOINER, " ")  # an address is a long row of them
    stretches = set(bare.encode("utf-8", "surrogatepass").translate(_BLANKED).split())
    return _SUSPECT().search(b" ".join(stretches).decode("utf-8", "surrogatepass")) is not None


def _mended(runs: tuple[Run, ...], doc: Document) -> Hit:
    first, *others = runs
    places = f"{len(runs)} places in this article were" if others else "The text was"
    message = (
        f"{_shown(first.span.of(doc.source))} should be '{first.meant}'. {places} read in the"
        " wrong encoding."
    )
    also = tuple(
        Related(run.span, f"also here, for '{run.meant}'") for run in others[: _MOST_PLACES - 1]
    )
    edits = tuple(Edit(run.span, run.meant) for run in runs)
    fix = Fix("Put the right characters in" + (f" {len(runs)} places" if others else ""), edits)
    return Hit(first.span, message, also, (fix,))


def _told(found: Garbled, doc: Document) -> Hit:
    """What would be mended, without a fix, because another part of it cannot be."""
    hit = _mended(found.runs, doc)
    return Hit(hit.span, f"{hit.message} Some of it {_TAKE_IT}", hit.related)


def _remains(remains: tuple[Span, ...], doc: Document) -> Hit:
    first, *others = remains
    message = (
        f"{_shown(first.of(doc.source))} is what is left of a character that was read in the wrong"
        f" encoding. It {_TAKE_IT}"
    )
    also = tuple(Related(span, "also here") for span in others[: _MOST_PLACES - 1])
    return Hit(first, message, also)


def _shown(text: str) -> str:
    """The characters as a message can hold them: a control character by its number."""
    printed = text.isprintable() or len(text) > 1
    return f"'{text}'" if printed else f"U+{ord(text):04X}"


def _lost(doc: Document) -> Iterator[Hit]:
    at = doc.prose.find(_LOST)
    if at != -1:
        count = doc.prose.count(_LOST)
        more = f" and in {count - 1} more place{'s' * (count > 2)}" if count > 1 else ""
        message = f"A character was lost here{more}; look it up where the text came from."
        yield Hit(Span(at, at + 1), message)
