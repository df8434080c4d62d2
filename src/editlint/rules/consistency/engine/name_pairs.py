"""Whether two forms of a name are one name in two spellings, or two names.

Amina Haleem ... Amina Halem      one: they have a name beside them in common
Erik Anderson ... Lena Andersen   two: each has its own
Melbourne (4) ... Mebourne (1)    one: the rarer is a slip of the other
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from editlint.model.document import Document
from editlint.model.values import NamedTuple
from editlint.rules.consistency.engine.names import CAPITALS, Names, Place, names, neighbours
from editlint.rules.consistency.engine.spellings import Difference, difference, is_confusable

MOST_NEIGHBOURS = 30  # pairs of neighbours that are compared
RARE = 2  # places of the rarer form, where nothing but its spelling ties it to the other
# How many letters a name has at least, for each way of differing: short names are often two.
_ALONE = {"accent": 4, "swap": 5, "double": 6, "missing": 6, "letter": 6}
_OFTEN = 4  # places of a form that is the usual one beyond doubt: then a letter less is enough
_AT_A_START = 7  # letters of a form that stands at the start of sentences or in headings alone
_ACRONYM = 4  # letters of an acronym, of which two may have changed places


class Lists(NamedTuple):
    """The words of `rules/consistency/names.yaml`."""

    generic: frozenset[str]
    person: frozenset[str]
    words: frozenset[str]
    accents: frozenset[str]
    foreign: frozenset[str]
    given: frozenset[str]
    known: frozenset[str]
    never: frozenset[str]


def lists(data: Mapping[str, Any]) -> Lists:
    return Lists(*(frozenset(data[name].split()) for name in Lists._fields))


class Form(NamedTuple):
    """One spelling: its places, and the names right before and right behind them.

    `has_own`: such a name stands there in running text; in a title all words have capitals.
    """

    key: str
    places: tuple[Place, ...]
    before: frozenset[str]
    behind: frozenset[str]
    has_own: bool


class Variant(NamedTuple):
    """A name in two spellings; `odd` is the rarer, `shared` the name that both have beside them."""

    odd: tuple[Place, ...]
    usual: tuple[Place, ...]
    shared: str


def variants(doc: Document, lists: Lists) -> Iterator[Variant]:
    """The names of `doc` that stand in two spellings."""
    found = doc.view(names)
    asked = [
        (one, two, how)
        for one, two in found.alike
        if (how := difference(one, two)) and _may_be_one(one, two, how, lists)
    ]
    if not asked:
        return
    known = lists.generic | lists.never | found.lower
    read: dict[str, Form] = {}
    for one, two, how in asked:
        for key in (one, two):
            if key not in read:
                read[key] = _form(key, found, known)
        forms = [read[one], read[two]]
        if not all(form.places for form in forms) or _is_mixed(forms, how):
            continue
        if not _act_together(forms):
            shared = _shared(forms, how)
            if shared or _is_slip(doc, found, forms, how, lists):
                odd, usual = sorted(forms, key=_by_weight)
                yield Variant(odd.places, usual.places, shared)


def _may_be_one(one: str, two: str, how: Difference, lists: Lists) -> bool:
    """Whether the words by themselves may be one name."""
    if one in lists.never and two in lists.never:
        return False
    if how.kind == "accent":
        return not (one in lists.accents and two in lists.accents)
    return not (one in lists.words and two in lists.words)


def _form(key: str, found: Names, known: frozenset[str]) -> Form:
    places = found.places(key)
    beside = [neighbours(place, known) for place in places]
    return Form(
        key,
        places,
        frozenset(before for before, _ in beside if before),
        frozenset(behind for _, behind in beside if behind),
        any(any(two) and not place.is_heading for two, place in zip(beside, places, strict=True)),
    )


def _by_weight(form: Form) -> tuple[int, int]:
    """The rarer form first; of two equally common ones the one that comes in later."""
    return len(form.places), -form.places[0].span.start


def _is_mixed(forms: Sequence[Form], how: Difference) -> bool:
    """Whether acronyms are among them: those are names of their own, unless two letters of a long
    one have changed places.
    """
    if not any(place.text.isupper() for form in forms for place in form.places):
        return False
    all_upper = all(place.text.isupper() for form in forms for place in form.places)
    return not (all_upper and how.kind == "swap" and len(forms[0].key) >= _ACRONYM)


def _act_together(forms: Sequence[Form]) -> bool:
    """Whether both stand in one sentence, as two people do who meet."""
    first, second = ({(id(place.doc), place.block) for place in form.places} for form in forms)
    if first.isdisjoint(second):
        return False
    one, two = ({_sentence(place) for place in form.places} for form in forms)
    return any(sentence in two for sentence in one if sentence)


def _sentence(place: Place) -> tuple[int, int] | None:
    """The sentence in which a name stands, by its document and number; None outside of all."""
    number = place.doc.sentence_number_at(place.span.start)
    return None if number is None else (id(place.doc), number)


def _shared(forms: Sequence[Form], how: Difference) -> str:
    """The name that both have beside them, "" where there is none that counts.

    Sisters share what stands behind their first names, so there a slip must look like one.
    """
    one, two = forms
    before, behind = _common(one.before, two.before), _common(one.behind, two.behind)
    if before:
        return min(before)
    if behind and (how.kind in ("accent", "swap", "double") or _looks_alike(one.key, two.key, how)):
        return min(behind)
    return ""


def _common(ones: frozenset[str], twos: frozenset[str]) -> set[str]:
    """The names in both, also where each is a slip of the other: "Census Bureau", "Cenus Bureu"."""
    found = set(ones & twos)
    if not found and len(ones) * len(twos) <= MOST_NEIGHBOURS:
        found = {one for one in ones for two in twos if _is_slip_of(one, two)}
    return found


def _is_slip_of(one: str, two: str) -> bool:
    how = difference(one, two)
    return how is not None and (how.kind == "accent" or how.at > 0)


def _looks_alike(one: str, two: str, how: Difference) -> bool:
    short, long = sorted((one, two), key=len)
    if how.kind == "missing":
        return long[how.at] == "h" or len(short) >= _ALONE["missing"]
    return how.kind == "letter" and how.at > 0 and is_confusable(one, two, how.at)


def _is_slip(
    doc: Document, found: Names, forms: Sequence[Form], how: Difference, lists: Lists
) -> bool:
    """Whether the rarer form can only be a slip, without a name beside it that says so."""
    odd, usual = sorted(forms, key=_by_weight)
    short = min(len(odd.key), len(usual.key))
    least = _ALONE[how.kind] - (1 if len(usual.places) >= _OFTEN and len(odd.places) == 1 else 0)
    if len(odd.places) > RARE or short < least:
        return False
    if how.kind != "accent" and not _is_inside(odd.key, how, short, lists):
        return False
    if odd.has_own and usual.has_own:
        return False
    if any(_is_a_word(form.key, found.lower) for form in forms):
        return False
    if how.kind == "letter" and not (
        is_confusable(odd.key, usual.key, how.at) and len(odd.places) == 1 < len(usual.places)
    ):
        return False
    if odd.key in lists.given and usual.key in lists.given:
        return False
    if how.kind == "letter" and any(
        one.key in lists.given and other.key not in lists.given and other.before
        for one, other in ((odd, usual), (usual, odd))
    ):
        return False  # "Anna Marlin" and "Merlin" are two people
    if how.kind == "accent" and _is_of_another_language(odd, usual, lists):
        return False
    if doc.language not in CAPITALS:
        return all(any(_is_person(place, lists) for place in form.places) for form in forms)
    return _is_named(usual) and (_is_named(odd) or _stands_out(odd, usual, how, short))


def _is_inside(odd: str, how: Difference, short: int, lists: Lists) -> bool:
    """Whether an edit is one of slips: not of the first letter, as between brands of a family
    ("Ubuntu", "Kubuntu"), not before an s ("Americas", "Americans"), and not of a name that is
    well known as it is.
    """
    last = short - (1 if odd.endswith("s") else 0)
    return 0 < how.at < last and odd not in lists.known and odd not in lists.never


def _is_named(form: Form) -> bool:
    return any(place.is_sure for place in form.places)


def _stands_out(odd: Form, usual: Form, how: Difference, short: int) -> bool:
    """Whether a form of which no capital is sure is a slip all the same: it is long, nothing but
    a slip looks like that, and the other is used again and again or this one stands in the title.
    """
    prominent = any(place.is_prominent for place in odd.places)
    if how.kind == "letter" or short < _AT_A_START - prominent:
        return False
    return len(usual.places) > 1 or prominent


def _is_a_word(key: str, lower: frozenset[str]) -> bool:
    """Whether the article has the word in small letters in another form: "Contract", contracts."""
    return any(
        form in lower for form in (key + "s", key.removesuffix("s"), key + "ed", key + "ing")
    )


def _is_of_another_language(one: Form, two: Form, lists: Lists) -> bool:
    """Whether a form is written as another language has it: beside words of that language, or
    without its accents as a part of a longer name ("Air Tahiti", "New Amsterdam").
    """
    if any(_is_foreign(place, lists) for place in (*one.places, *two.places)):
        return True
    beside = [{neighbours(place, frozenset()) for place in form.places} for form in (one, two)]
    parts = [{name for pair in pairs for name in pair if name} for pairs in beside]
    bare = parts[0] if one.key.isascii() else parts[1]
    return bool(bare) and parts[0].isdisjoint(parts[1])


def _is_foreign(place: Place, lists: Lists) -> bool:
    """Whether words of another language stand beside a name: "Inclusión y Accesibilidad"."""
    if place.doc.language != "en":
        return False
    keys, at = place.doc.words.keys, place.word
    return not lists.foreign.isdisjoint((*keys[max(0, at - 2) : at], *keys[at + 1 : at + 3]))


def _is_person(place: Place, lists: Lists) -> bool:
    """Whether a title or a verb of saying stands beside it."""
    keys, at = place.doc.words.keys, place.word
    return not lists.person.isdisjoint((*keys[max(0, at - 1) : at], *keys[at + 1 : at + 2]))
