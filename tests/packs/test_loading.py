"""Rules written as YAML: what compiles, what is refused and in which words."""

from __future__ import annotations

import json
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.model.finding import Severity
from editlint.model.rule import Context
from editlint.packs.compile import compile_pack
from editlint.packs.dialect import compiled
from editlint.packs.literals import needs
from editlint.packs.load import load_rule
from editlint.packs.patterns import Patterns, search
from editlint.packs.scopes import scope_of
from editlint.parse import parse

RULE = "extends: existence\nmessage: \"Write it out: '%s'\"\ntokens: [asap]\n"


def error_of(text: str, *, complete: bool = False) -> str:
    pack = compile_pack({"house/rule.yaml": text}, complete=complete)
    assert not pack.rules
    (problem,) = pack.errors
    assert "\n" not in str(problem)
    return str(problem)


def test_a_rule_becomes_a_value() -> None:
    (form,) = compile_pack({"house/NoHurry.yml": RULE + "level: suggestion\n"}).rules
    rule = load_rule(json.loads(json.dumps(form)))
    assert (rule.name, rule.aliases, rule.category) == ("no-hurry", ("house.NoHurry",), "style")
    assert rule.severity == Severity.INFO
    assert rule.origin == "house/NoHurry.yml"


def test_one_broken_rule_leaves_the_rest() -> None:
    pack = compile_pack(
        {
            "house/good.yaml": RULE,
            "house/bad.yaml": "extends: existence\n",
            "house/words.yaml": "kind: data\nlimit: 3\n",
        }
    )
    assert [rule["name"] for rule in pack.rules] == ["good"]
    assert [problem.path for problem in pack.errors] == ["house/bad.yaml"]
    assert pack.data == {"house/words": {"limit": 3}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("extends: existance\nmessage: m\n", "did you mean 'existence'?"),
        ("message: m\n", "extends: is missing"),
        (RULE + "token: x\n", "unknown key of existence 'token'; did you mean 'tokens'?"),
        (
            RULE + "level: fatal\n",
            "level: unknown level 'fatal'. Known: error, info, suggestion, warning",
        ),
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
            "the pattern '(unclosed'",
        ),
        ("extends: existence\ntokens: [a]\n", "message: is missing"),
        (
            "extends: existence\nmessage: m\ntokens: {a: b}\n",
            "tokens: takes a list of texts, not a map",
        ),
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
    keys = {
        "category": "style",
        "summary": "A word.",
        "why": "So.",
        "bad": "[a, b]",
        "good": "[c, d]",
    }
    text = RULE + "".join(f"{key}: {value}\n" for key, value in keys.items() if key != lacking)
    assert f"{lacking}: " in error_of(text, complete=True)


def test_scalars_stay_as_they_were_written() -> None:
    (form,) = compile_pack(
        {"house/yes.yaml": "extends: substitution\nmessage: m\nswap:\n  yes: 1.0\n  null: no\n"}
    ).rules
    assert [pattern["options"] for pattern in form["body"]["patterns"]] == [["no"], ["1.0"]]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\b(?:in\s+order\s+to)\b", ["in_order", "order_to", "order"]),
        (r"\b(?:organi[sz]ed?)\b", ["organise organised organize organized"]),
        (r"foo.*barn", ["barn", "foo"]),
        (r"\b(?:can['’]t)\b", ["can't can’t"]),
        (r"(?:foo\w+|bar.*)", ["bar foo"]),
        (r"\{% ?include\b", ["{%_include {%include", "include"]),
        (r"\bSTRASSE\b|\bgate\b", ["gate strasse"]),
        (r"[?&]from=(?:mill|barn)\d", ["from=", "from"]),
        (r"\w+", []),
        (r"x{0,3}", []),
        (r"(?i:abc)d", ["abc", "d"]),
        (r"(?<![a-z])lorem(?=\s)", ["lorem"]),
    ],
)
def test_needs(pattern: str, needed: list[str]) -> None:
    assert [
        " ".join(text.replace(" ", "_") for text in (*need.words, *need.parts))
        for need in needs(pattern)
    ] == needed


WORDS = st.sampled_from(
    ["mill", "Mühle", "a", "can't", "e-mail", "90,000", "STRASSE", "straße", "{%", "x"]
)


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, max_size=12), st.booleans())
def test_needs_never_hide_a_match(phrase: list[str], text: list[str], ignorecase: bool) -> None:
    form = compiled(
        "tokens",
        " ".join(re.escape(word) for word in phrase),
        ignorecase=ignorecase,
        words=phrase[0][0].isalpha(),
    )
    doc = parse(" ".join([*text, *phrase, *text]), format="text")
    found = search(doc, [scope_of("text")], Patterns([form]))
    expected = re.search(form["pattern"], doc.prose, re.IGNORECASE if ignorecase else 0)
    assert bool(found) == bool(expected)


@pytest.mark.parametrize("text", ["An [Aside].", "An aside.", "Aside of Überbau [", "[überbau]"])
def test_patterns_that_need_a_sign_are_possible_where_it_stands(text: str) -> None:
    written = [r"\[aside\d?", r"(?:\[überbau|\{überbau)", "aside"]
    forms = [compiled("tokens", pattern, ignorecase=True) for pattern in written]
    doc = parse(text, format="text")
    found = search(doc, [scope_of("text")], Patterns(forms))
    expected = [re.findall(pattern, text, re.IGNORECASE) for pattern in written]
    assert {match.order for match in found} <= {at for at, hits in enumerate(expected) if hits}
    assert bool(found) == any(expected)


LOOK_BEHIND = (
    "extends: existence\nmessage: m\nnonword: true\ntokens: ['(?<!as|such as )for example']\n"
)


def test_a_pattern_that_re_cannot_take_names_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "regex", None)
    told = error_of(LOOK_BEHIND)
    assert "tokens[1]: Python cannot read the pattern" in told
    assert (
        "look-behind requires fixed-width pattern; with the extra editlint[vale] it may be read"
        in told
    )


def test_regex_reads_what_re_cannot() -> None:
    pytest.importorskip("regex", reason="the extra editlint[vale] is not installed")
    (form,) = compile_pack({"house/rule.yaml": LOOK_BEHIND}).rules
    doc = parse("Eat fruit, for example plums, and such as for example.\n", format="text")
    assert [hit.span.start for hit in load_rule(form).hits(doc, Context())] == [11]
