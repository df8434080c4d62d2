"""How grave a repetition is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from editlint.model.finding import Severity
from editlint.model.values import NamedTuple, dataclass

ALIKE = 0.97  # from here on an edited copy counts as the same words
EDITED = 0.7  # below that two stretches treat one matter, they are not copies
CLEARLY = 0.8  # a short stretch must be so much alike to be worth a mention
BODY_BLOCKS, BODY_WORDS = 3, 60
CLOSE = 2  # blocks between two copies: an editor's slip of the hand reaches so far
SHORT_WORDS, PHRASE_WORDS, CLOSE_WORDS, FAR_WORDS, EDITED_WORDS = 8, 12, 12, 20, 35
TEXT_WORDS = 30  # an error takes so much text, or two sentences

# "text" is a fault where it stands twice; "items" of a list may be meant, and so may "entries" of a
# grid or a row of sections; "boxes" are notes of one section, or a pull quote of a whole paragraph
# beside it; "apart" are copies with different jobs, or with one that is not the article's own text.
Job = Literal["text", "items", "entries", "boxes", "apart"]


@dataclass(frozen=True, slots=True)
class RepeatFacts:
    """What the severity hangs on.

    `words` and `blocks` are those of the smaller copy, `apart` the blocks between the closest two.
    `whole`: the copies are whole sentences, or one follows the other without a word between; what
    is less is a phrase, until it is long. `expected`: writers repeat such a thing on purpose
    (questions, captions, pull quotes, filler).
    `rewritten`: one sentence follows the other and says it in slightly other words.
    `parted`: they stand under two headings of a page of reference, which says things again.
    """

    words: int
    blocks: int
    apart: int
    similarity: float
    copies: int = 2
    reordered: bool = False
    whole: bool = True
    expected: bool = False
    sentences: int = 2
    parted: bool = False
    rewritten: bool = False
    job: Job = "text"

    @property
    def exact(self) -> bool:
        return self.similarity == 1.0


class _Row(NamedTuple):
    """Where `holds`, a repetition is as grave as `severity` says (None: no finding at all)."""

    reason: str
    holds: Callable[[RepeatFacts], bool]
    severity: Severity | None


def _is_body(facts: RepeatFacts) -> bool:
    """A whole part of the article: several blocks of it."""
    return facts.blocks >= BODY_BLOCKS and facts.words >= BODY_WORDS


def _is_text(facts: RepeatFacts) -> bool:
    """Two sentences or a long one: more than anybody repeats by chance."""
    long = facts.words >= TEXT_WORDS or (facts.sentences >= 2 and facts.words >= FAR_WORDS)
    return long and (facts.whole or facts.words >= FAR_WORDS)


def _is_few(facts: RepeatFacts) -> bool:
    return facts.copies == 2 or _is_body(facts)


# The first row that holds decides.
_ROWS = (
    _Row("two texts on one matter", lambda facts: facts.similarity < EDITED, None),
    _Row("too little to tell", lambda facts: facts.words < SHORT_WORDS, None),
    _Row("a short phrase", lambda facts: not facts.whole and facts.words < PHRASE_WORDS, None),
    _Row(
        "an item, which repeated-item tells",
        lambda facts: facts.job == "items" and facts.blocks == 1,
        None,
    ),
    _Row(
        "a box, pasted twice",
        lambda facts: (
            facts.job == "boxes"
            and facts.exact
            and facts.copies == 2
            and facts.apart <= CLOSE
            and facts.words >= (PHRASE_WORDS if facts.apart else SHORT_WORDS)
        ),
        Severity.WARNING,
    ),
    _Row(
        "said by entries, or by parts with different jobs",
        lambda facts: (
            facts.job != "text" and facts.exact and facts.whole and facts.words >= PHRASE_WORDS
        ),
        Severity.INFO,
    ),
    _Row(
        "alike as entries are, and long",
        lambda facts: (
            facts.job != "text" and facts.words >= EDITED_WORDS and facts.similarity >= CLEARLY
        ),
        Severity.INFO,
    ),
    _Row("alike as entries are", lambda facts: facts.job != "text", None),
    _Row(
        "a refrain or a question put again",
        lambda facts: facts.expected and facts.exact,
        Severity.INFO,
    ),
    _Row("a variation of such a thing", lambda facts: facts.expected, None),
    _Row(
        "three in a row",
        lambda facts: (
            not _is_few(facts) and facts.exact and facts.apart == 0 and facts.words >= CLOSE_WORDS
        ),
        Severity.WARNING,
    ),
    _Row("said again and again", lambda facts: not _is_few(facts) and facts.exact, Severity.INFO),
    _Row("varied again and again", lambda facts: not _is_few(facts), None),
    _Row(
        "said again of another thing",
        lambda facts: (
            facts.parted and facts.similarity >= ALIKE and facts.whole and facts.words >= FAR_WORDS
        ),
        Severity.WARNING,
    ),
    _Row("said alike of two things", lambda facts: facts.parted and not facts.exact, Severity.INFO),
    _Row(
        "a part of the article",
        lambda facts: facts.similarity >= ALIKE and _is_body(facts),
        Severity.ERROR,
    ),
    _Row(
        "text, close by",
        lambda facts: facts.similarity >= ALIKE and _is_text(facts) and facts.apart <= CLOSE,
        Severity.ERROR,
    ),
    _Row(
        "a sentence, close by or long",
        lambda facts: (
            facts.exact
            and (facts.whole or facts.words >= FAR_WORDS)
            and (facts.words >= FAR_WORDS or facts.apart <= CLOSE)
        ),
        Severity.WARNING,
    ),
    _Row("a sentence, far off", lambda facts: facts.exact, Severity.INFO),
    _Row(
        "an edited passage",
        lambda facts: (
            facts.words >= EDITED_WORDS and (facts.sentences >= 2 or facts.similarity >= ALIKE)
        ),
        Severity.WARNING,
    ),
    _Row("the old beside the new", lambda facts: facts.rewritten, Severity.WARNING),
    _Row(
        "an edited sentence",
        lambda facts: (
            facts.words >= CLOSE_WORDS and facts.similarity >= CLEARLY and not facts.reordered
        ),
        Severity.INFO,
    ),
    _Row("little, and not quite the same", lambda facts: True, None),
)


def is_little(similarity: float, words: int, whole: bool) -> bool:
    """Whether the first rows of the table hold, for which nothing else need be known: most of what
    repeats in a long text is no finding, and is let go by this.
    """
    return similarity < EDITED or words < SHORT_WORDS or (not whole and words < PHRASE_WORDS)


def severity_of(facts: RepeatFacts) -> Severity | None:
    """The severity of a repetition; None where it is no finding at all."""
    return next(row.severity for row in _ROWS if row.holds(facts))
