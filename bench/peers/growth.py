"""How time and memory grow with a text, for shapes that invite more (`bench/peers/growth.py`).

Each shape is made up from a seed at three sizes, each four times the one before. The exponent is
that of the last step: 1 is linear, 2 the square. Prints JSON lines; `--source FOLDER` measures the
editlint whose `src` that is.
"""

from __future__ import annotations

import json
import math
import os
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from measured import Cost, in_turn

SOURCE = Path(__file__).parents[2] / "src"
SIZES = (60_000, 240_000, 960_000)  # characters, about
ROUNDS = 3
_SOUNDS = [first + second for first in "bdklmnr" for second in "aeio"]

rng = random.Random()


def word() -> str:
    return "".join(rng.choice(_SOUNDS) for _ in range(rng.randint(1, 4)))


def words(count: int) -> str:
    return " ".join(word() for _ in range(count))


def sentence() -> str:
    return f"{words(rng.randint(8, 24)).capitalize()}."


def phrase_book() -> Callable[[], str]:
    """Sentences made of the halves of others, so that everything has been said before in part."""
    halves = [words(7) for _ in range(400)]
    return lambda: f"{rng.choice(halves)} {word()} {rng.choice(halves)}.".capitalize()


def repeated(part: Callable[[int], str], size: int, between: str = "") -> str:
    """Parts until `size` characters are full; each is made with its number."""
    made: list[str] = []
    length = number = 0
    while length < size:
        made.append(part(number))
        length += len(made[-1]) + len(between)
        number += 1
    return between.join(made)


def recombined(size: int) -> str:
    say = phrase_book()
    return repeated(lambda number: " ".join(say() for _ in range(4)), size, "\n\n")


def minified(size: int) -> str:
    body = repeated(
        lambda number: (
            f'<div class="x{number}"><p>{sentence()}</p><ul><li><a href="/{number}">{word()}</a>'
            "</li><li>Share</li></ul></div>"
        ),
        size,
    )
    return f"<html><body>{body}</body></html>"


def slip(name: str) -> str:
    """The name with another letter somewhere inside."""
    at = rng.randint(1, len(name) - 2)
    return name[:at] + rng.choice("aeioulnr") + name[at + 1 :]


def compound(_number: int) -> str:
    one, two = word() + word(), word() + word()
    return f"The {one}-{two} and the {one}{two}."


