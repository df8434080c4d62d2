"""The signs by which a figure is judged: its words, its kind, lists of phrases, and who speaks
around it.

Each has a name that people can read, and under that name its weights stand in the data file
`sourcing/figures-en`. For "Rebels killed dozens of villagers, residents said."

    words    counted villagers · near it killed, residents · anywhere rebels, killed, ...
    signs    kind count · shape size · list casualty · list report-verb · here named speaker · ...

A new or changed sign has no weight before `bench/train_figures.py` has run.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.language.numbers.quantity import Quantity
from editlint.rules.sourcing.engine.reading import Reading
from editlint.rules.sourcing.engine.sources import continues
from editlint.rules.sourcing.engine.statements import Statement

NEAR = 3  # words before and after a figure that are near it
BACK, ON = 4, 3  # sentences before and after in which the next source is looked for
BESIDE = ((-1, "last"), (1, "next"))


def words_in(statement: Statement) -> set[str]:
    """The words of the sentence, numbers as one."""
    keys = set(statement.words.keys[statement.within.start : statement.within.stop])
    numbers = {key for key in keys if not key.isalpha() and any(map(str.isdigit, key))}
    return keys - numbers | {"#"} if numbers else keys


def words_near(statement: Statement, quantity: Quantity) -> set[str]:
    """The words right before the number and right after what it counts."""
    before = range(quantity.number - NEAR, quantity.number)
    after = range(quantity.stop, quantity.stop + NEAR)
    return {_plain(statement.key(at)) for part in (before, after) for at in part} - {""}


def _plain(key: str) -> str:
    return "#" if not key.isalpha() and any(map(str.isdigit, key)) else key


def of_sentence(statement: Statement) -> list[str]:
    """Signs of the sentence itself: the lists of phrases that it holds, how many figures."""
    years = sum(quantity.kind == "year" for quantity in statement.quantities)
    return [
        *(f"list {name}" for name in statement.marks),
        f"figures {min(4, len(statement.quantities) - years)}",
        f"years {min(2, years)}",
    ]


def of_figure(quantity: Quantity, points: int | None) -> list[str]:
    """Signs of the figure itself; `points` are those of the decision table, None where it does not
    take the figure for a statistic.
    """
    size = len(str(int(quantity.upper)))
    return [
        f"kind {quantity.kind}",
        f"shape {quantity.shape}",
        f"size {quantity.kind} {min(12, size)}",
        "hedged" if quantity.hedge else "not hedged",
        "counts a noun" if quantity.noun else "counts nothing named",
        "no statistic" if points is None else f"points {max(-1, min(6, points))}",
    ]


def around(read: Reading, sentence: int, at: int) -> list[str]:
    """Signs of who may vouch for the figure at `at` of `sentence`, here and in the sentences
    around.
    """
    found = dict(read.sources(sentence, at))
    signs = [f"{where} {source.kind}" for where, source in found.items()]
    if not found:
        signs.append("nobody vouches")
    if "here" not in found:
        signs.append("here nobody")
    if continues(read.statement(sentence)):
        signs.append("goes on")
    signs.append(f"source back {_distance(read, sentence, -1, BACK)}")
    signs.append(f"source on {_distance(read, sentence, 1, ON)}")
    for step, name in BESIDE:
        signs += _of_neighbour(read, sentence, sentence + step, name)
    return signs


def _distance(read: Reading, sentence: int, step: int, most: int) -> str:
    """How many sentences away the nearest is that names a source."""
    for away in range(1, most + 1):
        there = sentence + step * away
        if 0 <= there < len(read.spans) and read.named(there):
            return str(away)
    return "none"


def _of_neighbour(read: Reading, sentence: int, beside: int, name: str) -> Iterator[str]:
    """What the sentence before or after is like; `name` says which of the two it is."""
    if not 0 <= beside < len(read.spans):
        yield f"{name} missing"
        return
    block = "here" if read.block(beside) == read.block(sentence) else "in another block"
    source = read.named(beside)
    yield f"{name} {block}"
    yield f"{name} {block} {source.kind if source else 'names nobody'}"
    if beside in read.quantities:
        yield f"{name} has figures"
    for phrases in read.statement(beside).marks:
        yield f"{name} list {phrases}"
