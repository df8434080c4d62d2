"""What was measured, as `docs/benchmarks.md` and the plot in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from planted import FAULTS

WIDTH, ROW, LEFT, RIGHT = 760, 26, 190, 90  # of the plot, in pixels
SHORTEST, LONGEST = 0.01, 200.0  # seconds at the two ends of its scale
OURS = "editlint"
GROWN = ("exponent", "seconds a megabyte", "memory by text")


class Result(NamedTuple):
    """Of one tool: CPU seconds for one short file and for all articles, memory in MB, faults."""

    version: str
    about: str
    start: float
    articles: float
    memory: float
    found: Mapping[str, bool]


def page(
    results: Mapping[str, Result],
    absent: Mapping[str, str],
    growth: Sequence[Mapping[str, Any]],
    about: str,
) -> str:
    """The page; `absent` are tools that could not be installed, with the reason."""
    by_time = sorted(results, key=lambda name: results[name].articles)
    return "\n".join([
        "# Benchmarks: editlint beside its peers",
        "",
        "Made by `make bench` (`bench/peers`). The tools look for different things, so the times do"
        " not rank them: they tell what it costs to run one more of them.",
        "",
        about,
        "",
        "![CPU seconds for 200 articles](benchmarks.svg)",
        "",
        "## Time, memory, faults",
        "",
        "CPU seconds (user and system, of all processes; the median of rounds in which the tools"
        " take turns, of one round where a tool takes longer than 20 s), peak memory of the largest"
        " process in MB. `times` is what the articles cost as a multiple of editlint. `faults`: how"
        " many of the ten below the tool says anything about.",
        "",
        "| tool | version | looks for | start, s | 200 articles, s | times | memory, MB | faults |",
        "|---|---|---|---:|---:|---:|---:|---:|",
        *(_row(name, results[name], results[OURS].articles) for name in by_time),
        "",
        *([f"Not measured: {_named(absent)}.", ""] if absent else []),
        *_faults(results, by_time),
        *_growth(growth),
    ])  # fmt: skip


def _row(name: str, one: Result, ours: float) -> str:
    shown = f"**{name}**" if name == OURS else name
    return (
        f"| {shown} | {one.version} | {one.about} | {one.start:.3f} | {one.articles:.2f}"
        f" | {one.articles / ours:.2f} | {one.memory:.0f} | {sum(one.found.values())} |"
    )


def _named(absent: Mapping[str, str]) -> str:
    return "; ".join(f"{name} ({reason})" for name, reason in absent.items())


def _faults(results: Mapping[str, Result], order: Sequence[str]) -> list[str]:
    heads = sorted(order, key=lambda name: -sum(results[name].found.values()))
    return [
        "## Ten planted faults",
        "",
        "Each is planted in a sound text (`bench/peers/planted.py`); a tool has found it when it"
        " says something that it does not say of the sound text, whatever it calls it. They are"
        " faults that editlint exists for; what the others look for is not planted here."
        " A tool that scores the whole text says something new of almost any addition; such a yes"
        " tells little.",
        "",
        f"| fault | {' | '.join(heads)} |",
        f"|---|{':-:|' * len(heads)}",
        *(
            f"| {fault} | {' | '.join(_yes(results[name].found[fault]) for name in heads)} |"
            for fault in FAULTS
        ),
        "",
    ]


def _yes(found: bool) -> str:
    return "yes" if found else ""


def _growth(growth: Sequence[Mapping[str, Any]]) -> list[str]:
    return [
        "## How time grows",
        "",
        "editlint on made-up texts of some 60,000, 240,000 and 960,000 characters"
        " (`bench/peers/growth.py`): CPU seconds of each, the exponent of the last step (1 is"
        " linear, 2 the square), seconds a megabyte and memory as a multiple of the text, both"
        " without the start.",
        "",
        "| shape | seconds | exponent | s a megabyte | memory |",
        "|---|---|---:|---:|---:|",
        *(
            f"| {row['shape']} | {_seconds(row)} |" + "".join(f" {row[key]} |" for key in GROWN)
            for row in growth
        ),
        "",
    ]


def _seconds(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{seconds:.2f}" for seconds in row["seconds"])


def plot(results: Mapping[str, Result]) -> str:
    """A bar for each tool on a logarithmic scale, as SVG."""
    from math import log10

    scale = (WIDTH - LEFT - RIGHT) / log10(LONGEST / SHORTEST)

    def place(seconds: float) -> float:
        return LEFT + scale * log10(min(max(seconds, SHORTEST), LONGEST) / SHORTEST)

    order = sorted(results, key=lambda name: results[name].articles)
    height = ROW * len(order) + 40
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        ' font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
    ]
    for seconds in (0.01, 0.1, 1, 10, 100):
        x = place(seconds)
        parts.append(f'<path d="M{x:.0f} 8V{height - 28}" stroke="#ddd"/>')
        parts.append(
            f'<text x="{x:.0f}" y="{height - 10}" text-anchor="middle" fill="#555">{seconds:g} s'
            "</text>"
        )
    for number, name in enumerate(order):
        y, seconds = 8 + ROW * number, results[name].articles
        fill = "#c2410c" if name == OURS else "#94a3b8"
        parts.append(f'<text x="{LEFT - 8}" y="{y + 17}" text-anchor="end">{name}</text>')
        parts.append(
            f'<rect x="{LEFT}" y="{y + 4}" width="{place(seconds) - LEFT:.0f}"'
            f' height="{ROW - 8}" fill="{fill}"/>'
        )
        parts.append(
            f'<text x="{place(seconds) + 6:.0f}" y="{y + 17}" fill="#333">{seconds:.2f}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])
