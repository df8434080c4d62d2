"""How a check grows with the examples of rules: `python bench/examples.py [RULE ...]`.

Each example of each rule is repeated, so that what the rule looks for stands in a text by the
thousand: as it is, with a word of its own before each, in one paragraph, or the marked place alone
in one row. Told are the texts whose time grows with their square; 4 is linear, 16 the square.

    sequence-gap, bad 2, as it is: 0.82 s, then 9.68 s for four times the text (11.8)
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator

from editlint.model.rule import Example, Rule
from editlint.project.settings import Settings
from editlint.run.linter import Linter

SIZES = (20_000, 80_000)  # characters
STEEP = 7.0  # times more for four times the text
LEAST = 0.6  # seconds of the larger text
_SIGNS = re.compile(r"⟦(?:\d: )?|⟧")
_PLACE = re.compile(r"⟦(?:\d: )?([^⟦⟧]+)⟧")


def main() -> None:
    linter, named = Linter(Settings(max_file_seconds=0)), set(sys.argv[1:])
    for rule in linter.rules:
        if named and rule.name not in named:
            continue
        for which, example in _examples(rule):
            for how, units in _repeated(example.text).items():
                small, large = (_cost(linter, units, size, example.format) for size in SIZES)
                if large > LEAST and large / small > STEEP:
                    print(
                        f"{rule.name}, {which}, {how}: {small:.2f} s, then {large:.2f} s for four"
                        f" times the text ({large / small:.1f})",
                        flush=True,
                    )


def _examples(rule: Rule) -> Iterator[tuple[str, Example]]:
    for name, listed in (("bad", rule.bad), ("good", rule.good)):
        for number, example in enumerate(listed, 1):
            yield f"{name} {number}", example


def _repeated(text: str) -> dict[str, str]:
    """What is repeated, by how; `{}` is for a number."""
    bare = _SIGNS.sub("", text).replace("{", "{{").replace("}", "}}")
    ways = {
        "as it is": bare,
        "each with a word before it": f"Mill{{}}.\n\n{bare}\n",
        "in one paragraph": bare.rstrip("\n") + " ",
    }
    if place := _PLACE.search(text):
        ways["the place in one row"] = place[1].replace("{", "{{").replace("}", "}}")
    return ways


def _cost(linter: Linter, unit: str, size: int, ending: str) -> float:
    """Seconds of CPU that the text takes."""
    text = "".join(map(unit.format, range(size // len(unit) + 1))) + "\n"
    before = time.process_time()
    linter.check(text, f"a.{ending}")
    return time.process_time() - before


if __name__ == "__main__":
    main()
