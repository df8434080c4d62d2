"""Names in two spellings where the examples of the rule do not reach."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.rules.consistency.engine.spellings import difference
from editlint.run.api import check_text

RUN = "Amina {} has run the ferry for ten years, and nobody knows the river better.\n\n"
LETTERS = st.text("abcdehilmnorstu", min_size=5, max_size=10)


def told(source: str, path: str = "a.md") -> list[tuple[str, ...]]:
    """The forms that each finding names, the odd one first."""
    return [
        tuple(dict.fromkeys(span.of(source) for span in (f.span, *(r.span for r in f.related))))
        for f in check_text(source, path=path).findings
        if f.rule == "name-variant"
    ]


@pytest.mark.parametrize("odd", ["Haelem", "Halem", "Haaleem", "Haleam", "Haléem"])
def test_any_one_edit_inside_a_name_is_a_variant(odd: str) -> None:
    assert told(RUN.format("Haleem") + f"For now Amina {odd} goes on.\n") == [(odd, "Haleem")]


@pytest.mark.parametrize("ending", ["Haleems", "Haleen", "Haleema"])
def test_an_edit_of_the_last_letter_is_an_ending(ending: str) -> None:
    assert told(RUN.format("Haleem") + f"For now Amina {ending} goes on.\n") == []


@pytest.mark.parametrize(
    "source",
    [
        RUN.format("Haleem") + "Haelem goes on. The word haelem is an old one for a reed.\n",
        RUN.format("Haleem") + "Amina Haleem and Amina Haelem are cousins.\n",
        RUN.format("Haleem") + "Jonas Haelem has a ferry of his own further up.\n",
        RUN.format("Haleem") + "See [the file](haelem.md) and `Haelem`, says Amina_Haelem.\n",
        RUN.format("Haleem") + "## Notes\n\n[^1]: Amina Haelem, Rivers, 1999.\n",
    ],
)
def test_two_words_or_two_people_are_no_variant(source: str) -> None:
    assert told(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: Ferry of Amina Haelem\n---\n\n" + RUN.format("Haleem"),
        "# Haaleem Keeps the Ferry Going\n\n" + RUN.format("Haleem") + "Then Haleem went home.\n",
        RUN.format("Haleem") + "<figure><figcaption>Amina Haelem, 2024</figcaption></figure>\n",
        RUN.format("Haleem") + "- The boat of Amina Haelem\n- Another boat\n",
    ],
)
def test_names_of_title_deck_captions_and_items_count(source: str) -> None:
    assert len(told(source)) == 1


def test_a_possessive_is_the_name_itself() -> None:
    source = RUN.format("Haleem") + "It is Amina Haelem’s boat, and Amina Haelem's river.\n"
    assert told(source) == [("Haleem", "Haelem")]


def test_german_nouns_are_no_names() -> None:
    text = "Die Wache am Hafen bleibt zu. Die Woche war lang, und der Wirt hat genug davon.\n\n"
    assert told(text * 2 + "Das Waage-Haus steht leer, und auf der Waege liegt Staub.\n") == []


@given(LETTERS, LETTERS)
def test_the_difference_of_two_words_has_no_direction(one: str, two: str) -> None:
    there, back = difference(one, two), difference(two, one)
    assert (there is None) == (back is None)
    assert there is None or (back is not None and there.kind == back.kind)


@given(LETTERS, st.integers(0, 8))
def test_a_letter_taken_out_is_one_edit(word: str, at: int) -> None:
    shorter = word[: at % len(word)] + word[at % len(word) + 1 :]
    how = difference(word, shorter)
    assert how is not None
    assert how.kind in ("missing", "double")


def test_thousands_of_names_take_no_longer_than_their_number() -> None:
    def seconds(count: int) -> float:
        names = (
            f"Mar{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{n % 7 * 'o'}nez" for n in range(count)
        )
        source = "\n\n".join(f"In May {name} came to us." for name in names)
        start = time.process_time()
        check_text(source, path="a.md")
        return time.process_time() - start

    seconds(50)
    assert seconds(3000) < 40 * max(seconds(300), 0.05)
