"""A whole job: from texts to clusters of copies, step by step, each kept when it is done.

    OUT/parts           large JSON Lines, cut                      parts
    OUT/keys/0 ...      what the texts are looked up by            keys
    OUT/shards/0 ...    the same by round
    OUT/buckets/0 ...   pairs that share a key, by round           pairs
    OUT/pairs/0 ...     pairs that share enough of them
    OUT/components      which texts hang together                  components
    OUT/members/0 ...   the texts of those, by chunk               members
    OUT/clusters/0 ...  copies beside their keepers                copies
    OUT/index.html      what was found, to read                    page.py

What is read again in parts is written in them (shards/0/round=3), so that a part costs what it has
and not what all have.

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
_BETWEEN = ("keys", "shards", "buckets", "pairs", "components", "members", "labels")


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
    bytes_a_round: int = BUCKET  # of the files whose keys are looked at at once
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
        rounds = self._rounds()
        self._pairs(self._keys(rounds), rounds)
        chunks = self._components()
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

    def _read_part(self, name: str, numbers: int, by: str, part: int) -> Frame | None:
        """That part of so many tables which `_step` has written by `by`; None where none has it."""
        having = [at for at in range(numbers) if part in self.state.get(f"{name}-{at}")]
        paths = [self._at(name, at, f"{by}={part}", "*.parquet") for at in having]
        return self.daft.read_parquet(paths) if paths else None

    def _step(self, name: str, table: Callable[[], Frame], *at: object, by: str = "") -> None:
        """Compute a table and write it, unless that is done; `by` is a column for each of whose
        numbers it has files of their own, and which numbers there are is noted. Raises
        `CorpusError`.
        """
        if self.state.get(name) is not None:
            return
        columns = [by] if by else None
        try:
            written = table().write_parquet(
                self._at(*at), write_mode="overwrite", compression="zstd", partition_cols=columns
            )
        except CorpusError:
            raise
        except Exception as error:  # the engine's errors are of many kinds
            raise CorpusError(f"step {name} failed: {said(error)}") from None
        self.state.note(name, sorted(set(written.to_pydict()[by])) if by else True)

    def _keys(self, rounds: int) -> int:
        """Make keys of all texts, portion by portion; how many portions there are."""
        portions = self._portions()
        for number, portion in enumerate(portions):
            self.tell(f"keys of the texts, {number + 1} of {len(portions)}")

            def table(portion: Files = portion) -> Frame:
                texts = table_of(self.daft, portion, self.asked)
                return steps.keys(self.daft, texts, self.buckets)

            def by_round(number: int = number) -> Frame:
                return steps.shards(self.daft, self._read("keys", number), self.buckets, rounds)

            self._step(f"keys-{number}", table, "keys", number)
            self._step(f"shards-{number}", by_round, "shards", number, by="round")
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

    def _rounds(self) -> int:
        """In how many rounds the buckets are looked at: as many of them at once as fit."""
        rounds: int | None = self.state.get("rounds")
        if rounds is None:  # noted, for the next run may have another cluster
            at_once = self._scaled(self.options.bytes_a_round)
            rounds = min(self.buckets, -(-self.files.size // at_once)) or 1
            self.state.note("rounds", rounds)
        return rounds

    def _scaled(self, at_once: int) -> int:
        """How much a cluster holds at once, whose machine holds `at_once`."""
        if self.options.ray is None:
            return at_once
        return at_once * cores(self.options.ray)

    def _pairs(self, portions: int, rounds: int) -> None:
        daft, buckets = self.daft, self.buckets
        for number in range(rounds):
            self.tell(f"pairs that share a key, {number + 1} of {rounds}")

            def in_buckets(number: int = number) -> Frame:
                made = self._read_part("shards", portions, "round", number)
                return steps.pairs_in_buckets(daft, made, buckets, rounds)

            self._step(f"buckets-{number}", in_buckets, "buckets", number, by="round")
        for number in range(rounds):

            def likely(number: int = number) -> Frame:
                return steps.likely_pairs(daft, self._read_part("buckets", rounds, "round", number))

            self._step(f"pairs-{number}", likely, "pairs", number)

    def _components(self) -> int:
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

            self._step(f"members-{number}", table, "members", number, by="chunk")

    def _copies(self, chunks: int) -> None:
        portions = len(self._portions())
        for chunk in range(chunks):
            self.tell(f"comparing them, {chunk + 1} of {chunks}")

            def table(chunk: int = chunk) -> Frame:
                there = self._read_part("members", portions, "chunk", chunk)
                return steps.verified(self.daft, there, self.options.containment)

            self._step(f"clusters-{chunk}", table, "clusters", chunk)

    def _page(self, chunks: int) -> None:
        """Write what was found to a page."""
        texts, words, compared = map(self.state.get, ("texts", "words", "candidates"))
        overview = NOTHING
        if chunks:
            clusters, members = self._read("clusters", "*"), self._read("members", "**")
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
