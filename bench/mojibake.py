"""How well the rule `mojibake` mends broken text and leaves sound text alone, beside ftfy.

    python bench/mojibake.py [FOLDER...] [--show]

Breaks the sentences of mojibake-sentences.yaml as real programs do, each sentence a text of its own
and all of a language as one article, and prints a line of JSON for each language and each damage:
`mended` to the very original, `wrong` (changed to something else), `told` and not changed,
`missed`. Then the alarms on sound text: the sentences, published articles (EDITLINT_EVAL, by
default ../shared beside the repository) and the texts below each FOLDER; `--show` prints each with
its place, for such texts may hold broken ones. ftfy is left out where it is not installed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from editlint.project.settings import INCLUDE, Settings
from editlint.run.linter import Linter
from mojibake_damages import DAMAGES, FOREIGN, misread

try:
    import ftfy
except ImportError:
    ftfy = None

HERE = Path(__file__).parent
EVAL = Path(os.environ.get("EDITLINT_EVAL", HERE.parents[1] / "shared"))
LINTER = Linter(Settings(select=("mojibake",)))


def by_editlint(text: str, name: str = "a.txt") -> tuple[bool, str]:
    """Whether editlint speaks of the text, and what it makes of it."""
    _, findings = LINTER.check(text, name)
    told = any(finding.status == "open" for finding in findings)
    return told, LINTER.fix(text, name).text if told else text


def by_ftfy(text: str, name: str = "") -> tuple[bool, str]:
    return ftfy.badness.is_bad(text), ftfy.fix_encoding(text)


TOOLS = {"editlint": by_editlint, **({"ftfy": by_ftfy} if ftfy else {})}


def outcome(tool: Callable[..., tuple[bool, str]], broken: str, sound: str) -> str:
    told, text = tool(broken)
    if text != broken:
        return "mended" if text == sound else "wrong"
    return "told" if told else "missed"


def broken_texts(sound: dict[str, list[str]]) -> Iterator[tuple[str, str, str, str]]:
    """Language, damage, the broken text and the sound one."""
    for language, sentences in sound.items():
        texts = [f"{sentence}\n" for sentence in sentences]
        article = "\n".join(texts)
        for damage, damaged in DAMAGES.items():
            for text in (*texts, article):
                broken = damaged(text)
                # Half-broken is only what a misread text is not.
                if broken != text and not (
                    damage.startswith("half") and broken == misread(text, "cp1252")
                ):
                    yield language, damage, broken, text
        for number, text in enumerate(texts):
            if not text.isascii():
                pasted = [*texts[:number], misread(text, "cp1252"), *texts[number + 1 :]]
                yield language, "one sentence", "\n".join(pasted), article


def sound_texts(folders: list[Path]) -> Iterator[tuple[str, str, str]]:
    """The set, the name and the text."""
    data = EVAL / "data" / "clean-articles.dev.jsonl.gz"
    if data.exists():
        with gzip.open(data, "rt", encoding="utf-8") as file:
            yield from (("articles", row["path"], row["text"]) for row in map(json.loads, file))
    else:
        print(f"skipped: {data} is not there (set EDITLINT_EVAL)")
    for folder in folders:
        for path in sorted(path for glob in INCLUDE for path in folder.rglob(glob)):
            if path.is_file():
                yield folder.name, str(path), path.read_text(encoding="utf-8", errors="ignore")


def measure(sound: dict[str, list[str]], show: bool) -> None:
    """Print what becomes of broken text, by language and by damage."""
    counts: dict[tuple[str, str], dict[str, Counter[str]]] = {}
    for language, damage, broken, text in broken_texts(sound):
        for name, tool in TOOLS.items():
            came = outcome(tool, broken, text)
            for key in (("language", language), ("damage", damage), ("all", "")):
                counts.setdefault(key, {}).setdefault(name, Counter())[came] += 1
            if show and came == "wrong" and name == "editlint":
                print("wrong", language, damage, [broken, tool(broken)[1], text])
    for (kind, value), of_tools in sorted(counts.items()):
        print(json.dumps({kind: value, **{name: dict(of_tools[name]) for name in TOOLS}}))


def alarm(sound: dict[str, list[str]], folders: list[Path], show: bool) -> None:
    """Print how many sound texts are told of and how many are changed."""
    ours = [
        ("sentences", f"{language}.txt", f"{sentence}\n")
        for language in sound
        for sentence in sound[language]
    ]
    counts: dict[str, Counter[str]] = {}
    for group, name, text in (*ours, *sound_texts(folders)):
        count = counts.setdefault(group, Counter())
        count["texts"] += 1
        for tool in TOOLS if not text.isascii() else ():
            told, after = TOOLS[tool](text, name)
            count[f"{tool} told"] += told
            count[f"{tool} changed"] += after != text
            if show and told:
                print("told" if after == text else "changed", tool, name, excerpt(text, after))
    for group, count in counts.items():
        print(json.dumps({"sound": group, **count}))


def excerpt(text: str, after: str) -> list[str]:
    """The text around the first change, or around the first character that is not ASCII."""
    differ = (at for at, pair in enumerate(zip(text, after, strict=False)) if pair[0] != pair[1])
    found = FOREIGN.search(text)
    at = next(differ, found.start() if found else 0)
    return [text[max(0, at - 30) : at + 30], after[max(0, at - 30) : at + 30]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    if ftfy is None:
        print("skipped: ftfy (pip install ftfy)", file=sys.stderr)
    sound = yaml.safe_load((HERE / "mojibake-sentences.yaml").read_text(encoding="utf-8"))
    measure(sound, asked.show)
    alarm(sound, asked.folders, asked.show)


if __name__ == "__main__":
    main()
