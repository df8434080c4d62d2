"""The rules that ship: their compiled file says what they are, and is made again when it must."""

from __future__ import annotations

import subprocess
import sys

import pytest

from editlint.lint.testing import marked, read
from editlint.model.needs import met
from editlint.model.rule import LateRule, Rule
from editlint.registry import builtin
from editlint.registry.compiled import COMPILING, SOURCE, stamp_of
from editlint.registry.compiling import python_rules

COMPILE = """
import sys
from editlint.registry.compiled import SOURCE
from editlint.registry.compiling import compiled
compiled(SOURCE)
print(*(name for name in sys.modules if name.startswith("editlint.")))
"""
CHECK = """
import sys
from editlint import check_text
assert not check_text("# The mill\\n\\nThe mill stands by the river.\\n").findings
print(*(name for name in sys.modules if name.startswith("editlint.rules.")))
"""


def names_of(program: str) -> list[str]:
    run = [sys.executable, "-c", program]
    return subprocess.run(run, capture_output=True, check=True, text=True).stdout.split()


def test_every_module_that_compiles_is_looked_at() -> None:
    names = names_of(COMPILE)
    assert len(names) > 20
    stamped = {name for name in stamp_of(SOURCE) if name.endswith(".py")}
    assert {name.split("/")[1] for name in stamped} == set(COMPILING)
    for name in names:
        path = name.replace(".", "/")
        is_package = any(other.startswith(f"{name}.") for other in names)  # a docstring alone
        assert f"{path}.py" in stamped or is_package, f"{name} lies in no room of COMPILING"


@pytest.mark.parametrize("rule", list(python_rules()), ids=lambda rule: rule.name)
def test_what_is_compiled_of_a_rule_is_the_rule(rule: Rule) -> None:
    late = next(late for late in builtin.rules() if late.name == rule.name)
    assert isinstance(late, LateRule)
    for name in rule._fields:  # type: ignore[attr-defined]
        mine, its = getattr(late, name), getattr(rule, name)
        if name == "options":
            mine, its = repr(dict(mine)), repr(its)
            assert [*map(type, late.options.values())] == [*map(type, rule.options.values())]
        assert mine == its or (name == "needs" and callable(its) and callable(mine))


@pytest.mark.parametrize("rule", builtin.rules(), ids=lambda rule: rule.name)
def test_what_a_rule_needs_stands_where_it_finds_something(rule: Rule) -> None:
    for example in rule.bad:
        if any(isinstance(value, dict) and value for value in example.options.values()):
            continue  # with a table of the house the rule is asked in any case
        doc = read(example, marked(example.text).text)
        parts = [doc, doc.deck] if rule.reads_deck and doc.deck else [doc]
        assert any(met(rule.needs, part, builtin.data()) for part in parts)


def test_a_clean_article_imports_no_rule_on_consistency() -> None:
    room = [name.split(".")[3] for name in names_of(CHECK) if ".rules.consistency." in name]
    assert set(room) == {"engine"}


def test_a_run_imports_the_rules_that_may_find_something() -> None:
    names = names_of(CHECK)
    for name in ("residue.mojibake", "duplication.repeated_passage", "residue.visible_tag"):
        assert f"editlint.rules.{name}" not in names
