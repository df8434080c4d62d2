"""The texts of labelled sentences, made again from public repositories: labels are kept here as
places and hashes, without any text.

usage: label_texts.py CLONES LABELS.jsonl > TEXTS.jsonl

CLONES holds a bare or plain clone of each repository that a label's `source` names
(`owner/name@commit:path`), as `owner+name`. A text is a title, some paragraphs before the sentence,
its own and those after it, a line each; it is right when the hash of the sentence is. What cannot
be made again is counted on standard error, and `train_figures.py` leaves its labels out.
"""

from __future__ import annotations

import hashlib
import html
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

PARAGRAPHS = 5  # of an article in JSON, after its title
BEFORE, AFTER = 2, 1  # paragraphs around that of the sentence
CORPUS_AROUND = 2500  # characters of a corpus file around the sentence
_MARKUP = (
    (r"!\[[^\]]*\]\([^)]*\)", ""),
    (r"\[([^\]]*)\]\([^)]*\)", r"\1"),
)
_EMPHASIS = r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=[\w.,”\"])[*_](?!\w)"
# How texts that were cut into words are joined again.
_JOINED = (
    (r"\s?’ (s|re|ve|ll|d|m|t)\b", r"’\1"),
    (r" ([.,;:!?%)\]}’]|''|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b)", r"\1"),
    (r"([(\[{$£€“‘#]) ", r"\1"),
    (r" (”)", r"\1"),
    (r"\b(ca|do|is|are|was|were|did|does|has|have|had|would|could|should|wo) n['’]t", r"\1n’t"),
)


def main() -> None:
    clones, missing = Path(sys.argv[1]), 0
    labels = [json.loads(line) for line in Path(sys.argv[2]).read_text("utf-8").splitlines()]
    made: set[str] = set()
    for label in labels:
        if label["page"] in made or "source" not in label:
            continue
        text = _text(clones, label)
        missing += text is None
        if text is not None:
            made.add(label["page"])
            print(json.dumps({"id": label["page"], "text": text, "article": label["source"]}))
    print(f"{len(made)} texts, {missing} sentences not found again", file=sys.stderr)


def _text(clones: Path, label: dict[str, Any]) -> str | None:
    repository, path = label["source"].split("@")
    clone, path = clones / repository.replace("/", "+"), path.split(":", 1)[1]
    return next((text for text in _texts(clone, path, label) if _is_of(text, label)), None)


def _is_of(text: str, label: dict[str, Any]) -> bool:
    return _hash(text[label["start"] : label["end"]]) == label["sentence_sha1"]


def _hash(text: str) -> str:
    return hashlib.sha1(text.encode()).hexdigest()


def _texts(clone: Path, path: str, label: dict[str, Any]) -> Iterator[str]:
    if "/jsons/" in path:
        yield from _of_words(json.loads(_decoded(clone, path)))
        return
    source = _corpus(clone, path, label) if "#" in path else _decoded(clone, path)
    named = re.search(r"^title:\s*[\"']?(.*?)[\"']?\s*$", source, re.M)
    for body in _readings(source):
        if (at := _place(body, label)) is not None:
            yield _excerpt(named[1] if named else "", body, at, at + label["end"] - label["start"])


def _of_words(article: dict[str, str]) -> Iterator[str]:
    """Five paragraphs after another of an article that was cut into words, under its title."""
    title = joined(article["title"])
    paragraphs = [joined(part) for part in article["content"].split("\n") if part.strip()]
    for first in range(max(1, len(paragraphs) - PARAGRAPHS + 1)):
        yield "\n".join([title, *paragraphs[first : first + PARAGRAPHS]])


def joined(text: str) -> str:
    """A text that was cut into words ("do n't ( yet ) .") as it was printed."""
    for pattern, by in _JOINED:
        text = re.sub(pattern, by, text)
    opened, parts = False, []
    for part in re.split(r'(\s?"\s?)', text):
        if part.strip() != '"':
            parts.append(part)
            continue
        ahead = part[0] == " " or not (parts and parts[-1])
        parts.append(('"' + " " * (part[-1] == " ")) if opened else (" " * ahead + '"'))
        opened = not opened
    return re.sub(r"  +", " ", "".join(parts)).strip()


@cache
def _blob(clone: Path, path: str) -> bytes:
    git = clone / "repo" if (clone / "repo").exists() else clone
    git = git / ".git" if (git / ".git").exists() else git
    command = ["git", "--git-dir", str(git), "show", f"HEAD:{path}"]
    return subprocess.run(command, capture_output=True, check=False).stdout


def _decoded(clone: Path, path: str) -> str:
    raw = _blob(clone, path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _corpus(clone: Path, path: str, label: dict[str, Any]) -> str:
    """What stands around the sentence in a file of a packed corpus (`abc.zip#rural/12`)."""
    packed, inner = path.split("#")
    name = inner.split("/")[0]
    archive = zipfile.ZipFile(io.BytesIO(_blob(clone, packed)))
    file = next(each for each in archive.namelist() if name in each and each.endswith(".txt"))
    text = archive.read(file).decode("latin-1").replace("\r", "")
    at = _place(text, label) or 0
    first = text.rfind("\n", 0, max(0, at - CORPUS_AROUND)) + 1
    return text[first : at + CORPUS_AROUND]


def _readings(source: str) -> Iterator[str]:
    """The running text of a file, in the ways in which sentences were taken from such files."""
    body = re.sub(r"\A---\n.*?\n---\n", "", source, flags=re.S)
    yield body
    plain = re.sub(r"<\?.*?\?>", "", body, flags=re.S)
    plain = re.sub(r"<(?:br|/p|p|/div|/h\d)[^>]*>", "\n", plain, flags=re.I)
    plain = html.unescape(re.sub(r"<[^>]+>", "", plain))
    bare = plain
    for pattern, by in _MARKUP:
        bare = re.sub(pattern, by, bare)
    yield from (plain, bare, re.sub(_EMPHASIS, "", bare))
    for text in (plain, re.sub(_EMPHASIS, "", bare)):
        unwrapped = re.sub(r"[ \t]*\n(?![ \t]*\n)[ \t]*", " ", re.sub(r"\n\s*\n\s*", "\n\n", text))
        yield re.sub(r"[ \t\xa0]+", " ", unwrapped)
        yield re.sub(r"[ \t\xa0]+", " ", text)


def _place(text: str, label: dict[str, Any]) -> int | None:
    """Where the sentence begins, by its length and hash."""
    length = label["end"] - label["start"]
    starts = (found.start() for found in re.finditer(r"(?<!\w)\S", text))
    return next(
        (at for at in starts if _hash(text[at : at + length]) == label["sentence_sha1"]), None
    )


def _excerpt(title: str, body: str, start: int, end: int) -> str:
    """The sentence's paragraphs with those around them, under the title."""
    places = [found.span() for found in re.finditer(r"[^\n]+", body) if found[0].strip()]
    first = next(number for number, (_, stop) in enumerate(places) if start < stop)
    last = next((n for n, (_, stop) in enumerate(places) if end <= stop), first)
    own = body[places[first][0] : places[last][1]].strip()
    lines = [title] if title else []
    lines += [body[a:b].strip() for a, b in places[max(0, first - BEFORE) : first]]
    after = [body[a:b].strip() for a, b in places[last + 1 : last + 1 + AFTER]]
    return "\n".join([*lines, own, *after])


if __name__ == "__main__":
    main()
