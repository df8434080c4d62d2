"""How a desk is opened."""

from __future__ import annotations

from editlint.model.values import dataclass
from editlint.project.settings import Settings


@dataclass(frozen=True, slots=True)
class DeskConfig:
    """`hosts` are the names under which a browser may ask for it. `files`: it may read and save the
    articles of `paths`, as only its own user's desk may; else it only takes texts.

    `largest` is in bytes, `seconds` the time that one text may take, `workers` how many are looked
    at at once, `waiting` how many may wait for that.
    """

    settings: Settings
    token: str
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    files: bool = False
    paths: tuple[str, ...] = ()
    largest: int = 2_000_000
    seconds: float = 10.0
    workers: int = 2
    waiting: int = 200

    @staticmethod
    def hosts_of(host: str) -> tuple[str, ...]:
        """The names under which a browser on this machine asks for the address `host`."""
        return ("127.0.0.1", "localhost", "[::1]", f"[{host}]" if ":" in host else host)
