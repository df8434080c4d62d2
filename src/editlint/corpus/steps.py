"""What the engine is told to do, step by step; what each step does with numbers stands in the
modules without an engine (keys, pairs, components, copies).

    texts -> keys      a number for each text, its keys in buckets by their lowest bits
    keys  -> pairs     all texts of one key lie in one bucket: pairs in each, then added up
    pairs -> members   the components, and the texts of those that are in one
    members -> copies  each component is read in one place

Numbers travel as lists, one for a batch of texts and a bucket, and not as rows: a row for each key
would cost ten times as much. Each function here returns a table that is computed when it is
written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from editlint.alignment.fingerprints import word_hash
from editlint.corpus.copies import Copy, Text, copies
from editlint.corpus.keys import Keys, keys_of, known
from editlint.corpus.pairs import Pairs, likely, pairs_of, summed
from editlint.sources.record import iso_date

if TYPE_CHECKING:
    Frame = Any

BATCH = 500  # texts that are looked at at once: their numbers fit into a processor's cache


def number_of(identifier: str) -> int:
    """The number that stands for a text: 64 bits of its identifier, the same on every machine."""
    return word_hash(identifier)


def _types(daft: Any) -> tuple[Any, Any]:
    """What a bucket of keys and a bucket of pairs is to the engine."""
    kind = daft.DataType
    numbers, counts = kind.list(kind.uint64()), kind.list(kind.int32())
    keys = {"bucket": kind.int32(), "keys": numbers, "texts": numbers, "sizes": counts}
    pairs = {"bucket": kind.int32(), "one": numbers, "other": numbers}
    pairs |= dict.fromkeys(("rare", "common", "least"), counts)
    return kind.list(kind.struct(keys)), kind.list(kind.struct(pairs))


def article_texts(daft: Any, paths: Sequence[str]) -> Frame:
    """The prose of article files, and the date that their front matter tells."""
    kind = daft.DataType
    fields = kind.struct({"text": kind.string(), "date": kind.string()})

    def read(path: Any) -> list[Any]:
        from editlint.corpus.prose import prose_of

        return list(prose_of(path.to_pylist()))

    of_batch = daft.func.batch(return_dtype=fields, unnest=True, use_process=False)(read)

    table = daft.from_pydict({"identifier": list(paths)})
    read_all = table.select(daft.col("identifier"), of_batch(daft.col("identifier")))
    return read_all.where(daft.col("text").not_null())


def numbered(daft: Any, texts: Frame) -> Frame:
    """The texts with their numbers."""

    def number(identifier: Any) -> Any:
        import numpy as np

        return np.fromiter(map(number_of, identifier.to_pylist()), np.uint64, len(identifier))

    of_batch = daft.func.batch(return_dtype=daft.DataType.uint64(), use_process=False)(number)

    return texts.with_column("number", of_batch(daft.col("identifier")))


def keys(daft: Any, texts: Frame, buckets: int) -> Frame:
    """`number`, `words` and `count` (of its keys) of each text, and `shards`: the keys of a batch,
    in its first row.
    """
    kind = daft.DataType
    fields = {"number": kind.uint64(), "words": kind.int32(), "count": kind.int32()}
    fields["shards"] = _types(daft)[0]

    def make(identifier: Any, text: Any) -> Any:
        if not len(identifier):  # the engine may ask about no rows at all
            return []
        return _keys(identifier.to_arrow(), text.to_arrow(), buckets)

    of_batch = daft.func.batch(return_dtype=kind.struct(fields), unnest=True, use_process=False)(
        make
    )
    return texts.select(of_batch(daft.col("identifier"), daft.col("text")))


def _keys(identifiers: Any, texts: Any, buckets: int) -> Any:
    import numpy as np
    import pyarrow as pa

    numbers = np.fromiter(map(number_of, identifiers.to_pylist()), np.uint64, len(identifiers))
    made: list[Keys] = []
    for first in range(0, len(texts), BATCH):
        with known() as pieces:
            made.append(keys_of(texts.slice(first, BATCH).to_pylist(), pieces))
    found = np.concatenate([one.keys for one in made])
    counts = np.concatenate([np.diff(one.starts) for one in made])
    words = np.concatenate([one.words for one in made])
    fields = {
        "keys": found,
        "texts": np.repeat(numbers, counts),
        "sizes": np.repeat(counts, counts).astype(np.int32),
    }
    shards = _in_buckets(found % np.uint64(buckets), fields)
    figures = [numbers, words.astype(np.int32), counts.astype(np.int32)]
    columns = [*map(pa.array, figures), _first(shards, len(numbers))]
    return pa.StructArray.from_arrays(columns, ["number", "words", "count", "shards"])


def _in_buckets(bucket: Any, fields: dict[str, Any]) -> Any:
    """Arrays of numbers as rows, one for each bucket: {"bucket": 3, "keys": [...], ...}."""
    import numpy as np
    import pyarrow as pa

    order = np.argsort(bucket, kind="stable")
    known, counts = np.unique(bucket, return_counts=True)
    offsets = pa.array(np.append(0, np.cumsum(counts)).astype(np.int64))
    lists = [
        pa.LargeListArray.from_arrays(offsets, pa.array(values[order]))
        for values in fields.values()
    ]
    buckets = pa.array(known.astype(np.int32))
    return pa.StructArray.from_arrays([buckets, *lists], ["bucket", *fields])


def _lists(rows: Sequence[Any]) -> Any:
    """A column of lists, one for each of the arrays `rows`."""
    import numpy as np
    import pyarrow as pa

    if not rows:
        return []
    offsets = np.append(0, np.cumsum([len(one) for one in rows])).astype(np.int64)
    return pa.LargeListArray.from_arrays(pa.array(offsets), pa.concat_arrays(rows))


def _first(rows: Any, length: int) -> Any:
    """A column of lists of which the first has all the rows and the others none."""
    import pyarrow as pa

    offsets = pa.array([0, *[len(rows)] * length], pa.int64())
    return pa.LargeListArray.from_arrays(offsets, rows)


def shards(daft: Any, made: Frame, buckets: int, rounds: int) -> Frame:
    """The keys of texts (`keys`), a row for each bucket and batch, with the round that it is in."""
    shard = daft.col("shards")
    rows = made.select(shard).explode(shard, ignore_empty_and_null=True).select(shard.unnest())
    return rows.with_column("round", _round(daft, buckets, rounds))


def _round(daft: Any, buckets: int, rounds: int) -> Any:
    """The number of the round that looks at a bucket: each has as many buckets."""
    kind = daft.DataType
    return (daft.col("bucket").cast(kind.int64()) * rounds // buckets).cast(kind.int32())


def pairs_in_buckets(daft: Any, rows: Frame | None, buckets: int, rounds: int) -> Frame:
    """The pairs of the keys in one round's `shards`, in buckets by the pair, with the rounds that
    those are in.
    """
    names = ("keys", "texts", "sizes")
    grouped = _by_bucket(daft, rows, _types(daft)[0], names)

    def make(keys: Any, texts: Any, sizes: Any) -> Any:
        return _pairs_of_rows(_rows(keys, texts, sizes), buckets)

    of_batch = daft.func.batch(return_dtype=_types(daft)[1], use_process=False)(make)

    made_pairs = of_batch(*(daft.col(name) for name in names)).alias("pairs")
    pairs = daft.col("pairs")
    every = grouped.select(made_pairs).explode(pairs, ignore_empty_and_null=True)
    every = every.select(pairs.unnest())
    return every.with_column("round", _round(daft, buckets, rounds))


def _by_bucket(daft: Any, rows: Frame | None, kind: Any, names: Sequence[str]) -> Frame:
    """For each bucket of `rows` its lists of numbers; None are no rows."""
    if rows is None:
        nothing = daft.from_pydict({"rows": []}).select(daft.col("rows").cast(kind))
        rows = nothing.explode("rows").select(daft.col("rows").unnest())
    return rows.groupby("bucket").agg(*(daft.col(name).list_agg() for name in names))


def _rows(*columns: Any) -> Iterable[list[Any]]:
    """For each row its lists of lists of numbers, as one array a column."""
    arrays = [column.to_arrow() for column in columns]
    for row in range(len(arrays[0])):
        yield [_flat(array[row].values) for array in arrays]


def _flat(lists: Any) -> Any:
    """The numbers of lists, one behind the other."""
    return lists.flatten().to_numpy(zero_copy_only=False)


def _pairs_of_rows(rows: Iterable[list[Any]], buckets: int) -> Any:
    import numpy as np

    made = []
    for keys, texts, sizes in rows:
        pairs = pairs_of(keys, texts, sizes)
        mixed = (pairs.one ^ pairs.other) % np.uint64(buckets)
        made.append(_in_buckets(mixed, pairs._asdict()))
    return _lists(made)


def likely_pairs(daft: Any, rows: Frame | None) -> Frame:
    """The pairs of one round's buckets that share enough keys: `one`, `other`, `share`."""
    kind = daft.DataType
    fields = {"one": kind.uint64(), "other": kind.uint64(), "share": kind.float32()}
    grouped = _by_bucket(daft, rows, _types(daft)[1], Pairs._fields)

    def add(one: Any, other: Any, rare: Any, common: Any, least: Any) -> Any:
        return _likely(_rows(one, other, rare, common, least))

    of_batch = daft.func.batch(return_dtype=kind.list(kind.struct(fields)), use_process=False)(add)

    added = of_batch(*(daft.col(name) for name in Pairs._fields)).alias("pairs")
    pairs = daft.col("pairs")
    every = grouped.select(added).explode(pairs, ignore_empty_and_null=True)
    return every.select(pairs.unnest())


