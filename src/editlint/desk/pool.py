"""Work in other processes with a limit on time and on how many wait."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import anyio
import anyio.to_process

from editlint.desk.config import DeskConfig

Result = TypeVar("Result")


class Overloaded(Exception):
    """Too many texts wait already."""


class TookTooLong(Exception):
    """A text took longer than it may; its process was ended."""


class Pool:
    """As many processes as `workers`; made when they are first needed."""

    def __init__(self, config: DeskConfig) -> None:
        self._config = config
        self._limiter: anyio.CapacityLimiter | None = None
        self._waiting = 0

    async def run(self, function: Callable[..., Result], *arguments: Any) -> Result:
        """What the function gives, from another process. Raises `Overloaded`, `TookTooLong`."""
        if self._limiter is None:  # it belongs to the event loop
            self._limiter = anyio.CapacityLimiter(self._config.workers)
        if self._waiting >= self._config.waiting:
            raise Overloaded
        self._waiting += 1
        try:
            async with self._limiter:
                with anyio.fail_after(self._config.seconds):
                    return await anyio.to_process.run_sync(
                        function, *arguments, cancellable=True, limiter=anyio.CapacityLimiter(1)
                    )
        except TimeoutError:
            raise TookTooLong from None
        finally:
            self._waiting -= 1
