"""Text that was read in the wrong encoding: what is mended, what is told, what is sound."""

from __future__ import annotations

import pytest

from editlint.rules.residue.engine.codepages import CODEPAGES, codepage, foreign_stretches
from editlint.run.api import FixedText, fix_text

SOUND = [
    "“L’été – déjà !” dit Zoë… à la gare.",
    "„Zażółć gęślą jaźń” – tak brzmi stare zdanie.",
    "Η γέφυρα είναι «κλειστή» – είπε ο δήμαρχος.",
    "«Мост закрыт до среды», – сказал мэр.",
]
TYPOGRAPHY = [
    "Il dit «\xa0la société\xa0» et «\xa0le café\xa0»",
    "She called it “a ‘latté…’” and left.",
    "Un latté…” dit-elle, “et un thé”.",
    "IRMÃ” e CIDADÃ» e AMANHÃ… e À",
    "HYVÄ”, GRÖẞE“, CAFÉ™, ESPAÑ”, hâlâ…” ve hâlâ’”",
    "Рік тому містоРівне і «СРСР…»",
    "Ăştia, FĂŞIE, Úžasný, »É« und «Â»",
    "Some programs show the mark as ï»¿ in the text",
    "√π ≈ ∞, 20\xa0°C, 40\xa0€”, 1.º, §\xa012",
]


def misread(text: str, codec: str) -> str:
    return "".join(
        bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode("utf-8")
    )


def mended(text: str) -> FixedText:
    return fix_text(text, path="a.txt")


def is_told(text: str) -> bool:
    return any(finding.rule == "mojibake" for finding in mended(text).report.findings)


@pytest.mark.parametrize("sound", SOUND)
@pytest.mark.parametrize("codec", ["cp1252", "latin-1", "cp1250", "cp1251", "mac_roman", "cp437"])
def test_a_line_is_mended_in_whatever_encoding_it_was_read(sound: str, codec: str) -> None:
    assert mended(f"{misread(sound, codec)}\n").text == f"{sound}\n"


@pytest.mark.parametrize("sound", SOUND)
def test_a_line_that_was_misread_twice_is_mended_at_once(sound: str) -> None:
    broken = misread(misread(sound, "cp1252"), "cp1252")
    assert mended(f"{broken}\n").text == f"{sound}\n"


@pytest.mark.parametrize("text", [*SOUND, *TYPOGRAPHY])
def test_sound_typography_is_left_alone(text: str) -> None:
    assert not is_told(f"{text}\n")
    assert mended(f"{text}\n").text == f"{text}\n"


@pytest.mark.parametrize("sound", SOUND)
def test_a_line_that_lost_any_one_character_is_told_and_not_half_mended(sound: str) -> None:
    broken = misread(sound, "cp1252")
    for at, char in enumerate(broken):
        text = f"{broken[:at]}{broken[at + 1 :]}\n"
        # Without its Â a sign is itself again: nothing is lost.
        if not char.isascii() and broken[at : at + 1] != "Â":
            assert mended(text).text == text
            assert is_told(text)


def test_a_pasted_run_is_mended_and_the_sound_rest_stays() -> None:
    text = "“Où est le cafÃ© ?” – “À côté de l’hôtel.”\n"
    assert mended(text).text == "“Où est le café ?” – “À côté de l’hôtel.”\n"


def test_a_mark_of_the_encoding_is_broken_at_the_start_alone() -> None:
    assert mended("ï»¿The town is shut.\n").text.lstrip("\ufeff") == "The town is shut.\n"


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("He said \x93soon\x94 \x96 and it wasn\x92t.\n", "He said “soon” – and it wasn’t.\n"),
        ("L\x92élève et l\x92été.\n", "L’élève et l’été.\n"),
        ("El d\x92a es largo.\n", "El d\x92a es largo.\n"),  # a Macintosh's "día"
        ("Un caf\x8e y un t\x8e.\n", "Un caf\x8e y un t\x8e.\n"),
    ],
)
def test_controls_are_quotation_marks_where_nothing_speaks_against_it(
    text: str, fixed: str
) -> None:
    assert is_told(text) or fixed != text
    assert mended(text).text == fixed


@pytest.mark.parametrize("text", ["voilÃ la mer\n", "It cost nothing.Â Really.\n", "â€œSoon,â€\n"])
def test_what_is_left_of_a_broken_character_is_told(text: str) -> None:
    assert is_told(text)
    assert mended(text).text == text


def test_broken_characters_that_are_written_as_codes_are_told_and_mended_with_the_codes() -> None:
    markdown = fix_text("the caf&Atilde;&copy;\n", path="a.md")
    assert [finding.rule for finding in markdown.report.findings] == ["mojibake"]
    assert mended("the caf&Atilde;&copy;\n").text == "the café\n"


def test_many_broken_lines_take_a_time_that_grows_with_them() -> None:
    text = "".join(f"The cafÃ© number {number} isnâ€™t open.\n\n" for number in range(3000))
    assert "Ã" not in mended(text).text


def test_addresses_hold_no_misread_bytes() -> None:
    """To the reader an address is a row of joiners, which no encoding makes of a byte."""
    text = "a\u2060\u2060\u2060b”—\u2060\u2060\ufffc\ufffcc"
    assert [span.of(text) for span in foreign_stretches(text)] == ["”—"]
    known = {char for name in CODEPAGES for char in codepage(name).byte_of}
    assert known.isdisjoint("\u2060\ufffc")
