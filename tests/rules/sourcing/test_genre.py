"""What the kind of a text says of its figures, and figures of which no warning is made."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from editlint.model.document import Format
from editlint.model.finding import Severity
from editlint.model.rule import Context
from editlint.parse import parse
from editlint.registry import builtin
from editlint.rules.sourcing.engine.genre import ADVICE, CAMPUS, OWN_WORK, TECHNICAL
from editlint.rules.sourcing.engine.reading import reading

DATA = builtin.data()
RULE = next(rule for rule in builtin.rules() if rule.name == "unsourced-statistic")
CLAIM = "Nearly 62% of households in the country cannot pay an unexpected bill."
OURS = "We mended the pump. We drew the nets. Our boats came home, and we slept.\n\n"


def found(text: str, format: Format = "markdown") -> list[tuple[str, Severity | None]]:
    doc = parse(text, format=format, language="en")
    context = Context(MappingProxyType(RULE.options), DATA)
    return [(hit.span.of(doc.source), hit.severity) for hit in RULE.hits(doc, context)]


def genre_of(text: str, format: Format = "markdown") -> frozenset[str]:
    read = reading(parse(text, format=format, language="en"), DATA)
    assert read is not None
    return read.genre


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("The boats came home late, and the market was closed.", set()),
        ("You may sail at noon if you like, and your boat is ready.", {ADVICE}),
        ("“You may sail,” he said, “and you know it, and you will.”", set()),
        (OURS, {OWN_WORK}),
        ("“We mended it. We drew the nets. Our boats came, and we slept,” he said.", set()),
        ("The US and the US and the US and the US have many boats.", set()),
        ("Set `speed`, then `depth`, then `width` and at last `height`.", {TECHNICAL}),
        ("A server has a cache, a database and a GPU in a cluster of nodes.", {TECHNICAL}),
        (
            "The dean of the campus told the faculty and the alumni that students of the college"
            " have a new semester.",
            {CAMPUS},
        ),
    ],
)
def test_genres(text: str, genre: set[str]) -> None:
    assert genre_of(text + "\n") == genre


def test_marks_in_a_script_are_no_code() -> None:
    page = "<p>The boats came home.</p><script>let a = `1` + `2` + `3` + `4` + `5`;</script>\n"
    assert genre_of(page, "html") == set()


def test_figures_of_technical_texts_are_settings_and_limits() -> None:
    code = "Set `speed`, then `depth`, then `width` and at last `height`.\n\n"
    limit = "After 90% of the buffer is full, roughly 2 million entries are dropped.\n"
    assert found(limit)
    assert found(code + limit) == []
    assert found(code + CLAIM + "\n") == [("Nearly 62% of households", Severity.WARNING)]


@pytest.mark.parametrize(
    "figure",
    [
        "The council plans to move more than 40,000 families to the hills.",
        "Some 300 people attended the opening of the lock.",
        "About 500 firefighters were deployed on the coast.",
        "Some 2,300 deaths have been officially recorded in the province.",
        "The brewery saw its annual profits fall by nearly 40%, its worst year.",
    ],
)
def test_what_is_decided_seen_or_on_record_is_no_warning(figure: str) -> None:
    assert all(severity is Severity.INFO for _, severity in found(figure + "\n"))


def test_figures_beside_own_work_are_no_warning() -> None:
    text = "More than 150 people from the Netherlands came.\n"
    assert found(text)[0][1] is Severity.WARNING
    assert all(
        severity is Severity.INFO for _, severity in found(OURS + "We held a feast. " + text)
    )
    assert found(OURS + CLAIM + "\n")[0][1] is Severity.WARNING


def test_own_work_that_speaks_to_its_readers_makes_no_warning_of_its_own_figures() -> None:
    you = "You know your own boat, and you know what you want of it.\n\n"
    figure = "The green light was used at nearly 40% of the berths.\n"
    assert found(you + figure)[0][1] is Severity.WARNING
    assert found(you + OURS + OURS + figure)[0][1] is Severity.INFO
    assert found(you + OURS + OURS + CLAIM + "\n")[0][1] is Severity.WARNING


def interview(question: str, answer: str) -> str:
    asked = f"**{question}:** How many are there?\n\n"
    return "\n\n".join(f"{asked}{answer} {CLAIM}" for _ in range(3)) + "\n"


def test_who_answers_vouches() -> None:
    assert found(interview("Ann Hill", "**Bo Dahl:** It is bad.")) == []
    assert found(interview("Q", "**A:** I have seen it.")) == []
    assert found(interview("Q", "**A:** It is bad.")) != []  # a page of help: nobody in particular
    assert found(interview("Ann Hill", "It is bad.")) != []


def test_a_list_of_properties_is_no_interview() -> None:
    rows = f"**Price:** It is low.\n\n**Quality:** It is high. {CLAIM}\n\n"
    assert found(rows * 3) != []


def test_a_survey_may_be_named_in_the_next_paragraph() -> None:
    claim = "Nearly 62% of households cannot pay their bills, according to new research.\n\n"
    assert found(claim + "The survey took a month.\n") != []
    assert found(claim + "The survey, by the Hill Institute, took a month.\n") == []


@pytest.mark.parametrize("verb", ["It says", "It has said", "It estimates that"])
def test_a_house_spoken_of_before_says_it(verb: str) -> None:
    claim = CLAIM[0].lower() + CLAIM[1:]
    assert found(f"The bank is old. {verb} {claim}\n") == []
    assert found(f"The bank is old. It is so that {claim}\n") != []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ARDEN, May 4 -- Acme Harbours today announced a new pier.", ""),
        ("ARDEN, May 4 -- Acme Harbours announced today a new pier.", ""),
        ("The pier is new.", "## About Acme Harbours\n\nThe firm is old."),
    ],
)
def test_a_release_tells_whose_it_is(before: str, after: str) -> None:
    claim = "Acme Harbours moved more than 52,000 ships worldwide in 2024."
    middle = "It was a wet year.\n\nThe sea was high.\n\nThe town slept.\n\nThe wind turned."
    assert found(f"{before}\n\n{claim}\n\n{middle}\n\n{after}\n") == []
    assert found(f"The mayor spoke.\n\n{claim}\n\n{middle}\n\nThe firm is old.\n") != []
    assert found(f"The mayor today announced it.\n\n{claim}\n\n{middle}\n") != []


@pytest.mark.parametrize(
    "text", ["The strips lie a quarter of a mile apart.", "It took a third of an hour."]
)
def test_a_part_of_a_unit_is_a_size(text: str) -> None:
    assert found(text + "\n") == []
