"""Who vouches for a sentence: a named speaker, a report, a link, a quotation; or an authority that
is not named.

The patterns follow the attribution cues that newsrooms teach and that PolNeAR annotates: a subject
with a reporting verb, "according to", "data from", and the sentence before where the text
continues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.language.lexicon import Mark
from editlint.model.places import Span, lazy
from editlint.model.values import dataclass
from editlint.rules.sourcing.engine.statements import Statement

# A footnote mark, "[4]", "(4)" at an end, "(Smith et al., 2015)", "(Smith, 2015)", "Source:"
_CITATION = lazy(
    r"\[\^|\[\d{1,3}(?:[,–-] ?\d{1,3})*\]"
    r"|<sup[^>]*>\s*(?:<a\s[^>]*>)?\s*(?:\[?\d{1,3}|$)"
    r"|href=[\"']#(?:fn|note|ref|cite|endnote|source)"
    r"|\([^()\n]{0,60}\b(?:et al|(?:19|20)\d\d[a-z]?)\)"
    r"|\(\s*(?:source|quelle|fuente)\b"
    r"|(?<=\w )\(\d{1,2}(?:, ?\d{1,2})*\)(?=[.;]?\s*$)",
    re.I,
)
_CITED_YEAR = lazy(r"\((?:see )?[A-Z][^()\n]{2,60}, (?:19|20)\d\d[a-z]?\)")
_LINK = lazy(r"\]\((?!#|mailto:)|\]\[[^\]\n]|<a\s[^>]*href=[\"'](?!#|mailto:)|https?://", re.I)


@dataclass(frozen=True, slots=True)
class Source:
    """What was found: its kind, as the docs name it, and the place of the words that show it."""

    kind: str
    span: Span


def source_in(s: Statement, raw: str) -> Source | None:
    """The first source that the sentence itself names.

    `raw` is the sentence as it is written, markup and all.
    """
    return next(_sources(s, raw), None)


def _sources(s: Statement, raw: str) -> Iterator[Source]:
    if "http" in raw or "](" in raw or "][" in raw or "href" in raw:
        yield from _of_regex(s, raw, _LINK(), "link")
    if "[" in raw or "(" in raw or "<" in raw:
        yield from _of_regex(s, raw, _CITATION(), "citation")
        yield from _of_regex(s, raw, _CITED_YEAR(), "citation")
    for mark in s.found("according"):
        if vague_after(s, mark.stop) is None and not _own_after(s, mark.stop):
            yield _source(s, "according to", mark.first, mark.stop)
    for mark in s.found("named-source"):
        if _named_within(s, mark.stop, 5):
            yield _source(s, "named source", mark.first, mark.stop)
    yield from _studies_by_name(s)
    yield from _speakers(s)


def _of_regex(s: Statement, raw: str, pattern: re.Pattern[str], kind: str) -> Iterator[Source]:
    match = pattern.search(raw)
    if match:
        yield Source(kind, s.span)


def _source(s: Statement, kind: str, first: int, stop: int) -> Source:
    return Source(kind, s.words.span(first, stop))


def vague_after(s: Statement, i: int) -> int | None:
    """The word of an unnamed authority that follows at word `i`: "according to (some) experts", "a
    recent study".
    """
    for at in range(i, min(i + 4, s.within.stop)):
        long = s.lexicon.after("vague-head", s.words.keys, at, s.within.stop) or (
            at > i and s.lexicon.has("vague-study", s.key(at))
        )
        if long:
            named = s.lexicon.capitals and any(s.capital(k) for k in range(i, at + 4))
            return None if named else at + long - 1
        if not (s.lexicon.has("vague-filler", s.key(at)) or s.lexicon.has("one", s.key(at))):
            return None
    return None


def _own_after(s: Statement, i: int) -> bool:
    return s.lexicon.has("own", s.key(i))


def _named_within(s: Statement, i: int, reach: int) -> bool:
    """Whether a name, a link or a defined body comes in the next `reach` words."""
    if not s.lexicon.capitals:
        return i < s.within.stop
    return any(
        s.capital(at)
        or (s.lexicon.has("speaker", s.key(at)) and not s.lexicon.has("vague-head", s.key(at)))
        for at in range(i, min(i + reach, s.within.stop))
    )


def _studies_by_name(s: Statement) -> Iterator[Source]:
    """ "Deloitte's (2024) report", "Census Bureau data", "the 2020 Harris poll", "a 2018 review of
    37 studies".
    """
    if not s.lexicon.capitals:
        return
    for mark in s.found("study-head"):
        i = mark.first
        if s.capital(i) and s.capital(mark.stop) and s.joined(mark.stop):
            continue  # part of a longer name: "Data Cloud"
        named = any(s.capital(k) and is_name(s, k) for k in range(max(s.within.start, i - 3), i))
        dated = s.key(i - 1)[:2] in ("19", "20") and len(s.key(i - 1)) == 4
        if named or dated:
            yield _source(s, "named report", i, mark.stop)


def _speakers(s: Statement) -> Iterator[Source]:
    """A named subject with a reporting verb, or the verb before the name ("said X")."""
    for name in ("report-verb", "find-verb"):
        for mark in s.found(name):
            if _subject_named(s, mark, strong=name == "report-verb") or (
                name == "report-verb" and _name_follows(s, mark)
            ):
                yield _source(s, "named speaker", mark.first, mark.stop)


def _subject_named(s: Statement, verb: Mark, strong: bool) -> bool:
    """Whether the words before the verb name who says it.

    An unnamed authority right before the verb does not count.
    """
    at = verb.first - 1
    while at in s.within and s.lexicon.has("auxiliary", s.key(at)):
        at -= 1
    head = s.key(at)
    if s.lexicon.has("pronoun-source", head):
        return True
    if (
        not head
        or s.lexicon.has("function", head)
        or head.endswith(("'s", "s'"))
        or s.capital(verb.first)
    ):
        # no verb here: "of projects", "its estimates", "the United States", or "is estimated"
        return False
    if "," in s.gap(verb.first) and s.lexicon.has("noun-verb", s.key(verb.first)):
        return False  # "In San Francisco, rates are higher"
    reach = 3 if s.lexicon.has("vague-head", head) else 9
    for k in range(at, max(s.within.start - 1, at - reach), -1):
        if k < at and _clause_break(s, k):
            break
        if (
            s.lexicon.has("speaker", s.key(k))
            and (strong or _definite(s, k))
            and not _unnamed(s, k)
        ):
            return True
        if (
            s.lexicon.capitals
            and s.capital(k)
            and is_name(s, k)
            and (k > s.within.start or k == at or s.capital(k + 1))
        ):
            return True
    return False


def _clause_break(s: Statement, k: int) -> bool:
    """Whether word `k` starts another clause than the word after it: a full stop, semicolon or a
    conjunction.
    """
    return (
        any(c in s.gap(k + 1) for c in ';:.?!“”"') and not s.gap(k + 1).startswith(". ")
    ) or s.lexicon.has("conjunction", s.key(k))


def _unnamed(s: Statement, k: int) -> bool:
    """An authority without a name: "studies", "a recent survey", "experts"."""
    return s.lexicon.has("vague-head", s.key(k)) or any(
        m.first <= k < m.stop for m in s.found("vague-phrase")
    )


def _definite(s: Statement, k: int) -> bool:
    """ "the report", "this study", "its survey": one spoken of before."""
    return any(s.lexicon.has("definite", s.key(j)) for j in (k - 1, k - 2))


def is_name(s: Statement, k: int) -> bool:
    """A capital that is not merely the first word of the sentence: there only words that cannot
    stand there otherwise count.
    """
    key = s.key(k)
    if s.lexicon.has("month", key) or s.lexicon.has("not-name", key) or key in ("i", "i'm", "i've"):
        return False
    first = k == s.within.start or any(c in s.gap(k) for c in '.:“"•–—')
    if not first:
        return True
    if key.endswith("'s"):
        return not (s.lexicon.known(key) or s.lexicon.known(key[:-2]))
    upper = s.prose[s.words.starts[k] : s.words.ends[k]].isupper() and len(key) > 1
    return upper or not (s.lexicon.known(key) or key.endswith(("s", "ing", "ed", "ly")))


def _name_follows(s: Statement, verb: Mark) -> bool:
    """ "…, said Jane Doe", "reports Business Insider"."""
    at = verb.stop
    comma = verb.first > s.within.start and any(c in s.gap(verb.first) for c in ',”"')
    return (
        s.lexicon.capitals
        and comma
        and (
            s.capital(at)
            or (s.lexicon.has("article", s.key(at)) and s.capital(at + 1))
            or s.lexicon.has("pronoun-source", s.key(at))
        )
    )


def continues(s: Statement) -> bool:
    """Whether the sentence carries on the one before: "they", "that number", "the study", "also"
    near its head.
    """
    start = s.within.start
    if any(q.first < start + 3 and q.kind in ("percent", "fraction") for q in s.quantities):
        return True  # one share after another: "Fifty-one percent say … And 70 percent …"
    return any(m.first < start + 4 for m in s.found("anaphor")) or any(
        m.first < start + 2 for m in s.found("continues")
    )
