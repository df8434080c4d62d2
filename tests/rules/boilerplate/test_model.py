"""The model of leftovers: pages, the features of their lines, and both looks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.parse import parse
from editlint.registry import builtin
from editlint.rules.boilerplate.engine.lines import line_view
from editlint.rules.boilerplate.engine.model import FLOOR, Model, Tree, sum_of_trees
from editlint.rules.boilerplate.engine.page import Page, page_of
from editlint.rules.boilerplate.engine.phrases import phrases_of
from editlint.rules.boilerplate.engine.place_features import company, gap
from editlint.rules.boilerplate.engine.surroundings import MOST, NAMES, Surroundings
from editlint.rules.boilerplate.engine.verdict import can_be_certain

LONG = (
    "The council said on Tuesday that the new bridge over the river will open to cyclists and"
    " walkers in May."
)
DATA = builtin.data()["boilerplate/leftover-model"]


def page(*texts: str) -> Page:
    lines = line_view(parse("\n\n".join(texts), path="a.txt"))
    assert len(lines) == len(texts)
    found = page_of(lines, phrases_of(builtin.data()["boilerplate/phrases"]))
    assert found is not None
    return found


def values(of: Page, scores: list[float], number: int) -> dict[str, float]:
    return dict(zip(NAMES, Surroundings(of, dict(enumerate(scores))).of(number), strict=True))


def test_phrases_count_that_stand_between_a_line_and_the_text_not_those_further_out() -> None:
    lines = ("A new bridge", LONG, LONG, "Related articles", "Hay fever season begins")
    text, longer = page(*lines), page(*lines, "Share this article", "A dull summer")
    assert company(text, 4) == company(longer, 4)
    assert company(text, 4)[0] == "tail sure phrase to the text"
    assert company(text, 3)[0] == "tail no phrase to the text"


def test_a_gap_is_what_stands_between_two_long_sentences() -> None:
    text = page(LONG, "Follow us on Twitter", "Facebook", "The ramps", LONG)
    gaps = [text.gap(number) for number in range(5)]
    assert gaps == [range(4), range(1, 4), range(1, 4), range(1, 4), range(1, 5)]
    assert gap(text, 3)[0] == "middle gap 3-4"
    assert company(text, 3)[0].startswith("between text, sure phrase above")


def test_trees_are_added_up() -> None:
    tree = [0, 1.5, 0.25, [1, -1.0, -2.0, 4.0]]
    assert sum_of_trees([tree, 1.0], [1.5, 0.0]) == 1.25
    assert sum_of_trees([tree], [2.0, -1.0]) == -2.0
    assert sum_of_trees([tree], [2.0, 0.0]) == 4.0
    assert sum_of_trees([], [2.0]) == 0.0


def test_what_stands_around_a_line() -> None:
    text = page("Menu", "Home", LONG, LONG, "Share", "Facebook", "Twitter")
    seen = values(text, [2.0, 1.0, -6.0, -6.0, 3.0, 5.0, 1.0], 5)
    assert seen["score"] == 5.0  # its own score counts in full
    assert (seen["score -1"], seen["score +1"], seen["score -2"]) == (3.0, 1.0, -MOST)
    assert (seen["side"], seen["lines to the article"]) == (1, 2)
    assert (seen["sum to the article"], seen["lowest to the article"], seen["lowest beyond"]) == (
        3.0,
        3.0,
        1.0,
    )
    assert seen["clear lines beyond"] == 0
    above = values(text, [2.0, 1.0, -6.0, -6.0, 3.0, 5.0, 1.0], 0)
    assert (above["side"], above["lines to the article"], above["sum to the article"]) == (
        -1,
        2,
        1.0,
    )


@pytest.mark.parametrize("more", [1, 9, 40])
def test_the_end_of_the_file_is_not_seen(more: int) -> None:
    """Twelve equal lines below the article or fifty: what is said of the first is the same, but for
    the whole page's share of leftovers.
    """

    def below(count: int) -> dict[str, float]:
        text = page(LONG, LONG, *(f"Menu {number}" for number in range(count)))
        return values(text, [-3.0, -3.0, *([2.0] * count)], 2)

    few, many = below(12), below(12 + more)
    assert {name for name in NAMES if few[name] != many[name]} <= {
        "mean of the page",
        "share of the page",
    }


def test_a_line_without_neighbours_stands_in_for_them() -> None:
    text = page("Menu", LONG, LONG, LONG, "Share")
    seen = values(text, [2.0, -3.0, -3.0, -3.0, 2.0], 4)
    assert {
        seen[name]
        for name in ("score +1", "score +2", "score +3", "lowest beyond", "highest beyond")
    } == {2.0}


def model(weights: dict[str, float], trees: list[Tree]) -> Model:
    return Model(0.0, weights, 0.0, trees, 0.0, 1.0, 2.0)


def test_the_score_is_the_mean_of_both_looks() -> None:
    text = page("Menu", LONG, LONG, "Share")
    first = model(
        {"CAPITALS": 9.0, "tail no phrase above": 0.5, "says share sure whole": 2.0}, []
    ).scores(text)
    assert first[3] == (1.0, 0.0)
    assert model({"says share sure whole": 2.0}, [3.0]).scores(text)[3] == (2.5, 3.0)


def test_what_the_first_look_finds_clear_is_not_looked_at_again() -> None:
    text = page("Menu", LONG, LONG, "Share")
    low = {"head no phrase": 0.0, "says share sure whole": FLOOR, "says nav sure whole": 1.0}
    scores = model(low, [5.0]).scores(text)
    assert 3 not in scores
    assert scores[0] == (3.0, 5.0)


def test_the_article_goes_on_to_sentences_further_off() -> None:
    few, many = ["Row"] * 20, ["Row"] * 60
    assert page(LONG, *few, LONG, LONG, *few, LONG).body == range(44)
    assert page(LONG, *many, LONG, LONG, *many, LONG).body == range(61, 63)
    assert page(LONG, LONG, "Share this article", *few, LONG).body == range(2)
    assert page(LONG, *few, "Skip to content", LONG, LONG).body == range(22, 24)


def test_in_the_article_only_advertisements_are_certain_and_long_sentences_not_asked() -> None:
    text = page(
        LONG, "Advertisement", LONG, "Share this article", "A row", LONG, LONG, "Share this article"
    )
    assert [can_be_certain(text, number) for number in (1, 3, 4, 7)] == [True, False, False, True]
    assert [text.is_candidate(number) for number in (0, 1, 4, 5)] == [False, True, True, False]


@given(st.lists(st.floats(-9, 9), min_size=4, max_size=30))
def test_every_line_has_every_value(scores: list[float]) -> None:
    text = page(LONG, LONG, *("Facebook" for _ in scores[2:]))
    around = Surroundings(text, dict(enumerate(scores)))
    assert all(len(around.of(number)) == len(NAMES) for number in range(len(scores)))


def test_the_shipped_trees_ask_for_values_that_there_are() -> None:
    assert DATA["around"] == list(NAMES)

    def features(tree: Tree) -> set[int]:
        return (
            set()
            if isinstance(tree, (int, float))
            else {tree[0]} | features(tree[2]) | features(tree[3])
        )

    assert set().union(*map(features, DATA["trees"])) <= set(range(len(NAMES)))
