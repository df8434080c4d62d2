"""Capitals that are names, and those that only begin a sentence."""

from __future__ import annotations

from editlint.rules.sourcing.engine.statements import Statement

TRADE = 4  # words in which a name must come: "says lead author Jane"


def is_name(statement: Statement, at: int) -> bool:
    """A capital that is not merely the first word of the sentence: there only words that cannot
    stand there otherwise count.
    """
    key, lexicon = statement.key(at), statement.lexicon
    if lexicon.has("month", key) or lexicon.has("not-name", key) or key in ("i", "i'm", "i've"):
        return False
    if at == statement.within.start or any(sign in statement.gap(at) for sign in '.:“"•–—'):
        return _is_no_other_word(statement, at, key)
    return True


def _is_no_other_word(statement: Statement, at: int, key: str) -> bool:
    """Whether word `at` would have a capital in the middle of a sentence too."""
    known = statement.lexicon.known
    if key.endswith("'s"):
        return not (known(key) or known(key[:-2]))
    start, end = statement.words.starts[at], statement.words.ends[at]
    if len(key) > 1 and statement.prose[start:end].isupper():
        return True
    return not (known(key) or key.endswith(("s", "ing", "ed", "ly")))


def is_titled_name(statement: Statement, first: int) -> bool:
    """Whether a name comes at word `first`, or after the trade of who bears it: "lead author Dr
    Jane Doe".
    """
    for at in range(first, first + TRADE):
        if statement.capital(at):
            return True
        if not statement.joined(at + 1) or statement.has_at("function", at):
            return False
    return False
