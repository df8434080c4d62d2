"""Random articles, and what must hold of any of them. Article `number` of a `seed` is always the
same, so that whatever breaks can be looked at again:

    PYTHONPATH=tests python -m run.fuzzing SEED COUNT     try so many, print what breaks
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterator

from editlint import formats
from editlint.formats import RenderOptions
from editlint.model.messages import MOST
from editlint.model.words import words_of
from editlint.project.settings import Settings
from editlint.run.api import FixedText, check_text, fix_text, report_on
from editlint.run.task import FailedError, attempt
from run.fuzz_words import BLOCKS, DIGITS, HEADS, INLINE, LEFTOVERS, MARKS, ODD, UNITS, WORDS

SECONDS = 20.0  # of computing on one article; what needs more hangs
PATHS = ("a.md", "a.md", "a.txt", "a.html", "a.mdx", "a.rst", None)
VARIANTS = {
    "": Settings(),
    "everything": Settings(
        extend_select=("duplication", "boilerplate", "sourcing", "residue", "consistency", "style")
    ),
    "German": Settings(language="de"),
    "French": Settings(language="fr"),
    "own names": Settings(own_names=("The Ferry Post", "", "½")),
}


class Writer:
    """Writes one random article."""

    def __init__(self, seed: int, number: int) -> None:
        self._random = random.Random(f"{seed}:{number}")
        self._words = self._pick(list(WORDS.values())).split()

    def _pick(self, things: list[str] | tuple[str, ...]) -> str:
        return self._random.choice(things)

    def _chance(self, share: float) -> bool:
        return self._random.random() < share

    def _number(self) -> str:
        digits = self._pick(DIGITS)
        groups = [
            "".join(self._random.choices(digits, k=self._random.choice([1, 2, 3, 3, 3, 4, 400])))
            for _ in range(self._random.randint(1, 4))
        ]
        return (
            self._pick(["", "nearly ", "€", "-"])
            + self._pick(MARKS).join(groups)
            + self._pick(UNITS)
        )

    def _word(self) -> str:
        if self._chance(0.1):
            return self._number()
        word = self._pick(self._words)
        if self._chance(0.06):
            word = self._pick(INLINE).format(word)
        return word + self._pick(ODD) if self._chance(0.03) else word

    def sentence(self) -> str:
        """Some words with a capital and, mostly, an end."""
        words = [self._word() for _ in range(self._random.randint(1, 18))]
        if self._chance(0.1):
            words.append(words[-1])
        text = " ".join(words)
        return text[:1].upper() + text[1:] + self._pick([".", ".", ".", "!", "?", ":", "", "…"])

    def _paragraph(self) -> str:
        return self._pick([" ", " ", "\n"]).join(
            self.sentence() for _ in range(self._random.randint(1, 4))
        )

    def _block(self) -> str:
        if self._chance(0.1):
            return self._pick(LEFTOVERS)
        text = self._paragraph()
        return self._pick(BLOCKS).format(text, text) if self._chance(0.5) else text

    def article(self) -> str:
        """Blocks, some of them twice, some cut."""
        blocks = [self._block() for _ in range(self._random.randint(0, 10))]
        if blocks and self._chance(0.5):
            blocks.insert(self._random.randrange(len(blocks)), self._pick(blocks))
        if self._chance(0.2):
            blocks *= 2
        if self._chance(0.05):
            blocks = [self._pick(ODD + INLINE + BLOCKS + MARKS) * self._random.randint(1, 900)]
        head = self._pick(HEADS).format(self._word())
        text = (f"---\n{head}---\n\n" if head else "") + self._pick(["\n\n", "\n\n", "\n"]).join(
            blocks
        )
        if text and self._chance(0.15):
            at = self._random.randrange(len(text))
            text = text[:at] + self._pick(["", *ODD]) + text[at + self._random.randint(0, 30) :]
        return text.replace("\n", "\r\n") if self._chance(0.1) else text

    def settings(self) -> tuple[str | None, str, bool]:
        """The path that names it, the variant of the settings, whether unsafe fixes too."""
        return self._random.choice(PATHS), self._pick(tuple(VARIANTS)), self._chance(0.2)


def faults(seed: int, number: int) -> list[str]:
    """What does not hold of an article, in a line each."""
    writer = Writer(seed, number)
    text = writer.article()
    path, variant, unsafe = writer.settings()
    try:
        return attempt(SECONDS, lambda: list(_faults(text, path, VARIANTS[variant], unsafe)))
    except FailedError as error:
        return [str(error)]


def _faults(text: str, path: str | None, settings: Settings, unsafe: bool) -> Iterator[str]:
    before = time.process_time()
    report = check_text(text, path=path, settings=settings)
    if time.process_time() - before > 3 + len(text) / 20_000:
        yield f"slow: {time.process_time() - before:.1f} s for {len(text)} characters"
    if report.error:
        yield report.error
        return
    for finding in report.findings:
        if finding.is_failure:
            yield finding.message
        if len(finding.message) > MOST or "\n" in finding.message:
            yield f"the message of {finding.rule} is longer than a line: {finding.message}"
        if not 0 <= finding.span.start <= finding.span.end <= len(text):
            yield f"{finding.rule} is outside the text"
    yield from _seen_by_terminals(report_on(report, settings))

    def fix(source: str) -> FixedText:
        return fix_text(source, path=path, settings=settings, unsafe=unsafe)

    yield from _mended_wrongly(text, fix, unsafe)


_ACTS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _seen_by_terminals(report: object) -> Iterator[str]:
    shown = RenderOptions(False, frozenset({"info", "allowed", "baselined", "shadowed"}))
    for name in formats.names():
        lines = list(formats.renderer(name)(report, shown))  # type: ignore[arg-type]
        if name in ("full", "concise", "markdown") and _ACTS.search("\n".join(lines)):
            yield f"{name} prints a character that a terminal acts on"


def _mended_wrongly(text: str, fix: Callable[[str], FixedText], unsafe: bool) -> Iterator[str]:
    once = fix(text)
    if once.report.error:
        yield once.report.error
    if any("come to rest" in finding.message for finding in once.report.findings):
        yield "mending does not come to rest"
    if fix(once.text).text != once.text:
        yield "a second fix changes the text again"
    if not unsafe:
        yield from _lost(once)


_MENDS_WORDS = {"repeated-word", "mojibake", "visible-entity", "invisible-character"}


def _lost(fixed: FixedText) -> Iterator[str]:
    """A safe fix of a copy takes nothing that is not there still, any other no sentence."""
    left = _readings(fixed.text)
    mended = {one.finding.rule for one in fixed.applied} & _MENDS_WORDS
    for one in fixed.applied:
        for removed in one.removed:
            for sentence in re.split(r"(?<=[.!?…:])\s+|[\r\n]+", removed):
                words = _readings(sentence)
                there = any(part in whole for part in words for whole in left)
                if one.fix.keeps and not mended and words[0].count(" ") > 3 and not there:
                    yield f"{one.finding.rule} takes {sentence!r}"
                long = words[1].count(" ") > 13 and sentence.rstrip().endswith(".")
                if not one.fix.keeps and not mended and long and not there:
                    yield f"{one.finding.rule} takes the sentence {sentence!r}"


def _readings(text: str) -> tuple[str, str]:
    """The words of a text, as it stands and without tags."""
    bare = re.sub(r"<[^>\n]*>", " ", text)
    return f" {' '.join(words_of(text).keys)} ", f" {' '.join(words_of(bare).keys)} "


def main() -> int:
    """Try what the command line asks for."""
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    broken = 0
    for number in range(count):
        for fault in faults(seed, number):
            broken += 1
            print(f"{seed}:{number}: {ascii(fault)[:300]}", flush=True)
    print(f"{count} articles of seed {seed}: {broken} faults")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
