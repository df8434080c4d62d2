"""`editlint fix --ask` as a person sees it: the real command on a pseudo-terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal import cells, on_terminal

LEAD = "# The ferry\n\nThe ferry leaves the north pier at seven, and it comes back before dusk.\n"
WORDS = (
    "\nHere is the the mill.\n\nThere is an an old pier.\n\nIt was a a long day.\n"
    "\nShare this article\n"
)
COPY = (
    "The group that bought the lido opened its gates again in May, after a winter of repairs.\n\n"
    "It raised £1.2m in four years, and the people of the village paid the rest of it at once.\n\n"
    "Swimmers queued from six in the morning, although the water was no warmer than the sea.\n"
)
COPIES = COPY + "\nA further paragraph stands between the two.\n\n" + COPY.replace("1.2", "1.4")


@pytest.fixture
def article(here: Path) -> Path:
    (here / "a.md").write_text(LEAD + WORDS, encoding="utf-8")
    return here


def asked(folder: Path, *replies: str, columns: int = 100) -> tuple[str, str]:
    """What stood on the terminal, and what the article is then."""
    _, said = on_terminal(["fix", "--ask", "."], folder, columns, replies)
    return said, (folder / "a.md").read_text(encoding="utf-8")


def test_questions_are_counted_and_the_lines_around_are_shown(article: Path) -> None:
    said, text = asked(article, "m", "s", "", "m")
    for number in range(1, 5):
        assert f"{number} of 4" in said
    first = said[said.index("1 of 4") : said.index("2 of 4")]
    assert "3 | The ferry leaves the north pier" in first
    assert "7 | There is an an old pier." in first
    assert "Here is the mill." in text
    assert "There is an an old pier." in text
    assert "Share this article" not in text
    assert "Decided 4 of 4: 2 mended, 2 skipped." in said
    assert "Mended 2 in ./a.md" in said or "Mended 2 in a.md" in said


def test_an_answer_is_taken_back(article: Path) -> None:
    said, text = asked(article, "m", "u", "s", "s", "s", "q")
    assert text == LEAD + WORDS
    assert said.count("1 of 4") == 2
    assert "Decided 3 of 4: 3 skipped; 1 not looked at." in said


def test_a_note_in_the_allow_file_is_taken_back(article: Path) -> None:
    asked(article, "a", "a stammer", "u", "q")
    assert not (article / "editlint-allow.toml").exists()
    asked(article, "s", "a", "a stammer", "q")
    assert (article / "editlint-allow.toml").read_text(encoding="utf-8").count("a stammer") == 1


def test_an_answer_is_taken_back_in_the_file_before(article: Path) -> None:
    (article / "b.md").write_text(f"{LEAD}\nThe the end.\n", encoding="utf-8")
    (article / "a.md").write_text(f"{LEAD}\nThe the start.\n", encoding="utf-8")
    said, text = asked(article, "m", "u", "s", "m")
    assert text == f"{LEAD}\nThe the start.\n"
    assert (article / "b.md").read_text(encoding="utf-8") == f"{LEAD}\nThe end.\n"
    assert "2 of 2" in said


def test_one_answer_for_all_of_a_rule(article: Path) -> None:
    said, text = asked(article, "M", "q")
    assert "the mill" in text
    assert "an old pier" in text
    assert "a long day" in text
    assert "an an" not in text
    assert "Share this article" in text
    assert said.count("Mended: ") == 3
    assert "4 of 4" in said
    _, text = asked(article, "q")
    assert "Decided 3 of 4: 3 mended; 1 not looked at." in said


def test_all_of_a_rule_is_taken_back_at_once(article: Path) -> None:
    _, text = asked(article, "M", "u", "q")
    assert text == LEAD + WORDS


def test_all_of_a_rule_is_allowed_for_one_reason(article: Path) -> None:
    asked(article, "A", "stammers", "q")
    noted = (article / "editlint-allow.toml").read_text(encoding="utf-8")
    assert noted.count('reason = "stammers"') == 3


def test_help_and_what_is_no_answer(article: Path) -> None:
    said, _ = asked(article, "?", "x", "q")
    assert "take the last answer back" not in said[: said.index("1 of 4")]
    assert said.count("do the same with all that repeated-word finds from here on") == 1
    assert "'x' is no answer here; ? tells which are." in said
    assert said.count("1 of 4") == 1


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_both_copies_stand_before_the_choice_and_fit(here: Path, columns: int) -> None:
    (here / "a.md").write_text(f"{LEAD}\n{COPIES}", encoding="utf-8")
    said, _ = asked(here, "q", columns=columns)
    question = said[: said.index("[q]uit")]
    assert "£1.2m" in question
    assert "£1.4m" in question
    assert question.count("^^^") == 2
    assert "A further paragraph" in question
    assert "`editlint fix --ask`" not in question
    assert max(map(cells, said.splitlines())) <= columns + len(" ? q")


def test_the_end_of_the_input_keeps_what_was_done(article: Path) -> None:
    said, text = asked(article, "m", "\x04")
    assert "Here is the mill." in text
    assert "Decided 1 of 4: 1 mended; 3 not looked at." in said
