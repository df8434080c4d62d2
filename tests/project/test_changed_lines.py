"""Changed lines: never too few, and as few as an editor would name."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.model.places import LineIndex
from editlint.project.changed_lines import changed_lines

LINES = st.lists(st.sampled_from(["a", "b", "c", "", "long line", "x"]), max_size=12)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("", "", []),
        ("", "a\n", [range(1, 2)]),
        ("a\nb\nc\n", "a\nB\nc\n", [range(2, 3)]),
        ("a\nb\nc\n", "a\nc\n", []),
        ("a\nb\n", "a\nb\na\nb\n", [range(3, 5)]),
        ("a\n\nb\n\nc\n", "x\na\n\ny\nb\n\nc\nz", [range(1, 2), range(4, 5), range(8, 9)]),
        ("one\ntwo\nthree\n", "three\none\ntwo\n", [range(1, 2)]),
        ("a\nb\nc", "a\r\nb\r\nc\r\n", []),
        ("a\u2028b\n", "a\u2028c\n", [range(1, 2)]),
    ],
)
def test_changed(before: str, after: str, changed: list[range]) -> None:
    assert changed_lines(before, after) == changed


@given(LINES, LINES, ENDS, ENDS)
def test_what_is_not_changed_stands_in_both_in_order(
    before: list[str], after: list[str], end: str, other_end: str
) -> None:
    text = other_end.join(after)
    changed = {line for lines in changed_lines(end.join(before), text) for line in lines}
    index = LineIndex(text)
    same = [index.text_span(n).of(text) for n in range(len(index.starts)) if n + 1 not in changed]
    olds = iter([*before, ""])
    assert all(line in olds for line in same)


def test_long_texts_are_compared_in_good_time() -> None:
    before = "".join(f"line {number}\n\nagain\n" for number in range(30_000))
    after = before.replace("line 77\n", "line 77, new\n") + "the end\n"
    start = time.process_time()
    assert changed_lines(before, after) == [range(232, 233), range(90_001, 90_002)]
    shuffled = "".join(f"{number % 7}\n" for number in range(90_000))
    assert changed_lines(shuffled, shuffled[:1000] + "8\n" + shuffled[::-1]) != []
    assert time.process_time() - start < 5
