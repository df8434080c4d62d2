"""The texts of a corpus as a table of the engine: `identifier`, `text`, `date`.

texts.parquet  texts/*.parquet  s3://bucket/texts/     Parquet: a row a text
texts.jsonl    texts/*.jsonl.gz                        JSON Lines: a line a text
articles/                                              what `check` reads, its prose
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from editlint.corpus.engine import said
from editlint.corpus.errors import CorpusError
from editlint.model.values import NamedTuple
from editlint.sources.table import no_column

if TYPE_CHECKING:
    Frame = Any

IDENTIFIERS = (
    "id",
    "identifier",
    "url",
    "link",
    "path",
)  # the first that is there, if none is named
_TABLES = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".jsonl": "json",
    ".ndjson": "json",
    ".jsonl.gz": "json",
    ".ndjson.gz": "json",
}


class Asked(NamedTuple):
    """Where the texts are, and which columns of a table they are."""

    inputs: tuple[str, ...]
    text: str = "text"
    identifier: str = ""
    date: str = "date"


class Files(NamedTuple):
    """The files of an input: `kind` is parquet, json or articles; `size` is that of all."""

    kind: str
    paths: tuple[str, ...]
    size: int


def files_of(daft: Any, asked: Asked) -> Files:
    """What the inputs hold. Raises `CorpusError`."""
    listed: dict[str, int] = {}
    for one in asked.inputs:
        listed.update(_listed(daft, one))
    kinds: dict[str, list[str]] = {}
    for path in sorted(listed):
        name = os.path.basename(path).lower()
        kind = next((kind for end, kind in _TABLES.items() if name.endswith(end)), "articles")
        kinds.setdefault(kind, []).append(path)
    tables = [kind for kind in ("parquet", "json") if kind in kinds]
    if len(tables) > 1:
        raise CorpusError("the inputs hold both Parquet and JSON Lines: name the files of one kind")
    kind = tables[0] if tables else "articles"
    if kind == "articles":
        return Files(kind, _articles(asked.inputs), sum(listed.values()))
    return Files(kind, tuple(kinds[kind]), sum(listed[path] for path in kinds[kind]))


def _listed(daft: Any, one: str) -> dict[str, int]:
    """The files at an input with their sizes."""
    remote = "://" in one
    if not remote and not any(sign in one for sign in "*?[") and not os.path.exists(one):
        raise CorpusError(f"{one}: no such file or folder")
    folder = one.endswith("/") or os.path.isdir(one)
    try:
        found = daft.from_glob_path(one.rstrip("/") + "/**" if folder else one).to_pydict()
    except Exception as error:  # the engine has errors of many kinds for what it cannot list
        raise CorpusError(f"{one}: cannot be listed: {said(error)}") from None
    sizes = dict(zip(found["path"], found["size"], strict=True))
    sizes = {path.removeprefix("file://"): size for path, size in sizes.items()}
    hidden = [path for path in sizes if os.path.basename(path).startswith((".", "_"))]
    return {path: size or 0 for path, size in sizes.items() if path not in hidden}


def _articles(inputs: Sequence[str]) -> tuple[str, ...]:
    from editlint.sources.articles import paths_of

    remote = [one for one in inputs if "://" in one]
    if remote:
        raise CorpusError(f"{remote[0]}: has no Parquet and no JSON Lines in it")
    paths = tuple(path for one in inputs for path in paths_of(one))
    if not paths:
        raise CorpusError(f"{', '.join(inputs)}: has no articles, Parquet or JSON Lines in it")
    return paths


def table_of(daft: Any, files: Files, asked: Asked) -> Frame:
    """The texts of files, as a table that is read when it is asked for. Raises `CorpusError`."""
    if files.kind == "articles":
        from editlint.corpus.steps import article_texts

        return article_texts(daft, files.paths)
    read = daft.read_parquet if files.kind == "parquet" else daft.read_json
    try:
        table = read(list(files.paths))
        columns = table.column_names
    except Exception as error:
        raise CorpusError(f"{files.paths[0]}: cannot be read: {said(error)}") from None
    if asked.text not in columns:
        raise CorpusError(f"{files.paths[0]}: {no_column(asked.text, columns)}")
    identifier = _identifier(files.paths[0], asked.identifier, columns)
    string = daft.DataType.string()
    date = daft.col(asked.date) if asked.date in columns else daft.lit("")
    return table.select(
        daft.col(identifier).cast(string).alias("identifier"),
        daft.col(asked.text).cast(string).alias("text"),
        date.cast(string).fill_null("").alias("date"),
    ).where(daft.col("text").not_null() & daft.col("identifier").not_null())


def _identifier(path: str, asked: str, columns: Sequence[str]) -> str:
    found = [name for name in ((asked,) if asked else IDENTIFIERS) if name in columns]
    if found:
        return found[0]
    wanted = f"`{asked}`" if asked else ", ".join(f"`{name}`" for name in IDENTIFIERS)
    raise CorpusError(
        f"{path}: has no column {wanted} that tells its texts apart: name one with --id-column"
        f" ({', '.join(columns)})"
    )
