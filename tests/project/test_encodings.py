"""Texts that are not UTF-8: read as Windows-1252 where that is certain, and not where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.project.encodings import certain, usable
from editlint.project.files import ReadError, decode

ARTICLES = {
    "en": "The keeper said that the lamp, which they had “put out” for a year, wasn’t the harbour’s"
    " idea – it came from the café. It’s a naïve hope — and that is so… About £5m went at 20°C.",
    "de": "Der Wärter sagte, dass die „Lampe“ nicht von dem Café kam. Das ist – so heißt es – eine"
    " große Überraschung für alle, die in der Stadt leben.",
    "fr": "Le gardien a dit que les élèves de la ville n’étaient pas là. « C’est où, le cœur de"
    " l’été ? » Ça va être dur pour les hôtels et les îles. À Noël, on mange.",
    "es": "El guardián dijo que la niña no había comido más que el pan. ¿Qué pasó con los años de"
    " la canción? El país y la gente, según él, están bien.",
    "pt": "O guarda disse que as crianças não tinham mais pão. A decisão foi tomada por ele também,"
    " com muita razão. Você pode ver as lições até amanhã.",
    "it": "Il guardiano ha detto che la città non è più quella di una volta. È così, però può"
    " essere che il governo non sia d’accordo.",
    "nl": "De wachter zei dat het plan van een jaar geleden niet door hem is gemaakt. ‘Ideeën"
    " genoeg’, zei hij – maar er is geen geld voor de coöperatie.",
}
OTHERS = {
    "pl": ("cp1250", "Strażnik powiedział, że plan nie jest tym, co było przez lata, oraz że się"),
    "cs": ("cp1250", "Strážce řekl, že plán není takový, jaký byl před lety. Jsou také lidé."),
    "hu": ("cp1250", "Az őr azt mondta, hogy a terv nem olyan, mint évekkel ezelőtt."),
    "tr": ("cp1254", "Bekçi, planın yıllar önce olduğu gibi olmadığını söyledi. Bu ve bir şey."),
    "ru": ("cp1251", "Смотритель сказал, что план не такой, каким был раньше."),
    "el": ("cp1253", "Ο φύλακας είπε ότι το σχέδιο δεν είναι αυτό που ήταν."),
    "ja": ("shift_jis", "灯台の番人は、計画は以前とは違うと言った。"),
    "names": ("cp1250", "The keeper said that Wałęsa was not in the city, and that they had not."),
}


@pytest.mark.parametrize("language", ARTICLES)
def test_windows_1252_is_known_by_its_signs(language: str) -> None:
    text = decode(ARTICLES[language].encode("cp1252"), "")
    assert text.source == ARTICLES[language]
    assert text.told
    assert text.encoded(text.source) == ARTICLES[language].encode("cp1252")


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "cp437"])
@pytest.mark.parametrize("language", ARTICLES)
def test_other_code_pages_are_not_taken_for_it(language: str, encoding: str) -> None:
    raw = ARTICLES[language].encode(encoding, "ignore")
    assert certain(raw) is None


@pytest.mark.parametrize(("encoding", "text"), OTHERS.values(), ids=OTHERS)
def test_other_languages_are_not_taken_for_it(encoding: str, text: str) -> None:
    assert certain(text.encode(encoding)) is None


def test_a_broken_utf_8_is_none() -> None:
    whole = ARTICLES["en"].encode()
    assert certain(whole + b"\x92") is None
    assert certain(whole.replace(b"\xc3\xa9", b"\xc3")) is None
    assert certain(b"caf\xc3") is None
    assert certain(b"\xff\x00") is None


def test_a_page_names_its_encoding() -> None:
    head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head>'
    for named, encoding, text in (
        ("windows-1251", "cp1251", OTHERS["ru"][1]),
        ("iso-8859-1", "cp1252", "Café."),
        ("Shift_JIS", "shift_jis", OTHERS["ja"][1]),
        ("iso-8859-2", "iso8859-2", OTHERS["cs"][1]),
    ):
        assert certain(f"{head.format(named)}<p>{text}".encode(encoding)) == encoding
    french = f"<p>{ARTICLES['fr']}".encode("cp1252")
    assert certain(b'<meta charset="windows-1252">' + french) == "cp1252"
    assert certain(b'<meta charset="utf-8">' + french) is None
    assert certain(b'<meta charset="klingon">' + french) is None
    broken = ARTICLES["fr"].encode() + b"\xe9"
    assert certain(b'<meta charset="windows-1252">' + broken) is None


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("windows-1252", "cp1252"),
        ("Latin-1", "cp1252"),
        ("SHIFT_JIS", "shift_jis"),
        ("gb18030", "gb18030"),
        ("utf-16", None),
        ("utf-7", None),
        ("iso2022_jp", None),
        ("base64", None),
        ("rot13", None),
        ("klingon", None),
    ],
)
def test_names_of_encodings(name: str, codec: str | None) -> None:
    assert usable(name) == codec


@given(st.binary(max_size=200))
def test_whatever_is_read_comes_back(raw: bytes) -> None:
    try:
        text = decode(raw, "")
    except ReadError:
        return
    assert text.encoded(text.source) == raw
