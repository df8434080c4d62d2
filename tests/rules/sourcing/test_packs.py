"""The cue packs: each language's own examples, names of lists that cannot fail in silence, and
silence where no pack is.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from conftest import ROOT, written
from editlint.language import vocabulary
from editlint.language.lexicon import Lexicon, prepared
from editlint.language.packs import LANGUAGES
from editlint.lint.testing import marked
from editlint.model.rule import Context
from editlint.parse import parse
from editlint.registry import builtin
from editlint.rules.sourcing.engine.decision import CUES, decision
from editlint.rules.sourcing.engine.reading import reading

RULES = {rule.name: rule for rule in builtin.rules() if rule.category == "sourcing"}
CASES = [
    (language, rule, text)
    for language in LANGUAGES
    for rule, examples in builtin.data()[f"sourcing/{language}"].get("examples", {}).items()
    for text in (*examples["bad"], *examples["good"])
]


def found(rule: str, text: str, language: str) -> list[str]:
    doc = parse(text + "\n", language=language, format="markdown")
    context = Context(RULES[rule].options, builtin.data())
    return [hit.span.of(doc.source) for hit in RULES[rule].hits(doc, context)]


@pytest.mark.parametrize(
    ("language", "rule", "text"),
    CASES,
    ids=[f"{language}-{rule}-{text[:30]}" for language, rule, text in CASES],
)
def test_example(language: str, rule: str, text: str) -> None:
    mark = marked(text)
    assert found(rule, mark.text, language) == [span.of(mark.text) for span in mark.spans]


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_every_pack_shows_what_it_does(language: str) -> None:
    examples = builtin.data()[f"sourcing/{language}"]["examples"]
    assert all(
        len(examples[rule][kind]) >= 2
        for rule in ("unsourced-statistic", "vague-attribution")
        for kind in ("bad", "good")
    )


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("language", ["pl", "ja", "xx"])
def test_silent_in_other_languages(rule: str, language: str) -> None:
    assert (
        found(
            rule,
            "Nearly 62% of households in the country cannot pay. Studies show it. “It is far too"
            " late for all of that now.”",
            language,
        )
        == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_are_not_nested(language: str) -> None:
    pack = written(f"sourcing/{language}")
    texts = [*pack["phrases"].values(), *pack["words"].values()]
    assert not [text for text in texts if re.search(r"\([^()]*(?:\(|$)", text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_gives_each_list_or_says_that_it_does_not(language: str) -> None:
    assert list(vocabulary.faults(written(f"sourcing/{language}"))) == []


@pytest.mark.parametrize(
    ("section", "name", "text", "said"),
    [
        ("words", "hegde", "about", "'hegde' under `words` is not declared there"),
        ("words", "period", "a year", "'period' under `words` is not declared there"),
        ("phrases", "hedge", "about", "'hedge' under `phrases` is not declared there"),
        ("words", "hedge", None, "'hedge' is neither under `words` nor under `absent`"),
        ("phrases", "period", None, "'period' is neither under `phrases` nor under `absent`"),
        ("words", "hedge", "", "'hedge' under `words` has no phrases"),
        ("words", "wares", "books", "'wares' is under `words` and under `absent`"),
    ],
)
def test_a_slip_in_a_pack_is_an_error(section: str, name: str, text: str | None, said: str) -> None:
    pack = written("sourcing/de")
    pack[section] = {key: value for key, value in pack[section].items() if key != name}
    if text is not None:
        pack[section][name] = text
    with pytest.raises(ValueError, match="language pack 'de'") as raised:
        prepared(pack)
    assert said in str(raised.value)


def test_a_slip_under_absent_is_an_error() -> None:
    pack = written("sourcing/de")
    pack["absent"] += ", wears"
    with pytest.raises(ValueError, match="'wears' under `absent` is not declared"):
        prepared(pack)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lexicon_answers_for_each_declared_list_and_for_no_other(language: str) -> None:
    lexicon = Lexicon(builtin.data()[f"sourcing/{language}"])
    for name in (*vocabulary.WORDS, *vocabulary.PHRASES):
        assert not lexicon.has(name, "")
    lexicon.anchors(*vocabulary.ANCHORED)
    for ask in (
        lambda: lexicon.has("hegde", "about"),
        lambda: lexicon.anchors("hearsay", "hegde"),
        lambda: lexicon.after("hegde", ("about",), 0, 1),
        lambda: lexicon.before("hegde", ("about",), 1),
    ):
        with pytest.raises(KeyError, match="no list of phrases is called 'hegde'"):
            ask()


@pytest.mark.parametrize("name", ["hegde", "hedge"])  # a slip; a list that sentences have not
def test_a_sentence_answers_only_for_phrases_that_are_looked_for(name: str) -> None:
    read = reading(parse("It rained.\n", language="de", format="markdown"), builtin.data())
    assert read is not None
    statement = read.statement(0)
    assert not any(statement.has(listed) or statement.found(listed) for listed in ("own", "reveal"))
    for ask in (statement.has, statement.found):
        with pytest.raises(KeyError, match=f"no list of phrases is called '{name}'"):
            ask(name)


@pytest.mark.parametrize("where", ["figures", "excused", "unless", "points"])
@pytest.mark.parametrize("name", ["near-palce", "hedge"])
def test_a_slip_in_the_decision_table_is_an_error(where: str, name: str) -> None:
    table: dict[str, Any] = {"figures": [["share"]], "excused": [], "points": [], "levels": {}}
    slips: dict[str, dict[str, Any]] = {
        "figures": {"figures": [["share", name]]},
        "excused": {"excused": [{"cues": [name]}]},
        "unless": {"excused": [{"cues": ["share"], "unless": [f"large + {name}"]}]},
        "points": {"points": [{"cues": [name], "points": 1}]},
    }
    with pytest.raises(ValueError, match=f"'{name}' is neither a cue function"):
        decision(table | slips[where])


def test_each_declared_list_is_asked_for() -> None:
    root = ROOT
    code = [
        path.read_text(encoding="utf-8")
        for room in ("language", "rules/sourcing")
        for path in (root / "src/editlint" / room).rglob("*.py")
        if path.name != "vocabulary.py"
    ]
    asked = set(re.findall(r'"([a-z-]+)"', "\n".join(code)))
    table = (root / "rules/sourcing/decision.yaml").read_text(encoding="utf-8")
    asked |= set(re.findall(r"[a-z-]+", table)) - set(CUES)
    assert {*vocabulary.WORDS, *vocabulary.PHRASES} <= asked