def _likely(rows: Iterable[list[Any]]) -> Any:
    import numpy as np
    import pyarrow as pa

    made = []
    for row in rows:
        pairs = likely(summed(Pairs(*row)))
        share = (pairs.rare + pairs.common) / np.maximum(pairs.least, 1)
        columns = [pa.array(pairs.one), pa.array(pairs.other), pa.array(share.astype(np.float32))]
        made.append(pa.StructArray.from_arrays(columns, ["one", "other", "share"]))
    return _lists(made)


def members(daft: Any, texts: Frame, components: Frame, chunks: int) -> Frame:
    """The texts that are in a component, with it and the number of the chunk that it is in."""
    there = numbered(daft, texts).join(components, on="number")
    chunk = (daft.col("component") % chunks).cast(daft.DataType.int32()).alias("chunk")
    names = ("component", "number", "identifier", "date", "text")
    return there.select(*(daft.col(name) for name in names), chunk)


def verified(daft: Any, members: Frame, containment: float) -> Frame:
    """The copies among the texts of each component: the columns of `Copy`."""
    kind = daft.DataType
    counted = dict.fromkeys(("keeper_start", "keeper_end", "member_start", "member_end"), "int64")
    place = {name: kind.int64() for name in counted} | {"density": kind.float64()}
    fields = {
        **dict.fromkeys(("keeper", "member", "keeper_date", "member_date"), kind.string()),
        **dict.fromkeys(("keeper_words", "member_words"), kind.int64()),
        **dict.fromkeys(("containment", "density"), kind.float64()),
        "passages": kind.list(kind.struct(place)),
    }
    names = ("identifier", "date", "text")
    grouped = members.groupby("component").agg(*(daft.col(name).list_agg() for name in names))

    def compare(identifier: Any, date: Any, text: Any) -> list[list[dict[str, Any]]]:
        columns = (identifier.to_pylist(), date.to_pylist(), text.to_pylist())
        return [
            [_as_row(copy) for copy in _copies_of(row, containment)]
            for row in zip(*columns, strict=True)
        ]

    of_batch = daft.func.batch(return_dtype=kind.list(kind.struct(fields)), use_process=False)(
        compare
    )

    found = of_batch(*(daft.col(name) for name in names)).alias("copies")
    copy = daft.col("copies")
    every = grouped.select(found).explode(copy, ignore_empty_and_null=True)
    return every.select(copy.unnest())


def _copies_of(row: tuple[list[str], list[str], list[str]], containment: float) -> Iterable[Copy]:
    texts = [Text(name, iso_date(date), text) for name, date, text in zip(*row, strict=True)]
    with known() as pieces:
        return list(copies(texts, pieces, containment))


def _as_row(copy: Copy) -> dict[str, Any]:
    return {**copy._asdict(), "passages": [place._asdict() for place in copy.passages]}
