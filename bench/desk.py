"""Fifty editors at one desk: how long each waits, and whether its memory grows.

usage: desk.py [REQUESTS]   (default: 2,000; an editor pastes an article of 1,000 words each time)
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx2 as httpx

EDITORS = 50
TOKEN = "a-token-of-the-benchmark"
WORDS = [
    "the",
    "town",
    "hall",
    "bridge",
    "opened",
    "closed",
    "said",
    "mayor",
    "river",
    "crane",
    "harbour",
    "long",
    "old",
    "new",
]


def article(chance: random.Random) -> str:
    """About 1,000 words of 70 sentences, one of them twice."""
    sentences = [
        " ".join(chance.choices(WORDS, k=14)).capitalize() + f" {number}." for number in range(70)
    ]
    sentences.append(sentences[20])
    return "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, 71, 5))


def memory(process: int) -> float:
    """Of the process and its children, in megabytes."""
    listed = subprocess.run(
        ["ps", "-o", "rss=", "--pid", str(process), "--ppid", str(process)],
        capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    return sum(map(int, listed.split())) / 1024


async def editor(client: httpx.AsyncClient, requests: int, waits: list[float], seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(requests):
        body = {"text": article(chance), "path": "a.md"}
        began = time.perf_counter()
        answer = await client.post("/desk/look", json=body)
        waits.append(time.perf_counter() - began)
        answer.raise_for_status()
        await asyncio.sleep(chance.uniform(0.5, 1.5))  # an editor reads what was found


async def measured(address: str, requests: int) -> list[float]:
    waits: list[float] = []
    headers = {"authorization": f"Bearer {TOKEN}"}
    async with httpx.AsyncClient(base_url=address, headers=headers, timeout=60) as client:
        each = requests // EDITORS
        await asyncio.gather(*(editor(client, each, waits, seed) for seed in range(EDITORS)))
    return sorted(waits)


def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "token").write_text(TOKEN, encoding="utf-8")
        command = [sys.executable, "-m", "editlint", "desk", "--no-open", "--token-file", "token"]
        env = {**os.environ, "PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(
            command, cwd=folder, env=env, stdout=subprocess.PIPE, text=True
        ) as desk:
            assert desk.stdout
            match = re.search(r"http\S+", desk.stdout.readline())
            assert match
            asyncio.run(measured(match.group(), EDITORS * 4))  # warm
            before = memory(desk.pid)
            waits = asyncio.run(measured(match.group(), requests))
            after = memory(desk.pid)
            desk.terminate()
    p50, p95 = waits[len(waits) // 2], waits[int(len(waits) * 0.95)]
    print(f"{len(waits)} requests of {EDITORS} editors: median {p50:.3f} s, p95 {p95:.3f} s")
    print(f"memory {before:.0f} MB before, {after:.0f} MB after")


if __name__ == "__main__":
    main()
