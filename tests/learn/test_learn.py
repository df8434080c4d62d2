"""What a house's articles have in common becomes a pack that editlint reads."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from editlint.cli.main import run
from editlint.learn.standing import Learner
from editlint.parse import parse
from editlint.project import passages

WORDS = [
    "harbour",
    "ferry",
    "pier",
    "crew",
    "morning",
    "winter",
    "storm",
    "boat",
    "lamp",
    "rope",
    "keeper",
    "island",
    "market",
]
LEGAL = (
    "Opinions that are voiced on these pages are those of their authors, and the paper answers for"
    " none of them; letters may be shortened."
)
Printed = pytest.CaptureFixture[str]


def article(number: int, line: str = "") -> str:
    chance = random.Random(number)
    own = [" ".join(chance.choices(WORDS, k=40)).capitalize() + "." for _ in range(3)]
    return "\n\n".join([f"# Article {number}", "## In short", *own, line, LEGAL]) + "\n"


@pytest.fixture
def house(here: Path) -> Path:
    """Nine articles; six say a line in two ways, all end with a passage."""
    (here / "posts").mkdir()
    for number in range(9):
        line = f'Photo {number} of 9: it\'s "ours".' if number % 3 else ""
        (here / "posts" / f"{number}.md").write_text(article(number, line), encoding="utf-8")
    return here


def test_lines_become_a_rule_that_finds_them(house: Path, capsys: Printed) -> None:
    assert run(["learn", "posts", "-o", "house/leftovers.yaml"]) == 0
    assert "house/leftovers.yaml: 1 line of 9 files." in capsys.readouterr().out
    written = (house / "house" / "leftovers.yaml").read_text(encoding="utf-8")
    assert "# in 6 of 9 files, mostly inside: posts/1.md, posts/2.md, posts/4.md, ..." in written
    assert len(yaml.safe_load(written)["tokens"]) == 1
    assert run(["test", "house"]) == 0
    (house / "editlint.toml").write_text('extend-rules = ["house"]\n')
    (house / "new.md").write_text(article(77, 'PHOTO 12 OF 30: it\'s "ours"'))
    capsys.readouterr()
    run(["check", "new.md", "--select", "leftovers"])
    assert "stands in many of our articles" in capsys.readouterr().out
    (house / "sound.md").write_text(article(78, 'She said: Photo 12 of 30: it\'s "ours", all.'))
    assert run(["check", "sound.md", "--select", "leftovers", "--fail-level", "info"]) == 0


def test_passages_become_allowed_ones(house: Path, capsys: Printed) -> None:
    assert run(["learn", "posts", "-o", "allowed-passages.toml"]) == 0
    (passage,) = passages.load("allowed-passages.toml")
    assert passage.begins == "opinions that are voiced on these pages are those of their authors"
    assert passage.reason == (
        "stands in 9 of 9 files, mostly at the end: posts/0.md, posts/1.md, posts/2.md, ..."
    )
    (house / "editlint.toml").write_text('allowed-passages = "allowed-passages.toml"\n')
    across = ["check", "posts", "--across", "--select", "reused-passage", "--show", "info"]
    capsys.readouterr()
    assert run(across) == 0
    assert "reused-passage" not in capsys.readouterr().out


def test_the_order_of_the_files_does_not_matter() -> None:
    docs = [parse(article(number, "Share this"), path=f"{number}.md") for number in range(12)]
    told = []
    for seed in range(3):
        random.Random(seed).shuffle(docs)
        learner = Learner()
        for doc in docs:
            learner.add(doc)
        told.append(learner.standing(3))
    assert told[0] == told[1] == told[2]
    assert [one.text for one in told[0]] == [LEGAL, "Share this"]
    assert told[0][0].files == ("0.md", "1.md", "10.md")


def test_headings_code_and_lines_without_a_letter_are_no_leftovers() -> None:
    learner = Learner()
    for number in range(5):
        text = f"{article(number)}\n* * *\n\n---\n\n2024\n\n```\nmake all\n```\n"
        learner.add(parse(text, path=f"{number}.md"))
    assert [one.text for one in learner.standing(3)] == [LEGAL]


def test_a_text_twice_in_one_file_counts_once() -> None:
    learner = Learner()
    learner.add(parse("Share this\n\nOther words here\n\nShare this\n", path="a.md"))
    assert not learner.standing(2)


def test_what_is_there_is_left_and_nothing_is_said_so(house: Path, capsys: Printed) -> None:
    (house / "leftovers.yaml").write_text("mine\n")
    assert run(["learn", "posts", "-o", "leftovers.yaml"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert (house / "leftovers.yaml").read_text() == "mine\n"
    assert run(["learn", "posts/0.md", "-o", "other.yaml"]) == 0
    assert "Nothing is written" in capsys.readouterr().out
    assert not (house / "other.yaml").exists()
    assert run(["learn", "gone", "-o", "other.yaml"]) == 2
