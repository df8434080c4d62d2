"""Numbers of any length and script end no rule of the room."""

from __future__ import annotations

import pytest

from editlint.project.settings import Settings
from editlint.run.api import check_text

NUMBERS = [
    *("9" * 5000, "1" + "0" * 400, "0" * 30 + "7", "²³", "½", "፩፪", "７２", "٣٤", "𐩃", "௰"),
    *("1.2,3", "7.890,00", "12,34,567", "-0", "1e400"),
]
ENGLISH = """# {0} tips for the fair

There are {0} reasons:

1. one
2. two

{0}. three

## Step {0}

## Step 3

See Figure {0} and Table {0}, Figures {0}–{0}, pages {0}-{0}, [{0}] and note {0}.[^{0}]

[^{0}]: It is.

From {0} to {0}, up {0} %. From {0} % to 55 %, an increase of {0} percent. It is {0} miles
({0} km), {0}/{0} km (7 miles), and {0} °C ({0} °F).

Open {0}:{0} to 12:{0}, {0} pm - 9 am. On Monday, {0} May {0}, on May {0}, {0}, on 31/{0}/{0},
on {0}-{0}-{0}, on 31 November {0}.

In all {0} people, {0} men and {0} women; the {0} are {0}, 30 and {0}. Ann Hill ({0}–{0}) died
aged {0}. Between {0} and {0}, ({0}) one, (2) two.
"""
GERMAN = """# {0} Gründe

Es gibt {0} Gründe:

- a
- b

Am Montag, dem {0}. Mai {0}, von {0} auf {0}, um {0} Prozent, Abbildung {0}, {0} km ({0} Meilen),
{0} bis {0} Uhr, zusammen {0}: {0} und {0}.
"""
FRENCH = """# {0} raisons

Il y a {0} raisons :

- a
- b

Le lundi {0} mai {0}, de {0} à {0}, de {0} %, figure {0}, {0} km ({0} miles), au total {0} : {0}
et {0}.
"""
SPANISH = """# {0} razones

Hay {0} razones:

- a
- b

El lunes, {0} de mayo de {0}, de {0} a {0}, un {0} %, figura {0}, {0} km ({0} millas), en total
{0}: {0} y {0}.
"""
FRAMES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}


@pytest.mark.parametrize("number", NUMBERS, ids=range(len(NUMBERS)))
@pytest.mark.parametrize("language", FRAMES)
def test_no_number_ends_a_rule(language: str, number: str) -> None:
    text = FRAMES[language].replace("{0}", number)
    settings = Settings(language=language, select=("consistency",))
    report = check_text(text, path="a.md", settings=settings)
    assert not report.error
    assert [finding.message for finding in report.findings if finding.is_failure] == []