SHAPES: dict[str, tuple[str, Callable[[int], str]]] = {
    "new prose": ("md", lambda size: repeated(lambda number: sentence(), size, "\n\n")),
    "recombined prose": ("md", recombined),
    "one paragraph": ("md", lambda size: repeated(lambda number: sentence(), size, " ")),
    "headings by their shape": (
        "txt",
        lambda size: repeated(
            lambda number: f"{word().title()} {word()}\n\n{sentence()} {sentence()}", size, "\n\n"
        ),
    ),
    "short lines": ("txt", lambda size: repeated(lambda number: words(2), size, "\n")),
    "minified HTML": ("html", minified),
    "allow comments": (
        "md",
        lambda size: repeated(
            lambda number: (
                f"<!-- editlint: allow unsourced-statistic (a{number}) -->\n\n"
                f"Nearly {number % 97 + 2}% of households cannot pay a bill.\n\n"
            ),
            size,
        ),
    ),
    "backticks": ("md", lambda size: repeated(lambda number: "`" * (number + 1) + "a ", size)),
    "open quotation marks": ("md", lambda size: repeated(lambda number: f"“{word()} ", size)),
    "footnotes": (
        "md",
        lambda size: repeated(
            lambda number: f"Word[^{number}] {word()}.\n\n[^{number}]: {sentence()}\n\n", size
        ),
    ),
    "table rows": (
        "md",
        lambda size: (
            "| a | b | c |\n|---|---|---|\n"
            + repeated(
                lambda number: f"| {words(3)} | {rng.randint(1, 99999):,} | {number % 100}% |\n",
                size,
            )
        ),
    ),
    "equal headings": ("md", lambda size: repeated(lambda number: "## Opening hours\n\n", size)),
    "forms of one name": (
        "md",
        lambda size: repeated(
            lambda number: f"The report is by Amina {slip(slip('Kirkenhaven'))} of the board.",
            size,
            "\n\n",
        ),
    ),
    "with a hyphen and without": ("md", lambda size: repeated(compound, size, " ")),
    "two spellings": (
        "md",
        lambda size: repeated(
            lambda number: "They analyse and analyze the grey and gray centre.", size, " "
        ),
    ),
    "dates without a year": (
        "md",
        lambda size: (
            "Published on 3 May 2021.\n\n"
            + repeated(lambda number: f"It opens on Sunday, {number % 28 + 1} June.", size, " ")
        ),
    ),
    "first, second, third": (
        "md",
        lambda size: repeated(
            lambda number: (
                "It failed for two reasons. First, it rained. Second, it was cold. Third, nobody"
                " came."
            ),
            size,
            " ",
        ),
    ),
    "paragraphs that all go": (
        "md",
        lambda size: repeated(
            lambda number: "Certainly! Here is the article. I hope this helps!", size, "\n\n"
        ),
    ),
    "people who speak": (
        "md",
        lambda size: repeated(
            lambda number: (
                f"{word().title()} said {number} people came, the {word().title()} Institute said."
            ),
            size,
            " ",
        ),
    ),
    "percent changes": (
        "md",
        lambda size: repeated(
            lambda number: (
                f"Sales rose by {number % 90 + 1}% from {number + 100:,} to {number * 2 + 130:,}."
            ),
            size,
            " ",
        ),
    ),
    "numbered headings": (
        "md",
        lambda size: repeated(
            lambda number: f"## {number + 1}. {word()} {word()}\n\n{sentence()}", size, "\n\n"
        ),
    ),
    "figures and references": (
        "md",
        lambda size: repeated(
            lambda number: (
                f"Figure {number + 1}: {words(3)}\n\nAs Figure {number + 5} shows, it is."
            ),
            size,
            "\n\n",
        ),
    ),
    "a long list": (
        "md",
        lambda size: (
            "The plan has three aims:\n\n" + repeated(lambda number: f"- {words(3)}\n", size)
        ),
    ),
}


def command(source: Path, *paths: str) -> list[str]:
    start = (
        f"import sys; sys.path.insert(0, {str(source)!r});"
        " from editlint.__main__ import main; main()"
    )
    options = ["--isolated", "--no-cache", "--output-format", "json"]
    return [sys.executable, "-c", start, "check", *options, *paths]


def grown(shape: str, source: Path = SOURCE) -> dict[str, object]:
    """One shape at all sizes: what is told of it in a row of the table."""
    ending, make = SHAPES[shape]
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, f"{size}.{ending}") for size in SIZES]
        for size, path in zip(SIZES, paths, strict=True):
            rng.seed(size)
            Path(path).write_text(make(size), encoding="utf-8", newline="")
        nothing = Path(folder, "nothing.md")
        nothing.write_text("a\n", encoding="utf-8")
        runs = {path: command(source, path) for path in [str(nothing), *paths]}
        costs = in_turn(runs, ROUNDS, slow=5.0)
        bytes_ = [os.path.getsize(path) for path in paths]
    return {"shape": shape, **_row(bytes_, costs[str(nothing)], [costs[path] for path in paths])}


def _row(sizes: list[int], start: Cost, costs: list[Cost]) -> dict[str, object]:
    spent = [max(cost.cpu - start.cpu, 0.005) for cost in costs]
    steep = math.log(spent[-1] / spent[-2]) / math.log(sizes[-1] / sizes[-2])
    return {
        "seconds": [round(cost.cpu, 2) for cost in costs],
        "exponent": round(steep, 2),
        "seconds a megabyte": round(spent[-1] / sizes[-1] * 1e6, 2),
        "memory by text": round((costs[-1].memory - start.memory) / sizes[-1] * 1e6, 1),
    }


if __name__ == "__main__":
    where = Path(sys.argv[2]) if sys.argv[1:2] == ["--source"] else SOURCE
    for name in sys.argv[3:] or SHAPES:
        print(json.dumps(grown(name, where)), flush=True)
