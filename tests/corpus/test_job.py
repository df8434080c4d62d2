"""Whole jobs, as the command does them, on the embedded engine."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from conftest import PYTHONPATH
from corpus.making import clusters, copies, corpus, prose, write_lines
from editlint.cli.main import run
from editlint.corpus import parts, spread
from editlint.corpus.components import labels_of
from editlint.corpus.engine import start
from editlint.corpus.errors import CorpusError
from editlint.corpus.job import Options, dedup
from editlint.corpus.read import Asked

daft = pytest.importorskip("daft", reason="no daft here")

Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], Path]:
    """A corpus as a file, the sources of its copies, and what one undisturbed job made of it."""
    folder = tmp_path_factory.mktemp("corpus")
    rows, sources = corpus(90)
    texts = write_lines(folder / "texts.jsonl", rows)
    dedup(Asked((str(texts),)), str(folder / "out"), Options(keep=True))
    return texts, sources, folder / "out"


def test_every_copy_is_beside_its_source(known: tuple[Path, dict[str, str], Path]) -> None:
    texts, sources, out = known
    assert copies(out) == sources
    rows = {row["member"]: row for row in clusters(out)}
    by_name = {row["id"]: row["text"] for row in map(json.loads, texts.open())}
    exact = [row for row in rows.values() if row["density"] == 1.0]
    assert len(exact) > 30
    for row in exact:
        assert by_name[row["keeper"]] == by_name[row["member"]]
        assert row["passages"][0]["keeper_end"] == len(by_name[row["keeper"]])


def test_the_command_and_its_page(
    known: tuple[Path, dict[str, str], Path], here: Path, capsys: Printed
) -> None:
    texts, sources, out = known
    assert run(["corpus", "dedup", str(texts), "-o", "copies/"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{len(sources)} copies of 30 texts among {90 + len(sources)} texts"
        f" ({120 * (90 + len(sources)):,} words).",
        "Clusters: copies/clusters. To read: copies/index.html",
    ]
    page = (here / "copies" / "index.html").read_text()
    assert f"{len(sources)} copies of 30 texts" in page
    assert page.count("<details") == 20
    assert clusters(here / "copies") == clusters(out)
    assert sorted(os.listdir("copies")) == ["clusters", "index.html", "job.json"]


def test_how_it_is_cut_up_changes_nothing(
    known: tuple[Path, dict[str, str], Path], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, _, out = known
    lines = texts.read_bytes().splitlines(keepends=True)
    for part in range(4):
        (here / f"{part}.jsonl.gz").write_bytes(gzip.compress(b"".join(lines[part::4])))
    options = Options(buckets=7, keys_at_once=900, members_at_once=40, bytes_at_once=20_000)
    dedup(Asked((f"{here}/*.jsonl.gz",)), "cut", options)
    assert clusters(here / "cut") == clusters(out)


def test_large_json_lines_are_cut_between_lines(
    known: tuple[Path, dict[str, str], Path], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, _, out = known
    monkeypatch.setattr(parts, "PART", 9_000)
    monkeypatch.setattr(parts, "LARGE", 20_000)
    (here / "in").mkdir()
    first, *lines = texts.read_bytes().splitlines(keepends=True)
    (here / "in" / "small.jsonl").write_bytes(first)
    (here / "in" / "plain.jsonl").write_bytes(b"".join(lines[::2]))
    (here / "in" / "packed.jsonl.gz").write_bytes(gzip.compress(b"".join(lines[1::2])))
    dedup(Asked(("in",)), "out", Options(keep=True))
    assert len(os.listdir("out/parts")) > 10
    assert clusters(here / "out") == clusters(out)


def test_components_in_the_engine_are_those_of_the_driver(
    known: tuple[Path, dict[str, str], Path], here: Path
) -> None:
    texts, _, out = known
    dedup(Asked((str(texts),)), "engine", Options(pairs_in_driver=0, keep=True))
    assert clusters(here / "engine") == clusters(out)
    in_engine, in_driver = (
        daft.read_parquet(f"{where}/components/*.parquet").sort("number").to_pydict()
        for where in (here / "engine", out)
    )
    assert in_engine == in_driver


def test_a_long_chain_is_one_component_in_the_engine_too(here: Path) -> None:
    np = pytest.importorskip("numpy")
    start()

    def keep(table: Any, name: str) -> Any:
        table.write_parquet(str(here / name), write_mode="overwrite")
        return daft.read_parquet(str(here / name / "*.parquet"))

    numbers = np.random.default_rng(1).permutation(60).astype(np.uint64)
    pairs = {"one": numbers[:-1], "other": numbers[1:]}
    found = spread.labels_of(daft, daft.from_pydict(pairs), keep).sort("number").to_pydict()
    texts, labels = labels_of(pairs["one"], pairs["other"])
    assert found == {"number": texts.tolist(), "component": labels.tolist()}
    assert set(found["component"]) == {0}


def test_parquet_and_articles(here: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    first, second = prose(80, 1), prose(80, 2)
    rows = {"url": ["u1", "u2", "u3"], "body": [first, second, first], "n": [1, 2, 3]}
    (here / "tables").mkdir()
    parquet.write_table(pyarrow.table(rows), here / "tables" / "a.parquet")
    dedup(Asked(("tables",), text="body"), "from-tables", Options())
    assert copies(here / "from-tables") == {"u3": "u1"}
    (here / "posts").mkdir()
    (here / "posts" / "a.md").write_text(f"---\ndate: 2024-05-01\n---\n# A\n\n**{first}**\n")
    (here / "posts" / "b.txt").write_text(f"{second}\n")
    (here / "posts" / "c.html").write_text(f"<p>{first}</p>")
    dedup(Asked(("posts",)), "from-posts", Options())
    (row,) = clusters(here / "from-posts")
    assert (row["keeper"], row["member"]) == ("posts/a.md", "posts/c.html")
    assert row["keeper_date"] == "2024-05-01"


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.jsonl", '{"id": 1, "body": "a"}\n', "has no column `text`: name that of the text"),
        ("a.jsonl", '{"text": "a", "n": 1}\n', "that tells its texts apart: name one with --id-co"),
        ("a.jsonl", '{"id": 1, "text": "a"}\n{"id": 1, "text": "b"}\n', "1 texts have the identif"),
        ("a.jsonl", '{"id": 1, "text": "a"}\n{"id": 2, "te', "a.jsonl: cannot be read: JSON"),
        ("a.parquet", "PAR1", "cannot be read"),
        ("a.jsonl", "", "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    here: Path, name: str, text: str, why: str, capsys: Printed
) -> None:
    (here / name).write_text(text)
    assert run(["corpus", "dedup", name, "-o", "out"]) == 2
    told = capsys.readouterr().err.strip().splitlines()
    assert why in told[-1]
    assert len(told[-1]) < 400


def test_folders_of_others_are_left_alone(
    known: tuple[Path, dict[str, str], Path], here: Path
) -> None:
    (here / "mine").mkdir()
    (here / "mine" / "article.md").write_text("Mine.\n")
    with pytest.raises(CorpusError, match="is not empty and no job"):
        dedup(Asked((str(known[0]),)), "mine", Options())
    with pytest.raises(CorpusError, match="a job of other texts or options"):
        dedup(Asked((str(known[0]),)), str(known[2]), Options(containment=0.9))
    with pytest.raises(CorpusError, match="no such file or folder"):
        dedup(Asked(("gone",)), "out", Options())


def test_a_job_that_was_killed_goes_on_where_it_was(
    known: tuple[Path, dict[str, str], Path], here: Path
) -> None:
    texts, _, out = known
    lines = texts.read_bytes().splitlines(keepends=True)
    (here / "in").mkdir()
    for part in range(3):
        (here / "in" / f"{part}.jsonl").write_bytes(b"".join(lines[part::3]))
    command = (
        "from editlint.corpus.job import *;"
        "dedup(Asked(('in',)), 'out', Options(keep=True, bytes_at_once=1, members_at_once=60))"
    )
    environment = {**os.environ, "PYTHONPATH": PYTHONPATH}
    noted: list[int] = []
    for killed in range(40):
        job = subprocess.Popen([sys.executable, "-c", command], env=environment)
        if killed < 3:  # as soon as it has done something more
            while job.poll() is None and len(done(here)) <= (noted[-1] if noted else 1):
                time.sleep(0.01)
            job.send_signal(signal.SIGKILL)
        if job.wait() == 0:
            break
        noted.append(len(done(here)))
    assert noted == sorted(noted)
    assert len(noted) == 3
    assert clusters(here / "out") == clusters(out)


def done(folder: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((folder / "out" / "job.json").read_text())["done"]
    except (OSError, ValueError):
        return {}
    return found


def test_nothing_alike_is_said_so(here: Path, capsys: Printed) -> None:
    rows = [{"id": str(number), "text": prose(50, number)} for number in range(3)]
    write_lines(here / "a.jsonl", rows)
    assert run(["corpus", "dedup", "a.jsonl", "-o", "out"]) == 0
    assert "0 copies of 0 texts among 3 texts (150 words)." in capsys.readouterr().out
    assert "No text is a copy of another." in (here / "out" / "index.html").read_text()


def test_nothing_of_it_is_imported_before_it_is_asked_for() -> None:
    code = (
        "import sys; from editlint.cli.main import run; run(['corpus', 'dedup', '--help']);"
        "run(['rules']);"
        "assert not {'daft', 'ray', 'numpy', 'pyarrow', 'jinja2'} & set(sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": PYTHONPATH}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)
