"""Rules written as YAML: what compiles, what is refused and in which words."""

from __future__ import annotations

import json

import pytest

from editlint.finding import Severity
from editlint.packs.literals import needs
from editlint.packs.load import compile_pack, load

RULE = "extends: existence\nmessage: \"Write it out: '%s'\"\ntokens: [asap]\n"


def error_of(text: str, *, complete: bool = False) -> str:
    pack = compile_pack({"house/rule.yaml": text}, complete=complete)
    assert not pack.rules
    (problem,) = pack.errors
    assert "\n" not in str(problem)
    return str(problem)


def test_a_rule_becomes_a_value() -> None:
    (compiled,) = compile_pack({"house/NoHurry.yml": RULE + "level: suggestion\n"}).rules
    rule = load(json.loads(json.dumps(compiled)))
    assert (rule.name, rule.aliases, rule.category) == ("no-hurry", ("house.NoHurry",), "style")
    assert rule.severity == Severity.INFO
    assert rule.origin == "house/NoHurry.yml"


def test_one_broken_rule_leaves_the_rest() -> None:
    pack = compile_pack({"house/good.yaml": RULE, "house/bad.yaml": "extends: existence\n", "house/words.yaml": "kind: data\nlimit: 3\n"})
    assert [rule["name"] for rule in pack.rules] == ["good"]
    assert [problem.path for problem in pack.errors] == ["house/bad.yaml"]
    assert pack.data == {"house/words": {"limit": 3}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("extends: existance\nmessage: m\n", "did you mean 'existence'?"),
        ("message: m\n", "extends: is missing"),
        (RULE + "token: x\n", "unknown key of existence 'token'; did you mean 'tokens'?"),
        (RULE + "level: fatal\n", "level: unknown level 'fatal'. Known: error, info, suggestion, warning"),
        (RULE + "scope: headings\n", "unknown scope 'headings'; did you mean 'heading'?"),
        (RULE + "scope: raw & heading\n", "'raw' is the whole file"),
        (RULE + "ignorecase: maybe\n", "ignorecase: takes true or false, not 'maybe'"),
        (RULE + "limit: many\n", "limit: takes a whole number"),
        (RULE + "action: {name: replaces}\n", "did you mean 'replace'?"),
        (RULE + "action: {name: edit, params: [chop]}\n", "unknown edit 'chop'"),
        (RULE + "category: tone\n", "unknown category 'tone'"),
        (RULE + "bad: [{txt: x}]\n", "bad[1]: takes a text, or a 'text'"),
        (
            "extends: existence\nmessage: m\ntokens: ['fine', '(unclosed']\n",
            "tokens[2]: Python cannot read the pattern '(unclosed': missing )",
        ),
        ("extends: existence\ntokens: [a]\n", "message: is missing"),
        ("extends: existence\nmessage: m\ntokens: {a: b}\n", "tokens: takes a list of texts, not a map"),
        ("extends: substitution\nmessage: m\n", "swap: is missing"),
        ("extends: substitution\nmessage: m\nswap: [a, b]\n", "swap: takes lines of the form"),
        ("extends: occurrence\nmessage: m\ntoken: x\n", "max: is missing"),
        ("extends: [\n", "line 2: is not YAML"),
        ("just words\n", "a rule is a file of"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(text: str, said: str) -> None:
    told = error_of(text)
    assert told.startswith("house/rule.yaml: ")
    assert said in told


@pytest.mark.parametrize("lacking", ["category", "summary", "why", "bad", "good"])
def test_built_in_rules_are_complete(lacking: str) -> None:
    keys = {"category": "style", "summary": "A word.", "why": "So.", "bad": "[a, b]", "good": "[c, d]"}
    text = RULE + "".join(f"{key}: {value}\n" for key, value in keys.items() if key != lacking)
    assert f"{lacking}: " in error_of(text, complete=True)


def test_scalars_stay_as_they_were_written() -> None:
    (compiled,) = compile_pack({"house/yes.yaml": "extends: substitution\nmessage: m\nswap:\n  yes: 1.0\n  null: no\n"}).rules
    assert [form["options"] for form in compiled["body"]["patterns"]] == [["no"], ["1.0"]]


@pytest.mark.parametrize(
    ("pattern", "words", "parts"),
    [
        (r"\b(?:in\s+order\s+to)\b", {"order"}, set()),
        (r"\b(?:utili[sz]e[sd]?)\b", {"utilise", "utilised", "utilises", "utilize", "utilized", "utilizes"}, set()),
        (r"foo.*bar", set(), {"foo"}),
        (r"\b(?:can['’]t)\b", set(), {"can't", "can’t"}),
        (r"(?:foo\w+|bar.*)", set(), {"foo", "bar"}),
        (r"\bSTRASSE\b|\bgate\b", {"strasse", "gate"}, set()),
        (r"\w+", set(), set()),
        (r"x{0,3}", set(), set()),
        (r"(?i:abc)d", set(), {"abc"}),
    ],
)
def test_needs(pattern: str, words: set[str], parts: set[str]) -> None:
    found = needs(pattern)
    assert (set(found.words), set(found.parts)) == (words, parts)
