"""Which language, which format."""

from __future__ import annotations

import pytest

from editlint.language.identify import code_of, language_of
from editlint.parse import parse


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor said that she had read every one of the letters."),
        ("de", "Der Rat hat am Montag beschlossen, dass die Brücke nicht gebaut wird."),
        ("fr", "Le conseil a décidé lundi que les travaux ne seront pas repris dans la ville."),
        ("es", "El consejo decidió el lunes que las obras no se van a retomar en la ciudad."),
        ("it", "Il consiglio ha deciso lunedì che i lavori non sono ancora finiti nella città."),
        ("pt", "O conselho decidiu na segunda-feira que as obras não vão ser retomadas na cidade."),
        ("nl", "De raad heeft maandag besloten dat het werk niet wordt hervat in de stad."),
        (
            "pl",
            "Rada zdecydowała w poniedziałek, że prace nie będą wznowione, ale to jest tylko plan.",
        ),
        (
            "tr",
            "Belediye meclisi pazartesi günü bu köprü için yeni bir karar aldı ve çok para ayırdı.",
        ),
        ("ru", "Совет решил в понедельник, что работы не будут возобновлены, как это было в мае."),
        ("uk", "Рада вирішила в понеділок, що роботи не будуть відновлені, як це було до війни."),
        ("ar", "قرر المجلس يوم الاثنين أن العمل لن يستأنف في المدينة بعد هذا العام"),
        ("ur", "کونسل نے پیر کو فیصلہ کیا کہ شہر میں کام دوبارہ شروع نہیں کیا جائے گا"),
        ("hi", "परिषद ने सोमवार को फैसला किया कि शहर में काम फिर से शुरू नहीं होगा"),
        ("zh", "市议会周一决定不再恢复这项工程。"),
        ("ja", "市議会は月曜日に工事を再開しないことを決めました。"),
        ("", "Xyzzy plugh"),
        ("", ""),
    ],
)
def test_language(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("value", "code"),
    [("en-GB", "en"), ("pt_BR", "pt"), ("DE", "de"), ("English", ""), (None, ""), (3, "")],
)
def test_code(value: object, code: str) -> None:
    assert code_of(value) == code


@pytest.mark.parametrize(
    ("source", "path", "kind"),
    [
        ("# Top", None, "markdown"),
        ("Just some text.\nMore of it.", None, "text"),
        ("<!DOCTYPE html><p>x", None, "html"),
        ("<p>x</p>", None, "html"),
        ("See [it](https://x.example).", None, "markdown"),
        ("---\ntitle: x\n---\ntext", None, "markdown"),
        ("# Top", "a.txt", "text"),
        ("text", "folder.d/a.MD", "markdown"),
        ("text", "README", "text"),
    ],
)
def test_format(source: str, path: str | None, kind: str) -> None:
    assert parse(source, path=path).format == kind
