"""Data files by name, and what rules make of them, kept as long as the data itself.

context.data["sourcing/decision"]                  the plain values of rules/sourcing/decision.yaml
context.data.made(decision, "sourcing/decision")   the compiled table, made once for all articles
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Data(Mapping[str, Any]):
    """The data files that rules may ask for, by `category/NAME`; whoever owns it owns what was made
    of it.
    """

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        self._values: Mapping[str, Any] = {} if values is None else values
        self._made: dict[tuple[Callable[[Any], Any], str], Any] = {}

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def made(self, make: Callable[[Mapping[str, Any]], T], name: str) -> T:
        """What `make` makes of the data file `name`, made when it is first asked for."""
        key = (make, name)
        if key not in self._made:
            self._made[key] = make(self[name])
        return cast(T, self._made[key])
