"""Where sentences begin and end: sentencex, given texts that it can read.

    boundaries("It rained. The boats stayed.", "en")      0-10, 10-28

It ends the whole process on a capital letter, a space that is no ASCII and a full stop ("Part I .",
as French sets it), and takes the square of a text full of quotations that nothing closes. Both are
written otherwise for it, place by place, so that the places are those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, pairwise

from editlint.model.places import lazy

LONG_BLOCK = 5_000  # characters: in a shorter block no quotation mark costs anything
# What sentencex looks for behind a mark that opens a quotation. It looks through all the rest for
# each mark that nothing closes: 300 KB of them would take two minutes.
_CLOSED_BY = {
    "“": "”", "‘": "’", "„": "“", "«": "»", "»": "«", "‹": "›", "``": "''",
}  # fmt: skip
_WIDE_SPACE = lazy(r"[^\S\x00-\x7f](?=\.)", re.UNICODE)


def boundaries(text: str, language: str) -> Iterable[tuple[int, int]]:
    """Where each sentence of a block begins and ends, with the blanks behind it."""
    from sentencex import get_sentence_boundaries, segment

    read = text if len(text) < LONG_BLOCK else without_open_quotes(text)
    if not text.isascii():
        read = _WIDE_SPACE().sub(" ", read)
    ends = list(accumulate(map(len, segment(language, read)), initial=0))
    if ends[-1] == len(text):
        return pairwise(ends)
    # It left blanks out of a long text: then places are asked for, which takes half as long more.
    told = get_sentence_boundaries(language, read)
    return [(boundary["start_index"], boundary["end_index"]) for boundary in told]


def without_open_quotes(text: str) -> str:
    """`text`, of the same length, with other marks for those that open a quotation and stand behind
    the last one that closes any: "“a” “b" is "“a” ·b".
    """
    for opening, closing in _CLOSED_BY.items():
        last = text.rfind(closing)
        if text.find(opening, last + 1) >= 0:
            rest = text[last + 1 :].replace(opening, "·" * len(opening))
            text = text[: last + 1] + rest
    return text
