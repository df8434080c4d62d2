"""How the work of the rules on sourcing grows with the text: Python calls are counted, not time."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from types import FrameType, MappingProxyType

import pytest

from editlint.language import vocabulary
from editlint.language.lexicon import Lexicon
from editlint.model.rule import Context
from editlint.parse import parse
from editlint.registry import builtin
from editlint.rules.sourcing.engine.decision import CUES, OF_SENTENCES
from editlint.rules.sourcing.engine.decision import Test as TableTest
from editlint.rules.sourcing.engine.figure_cues import KINDS, Cue
from editlint.rules.sourcing.engine.reading import reading, table
from editlint.rules.sourcing.engine.sentence_cues import OF_PHRASES

DATA = builtin.data()
RULES = {rule.name: rule for rule in builtin.rules() if rule.category == "sourcing"}
FIGURES = "Exports of the town rose by {n}% from 3{n} to 4{n} in the third quarter."
QUOTATIONS = "“There was water in {n} of the cellars by then, and nobody came to help.”"


def calls(text: str, rule: str) -> Counter[str]:
    """How often each function is called that is written in Python, by its name."""
    doc = parse(text, format="markdown", language="en")
    assert doc.words
    assert doc.sentences
    counted: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            counted[frame.f_code.co_name] += 1

    context = Context(MappingProxyType(RULES[rule].options), DATA)
    sys.setprofile(count)
    try:
        list(RULES[rule].hits(doc, context))
    finally:
        sys.setprofile(None)
    return counted


def text_of(sentence: str, number: int, blocks: bool) -> str:
    between = "\n\n" if blocks else " "
    return between.join(sentence.replace("{n}", str(10 + at % 80)) for at in range(number)) + "\n"


@pytest.mark.parametrize("blocks", [True, False])
@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("unsourced-statistic", FIGURES),
        ("unsourced-statistic", QUOTATIONS),
        ("unattributed-quote", QUOTATIONS),
        ("vague-attribution", "Studies show that {n} of the cellars were wet."),
    ],
)
def test_the_work_grows_with_the_text(rule: str, sentence: str, blocks: bool) -> None:
    calls(text_of(sentence, 2, blocks), rule)  # what is made once, at a start
    work = [calls(text_of(sentence, number, blocks), rule).total() for number in (40, 160)]
    assert work[1] <= 4.5 * work[0]


def test_a_sentence_is_asked_once_for_all_its_figures() -> None:
    counted = calls(text_of(FIGURES, 30, blocks=True), "unsourced-statistic")
    asked = {cue.__name__ for cue in OF_SENTENCES} - {"beside_first_person"}
    assert counted["near_place"]
    assert all(counted[name] <= 30 for name in asked)
    assert counted["_as_source_line"] <= 4 * 30


def test_a_sentence_that_can_lean_on_nobody_is_not_read() -> None:
    text = "Many people come to the market, and the data lies in a drawer.\n\n"
    counted = calls(text * 20 + "Studies show that it rains.\n", "vague-attribution")
    assert counted["_statement"] <= 2


def test_sentences_are_not_read_for_a_writer_whom_they_do_not_name() -> None:
    text = "The boats lie here. We count them. The nets hang there. The gulls cry. It rains.\n"
    read = reading(parse(text, format="markdown", language="en"), DATA)
    assert read is not None
    assert not read.beside_own(3)
    assert read.beside_own(2)
    assert len(read._statements) == 1


def test_only_blocks_with_a_figure_or_a_mark_are_read_for_it() -> None:
    text = "The boats lie in the harbour.\n\n" * 40
    figures = calls(text + "Exports rose by 12%.\n", "unsourced-statistic")
    assert 0 < figures["read_numbers"] <= 3
    quoted = calls(text + QUOTATIONS + "\n", "unattributed-quote")
    assert 0 < quoted["quotations"] <= 3


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_anchors_are_prepared_with_the_pack(language: str) -> None:
    pack = DATA[f"sourcing/{language}"]
    lexicon = Lexicon(pack)
    for name in vocabulary.ANCHORED:
        for phrase in filter(None, pack["lists"][name].split("|")):
            keys = ("", *phrase.split(" "), "")
            anchors = [at for at, key in enumerate(keys) if key in lexicon.anchors(name)]
            assert any(lexicon.standing(name, keys[at], keys, [at]) for at in anchors)


@pytest.mark.parametrize(
    "text",
    [
        "Exports rose by 12%, or $3.2 million, and 4,000 farmers of 20 towns have 3 km more.",
        "Two-thirds of the wells are dry, twice as many as in 2019, and a million types of fish.",
        "Acme has customers in more than 140 countries, a 7% drop, and 30 degrees for ten years.",
        "Nearly one in five people of 40 years has 12 courses, 3 points, $40 and 250,000 hectares.",
    ],
)
def test_the_sorted_rows_say_what_all_rows_say(text: str) -> None:
    """A cue that is not asked for the kind of a figure, or without a phrase, does not hold, and no
    sort of figure loses a row that counts.
    """
    read = reading(parse(text, format="markdown", language="en"), DATA)
    assert read is not None
    statement, decision = read.statement(0), table(DATA)
    look = decision.look(statement)
    assert statement.quantities
    for quantity in statement.quantities:
        answers = {cue: cue(statement, quantity) for cue in CUES.values()}
        assert not any(answers[cue] for cue, kinds in KINDS.items() if quantity.kind not in kinds)
        assert not any(answers[cue] for cue, name in OF_PHRASES.items() if not statement.has(name))
        held = [
            row
            for row in decision.points
            if _holds(row.test, statement.marks, answers)
            and not any(_holds(test, statement.marks, answers) for test in row.unless)
        ]
        assert look.case(quantity).verdict.points == sum(row.points for row in held)


def _holds(test: TableTest, marks: Mapping[str, object], answers: Mapping[Cue, bool]) -> bool:
    cues = (*test.of_sentence, *test.of_figure)
    return all(name in marks for name in test.phrases) and all(answers[cue] for cue in cues)
