"""Articles by the thousand out of real paragraphs, with copies of which everything is known.

    distinct articles   paragraphs drawn from published articles until the words are full; half of
                        the words of each are edited, so that no two articles share a stretch
    copies              an article with so many of its words edited
    lifted passages     so many words of one article, edited, in the middle of another

An edit of a word is another word of the articles (60 of 100), no word (20), or a word more (20).
The same seed makes the same articles. Articles: EDITLINT_EVAL, by default ../shared beside the
repository; without it the words are made up.

    python bench/recombined.py 25000 --words 600 --copies 5000 -o articles.jsonl
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

EVAL = Path(os.environ.get("EDITLINT_EVAL", Path(__file__).parents[2] / "shared"))
ARTICLES = EVAL / "data" / "clean-articles.dev.jsonl.gz"
FEWEST = 15  # words of a paragraph that is drawn
APART = 0.5  # of the words of a drawn paragraph that are edited
SHARES = (0.0, 0.05, 0.1, 0.2, 0.3)  # of edited words, one copy after the other


class Article(NamedTuple):
    """`source` is the article that it was copied from ("" where it is distinct), `share` of whose
    words were edited.
    """

    identifier: str
    text: str
    source: str = ""
    share: float = 0.0


class Paragraphs:
    """Real paragraphs to draw from, and their words to edit with."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.known = [text.split() for text in _paragraphs()]
        self.words = [word for words in self.known for word in words]

    def edited(self, words: Sequence[str], share: float) -> list[str]:
        """`words` with so many of them edited."""
        draw, another = self.random.random, self.words
        made: list[str] = []
        for word in words:
            if draw() >= share:
                made.append(word)
                continue
            kind = draw()
            if kind >= 0.8:
                made.append(word)
            if kind < 0.6 or kind >= 0.8:
                made.append(another[int(draw() * len(another))])
        return made

    def article(self, words: int) -> list[list[str]]:
        """Paragraphs of about so many words together, as nobody has written them."""
        made: list[list[str]] = []
        while words > 0:
            made.append(self.edited(self.random.choice(self.known), APART)[: max(words, FEWEST)])
            words -= len(made[-1])
        return made

    def copy(self, article: list[list[str]], share: float) -> list[list[str]]:
        return [self.edited(paragraph, share) for paragraph in article]

    def lifted(self, article: list[list[str]], words: int, share: float) -> list[str]:
        """So many words in a row of `article`, edited."""
        every = [word for paragraph in article for word in paragraph]
        first = self.random.randrange(max(1, len(every) - words))
        return self.edited(every[first : first + words], share)


def text_of(article: list[list[str]]) -> str:
    return "\n\n".join(" ".join(paragraph) for paragraph in article)


def articles(
    count: int, words: int = 600, copies: int = 0, seed: int = 1, shares: Sequence[float] = SHARES
) -> Iterator[Article]:
    """`count` articles, so many of which are copies of others, at most one of each, with the shares
    of edited words in turn. A copy comes behind its source.
    """
    paragraphs = Paragraphs(seed)
    chance = random.Random(seed)
    numbers = [*range(count - copies), *chance.sample(range(count - copies), copies)]
    order = sorted(range(count), key=lambda at: (numbers[at], at))
    kept: list[list[str]] = []
    for at in order:
        number = numbers[at]
        if at < count - copies:
            kept = paragraphs.article(words)
            yield Article(f"a{number:08}", text_of(kept))
            continue
        share = shares[(at - count + copies) % len(shares)]
        yield Article(f"c{at:08}", text_of(paragraphs.copy(kept, share)), f"a{number:08}", share)


def _paragraphs() -> list[str]:
    if not ARTICLES.exists():
        chance = random.Random(0)
        sounds = [first + second for first in "bdfgklmnprst" for second in "aeiou"]
        known = ["".join(chance.choices(sounds, k=chance.randint(1, 4))) for _ in range(9_000)]
        return [" ".join(chance.choices(known, k=60)) for _ in range(3_000)]
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    parts = (part for text in texts for part in text.split("\n\n"))
    return [part for part in parts if len(part.split()) >= FEWEST and not part.startswith("---")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--copies", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", type=Path, required=True)
    asked = parser.parse_args()
    with open(asked.output, "w", encoding="utf-8") as file:
        for one in articles(asked.count, asked.words, asked.copies, asked.seed):
            row = {
                "id": one.identifier,
                "text": one.text,
                "source": one.source,
                "share": one.share,
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
