"""A whole job: from texts to clusters of copies, step by step, each kept when it is done.

    OUT/parts           large JSON Lines, cut                      parts
    OUT/keys/0 ...      what the texts are looked up by            keys
    OUT/buckets/0 ...   pairs that share a key                     pairs
    OUT/pairs/0 ...     pairs that share enough of them
    OUT/components      which texts hang together                  components
    OUT/members/0 ...   the texts of those                         members
    OUT/clusters/0 ...  copies beside their keepers                copies
    OUT/index.html      what was found, to read                    page.py

The same texts and options make the same clusters, on one machine and on a cluster, in one go and
after any number of interruptions.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from editlint.corpus import components, parts, spread, steps
from editlint.corpus.copies import CONTAINMENT
from editlint.corpus.engine import cores, said, start
from editlint.corpus.errors import CorpusError
from editlint.corpus.overview import NOTHING, Found, overview_of
from editlint.corpus.page import page
from editlint.corpus.read import Asked, Files, files_of, table_of
from editlint.corpus.state import State
from editlint.model.values import dataclass
from editlint.project.atomic import write_atomically

if TYPE_CHECKING:
    Frame = Any

Tell = Callable[[str], None]
BUCKET = 64 << 20  # bytes of texts whose keys are one bucket, about two million keys
MOST_BUCKETS = 1 << 16
_BETWEEN = ("keys", "buckets", "pairs", "components", "members", "labels")


@dataclass(frozen=True, slots=True)
class Options:
    """How a job is done. The first decides what is found; the others only how: on which machines,
    where its tables lie (`work`, a folder or an address that all of them reach), and how much of it
    is held at once.
    """

    containment: float = CONTAINMENT
    buckets: int = 0  # that keys and pairs are spread over; 0: as many as the files' size asks for
    ray: str | None = None
    work: str = ""
    keep: bool = False  # what lies between texts and clusters
    keys_at_once: int = 2_000_000
    pairs_in_driver: int = 20_000_000
    members_at_once: int = 20_000
    bytes_at_once: int = 128 << 20  # of the files of one portion


class Job:
    """The steps of one job and where their tables lie."""

    def __init__(self, asked: Asked, out: str, options: Options, tell: Tell) -> None:
        self.daft = start(options.ray)
        self.asked, self.options, self.tell = asked, options, tell
        self.files = files_of(self.daft, asked)
        asked_for = min(-(-self.files.size // BUCKET), MOST_BUCKETS)
        self.buckets = options.buckets or max(asked_for, 1)
        decides = {
            "inputs": list(asked.inputs),
            "columns": list(asked[1:]),
            "containment": options.containment,
            "buckets": self.buckets,
            "files": [len(self.files.paths), self.files.size],
        }
        self.state = State(out, decides)
        self.out = out
        self.work = (options.work or out).rstrip("/")  # the engine matches no pattern with “//”
        if options.ray is None and parts.has_large(self.files):
            folder = os.path.join(out, "parts")
            if not self.state.get("parts"):
                parts.cut(self.files, folder)
                self.state.note("parts")
            if self.state.get("found") is None:
                self.files = parts.with_parts(self.files, folder)

    def run(self) -> Found:
        """Do what is not done yet."""
        if self.state.get("found") is not None:
            return Found(*self.state.get("found"))
        portions = self._keys()
        rounds = self._rounds(portions)
        self._pairs(portions, rounds)
        chunks = self._components(rounds)
        self._members(chunks)
        self._copies(chunks)
        if self.state.get("found") is None:
            self._page(chunks)
        if not self.options.keep:
            shutil.rmtree(os.path.join(self.out, "parts"), ignore_errors=True)
            for name in () if self.options.work else _BETWEEN:
                shutil.rmtree(os.path.join(self.work, name), ignore_errors=True)
        return Found(*self.state.get("found"))

    def _at(self, *names: object) -> str:
        return "/".join((self.work, *map(str, names)))

    def _read(self, *names: object) -> Frame:
        return self.daft.read_parquet(self._at(*names, "*.parquet"))

    def _step(self, name: str, table: Callable[[], Frame], *at: object) -> None:
        """Compute a table and write it, unless that is done. Raises `CorpusError`."""
        if self.state.get(name):
            return
        try:
            table().write_parquet(self._at(*at), write_mode="overwrite", compression="zstd")
        except CorpusError:
            raise
        except Exception as error:  # the engine's errors are of many kinds
            raise CorpusError(f"step {name} failed: {said(error)}") from None
        self.state.note(name)

    def _keys(self) -> int:
        """Make keys of all texts, portion by portion; how many portions there are."""
        portions = self._portions()
        for number, portion in enumerate(portions):
            self.tell(f"keys of the texts, {number + 1} of {len(portions)}")

            def table(portion: Files = portion) -> Frame:
                texts = table_of(self.daft, portion, self.asked)
                return steps.keys(self.daft, texts, self.buckets)

            self._step(f"keys-{number}", table, "keys", number)
        if self.state.get("texts") is None:
            self._count(len(portions))
        return len(portions)

    def _portions(self) -> list[Files]:
        """The files in portions of at most so many bytes together, one file at least."""
        count = self.state.get("portions")
        if count is None:  # noted, for the next run may have another cluster
            at_once = self._scaled(self.options.bytes_at_once)
            count = min(len(self.files.paths), -(-self.files.size // at_once)) or 1
            self.state.note("portions", count)
        step = -(-len(self.files.paths) // count)
        return [
            self.files._replace(paths=self.files.paths[first : first + step])
            for first in range(0, len(self.files.paths), step)
        ]

    def _count(self, portions: int) -> None:
        col = self.daft.col
        every = self._read("keys", "*")
        told = every.agg(
            col("number").count().alias("texts"),
            col("number").count_distinct().alias("different"),
            col("words").sum().alias("words"),
            col("count").sum().alias("keys"),
        ).to_pylist()[0]
        same = told["texts"] - told["different"]
        # Of ten billion identifiers three pairs have one number by chance. That does no harm: they
        # are looked at together, and it is their texts that are compared.
        if same > 8 * told["texts"] ** 2 / 2**64:
            raise CorpusError(
                f"{same:,} texts have the identifier of another:"
                " name a column with --id-column that tells them apart"
            )
        self.state.note("keys", int(told["keys"] or 0))
        self.state.note("words", int(told["words"] or 0))
        self.state.note("texts", int(told["texts"]))

    def _rounds(self, portions: int) -> list[tuple[int, int]]:
        """The buckets that are looked at in each round: as many as fit."""
        buckets = self.buckets
        rounds = -(-self.state.get("keys") // self._scaled(self.options.keys_at_once)) or 1
        step = -(-buckets // min(rounds, buckets))
        return [(first, min(first + step, buckets)) for first in range(0, buckets, step)]

    def _scaled(self, at_once: int) -> int:
        """How much a cluster holds at once, whose machine holds `at_once`."""
        if self.options.ray is None:
            return at_once
        return at_once * cores(self.options.ray)

    def _pairs(self, portions: int, rounds: list[tuple[int, int]]) -> None:
        daft, buckets = self.daft, self.buckets
        for number, (first, stop) in enumerate(rounds):
            self.tell(f"pairs that share a key, {number + 1} of {len(rounds)}")

            def in_buckets(first: int = first, stop: int = stop) -> Frame:
                return steps.pairs_in_buckets(daft, self._read("keys", "*"), first, stop, buckets)

            self._step(f"buckets-{number}", in_buckets, "buckets", number)
        for number, (first, stop) in enumerate(rounds):

            def likely(first: int = first, stop: int = stop) -> Frame:
                return steps.likely_pairs(daft, self._read("buckets", "*"), first, stop)

            self._step(f"pairs-{number}", likely, "pairs", number)

    def _components(self, rounds: list[tuple[int, int]]) -> int:
        """Tell which texts hang together; in how many chunks they are to be read."""
        pairs = self._read("pairs", "*")
        if self.state.get("pairs") is None:
            self.state.note("pairs", pairs.count_rows())
        self.tell(f"components of {self.state.get('pairs'):,} pairs")
        self._step("components", lambda: self._labels(pairs), "components")
        if self.state.get("candidates") is None:
            self.state.note("candidates", self._read("components").count_rows())
        if self.state.get("chunks") is None:  # noted, for the next run may have another cluster
            at_once = self._scaled(self.options.members_at_once)
            self.state.note("chunks", -(-self.state.get("candidates") // at_once))
        chunks: int = self.state.get("chunks")
        return chunks

    def _labels(self, pairs: Frame) -> Frame:
        if self.state.get("pairs") > self.options.pairs_in_driver:
            return spread.split(self.daft, pairs, self._kept)
        import pyarrow as pa

        table = pairs.to_arrow()
        arrays = (table[name].to_numpy() for name in ("one", "other", "share"))
        numbers, labels = components.split(*arrays)
        return self.daft.from_arrow(pa.table({"number": numbers, "component": labels}))

    def _kept(self, table: Frame, name: str) -> Frame:
        table.write_parquet(self._at("labels", name), write_mode="overwrite")
        return self._read("labels", name)

    def _members(self, chunks: int) -> None:
        for number, portion in enumerate(self._portions()):
            if not chunks:
                return
            self.tell("texts that may be copies")

            def table(portion: Files = portion) -> Frame:
                texts = table_of(self.daft, portion, self.asked)
                return steps.members(self.daft, texts, self._read("components"), chunks)

            self._step(f"members-{number}", table, "members", number)

    def _copies(self, chunks: int) -> None:
        for chunk in range(chunks):
            self.tell(f"comparing them, {chunk + 1} of {chunks}")

            def table(chunk: int = chunk) -> Frame:
                there = self._read("members", "*").where(self.daft.col("chunk") == chunk)
                return steps.verified(self.daft, there, self.options.containment)

            self._step(f"clusters-{chunk}", table, "clusters", chunk)

    def _page(self, chunks: int) -> None:
        """Write what was found to a page."""
        texts, words, compared = map(self.state.get, ("texts", "words", "candidates"))
        overview = NOTHING
        if chunks:
            clusters, members = self._read("clusters", "*"), self._read("members", "*")
            overview = overview_of(self.daft, clusters, members)
        found = Found(
            texts, words, compared, overview.copies, overview.keepers, self._at("clusters")
        )
        write_atomically(os.path.join(self.out, "index.html"), page(found, overview).encode())
        self.state.note("found", list(found))


def dedup(asked: Asked, out: str, options: Options, tell: Tell = lambda step: None) -> Found:
    """Find the copies among the texts of `asked` and write them to the folder `out`.

    Raises `CorpusError`.
    """
    return Job(asked, out, options, tell).run()
