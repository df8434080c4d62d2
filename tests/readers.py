"""How those read that take our output, by their published rules: CI systems, browsers, viewers.

Each function gives what its reader would obey; [] or "" where it takes everything for text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html.parser import HTMLParser

from markdown_it import MarkdownIt

# Commands that the runner of GitHub Actions registers (ActionCommandManager).
REGISTERED = frozenset({
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group",
    "internal-set-repo-path", "notice", "remove-matcher", "save-state", "set-env", "set-output",
    "stop-commands", "warning",
})  # fmt: skip
Command = tuple[str, dict[str, str], str]  # name, properties, data
_HIDDEN = "\u034f\u115f\u1160\u2800\u3164\uffa0"


def github_commands(text: str) -> list[Command]:
    """ActionCommand.TryParseV2, and TryParse where that does not hold, of each line."""
    lines = re.split(r"\r\n|\n|\r", text)
    found = [_second_version(line) or _first_version(line) for line in lines]
    return [command for command in found if command]


def _second_version(line: str) -> Command | None:
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, properties = line[2:end].partition(" ")
    if name not in REGISTERED:
        return None
    pairs = [each.split("=", 1) for each in properties.strip().split(",") if each]
    data = _decoded(line[end + 2 :], "%0D", "%0A", "%25")
    named = {
        pair[0]: _decoded(pair[1], "%0D", "%0A", "%3A", "%2C", "%25")
        for pair in pairs
        if len(pair) == 2
    }
    return name, named, data


def _first_version(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start)
    name = line[start + 3 : end].partition(" ")[0]
    return (name, {}, line[end + 1 :]) if start >= 0 and end >= 0 and name in REGISTERED else None


def _decoded(text: str, *codes: str) -> str:
    for code in codes:
        text = text.replace(code, chr(int(code[1:], 16)))
    return text


def other_commands(text: str) -> list[str]:
    """What Azure, TeamCity, GitLab and Travis look for, anywhere in a line."""
    marks = r"##vso\[[\w.]+|##\[\w+\]|##teamcity\[\w+|section_(?:start|end):\d+:|travis_fold:\w+"
    return re.findall(marks, text)


def steering(text: str) -> list[str]:
    """Characters that steer a terminal, turn the direction of a text or are not to be seen.

    Line ends and tabs do what they are for.
    """
    return [
        char
        for char in text
        if char not in "\n\t"
        and (unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") or char in _HIDDEN)
    ]


def markup(text: str) -> list[str]:
    """What a page of Markdown would do with a text beside showing it in a table: HTML, links,
    images, code, mentions, references, and addresses that become links.
    """
    tokens = MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    shown = ("text", "strong_open", "strong_close", "softbreak", "code_inline")
    kinds = ("table", "thead", "tbody", "tr", "th", "td", "paragraph", "inline")
    blocks = [token.type for token in tokens if token.type.removesuffix("_open") not in kinds]
    acting = [token.type for token in inline if token.type not in shown]
    plain = "".join(token.content for token in inline if token.type == "text")
    pointing = re.findall(r"(?<!\w)[@#]\w+", plain)
    addresses = re.findall(r"https?://|ftp://|\bwww\.", text, re.IGNORECASE)
    return [kind for kind in blocks if not kind.endswith("_close")] + acting + pointing + addresses


class _Page(HTMLParser):
    """Notes what a browser would run, load or follow to another place."""

    def __init__(self) -> None:
        super().__init__()
        self.acting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "img", "iframe", "object", "embed", "form", "link", "base", "audio"):
            self.acting.append(tag)
        for name, value in attrs:
            leads_away = name in ("href", "src", "action") and not (value or "").startswith("#")
            if name.startswith("on") or name == "style" or leads_away:
                self.acting.append(f"{tag} {name}={value}")


def page_acts(text: str) -> list[str]:
    """What a browser would do with a page beside showing it."""
    page = _Page()
    page.feed(text)
    page.close()
    return page.acting


def sarif_text(message: str, arguments: Iterable[str] = ()) -> tuple[str, list[str]]:
    """A message string as SARIF 2.1.0 has it shown (3.11.5, 3.11.6), and its placeholders and
    links.
    """
    acting = re.findall(r"(?<!\{)(?:\{\{)*\{(\d+)\}", message)
    text = message.replace("{{", "{").replace("}}", "}")
    acting += re.findall(r"(?<!\\)(?:\\\\)*\[(?:[^\[\]\\]|\\.)*\]\(([^)]*)\)", text)
    return re.sub(r"\\([\\\[\]])", r"\1", text), acting
