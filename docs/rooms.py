"""Draws the rooms of the code and what each may import, from the table in
tests/test_architecture.py.

Rooms stand on floors: a room is one floor above the highest that it imports. An arrow that follows
from others (cli -> model, since cli -> run -> model) is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

WIDE, HIGH, GAP_X, GAP_Y, EDGE = 150, 34, 18, 46, 20
STYLE = (
    "text{font:13px sans-serif;text-anchor:middle;fill:#1a1a1a}"
    "rect{fill:#f4f1ea;stroke:#6b6458}line{stroke:#9a9284;stroke-width:1.2}"
)
Rooms = Mapping[str, Set[str]]


def svg(rooms: Rooms) -> str:
    """The picture, as SVG text; `rooms` are the rooms that each room may import, by its name."""
    places = _places(rooms)
    width = max(x for x, _ in places.values()) + WIDE + EDGE
    height = max(y for _, y in places.values()) + HIGH + EDGE
    return "\n".join(
        (
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
                f' viewBox="0 0 {width} {height}" role="img">'
            ),
            "<title>The rooms of editlint and what each may import</title>",
            f"<style>{STYLE}</style>",
            *_arrows(rooms, places),
            *_boxes(places),
            "</svg>",
            "",
        )
    )


def _floors(rooms: Rooms) -> dict[str, int]:
    floors: dict[str, int] = {}

    def floor(room: str) -> int:
        if room not in floors:
            floors[room] = 1 + max(map(floor, rooms[room]), default=-1)
        return floors[room]

    for room in rooms:
        floor(room)
    return floors


def _places(rooms: Rooms) -> dict[str, tuple[int, int]]:
    """The upper left corner of each room's box; the ground floor stands at the bottom."""
    floors = _floors(rooms)
    rows = [
        [room for room in sorted(rooms) if floors[room] == n]
        for n in range(max(floors.values()) + 1)
    ]
    widest = max(map(len, rows))
    places: dict[str, tuple[int, int]] = {}
    for number, row in enumerate(reversed(rows)):
        shift = (widest - len(row)) * (WIDE + GAP_X) // 2
        for column, room in enumerate(row):
            x = EDGE + shift + column * (WIDE + GAP_X)
            places[room] = (x, EDGE + number * (HIGH + GAP_Y))
    return places


def _arrows(rooms: Rooms, places: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    for room, imported in sorted(rooms.items()):
        for other in sorted(imported - _further(rooms, room)):
            (x1, y1), (x2, y2) = places[room], places[other]
            yield f'<line x1="{x1 + WIDE // 2}" y1="{y1 + HIGH}" x2="{x2 + WIDE // 2}" y2="{y2}"/>'


def _further(rooms: Rooms, room: str) -> set[str]:
    """What the rooms that `room` imports reach in their turn."""
    reached: set[str] = set()
    waiting = list(rooms[room])
    while waiting:
        for other in rooms[waiting.pop()]:
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def _boxes(places: Mapping[str, tuple[int, int]]) -> Iterator[str]:
    for room, (x, y) in places.items():
        yield f'<rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" rx="5"/>'
        label = room or "editlint"
        yield f'<text x="{x + WIDE // 2}" y="{y + HIGH // 2 + 5}">{label}</text>'
