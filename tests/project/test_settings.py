"""Configuration files: found, read, and refused with a line that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from editlint.model.finding import Severity
from editlint.project.config import KEYS
from editlint.project.nearest import load_settings
from editlint.project.settings import Override, Settings, SettingsError

WHOLE = """
language = "en"
include = ["*.md"]
exclude = ["drafts/**"]
fail-level = "never"
own-names = ["The Daily"]
extend-rules = ["house/rules"]
[rules.unsourced-statistic]
severity = "info"
minimum = 3
[[overrides]]
paths = ["opinion/**"]
rules.unattributed-quote.severity = "off"
"""


def test_every_key(tmp_path: Path) -> None:
    (tmp_path / "editlint.toml").write_text(WHOLE, encoding="utf-8")
    assert load_settings(tmp_path) == Settings(
        root=str(tmp_path),
        origin=str(tmp_path / "editlint.toml"),
        language="en",
        include=("*.md",),
        exclude=("drafts/**",),
        fail_level=None,
        own_names=("The Daily",),
        extend_rules=("house/rules",),
        rules={"unsourced-statistic": {"severity": "info", "minimum": 3}},
        overrides=(Override(("opinion/**",), {"unattributed-quote": {"severity": "off"}}),),
        allow_file=str(tmp_path / "editlint-allow.toml"),
        nearest=True,
    )


def test_keys_are_fields() -> None:
    fields = Settings.__slots__
    assert all(key.field in fields for key in KEYS)


def test_nearest_file_wins(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "editlint.toml").write_text('language = "de"')
    assert load_settings(inner).language == "de"
    (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "editlint-notes"')
    assert load_settings(inner).language == "de"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.editlint]\nlanguage = "fr"')
    assert load_settings(inner).language == "fr"
    (inner / ".editlint.toml").write_text('language = "es"')
    assert load_settings(inner).language == "es"
    (inner / "editlint.toml").write_text('language = "it"')
    assert load_settings(inner).language == "it"
    assert load_settings(inner, isolated=True) == Settings(root=str(inner))
    assert load_settings(inner, config=tmp_path / "editlint.toml").root == str(tmp_path)


def test_tool_table_without_ours_is_the_default(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n")
    assert load_settings(tmp_path, config="pyproject.toml").fail_level == Severity.ERROR


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "langage = 'en'",
            "no key `langage`. Did you mean `language`? Known keys: language, encoding",
        ),
        ("language = 3", "language takes a text in quotes, not a number (3)"),
        ("include = '*.md'", "include takes a list of texts, not a text ('*.md')"),
        ("include = [1]", "include takes a list of texts, not a list"),
        (
            "fail-level = 'fatal'",
            "fail-level is one of error, warning, info, never, not a text ('fatal')",
        ),
        (
            "fail-level = true",
            "fail-level is one of error, warning, info, never, not true or false (True)",
        ),
        ("rules = 1", "rules takes a table of rules"),
        (
            "rules.repeated-word = 'off'",
            "rules.repeated-word takes a table, as in `rules.repeated-word.severity",
        ),
        (
            "rules.repeated-word.severity = 'of'",
            "rules.repeated-word.severity is one of off, info, warning, error",
        ),
        ("overrides = 1", "overrides takes a list of tables"),
        ("[[overrides]]\npath = ['x']", "overrides 1 has no key `path`. Did you mean `paths`?"),
        ("[[overrides]]\nrules.x.severity = 'off'", "overrides 1 lacks `paths`"),
        ("x = [", "not valid TOML"),
    ],
)
def test_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "editlint.toml"
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_unreadable(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read: No such file"):
        load_settings(tmp_path, config="none.toml")
    (tmp_path / "editlint.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="not UTF-8"):
        load_settings(tmp_path)
