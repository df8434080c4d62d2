"""Who vouches for a sentence: a named speaker, a report, a link, a quotation; or an authority that
is not named.

The patterns follow the attribution cues that newsrooms teach and that PolNeAR annotates: a subject
with a reporting verb, "according to", "data from", and the sentence before where the text
continues.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from editlint.language.lexicon import Mark
from editlint.model.places import Span, lazy
from editlint.model.values import NamedTuple, dataclass
from editlint.rules.sourcing.engine.naming import is_name, is_titled_name
from editlint.rules.sourcing.engine.statements import Statement

# A footnote mark ("it is so.³"), "[4]", "(4)" at an end, "(Smith et al., 2015)", "(Smith, 2015)",
# "Source:"
_CITATION = lazy(
    r"\[\^|\[\d{1,3}(?:[,–-] ?\d{1,3})*\]"
    r"|<sup[^>]*>\s*(?:<a\s[^>]*>)?\s*(?:\[?\d{1,3}|$)"
    r"|href=[\"']#(?:fn|note|ref|cite|endnote|source)"
    r"|\([^()\n]{0,60}\b(?:et al|(?:19|20)\d\d[a-z]?)\)"
    r"|\(\s*(?:source|quelle|fuente)\b"
    r"|(?<=\w )\(\d{1,2}(?:, ?\d{1,2})*\)(?=[.;]?\s*$)"
    r"|(?:(?<=[^\W\d]{3})|(?<=[.,;:”\"’)]))[¹²³⁰⁴-⁹]{1,3}(?!\w)",
    re.I,
)
_CITED_YEAR = lazy(r"\((?:see )?[A-Z][^()\n]{2,60}, (?:19|20)\d\d[a-z]?\)")
_LINK = lazy(r"\]\((?!#|mailto:)|\]\[[^\]\n]|<a\s[^>]*href=[\"'](?!#|mailto:)|https?://", re.I)
REACH = 9  # words before a verb in which its subject may stand
INDEFINITE = 4  # words before "survey" among which "a" makes it one without a name
VAGUE_REACH = 3  # where an authority without a name is next to the verb


@dataclass(frozen=True, slots=True)
class Source:
    """What was found: its kind, as the docs name it, and the place of the words that show it."""

    kind: str
    span: Span


def source_in(statement: Statement, raw: str) -> Source | None:
    """The first source that the sentence itself names.

    `raw` is the sentence as it is written, markup and all.
    """
    return next(_sources(statement, raw), None)


class _Markup(NamedTuple):
    """A source of this `kind` is seen by its markup; `pattern` is asked where it `may_match`."""

    kind: str
    may_match: Callable[[str], bool]
    pattern: Callable[[], re.Pattern[str]]


def _has_mark(raw: str) -> bool:
    return "[" in raw or "(" in raw or "<" in raw or not _RAISED.isdisjoint(raw)


_RAISED = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹")


def is_raised(word: str) -> bool:
    """Whether a word is made of raised digits, as the mark of a footnote is."""
    return _RAISED.issuperset(word)


_MARKUP = (
    _Markup(
        "link",
        lambda raw: "http" in raw or "](" in raw or "][" in raw or "href" in raw,
        _LINK,
    ),
    _Markup("citation", _has_mark, _CITATION),
    _Markup("citation", _has_mark, _CITED_YEAR),
)


def _sources(statement: Statement, raw: str) -> Iterator[Source]:
    for kind, may_match, pattern in _MARKUP:
        if may_match(raw) and pattern().search(raw):
            yield Source(kind, statement.span)
    for mark in statement.found("according"):
        if _vouches(statement, mark):
            yield _source(statement, "according to", mark)
    for mark in statement.found("named-source"):
        if _is_made_by_name(statement, mark):
            yield _source(statement, "named source", mark)
    yield from _studies_by_name(statement)
    yield from _speakers(statement)


def _source(statement: Statement, kind: str, mark: Mark) -> Source:
    return Source(kind, statement.words.span(mark.first, mark.stop))


def vague_after(statement: Statement, first: int) -> int | None:
    """The word of an unnamed authority that follows at word `first`: "according to (some) experts",
    "a recent study".
    """
    for at in range(first, min(first + 4, statement.within.stop)):
        long = statement.after("vague-head", at) or (
            at > first and statement.has_at("vague-study", at)
        )
        if long:
            named = statement.lexicon.capitals and any(
                statement.capital(place) for place in range(first, at + 4)
            )
            return None if named else at + long - 1
        if not (statement.has_at("vague-filler", at) or statement.has_at("one", at)):
            return None
    return None


def _vouches(statement: Statement, according: Mark) -> bool:
    """Whether "according to" is followed by somebody else than ourselves or an unnamed authority
    ("according to recent figures").
    """
    return (
        vague_after(statement, according.stop) is None
        and not statement.has_at("own", according.stop)
        and all(mark.first != according.first for mark in statement.found("vague-phrase"))
    )


def _is_made_by_name(statement: Statement, mark: Mark) -> bool:
    """Whether a name follows "data from", "a survey by"; after "of" that of a body, not of those
    who were asked ("a survey of young Kenyans").
    """
    if not (statement.lexicon.capitals and statement.has_at("partitive-of", mark.stop - 1)):
        return _named_within(statement, mark.stop, 5)
    return any(
        statement.capital(at) and is_name(statement, at) and not statement.key(at).endswith("ns")
        for at in range(mark.stop, min(mark.stop + 5, statement.within.stop))
    )


def _named_within(statement: Statement, first: int, reach: int) -> bool:
    """Whether a name, a link or a defined body comes in the next `reach` words."""
    if not statement.lexicon.capitals:
        return first < statement.within.stop
    return any(
        statement.capital(at)
        or (statement.has_at("speaker", at) and not statement.has_at("vague-head", at))
        for at in range(first, min(first + reach, statement.within.stop))
    )


def _studies_by_name(statement: Statement) -> Iterator[Source]:
    """ "Deloitte's (2024) report", "Census Bureau data", "the 2020 Harris poll", "a 2018 review of
    37 studies".
    """
    if not statement.lexicon.capitals:
        return
    for mark in statement.found("study-head"):
        head = mark.first
        if statement.capital(head) and statement.capital(mark.stop) and statement.joined(mark.stop):
            continue  # part of a longer name: "Data Cloud"
        named = any(
            statement.capital(at) and is_name(statement, at)
            for at in range(max(statement.within.start, head - 3), head)
        )
        if named or _is_dated(statement, mark):
            yield _source(statement, "named report", mark)


def _is_dated(statement: Statement, study: Mark) -> bool:
    """Whether its year says which study it is: "the 2020 census", "a 2018 review of 37 studies".

    "A 2012 study found" cannot be looked up.
    """
    year = statement.key(study.first - 1)
    if not (len(year) == 4 and year.startswith(("19", "20"))):
        return False
    any_one = statement.has_at("one", study.first - 2)
    return not (any_one and statement.has_at("vague-verb", study.stop))


def _speakers(statement: Statement) -> Iterator[Source]:
    """A named subject with a reporting verb, the verb before the name ("said X"), or "it said"."""
    for mark in statement.found("it-says"):
        yield _source(statement, "named speaker", mark)
    for mark in statement.found("report-verb"):
        if _subject_named(statement, mark, strong=True) or _name_follows(statement, mark):
            yield _source(statement, "named speaker", mark)
    for mark in statement.found("find-verb"):
        if _subject_named(statement, mark, strong=False):
            yield _source(statement, "named speaker", mark)


class _Head(NamedTuple):
    """The last `word` of what may be a subject ("" outside the sentence), and its verb."""

    statement: Statement
    word: str
    verb: int

    def is_a(self, name: str) -> bool:
        return self.statement.lexicon.has(name, self.word)


class _Row(NamedTuple):
    """Where `holds`, the word before the verb is a source by itself or, if not `speaks`, none."""

    reason: str
    holds: Callable[[_Head], bool]
    speaks: bool


# The first row that holds decides; where none does, the words further back are looked at.
_HEADS = (
    _Row("she said", lambda head: head.is_a("pronoun-source"), True),
    _Row("no subject", lambda head: not head.word, False),
    _Row("of projects, is estimated", lambda head: head.is_a("function"), False),
    _Row("its town's estimates", lambda head: head.word.endswith(("'s", "s'")), False),
    _Row("the United States", lambda head: head.statement.capital(head.verb), False),
    _Row(
        "in San Francisco, rates are higher",
        lambda head: (
            "," in head.statement.gap(head.verb) and head.statement.has_at("noun-verb", head.verb)
        ),
        False,
    ),
)


def _subject_named(statement: Statement, verb: Mark, strong: bool) -> bool:
    """Whether the words before the verb name who says it.

    An unnamed authority right before the verb does not count.
    """
    at = verb.first - 1
    while at in statement.within and (statement.has_at("auxiliary", at) or _when(statement, at)):
        if statement.has_at("hearsay", at):
            return False  # "the storm has reportedly claimed 40 lives"
        at -= 1
    head = _Head(statement, statement.key(at), verb.first)
    for row in _HEADS:
        if row.holds(head):
            return row.speaks
    reach = VAGUE_REACH if _unnamed(statement, at) else REACH
    for place in range(at, max(statement.within.start - 1, at - reach), -1):
        if place < at and _clause_break(statement, place):
            return False
        if _speaker(statement, place, strong) or _name_before(statement, place, place == at):
            return True
    return False


def _when(statement: Statement, at: int) -> bool:
    """A day between a speaker and the verb: "the mayor on Thursday said"."""
    return statement.has_at("dated", at) or (
        statement.has_at("function", at) and statement.has_at("dated", at + 1)
    )


def _speaker(statement: Statement, at: int, strong: bool) -> bool:
    """ "The ministry", "the report": who speaks by their trade; before a verb that is not only of
    saying (not `strong`) one spoken of before.
    """
    return (
        statement.has_at("speaker", at)
        and (strong or _definite(statement, at))
        and not _unnamed(statement, at)
    )


def _name_before(statement: Statement, at: int, last: bool) -> bool:
    """Whether word `at` is of a name: the first word of a sentence only where it is the `last`
    before the verb or the next has a capital too.
    """
    return (
        statement.lexicon.capitals
        and statement.capital(at)
        and is_name(statement, at)
        and (at > statement.within.start or last or statement.capital(at + 1))
    )


def _clause_break(statement: Statement, at: int) -> bool:
    """Whether word `at` starts another clause than the word after it: a full stop, semicolon or a
    conjunction.
    """
    gap = statement.gap(at + 1)
    if any(sign in gap for sign in ';:.?!“”"') and not gap.startswith(". "):
        return True
    return statement.has_at("conjunction", at)


def _unnamed(statement: Statement, at: int) -> bool:
    """An authority without a name: "studies", "a recent doorstep survey", "experts"."""
    if statement.has_at("vague-study", at):
        return any(statement.has_at("one", before) for before in range(at - INDEFINITE, at))
    return statement.has_at("vague-head", at) or any(
        mark.first <= at < mark.stop for mark in statement.found("vague-phrase")
    )


def _definite(statement: Statement, at: int) -> bool:
    """ "the report", "this study", "its survey": one spoken of before."""
    return any(statement.has_at("definite", before) for before in (at - 1, at - 2))


def _name_follows(statement: Statement, verb: Mark) -> bool:
    """ "…, said Jane Doe", "reports Business Insider", "said the report"."""
    if not statement.lexicon.capitals or verb.first <= statement.within.start:
        return False
    if not any(sign in statement.gap(verb.first) for sign in ',”"'):
        return False
    at = verb.stop
    return (
        is_titled_name(statement, at)
        or (statement.has_at("article", at) and statement.capital(at + 1))
        or (statement.has_at("definite", at) and statement.has_at("speaker", at + 1))
        or statement.has_at("pronoun-source", at)
    )


def continues(statement: Statement) -> bool:
    """Whether the sentence carries on the one before: "they", "that number", "the study", "also"
    near its head.
    """
    start = statement.within.start
    if any(
        quantity.first < start + 3 and quantity.kind in ("percent", "fraction")
        for quantity in statement.quantities
    ):
        return True  # one share after another: "Fifty-one percent say … And 70 percent …"
    return any(mark.first < start + 4 for mark in statement.found("anaphor")) or any(
        mark.first < start + 2 for mark in statement.found("continues")
    )
