"""What real programs do to the characters of a sound text, for bench/mojibake.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.entities import codepoint2name

FOREIGN = re.compile(r"[^\x00-\x7f]+")


def misread(text: str, codec: str) -> str:
    """The UTF-8 bytes of `text` read in another encoding; a byte without a character is a C1."""
    return "".join(
        bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode("utf-8")
    )


def one_run(text: str, codec: str = "cp1252") -> str:
    """The middle one of the runs that are not ASCII, misread; the others stay."""
    runs = list(FOREIGN.finditer(text))
    start, end = runs[len(runs) // 2].span()
    return text[:start] + misread(text[start:end], codec) + text[end:]


def byte_lost(text: str) -> str:
    """Misread, and a byte in the middle is gone."""
    broken = misread(text, "cp1252")
    places = list(re.finditer(r"[^\x00-\x7f]", broken))
    at = places[len(places) // 2].start()
    return broken[:at] + broken[at + 1 :]


def control_quotes(text: str) -> str:
    """Quotation marks and dashes as bytes of Windows-1252 that were read as Latin-1."""
    return re.sub("[‚„…‘’“”–—™]", lambda match: match[0].encode("cp1252").decode("latin-1"), text)


def entities(text: str) -> str:
    """Misread and then written as HTML names."""
    names = {code: f"&{name};" for code, name in codepoint2name.items() if code > 0x7F}
    return misread(text, "cp1252").translate(names)


DAMAGES: dict[str, Callable[[str], str]] = {
    **{
        name: lambda text, codec=codec: misread(text, codec)  # type: ignore[misc]
        for name, codec in {
            "Windows-1252": "cp1252", "Latin-1": "latin-1", "Windows-1250": "cp1250",
            "Windows-1251": "cp1251", "MacRoman": "mac_roman", "DOS 437": "cp437",
        }.items()
    },
    "twice": lambda text: misread(misread(text, "cp1252"), "cp1252"),
    "one run": one_run,
    "one run, MacRoman": lambda text: one_run(text, "mac_roman"),
    "one run twice": lambda text: one_run(one_run(text)) if one_run(text) != text else text,
    "C1": control_quotes,
    "entities": entities,
    "half: byte lost": byte_lost,
    "half: U+FFFD": lambda text: re.sub("[\x80-\x9f]", "\ufffd", misread(text, "cp1252")),
    "half: C1 gone": lambda text: re.sub("[\x80-\x9f]", "", misread(text, "cp1252")),
    "half: blank": lambda text: misread(text, "cp1252").replace("\xa0", " "),
}  # fmt: skip
