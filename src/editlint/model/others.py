"""What one article is told of others: what is kept of each so that it can be compared."""

from __future__ import annotations

from editlint.model.values import NamedTuple


class Facts(NamedTuple):
    """What the front matter (or the path) of an article says of its origin; "" where it is silent.

    `date` is ISO 8601, as far as it is known ("2024-05-01"), and compares as text. `canonical` and
    `syndicated_from` are where it stood first, `updates` the article that it takes the place of.
    """

    title: str = ""
    date: str = ""
    id: str = ""
    slug: str = ""
    canonical: str = ""
    syndicated_from: str = ""
    updates: str = ""
    series: str = ""


class Entry(NamedTuple):
    """An article as others are compared with it.

    `laid` are the normalised words of its running text, blanks between them, in the lines of its
    source: word for word and line for line, without marks, code and tables. A line of a quotation
    begins with ">".
    """

    path: str
    laid: str
    facts: Facts = Facts()
    archived: bool = False


class Standing(NamedTuple):
    """A text that stands in so many files: this one and `entry`, the next of them, among them."""

    entry: Entry
    files: int


class Others(NamedTuple):
    """All that an article is told of others.

    `entries` share fingerprints with it. Of those in `standing` (the 40 highest bits of each) each
    stands in more files than a reuse is told of; `told` are standing texts that are told of this
    article, the first that has them. `allowed` are fingerprints of passages, each with the reason
    of the house. `published`: the archive has a version of this article.
    """

    entries: tuple[Entry, ...] = ()
    standing: frozenset[int] = frozenset()
    told: tuple[Standing, ...] = ()
    allowed: tuple[tuple[frozenset[int], str], ...] = ()
    published: bool = False
