"""Which runs of a text were read in the wrong encoding, and whether all of them can be mended."""

from __future__ import annotations

import re
from collections import deque

from editlint.model.places import BOM, Span, SpanSet, lazy
from editlint.model.values import NamedTuple
from editlint.rules.residue.engine.codepages import (
    CODEPAGES,
    Codepage,
    Run,
    codepage,
    foreign_stretches,
)
from editlint.rules.residue.engine.oddness import is_letter, oddities, script

# Letters of the languages that are written in Latin letters, and the signs of running text. What
# else the bytes make ("ɔ", "Ʌ", "ߓ", "⅔") is made by chance of sound typography.
_SIGN = (
    "\xa0-\xbf×÷\xad\u2002-\u200b\u200d\u2010-\u2015\u2018-\u2022\u2026\u202f\u2030\u2032\u2033\u2039"
    "\u203a\u20a0-\u20bf\u2116\u2120\u2122\u2190-\u2193\u21d2\u2212\u221e\u2248\u2260\u2264\u2265"
    "\u25a0\u25aa\u25cf\u25cb\u2600-\u27bf\ufe0f\ufeff\U0001f000-\U0001faff\u02bc"
)
_SIGNS = lazy(f"[{_SIGN}]")
_LATIN = lazy(
    "[À-ÖØ-öø-\u0137\u0139-\u013e\u0141-\u0148\u014a-\u017e\u0218-\u021bƠơƯưƏə\u1e80-\u1ef9]"
)
_FOREIGN = lazy("[^\x00-\x7f]")
# Controls that stand for the same quotation mark or dash in all encodings of Windows, and what
# shows that they do: one that opens a word, a dash between blanks.
_CONTROLS = lazy("[\x80-\x9f]")
_SHARED = "\x82\x84\x85\x86\x87\x89\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b"
_MARKS = str.maketrans(_SHARED, "‚„…†‡‰‹‘’“”•–—™›")
_OPENING = lazy(
    r"(?<!\w)[\x82\x84\x8b\x91\x93](?=\w)|(?<= )[\x96\x97](?= )|(?<=\d)[\x96\x97]"
    r"|(?<=[a-z])\x92[st]\b"
)
_LETTER = lazy("[a-z][ß-öø-ſ]|[ß-öø-ſ][a-z]|[Ͱ-ԯ]{2}")
_NEXT_LINE = "\x85"  # as a control of its own it ends a line
# What stays of a run that lost a byte, or whose no-break space became a blank.
_REMAINS = lazy(
    r"â€|вЂ|ГўВ|‚Ä[ìîïòôúù]|ΓÇ|(?<=[a-z])[ÃÂ]|(?<=[.!?])Â(?= )|(?<!\w)[ÐÑ][\xb0-\xb9\xbc-\xbf]"
    r"|&acirc;&euro;|(?<![A-Z])&(?:Atilde|Acirc|Auml|Aring|ETH|Ntilde|Icirc|Iuml);&(?:copy|iexcl|cent"
    r"|pound|curren|yen|brvbar|sect|uml|ordf|not|shy|reg|macr|deg|plusmn|sup[123]|acute|micro|para"
    r"|cedil|ordm|frac\d\d|iquest|euro|fnof|dagger|Dagger|permil|[OoSsYZz](?:Elig|elig|caron|uml));"
)
_FIRST_OF_REMAINS = "âвГ‚ΓÃÂÐÑ&"  # no place of them begins otherwise
# What looks sound beside a run and is not: money before a quotation mark, a letter as a word.
_UNSOUND = lazy(r"€[^\x00-\xa0]|(?<!\w)[ÂÃ](?!\w)")
_LINE = lazy(r"[^\r\n]+")
_LOST = "\ufffd"
_PAIR = {"«": "»", "»": "«"}
_MOST_TIMES = 3  # that a text was misread, one upon the other
STRANGE_LETTERS = 3  # that make a word of another script


class Garbled(NamedTuple):
    """What is wrong in a text: `runs` in order, with what each means.

    `remains` are places that show the wrong encoding and cannot be put together again. Where
    `is_whole` is false nothing may be mended: the rest would look right and be wrong.
    """

    runs: tuple[Run, ...]
    remains: tuple[Span, ...]
    is_whole: bool


def garbled(text: str) -> Garbled:
    """What of `text` was read in the wrong encoding."""
    foreign = foreign_stretches(text)
    best, *others = sorted((_believed(text, foreign, name) for name in CODEPAGES), key=_weight)
    runs = best.runs
    rivals = any(_weight(one) == _weight(best) and one.runs != runs for one in others)
    taken = SpanSet(run.span for run in runs)
    shown = any(char in text for char in _FIRST_OF_REMAINS)
    remains = _spans(_REMAINS(), text, taken) if shown else []
    controls = _spans(_CONTROLS(), text, taken)
    meant: list[Run] = []
    if controls and _are_quotation_marks(text, {span.of(text) for span in controls}):
        meant = [Run(span, span.of(text).translate(_MARKS)) for span in controls]
    else:
        remains = sorted([*remains, *controls])
    everything = SpanSet(run.span for run in (*runs, *meant))
    whole = (
        best.is_clear and not rivals and not remains and _lines_are_whole(text, best, everything)
    )
    return Garbled(tuple(sorted([*runs, *meant])), tuple(remains), whole)


