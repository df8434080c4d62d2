"""Which source a path is. Each kind is the module of its name with `read(path, columns)`.

posts/            articles   every article of the folder, as `check` would find them
posts.jsonl       jsonlines  an object a line (.jsonl, .ndjson, also with .gz)
posts.parquet     parquet    a row an article
export.xml        wordpress  where the file says that WordPress exported it
feed.xml          feed       RSS 0.9 to 2.0, Atom
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module

from editlint.sources.record import Columns, Record, Unread

KINDS = ("articles", "jsonlines", "parquet", "wordpress", "feed")
_SUFFIXES = {
    ".jsonl": "jsonlines",
    ".ndjson": "jsonlines",
    ".jsonl.gz": "jsonlines",
    ".ndjson.gz": "jsonlines",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".wxr": "wordpress",
}
_EXPORTED = b"wordpress.org/export/"  # the name space of the format, in every export
_HEAD = 8_192

Read = Callable[[str, Columns], Iterable[Record | Unread]]


def records(
    paths: Sequence[str], columns: Columns | None = None, kind: str = ""
) -> Iterator[Record | Unread]:
    """The articles of `paths`, source after source, each held only while it is looked at.

    `kind` is one of `KINDS`, "": what the path and its beginning tell. Nothing is raised: what
    cannot be read is an `Unread`.
    """
    for path in paths:
        if not os.path.exists(path):
            yield Unread(path, "no such file or folder")
            continue
        read: Read = import_module(f"editlint.sources.{kind or kind_of(path)}").read
        yield from read(path, columns or Columns())


def kind_of(path: str) -> str:
    """The name of the kind of source that is at `path`."""
    name = os.path.basename(path).lower()
    if os.path.isdir(path):
        return "articles"
    kind = next((kind for end, kind in _SUFFIXES.items() if name.endswith(end)), "articles")
    return "wordpress" if kind == "feed" and _EXPORTED in _head(path) else kind


def _head(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""  # reading it tells why
