"""Written dates in four languages: what is read, what is said of them, what may be changed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.model.finding import Applicability, Finding, Severity
from editlint.parse import parse
from editlint.project.settings import Settings
from editlint.registry import builtin
from editlint.rules.consistency.engine import calendar
from editlint.rules.consistency.engine.calendar import Calendar
from editlint.rules.consistency.engine.dates import Date, dates
from editlint.run.linter import Linter

LINTER = Linter(Settings(select=("consistency",)))
DAYS = st.dates(datetime.date(1583, 1, 1), datetime.date(2199, 12, 31))


def read(text: str, language: str) -> list[Date]:
    doc = parse(text, path="a.md", language=language)
    return list(dates(doc, builtin.data().made(Calendar, "consistency/dates")))


def found(text: str, language: str = "en", path: str = "a.md") -> list[Finding]:
    fenced = f"---\nlang: {language}\n---\n\n{text}\n" if not text.startswith("---") else text
    return list(LINTER.check(fenced, path)[1])


@given(DAYS)
def test_the_calendar_is_that_of_everybody(day: datetime.date) -> None:
    assert calendar.weekday(day.year, day.month, day.day) == day.weekday()
    after = day + datetime.timedelta(1)
    length = calendar.month_length(day.month, day.year)
    assert (after.month != day.month) == (day.day == length)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on Wednesday, 6 May 2026, in the hall"),
        ("en", "on Wednesday, May 6, 2026, in the hall"),
        ("en", "on Wednesday the 6th of May 2026"),
        ("en", "Wed 6 May 2026"),
        ("en", "Wed., May 6th, 2026"),
        ("en", "May 6, 2026 (Wednesday)"),
        ("en", "May 6 (Wednesday), 2026"),
        ("en", "6 May 2026, a Wednesday, was cold"),
        ("en", "6 May 2026 was a Wednesday"),
        ("en", "Wednesday evening, 7:30 pm, May 6, 2026"),
        ("en", "Wednesday 2026-05-06"),
        ("en", "**Wednesday**, *6* May 2026"),
        ("de", "am Mittwoch, den 6. Mai 2026, um 19 Uhr"),
        ("de", "am Mittwochabend, dem 6. Mai 2026"),
        ("de", "Mi, 06.05.2026, 19 Uhr"),
        ("de", "am 6.5.2026 (Mittwoch)"),
        ("fr", "le mercredi 6 mai 2026 à midi"),
        ("fr", "mercredi soir, le 6 mai 2026"),
        ("fr", "mer. 6 mai 2026"),
        ("fr", "mercredi 06/05/2026"),
        ("es", "el miércoles, 6 de mayo de 2026"),
        ("es", "miércoles día 6 de mayo del 2026"),
        ("es", "6 de mayo de 2026 (miércoles)"),
    ],
)
def test_a_date_is_read_in_every_order(language: str, text: str) -> None:
    (date,) = read(f"{text}\n", language)
    assert (date.day, date.month, date.year, date.weekday) == (6, 5, 2026, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Officials said Wednesday the May 6, 2026 vote is void.",
        "It is shut until 6 May 2026, Tuesday to Sunday it is open again.",
        "Open Tuesday and Thursday, 6 May 2026 to 3 July 2026.",
        "They met on 6 May 2026. Friday was a day of rest.",
        "“The Sun”, said the Sun, 6 May 2026, was late.",
        "The bus left on Friday with 6 May Queens of 2026 aboard.",
    ],
)
def test_a_weekday_of_something_else_is_not_read(text: str) -> None:
    assert [date.weekday for date in read(f"{text}\n", "en") if date.weekday is not None] == []


def test_two_weekdays_go_by_pairs() -> None:
    text = "Wednesday 6 and Friday 8 May 2026; Wednesday–Friday, May 6–8, 2026\n"
    assert [(date.day, date.weekday) for date in read(text, "en")] == [
        (6, 2),
        (8, 4),
        (6, 2),
        (8, 4),
    ]


def test_both_mends_are_offered_and_none_is_made() -> None:
    text = "The council meets on Friday, 6 May 2026, in the old hall."
    (finding,) = found(text)
    assert finding.severity == Severity.ERROR
    assert [fix.applicability for fix in finding.fixes] == [Applicability.MANUAL] * 2
    assert [fix.edits[0].text for fix in finding.fixes] == ["Wednesday", "8"]


@pytest.mark.parametrize(
    ("said", "real"), [("FRI", "WED"), ("Fri", "Wed"), ("FRIDAY", "WEDNESDAY")]
)
def test_the_weekday_is_mended_in_its_own_form(said: str, real: str) -> None:
    (finding,) = found(f"The council meets on {said}, 6 May 2026, in the old hall.")
    assert finding.fixes[0].edits[0].text == real


@pytest.mark.parametrize(
    ("language", "said", "real"),
    [("de", "Freitagabend", "Mittwochabend"), ("fr", "vendredi", "mercredi")],
)
def test_it_is_mended_in_its_language(language: str, said: str, real: str) -> None:
    month = {"de": "dem 6. Mai", "fr": "6 mai"}[language]
    (finding,) = found(f"{said} {month} 2026", language)
    assert finding.fixes[0].edits[0].text == real


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("---\ndate: 2026-04-20\n---\n\nTickets are sold from Friday, May 6, at the pier.\n", 1),
        ("---\ndate: 2026-04-20\n---\n\nTickets are sold from Wednesday, May 6, there.\n", 0),
        ("---\ndate: 2025-12-20\n---\n\nThe shop opens again on Tuesday, 6 January.\n", 0),
        ("---\ndate: 2025-12-20\n---\n\nThe shop opens again on Monday, 6 January.\n", 1),
        ("---\ntitle: A fair\n---\n\nTickets are sold from Friday, May 6, at the pier.\n", 0),
        ("LONDON, 20 April 2026 — The hall will be open from Friday, 6 May, they said.\n", 1),
    ],
)
def test_a_year_is_taken_from_the_day_of_the_article(text: str, count: int) -> None:
    findings = list(LINTER.check(text, "a.md")[1])
    assert [finding.severity for finding in findings] == [Severity.WARNING] * count


def test_the_name_of_a_file_tells_its_day() -> None:
    text = "Tickets for the summer fair are sold from Friday, May 6, at the pier of the town.\n"
    assert len(found(text, path="2026-04-20-fair.md")) == 1


def test_an_order_that_nothing_tells_is_wrong_only_where_both_are() -> None:
    line = "The council meets on {}, 5/6/2026, in the old hall of the town."
    assert [len(found(line.format(day))) for day in ("Wednesday", "Friday", "Monday")] == [0, 0, 1]


def test_old_days_may_be_of_the_old_calendar() -> None:
    line = "The court met in the great hall on {}, 25 October 1917, in the evening."
    counts = [len(found(line.format(day))) for day in ("Wednesday", "Thursday", "Monday")]
    assert counts == [0, 0, 1]
    (finding,) = found(line.format("Monday"))
    assert finding.severity == Severity.WARNING
