"""Random articles end nothing, hang nothing, lose nothing (`make fuzz` tries many more)."""

from __future__ import annotations

import pytest

from run.fuzzing import Writer, faults


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_random_articles(seed: int) -> None:
    found = {number: told for number in range(150) if (told := faults(seed, number))}
    assert not found


def test_an_article_can_be_written_again() -> None:
    assert Writer(1, 2).article() == Writer(1, 2).article()
    assert len({Writer(1, number).article() for number in range(50)}) > 40
