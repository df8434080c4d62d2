"""What a command costs as a whole process: user and system time, and its memory.

The operating system's own account of the finished process (`wait4`), with its children. Tools take
turns, so that a machine that is busy for a while is so for all of them.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple


class Cost(NamedTuple):
    """CPU seconds, and the peak memory of the largest process in MB."""

    cpu: float
    memory: float


def cost_of(command: Sequence[str], folder: str) -> Cost:
    """One run, what it prints thrown away. Its exit status says nothing about the run."""
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(
            command, stdout=nowhere, stderr=nowhere, stdin=subprocess.DEVNULL, cwd=folder
        )
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def in_turn(
    commands: Mapping[str, Sequence[str]], rounds: int, slow: float = 20.0
) -> dict[str, Cost]:
    """The median cost of each command over some rounds; one that takes longer than `slow` seconds
    of CPU is run in one round alone.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            for name, command in commands.items():
                if not number or costs[name][0].cpu < slow:
                    costs[name].append(cost_of(command, folder))
    return {
        name: Cost(median(one.cpu for one in all_), max(one.memory for one in all_))
        for name, all_ in costs.items()
    }
