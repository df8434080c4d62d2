"""Ranges, changes, totals and units: sound sentences stay silent, twins that are wrong do not."""

from __future__ import annotations

import pytest

from editlint.model.finding import LONGEST_MESSAGE
from editlint.project.settings import Settings
from editlint.run.linter import Linter

LINTER = Linter(Settings(select=("consistency",)))


def rules(text: str, language: str = "en") -> list[str]:
    _, findings = LINTER.check(f"---\nlang: {language}\n---\n\n{text}\n", "a.md")
    assert all(len(finding.message) <= LONGEST_MESSAGE for finding in findings)
    return [finding.rule for finding in findings]


# rule, language, the sentence that contradicts itself, its sound twin
TWINS = [
    ("range-reversed", "en", "He led it between 1998 and 1975.", "between 1975 and 1998"),
    ("range-reversed", "en", "Opening hours: 17:30–15:30.", "15:30–17:30"),
    ("range-reversed", "en", "It runs from 8 May 2026 to 6 May 2026.", "6 May to 8 May 2026"),
    ("range-reversed", "de", "Vom 8. bis 6. Mai 2026 ist zu.", "Vom 6. bis 8. Mai 2026"),
    ("percent-points", "en", "It fell by 15%, from 55% to 40%.", "by 15 points, from 55% to 40%"),
    ("percent-points", "es", "Pasó del 40 % al 55 %, una subida del 15 %.", "una de 15 puntos"),
    ("change-mismatch", "en", "Up 40%, to 500 boxes from 400.", "Up 25%, to 500 boxes from 400."),
    ("change-mismatch", "fr", "Passé de 400 à 500, soit une hausse de 40 %.", "hausse de 25 %"),
    (
        "total-mismatch",
        "en",
        "Of the 130 men, 30 swam, 40 sailed and 50 walked.",
        "Of the 120 men, 30 swam, 40 sailed and 50 walked.",
    ),
    ("conversion-mismatch", "en", "It is 60 mph (140 km/h) fast.", "It is 60 mph (97 km/h) fast."),
    ("conversion-mismatch", "en", "It weighs 10 lb, about 6.5 kg, in all.", "10 lb, about 4.5 kg"),
    ("age-mismatch", "en", "Born in 1950, she died in 2010, aged 75.", "in 2010, aged 60"),
]


@pytest.mark.parametrize(("rule", "language", "bad", "good"), TWINS)
def test_a_contradiction_is_told_and_its_twin_is_not(
    rule: str, language: str, bad: str, good: str
) -> None:
    assert rules(bad, language) == [rule]
    assert rules(good, language) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sales were up 25%, to 500 boxes from 400, and profit rose 3%.",
        "The rate rose from 4% to 5%, up 25%.",
        "Prices rose from about 400 to nearly 500 euros, up by some 24 percent.",
        "From 2010 to 2020 the town grew by 15 percent.",
        "A share of 12% of the people aged 18 to 24 went up.",
        "Of the 120 boats, 30 are rowed, 40 are sailed and the others have engines.",
        "The 6 halls are Hall 1, Hall 2, Hall 3, Hall 4 and Hall 5.",
        "The wall is 6 ft 2 in (188 cm) high and 2 x 4 inches (5 x 10 cm) thick.",
        "Use 1 stick (113 g) of butter, 1 tbsp (20 ml) of oil and 1 gallon (4.5 l) of milk.",
        "It was 1.5 °C (2.7 °F) warmer, at 20 °C (68 °F).",
        "Call 555-1998-1975, or read ISO 2022-1994, pp. 145–52.",
        "The tombs (2000–1500 BC) are older than the mill (1998).",
    ],
)
def test_what_only_looks_like_one_is_silent(text: str) -> None:
    assert rules(text) == []


def test_other_languages_are_silent() -> None:
    text = "Il mercato apre martedì 6 maggio 2026, dal 1998 al 1975, 8 km (18 miglia)."
    assert rules(text, "it") == []