class _Believed(NamedTuple):
    """The runs of one encoding; `sure` are those that no sound text has.

    `is_clear`: what they mean is not misread in its turn.
    """

    runs: tuple[Run, ...]
    sure: tuple[Run, ...]
    is_clear: bool


def _weight(believed: _Believed) -> int:
    return -sum(run.span.end - run.span.start for run in believed.sure)


def _believed(text: str, foreign: list[Span], name: str) -> _Believed:
    page = codepage(name)
    runs = [run for run in _undone(page, text, foreign) if _is_text(run.meant)]
    sure = [run for run in runs if _is_sure(text, run)]
    scripts = {script(char) for run in sure for char in run.meant if is_letter(char)} | {"Latin"}
    kept = [run for run in runs if _scripts(run.meant) <= scripts] if sure else []
    return _Believed(tuple(kept), tuple(sure), not any(_may_go_on(page, run.meant) for run in kept))


def _undone(page: Codepage, text: str, foreign: list[Span]) -> list[Run]:
    """The runs of `text`, put right as often as it was misread.

    A text that was misread twice was so from end to end: what its runs mean has to be made of
    bytes throughout, and somewhere it must show.
    """
    runs = list(page.runs(text, foreign))
    broken = {run.span for run in runs if oddities(text, *run.span)}
    for _ in range(_MOST_TIMES):
        deeper = {run.span: page.meant(run.meant) for run in runs}
        odd = any(_in_place(text, run) for run in runs if run.span in broken)
        if not odd or not all(deeper[span] for span in broken):
            break
        runs = [Run(run.span, deeper[run.span] or run.meant) for run in runs]
    return runs


def _in_place(text: str, run: Run) -> int:
    """How odd what the run means is where it stands."""
    start, end = run.span
    near = text[max(start - 2, 0) : start] + run.meant + text[end : end + 2]
    before = min(start, 2)
    return oddities(near, before, before + len(run.meant))


def _may_go_on(page: Codepage, meant: str) -> bool:
    """Whether what a run means may be misread itself, and nothing shows it ("Å»" for "Ż")."""
    deeper = page.meant(meant)
    return bool(deeper) and _is_text(deeper) and "" not in _scripts(deeper)


def _is_text(meant: str) -> bool:
    """Whether the characters are such as articles are made of."""
    return all(
        bool(_SIGNS().match(char) or _LATIN().match(char))
        or (is_letter(char) and script(char) != "Latin")
        for char in meant
    )


def _scripts(meant: str) -> set[str]:
    return {script(char) for char in meant if is_letter(char)}


def _is_sure(text: str, run: Run) -> bool:
    """Whether what stands there is odd and what it means is not.

    One letter of another script proves nothing: "é" + no-break space + "»" makes a Chinese one.
    """
    start, end = run.span
    if run.meant == BOM:
        return start == 0  # elsewhere a text about the mark shows it
    strange = sum(is_letter(char) and script(char) != "Latin" for char in run.meant)
    if 0 < strange < STRANGE_LETTERS or not oddities(text, start, end):
        return False
    return not _in_place(text, run)


def _spans(pattern: re.Pattern[str], text: str, taken: SpanSet) -> list[Span]:
    spans = (Span(*match.span()) for match in pattern.finditer(text))
    return [span for span in spans if not taken.meets(span)]


def _are_quotation_marks(text: str, controls: set[str]) -> bool:
    """Whether the control characters are quotation marks and dashes of Windows.

    As letters of a Macintosh ("caf\x8e") they would stand elsewhere, and no letter of the text
    were sound.
    """
    return (
        controls <= set(_SHARED)
        and controls != {_NEXT_LINE}
        and bool(_OPENING().search(text) or _LETTER().search(text))
    )


def _lines_are_whole(text: str, believed: _Believed, taken: SpanSet) -> bool:
    """Whether every line that was misread can be mended to its last character.

    A line is misread from end to end, or a run of it was pasted: then what is sound beside it is
    more than what is broken. One sound character beside many runs is what stayed of another.
    """
    if not believed.runs:
        return True
    sure = {run.span for run in believed.sure}
    spans = deque(run.span for run in believed.runs)
    lines = []
    for match in _LINE().finditer(text):
        runs = []
        while spans and spans[0].start < match.end():
            runs.append(spans.popleft() in sure)
        lines.append(_line(text, runs, taken, Span(*match.span())))
    mixed = any(line.left for line in lines)
    return all(line.is_whole and not (line.is_unsure and mixed) for line in lines)


class _Line(NamedTuple):
    """Of one line: how many characters are not ASCII and were not misread, whether none of its runs
    is sure, and whether all of it can be mended.
    """

    left: int
    is_unsure: bool
    is_whole: bool


def _line(text: str, runs: list[bool], taken: SpanSet, line: Span) -> _Line:
    """`runs` tells of each run of the line whether it is sure."""
    left = [
        match.start()
        for match in _FOREIGN().finditer(text, *line)
        if not taken.meets(Span(*match.span()))
    ]
    sound = all(_is_sound(text, at) for at in left)
    pasted = sound and all(runs) and len(runs) <= len(left)
    return _Line(len(left), bool(runs) and not any(runs), not runs or not left or pasted)


def _is_sound(text: str, at: int) -> bool:
    """Whether a character that was not misread is none that a broken one left behind."""
    char = text[at]
    if char in _PAIR and _PAIR[char] not in text:
        return False
    return char != _LOST and not oddities(text, at, at + 1) and not _UNSOUND().match(text, at)
