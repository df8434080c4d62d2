"""Our dataclasses behave as the standard library's do, wherever this project relies on it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from functools import cached_property
from typing import Any, NamedTuple

import pytest

from editlint.model import values


def made(module: Any, **how: Any) -> Any:
    body = {
        "__annotations__": {
            "name": "str",
            "size": "int",
            "parts": "list[int]",
            "seen": "dict[str, int]",
        },
        "__module__": __name__,
        "__qualname__": "Thing",
        "size": 3,
        "parts": module.field(default_factory=list),
        "seen": module.field(default_factory=dict, compare=False, repr=False),
        "double": lambda self: self.size * 2,
    }
    return module.dataclass(**how)(type("Thing", (), body))


HOW = [
    {"frozen": True, "slots": True},
    {"frozen": True},
    {"slots": True},
    {"frozen": True, "eq": False},
]


@pytest.mark.parametrize("how", HOW, ids=str)
def test_like_the_standard_library(how: dict[str, Any]) -> None:
    for make in (dataclasses, values):
        thing = made(make, **how)
        one, two = thing("a"), thing("a", size=3, seen={"x": 1})
        assert repr(one) == repr(two) == "Thing(name='a', size=3, parts=[])"
        assert one.parts is not two.parts
        assert one.double() == 6
        assert (one == two) is how.get("eq", True)
        assert one != thing("b")
        assert one != "a"
        changed = make.replace(one, size=4)
        assert (changed.name, changed.size, one.size) == ("a", 4, 3)
        wrong_calls: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
            ((), {}),
            (("a", 1, [], {}, 5), {}),
            (("a",), {"weight": 1}),
            (("a",), {"name": "b"}),
        )
        for positional, named in wrong_calls:
            with pytest.raises(TypeError):
                thing(*positional, **named)


@pytest.mark.parametrize("make", [dataclasses, values])
def test_frozen(make: Any) -> None:
    one = made(make, frozen=True, slots=True)("a")
    with pytest.raises(AttributeError):
        one.size = 4
    with pytest.raises(AttributeError):
        del one.size
    with pytest.raises((AttributeError, TypeError)):
        one.other = 4
    loose = made(make, slots=True)("a")
    loose.size = 4
    assert loose.size == 4


@values.dataclass(frozen=True, slots=True)
class Place:
    """A value with a place in a module, as pickle needs it."""

    line: int
    column: int = 1


@values.dataclass(frozen=True)
class Kept:
    """Not slotted, so that a cached property can be kept."""

    place: Place

    @cached_property
    def above(self) -> Place:
        return values.replace(self.place, line=self.place.line - 1)


def test_pickle_hash_and_cached_property() -> None:
    kept = Kept(Place(3))
    assert pickle.loads(pickle.dumps(kept)) == kept
    assert {Place(3): 1}[Place(3, 1)] == 1
    assert kept.above is kept.above == Place(2)
    match kept.above:
        case Place(line, column):
            assert (line, column) == (2, 1)


class Ours(values.NamedTuple):
    """A place."""

    start: int
    end: int = 3

    @property
    def size(self) -> int:
        return self.end - self.start


class Standard(NamedTuple):
    """A place."""

    start: int
    end: int = 3

    @property
    def size(self) -> int:
        return self.end - self.start


def test_a_named_tuple_behaves_as_the_standard_one() -> None:
    for ours, standard in ((Ours(1), Standard(1)), (Ours(end=5, start=2), Standard(2, 5))):
        assert ours == tuple(standard)
        assert hash(ours) == hash(standard)
        assert repr(ours) == repr(standard).replace("Standard", "Ours")
        assert (ours.start, ours.end, ours.size) == (standard.start, standard.end, standard.size)
        assert ours._asdict() == standard._asdict()
        assert ours._replace(end=9) == tuple(standard._replace(end=9))
        for copied in (pickle.loads(pickle.dumps(ours)), copy.copy(ours), Ours._make(ours)):
            assert copied == ours
            assert type(copied) is Ours
    assert (Ours._fields, Ours._field_defaults) == (Standard._fields, Standard._field_defaults)
    assert Ours.__doc__ == "A place."
    match Ours(1):
        case Ours(start, end):
            assert (start, end) == (1, 3)


@pytest.mark.parametrize("given", [{}, {"start": 1, "wide": 2}, {"start": 1, "end": 2, "more": 3}])
def test_a_named_tuple_takes_its_parts_alone(given: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Ours(**given)
    with pytest.raises(AttributeError):
        Ours(1).start = 2  # type: ignore[misc]
