"""The cue packs: each language's own examples, and silence where no pack is."""

from __future__ import annotations

import re

import pytest

from conftest import written
from editlint.lint.testing import marked
from editlint.model.rule import Context
from editlint.parse import parse
from editlint.registry import builtin
from editlint.rules.sourcing.engine.reading import LANGUAGES

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
    return [hit.span.of(doc.source) for hit in RULES[rule].check(doc, context)]


@pytest.mark.parametrize(
    ("language", "rule", "text"), CASES, ids=[f"{a}-{b}-{c[:30]}" for a, b, c in CASES]
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
