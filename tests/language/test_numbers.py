"""Quantities: every kind of number with its value, unit, noun and hedge."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editlint.language.lexicon import Lexicon
from editlint.language.numbers import kinds
from editlint.language.numbers.quantity import Quantity, number_words, read_numbers
from editlint.language.numbers.written import digits
from editlint.model.words import words_of
from editlint.registry import builtin

ENGLISH = Lexicon(builtin.data()["sourcing/en"])


def read(text: str) -> list[Quantity]:
    words = words_of(text)
    return list(
        read_numbers(
            text, words, range(len(words)), ENGLISH, number_words(set(words.keys), ENGLISH)
        )
    )


@pytest.mark.parametrize(
    ("text", "kind", "value", "upper"),
    [
        ("more than 90,000 patrols", "count", 90_000, 90_000),
        ("about 2,50,000 farmers", "count", 250_000, 250_000),
        ("3 lakh farmers", "count", 300_000, 300_000),
        ("two crore voters", "count", 20_000_000, 20_000_000),
        ("two hundred and fifty ships", "count", 250, 250),
        ("twenty-five ships", "count", 25, 25),
        ("half a million ships", "count", 500_000, 500_000),
        ("$1.2 million", "money", 1_200_000, 1_200_000),
        ("€3bn", "money", 3e9, 3e9),
        ("1,500 euros", "money", 1500, 1500),
        ("Rs 300", "money", 300, 300),
        ("40 percent of farms", "percent", 40, 40),
        ("10-20% of farms", "percent", 10, 20),
        ("10% to 23% of farms", "percent", 10, 23),
        ("2 to 3 million birds", "count", 2e6, 3e6),
        ("one in five farms", "fraction", 0.2, 0.2),
        ("9 out of 10 farms", "fraction", 0.9, 0.9),
        ("two-thirds of farms", "fraction", 0.6666, 0.6666),
        ("a quarter of farms", "fraction", 0.25, 0.25),
        ("prices doubled", "multiple", 2, 2),
        ("three times larger", "multiple", 3, 3),
        ("20x faster", "multiple", 20, 20),
        ("rose 3 percentage points", "points", 3, 3),
        ("on 14 May", "date", 14, 14),
        ("May 14th", "date", 14, 14),
        ("in 2025", "year", 2025, 2025),
        ("at 9:30", "time", 9, 9),
        ("at 7 pm", "time", 7, 7),
        ("for six weeks", "duration", 6, 6),
        ("a 24-year-old driver", "age", 24, 24),
        ("aged 43", "age", 43, 43),
        ("version 2.0", "label", 2, 2),
        ("see page 12", "label", 12, 12),
        ("COVID-19", "label", 19, 19),
        ("release 1.2.3", "version", 1, 1),
        ("12 km away", "measure", 12, 12),
        ("the 4th of the row", "ordinal", 4, 4),
        ("won 3-2 at home", "score", 3, 3),
        ("call 0800 1234567", "phone", 800, 800),
    ],
)
def test_one_number(text: str, kind: str, value: float, upper: float) -> None:
    first = read(text)[0]
    assert first.kind == kind
    assert (first.value, first.upper) == pytest.approx((value, upper), rel=1e-3)


def test_the_whole_has_hedge_and_noun() -> None:
    text = "They ran more than 90,000 border patrols during 2024."
    first, second = read(text)
    assert first.whole.of(text) == "more than 90,000 border patrols"
    assert (first.span.of(text), first.noun, first.hedge) == ("90,000", "patrols", "more than")
    assert second.kind == "year"


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        ("de", "mehr als 40.000 Kontrollen", "count", 40_000),
        ("de", "1,2 Millionen Kinder", "count", 1_200_000),
        ("de", "ein Drittel der Haushalte", "fraction", 0.3333),
        ("de", "12,5 Prozent", "percent", 12.5),
        ("fr", "plus de 40 000 contrôles", "count", 40_000),
        ("fr", "1 250 000 euros", "money", 1_250_000),
        ("fr", "les deux tiers des ménages", "fraction", 0.6666),
        ("es", "más de 40.000 controles", "count", 40_000),
        ("es", "3,5 millones de euros", "money", 3_500_000),
        ("es", "uno de cada cinco hogares", "fraction", 0.2),
    ],
)
def test_other_languages(language: str, text: str, kind: str, value: float) -> None:
    words = words_of(text)
    lexicon = Lexicon(builtin.data()[f"sourcing/{language}"])
    first = next(
        read_numbers(
            text, words, range(len(words)), lexicon, number_words(set(words.keys), lexicon)
        )
    )
    assert first.kind == kind
    assert first.value == pytest.approx(value, rel=1e-3)


def test_signs_belong_to_the_number() -> None:
    text = "It cost US$ 40 and then $1.2 million, or 30 % more."
    assert [quantity.span.of(text) for quantity in read(text)] == ["US$ 40", "$1.2 million", "30 %"]


@pytest.mark.parametrize("text", ["no one of the half-hearted seconds", "once twice", "", "½"])
def test_no_number(text: str) -> None:
    assert [quantity for quantity in read(text) if quantity.kind != "count"] == []


@pytest.mark.parametrize(
    ("key", "decimal", "value"),
    [
        ("1.234,5", ",", 1234.5),
        ("1.234", ",", 1234),
        ("1,234", ".", 1234),
        ("0.5", ".", 0.5),
        ("12,34,567", ".", 1234567),
    ],
)
def test_digits(key: str, decimal: str, value: float) -> None:
    parsed = digits(key, decimal)
    assert parsed is not None
    assert parsed[0] == value


@given(st.text(alphabet="0123456789.,:-–%$€ \n'x½²٣abmillionhundredofinto", max_size=60))
@example("10-1b")
def test_never_raises_and_stays_in_the_text(text: str) -> None:
    at = 0
    for quantity in read(text):
        assert (
            0
            <= quantity.whole.start
            <= quantity.span.start
            < quantity.span.end
            <= quantity.whole.end
            <= len(text)
        )
        assert quantity.value <= quantity.upper
        assert quantity.span.start >= at
        at = quantity.span.start


def read_in(language: str, text: str) -> list[tuple[float, str]]:
    lexicon = Lexicon(builtin.data()[f"sourcing/{language}"])
    words = words_of(text)
    found = read_numbers(
        text, words, range(len(words)), lexicon, number_words(set(words.keys), lexicon)
    )
    return [(quantity.value, quantity.shape) for quantity in found]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "7.890,00 Euro", 7890),
        ("de", "1.234.567,8 Menschen", 1_234_567.8),
        ("en", "12,34,567 voters", 1_234_567),
        ("en", "1,234.5 tonnes", 1234.5),
        ("fr", "1 234,5 tonnes", 1234.5),
        ("fr", "1\u202f234\u202f567,89 euros", 1_234_567.89),
        ("en", "1\u202f234.5 tonnes", 1234.5),
        ("de", "1’234’567.50 Franken", 1_234_567.5),
        ("en", "1'234'567 francs", 1_234_567),
        ("en", "3½ million birds", 3_500_000),
        ("de", "１２３ Menschen", 123),
    ],
)
def test_the_value_is_right_where_the_language_says_which_mark_is_decimal(
    language: str, text: str, value: float
) -> None:
    assert read_in(language, text)[0][0] == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["፪፬፭ farms", "½ of farms", "x² farms", "② farms", "٣٫٥ farms", "9" * 400 + " farms"]
)
def test_what_cannot_be_read_is_left(text: str) -> None:
    for language in ("en", "de", "fr", "es"):
        assert read_in(language, text) == []


SIGNS = ["1", "23", "456", "7890", ".", ",", " ", "\u202f", "'", "½", "²", "１", "፩", "٣", "⁄", "-"]


@given(st.lists(st.sampled_from([*SIGNS, "%", ":", " million", " to "]), max_size=9).map("".join))
@example("1.2,3")
@example("98.0364.6")
@example("27.0,6")
def test_no_writing_of_numbers_ends_anything(text: str) -> None:
    for language in ("en", "de", "fr", "es"):
        assert all(abs(value) < 1e40 for value, _ in read_in(language, text))


def test_tests_that_are_left_out_of_plain_figures_would_not_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [
        f"{before} {figure}{after}"
        for before in (
            "The town had",
            "In May,",
            "It was the page",
            "They are aged",
            "Rs",
            "(",
            "A,",
        )
        for figure in ("7", "34", "2025", "0305512", "1,200", "3.5", "twelve", "10-20", "3-2")
        for after in (
            "",
            ".",
            ", it said",
            " boats.",
            " %.",
            " x more",
            "\n\nmore",
            ") in May",
            " km",
        )
    ]
    found = [read(text) for text in texts]
    monkeypatch.setattr(kinds, "_is_plain", lambda left, right: False)
    assert [read(text) for text in texts] == found
