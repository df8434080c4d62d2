"""Which rules are on, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from editlint.model.document import Document
from editlint.model.finding import Category, Hit, Severity
from editlint.model.rule import Context, Rule
from editlint.project.settings import Override, Settings, SettingsError
from editlint.registry.select import Choice, choose


def nothing(doc: Document, context: Context) -> Iterator[Hit]:
    yield from ()


def made(name: str, category: Category, **more: Any) -> Rule:
    return Rule(name, category, Severity.WARNING, name, "", nothing, (), (), **more)


RULES = (
    made(
        "long-title", "style", options={"most": 80, "share": 0.5, "words": ("a",), "own-names": ()}
    ),
    made("lost-word", "residue", aliases=("stray-word",)),
    made("odd-dash", "style"),
)


def on(settings: Settings, path: str | None = "a.md") -> dict[str, Choice]:
    return {choice.rule.name: choice for choice in choose(RULES, settings, path)}


def names(settings: Settings, path: str | None = "a.md") -> list[str]:
    return [name for name, choice in on(settings, path).items() if choice.on]


def test_defaults() -> None:
    assert names(Settings()) == ["long-title", "lost-word", "odd-dash"]
    assert on(Settings())["odd-dash"].reason == "on by default"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"select": ("style",)}, ["long-title", "odd-dash"]),
        ({"select": ("stray-word",)}, ["lost-word"]),
        ({"select": ("style",), "ignore": ("odd-dash",)}, ["long-title"]),
        ({"select": ("odd-dash",), "ignore": ("style",)}, ["odd-dash"]),
        ({"select": ("odd-dash",), "ignore": ("odd-dash",)}, []),
        ({"ignore": ("residue",)}, ["long-title", "odd-dash"]),
        ({"select": ("residue",), "extend_select": ("odd-dash",)}, ["lost-word", "odd-dash"]),
        ({"rules": {"style": {"severity": "off"}}}, ["lost-word"]),
        (
            {"rules": {"style": {"severity": "off"}, "odd-dash": {"severity": "info"}}},
            ["lost-word", "odd-dash"],
        ),
        (
            {"rules": {"odd-dash": {"severity": "info"}, "style": {"severity": "off"}}},
            ["lost-word", "odd-dash"],
        ),
        ({"rules": {"stray-word": {"severity": "off"}}}, ["long-title", "odd-dash"]),
        ({"rules": {"odd-dash": {"severity": "off"}}, "select": ("style",)}, ["long-title"]),
        ({"rules": {"odd-dash": {"severity": "off"}}, "select": ("odd-dash",)}, ["odd-dash"]),
        (
            {"rules": {"odd-dash": {"severity": "off"}}, "extend_select": ("style",)},
            ["long-title", "lost-word", "odd-dash"],
        ),
    ],
)
def test_which_are_on(settings: dict[str, Any], expected: list[str]) -> None:
    assert names(Settings(**settings)) == expected


def test_overrides_in_order() -> None:
    settings = Settings(
        root="",
        rules={"odd-dash": {"severity": "error"}},
        overrides=(
            Override(("opinion/**",), {"odd-dash": {"severity": "off"}}),
            Override(
                ("opinion/letters/",), {"odd-dash": {"severity": "info"}, "long-title": {"most": 9}}
            ),
        ),
    )
    assert on(settings)["odd-dash"].severity == Severity.ERROR
    assert not on(settings, "opinion/a.md")["odd-dash"].on
    assert on(settings, "opinion/a.md")["odd-dash"].reason == "off in the settings, for opinion/**"
    letters = on(settings, "opinion/letters/a.md")
    assert (
        letters["odd-dash"].on,
        letters["odd-dash"].severity,
        letters["long-title"].options["most"],
    ) == (True, Severity.INFO, 9)


def test_options() -> None:
    settings = Settings(
        rules={"long-title": {"most": 60, "share": 1, "words": ["b", "c"]}},
        own_names=("The Daily",),
    )
    assert on(settings)["long-title"].options == {
        "most": 60,
        "share": 1.0,
        "words": ("b", "c"),
        "own-names": ("The Daily",),
    }


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"select": ("od-dash",)},
            "--select: there is no rule or category `od-dash`. Did you mean `odd-dash`?",
        ),
        (
            {"ignore": ("xyzzy",)},
            "--ignore: there is no rule or category `xyzzy`. `editlint rules` lists them.",
        ),
        ({"rules": {"styles": {}}}, "no rule or category `styles`. Did you mean `style`?"),
        ({"overrides": (Override(("x",), {"styles": {}}),)}, "no rule or category `styles`"),
        (
            {"rules": {"style": {"most": 3}}},
            "the category style takes `severity` alone, not `most`",
        ),
        (
            {"rules": {"long-title": {"mots": 3}}},
            "has no option `mots`. Did you mean `most`? Known: severity, most",
        ),
        (
            {"rules": {"long-title": {"most": "3"}}},
            "rules.long-title.most takes a number, not a text ('3')",
        ),
        (
            {"rules": {"long-title": {"most": True}}},
            "rules.long-title.most takes a number, not true or false (True)",
        ),
        (
            {"rules": {"long-title": {"words": "a"}}},
            "rules.long-title.words takes a list, not a text ('a')",
        ),
    ],
)
def test_what_is_wrong(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        on(Settings(**settings))
    assert said in str(caught.value)
