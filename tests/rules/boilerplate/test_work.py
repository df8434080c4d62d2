"""How much is asked and kept: calls and bytes are counted, not time."""

from __future__ import annotations

import tracemalloc

import pytest

from editlint import check_text
from editlint.parse import parse
from editlint.rules.boilerplate.engine import model
from editlint.rules.boilerplate.engine.features import features
from editlint.rules.boilerplate.engine.lines import line_view
from editlint.rules.boilerplate.engine.page import Page

LONG = (
    "The council said on Tuesday that the new bridge over the river will open to cyclists and"
    " walkers in May.\n\n"
)


@pytest.mark.parametrize(
    ("last", "scored"), [("- Read the plans\n- Ask the council\n", False), ("The ramps\n", True)]
)
def test_lines_are_scored_only_where_the_markup_leaves_one_open(
    last: str, scored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def counted(page: Page, number: int) -> list[str]:
        asked.append(number)
        return features(page, number)

    monkeypatch.setattr(model, "features", counted)
    check_text(f"# The bridge\n\n{LONG}{LONG}{last}", path="a.md")
    assert bool(asked) is scored


def test_a_short_line_keeps_a_few_numbers() -> None:
    rows = 2_000
    doc = parse("| a | b |\n|---|---|\n" + "| quay | 12 |\n" * rows, path="a.md")
    assert len(doc.words) == 2 * (rows + 1)
    tracemalloc.start()
    lines = line_view(doc)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 50 * len(lines)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("The ramps", "The ramps"),
        ("The  ramps", "The ramps"),
        ("The\u00a0ramps", "The ramps"),
        ("**The** [ramps](/r) ", "The ramps"),
        ("The ramps,\nthe quay", "The ramps, the quay"),
    ],
)
def test_blanks_of_a_line_are_single(written: str, text: str) -> None:
    assert line_view(parse(f"{written}\n", path="a.md")).text(0) == text
