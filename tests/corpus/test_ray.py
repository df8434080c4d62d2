"""The same job on a Ray cluster of two workers, of which one is killed meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from corpus.making import clusters, corpus, write_lines

pytestmark = pytest.mark.slow
pytest.importorskip("daft", reason="no daft here")
pytest.importorskip("ray", reason="no ray here")

# Without `tests/offline`: the machines of a cluster speak to one another by this one's address.
PYTHONPATH = str(ROOT / "src")
PATIENCE = 300  # seconds
DEDUP = (
    "import sys; from editlint.corpus.job import *;"
    "dedup(Asked((sys.argv[1],)), sys.argv[2], Options(ray=sys.argv[3] or None, buckets=4))"
)
# Ray's own cluster for tests: a head that computes nothing and workers that can be taken away.
CLUSTER = """
import json, sys
from ray.cluster_utils import Cluster
here = {"object_store_memory": 10**8, "include_dashboard": False}
cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, **here})
del here["include_dashboard"]
nodes = [cluster.add_node(num_cpus=1, **here) for _ in range(2)]
cluster.wait_for_nodes()
processes = [node.all_processes["raylet"][0].process.pid for node in nodes]
print(json.dumps({"address": cluster.address, "raylets": processes}), flush=True)
sys.stdin.read()
cluster.shutdown()
"""


@pytest.fixture
def cluster() -> Iterator[dict[str, Any]]:
    """The address of a cluster of two workers, and the processes that are its workers."""
    environment = {**os.environ, "PYTHONPATH": PYTHONPATH, "RAY_USAGE_STATS_ENABLED": "0"}
    started = subprocess.Popen(
        [sys.executable, "-c", CLUSTER],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert started.stdin is not None
    assert started.stdout is not None
    told = next((line for line in started.stdout if line.startswith("{")), None)
    if told is None:
        pytest.skip("Ray starts no cluster on this machine")
    yield json.loads(told)
    started.stdin.close()
    started.wait(60)


def dedup(texts: Path, out: Path, ray: str = "") -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": PYTHONPATH}
    command = [sys.executable, "-c", DEDUP, str(texts), str(out), ray]
    return subprocess.Popen(command, env=environment, text=True, stderr=subprocess.PIPE)


def test_a_cluster_finds_what_one_machine_finds_though_a_worker_is_killed(
    here: Path, cluster: dict[str, Any]
) -> None:
    rows, sources = corpus(150)
    (here / "in").mkdir()
    for part in range(2):
        write_lines(here / "in" / f"{part}.jsonl", rows[part::2])
    assert dedup(here / "in", here / "native").wait() == 0
    job = dedup(here / "in", here / "ray", cluster["address"])
    try:
        while job.poll() is None and not (here / "ray" / "keys").exists():
            time.sleep(0.05)
        os.kill(cluster["raylets"][0], signal.SIGKILL)
        assert job.wait(PATIENCE) == 0, job.stderr.read() if job.stderr else ""
    finally:
        job.kill()
    found = clusters(here / "ray")
    assert found == clusters(here / "native")
    right = sum(sources.get(row["member"]) == row["keeper"] for row in found)
    assert right == len(found) > 0.98 * len(sources)
