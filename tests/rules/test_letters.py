"""No rule fails where its examples are written in other letters: an expression that ignores case
takes signs for a letter that no table has ("ı", "ſ"), and a number is written in many digits.
"""

from __future__ import annotations

import re

import pytest

from editlint.model.rule import Example
from editlint.project.settings import Settings
from editlint.run.linter import Linter

LINTER = Linter(Settings(max_file_seconds=0))
WRITTEN = {
    "dotted capitals": {"i": "İ"},
    "without a dot": {"i": "ı"},
    "long s and Kelvin sign": {"s": "ſ", "k": "\u212a"},
    "full-width digits": {str(digit): chr(0xFF10 + digit) for digit in range(10)},
    "Arabic digits": {str(digit): chr(0x0660 + digit) for digit in range(10)},
    "raised digits": {"1": "¹", "2": "²", "3": "³"},
    "joined letters": {"ß": "ẞ", "fi": "\ufb01"},
    "marks apart from their letters": {"e": "e\u0301", "a": "a\u0308"},
    "blanks without a break": {" ": "\u00a0"},
}
EXAMPLES: list[Example] = [example for rule in LINTER.rules for example in (*rule.bad, *rule.good)]


@pytest.mark.parametrize("letters", WRITTEN.values(), ids=WRITTEN)
def test_no_rule_fails_on_its_examples_in_other_letters(letters: dict[str, str]) -> None:
    for example in EXAMPLES:
        text = re.sub(r"⟦(?:\d: )?|⟧", "", example.text)
        for plain, other in letters.items():
            text = text.replace(plain, other)
        _, findings, *_ = LINTER.check(text, f"a.{example.format}")
        assert [found.message for found in findings if found.is_failure] == []
