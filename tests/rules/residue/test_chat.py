"""What assistants say around an article, and what the fix leaves of the article."""

from __future__ import annotations

import pytest

from editlint.run.api import fix_text

ARTICLE = (
    "# The ferry sails again\n\nThe ferry sails again from Monday, after weeks in the yard.\n\n"
    "Its engine was cleaned, and two plates in the hull were replaced.\n"
)
OPENINGS = [
    "Sure! Here's the revised press release:",
    "I've edited your text for grammar and flow.",
    "Gerne! Hier ist die überarbeitete Fassung deines Artikels:",
    "Voici le texte corrigé :",
    "Por supuesto. Aquí está el texto revisado:",
]
CLOSINGS = [
    "Let me know if you want it shorter or in another tone.",
    "I hope this helps! Would you like me to translate it into Welsh?",
    "Soll ich den Text noch kürzen oder den Ton anpassen?",
    "Souhaitez-vous que je raccourcisse le texte ?",
    "¿Quieres que adapte el texto a otro formato?",
]
HUMAN = [
    "Here is the text of the letter that the mayor wrote:",
    "Great question! Ask your butcher for the shin.",
    "Let me know what you think in the comments below.",
    "I would be happy to write a report and share it with the club.",
    "If you want, I can show you the mill, the miller said.",
]


@pytest.mark.parametrize("line", OPENINGS)
def test_an_opening_goes_and_nothing_else(line: str) -> None:
    assert fix_text(f"{line}\n\n{ARTICLE}", path="a.md").text == ARTICLE


@pytest.mark.parametrize("line", CLOSINGS)
def test_a_closing_goes_and_nothing_else(line: str) -> None:
    assert fix_text(f"{ARTICLE}\n{line}\n", path="a.md").text == ARTICLE


@pytest.mark.parametrize("line", HUMAN)
@pytest.mark.parametrize("place", ["above", "below"])
def test_what_people_say_stays(line: str, place: str) -> None:
    text = f"{line}\n\n{ARTICLE}" if place == "above" else f"{ARTICLE}\n{line}\n"
    assert fix_text(text, path="a.md").text == text


def test_a_courtesy_is_told_only_where_the_article_speaks_to_nobody() -> None:
    def told(text: str) -> bool:
        report = fix_text(f"{text}\nI hope this helps!\n", path="a.md").report
        return any(finding.rule == "chat-leftover" for finding in report.findings)

    assert told(ARTICLE)
    assert not told(f"{ARTICLE}\nYou can buy tickets on board, and I always do.\n")
