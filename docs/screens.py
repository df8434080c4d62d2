"""What a terminal shows as a picture: coloured output as SVG, which any browser draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

CELL, LINE, MARGIN = 8.4, 20, 16  # a character's width, a line's height, the frame
_COLORS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "36": "#79c0ff", "2": "#8b949e"}
_CODE = re.compile(r"\x1b\[([\d;]*)m")
_FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" role="img">\n'
    "<title>{title}</title>\n"
    '<rect width="100%" height="100%" rx="8" fill="#0d1117"/>\n'
    '<g font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14"'
    ' fill="#e6edf3">\n{lines}</g>\n</svg>\n'
)


def screen(command: str, printed: str) -> str:
    """The command below its prompt and what it printed, with its colours, as SVG."""
    lines = [f"\x1b[2m$\x1b[0m {command}", *printed.rstrip("\n").split("\n")]
    longest = max(len(_CODE.sub("", line)) for line in lines)
    drawn = "".join(
        f'<text x="{MARGIN}" y="{MARGIN + LINE * number}">{"".join(_pieces(line))}</text>\n'
        for number, line in enumerate(lines, 1)
    )
    return _FRAME.format(
        width=longest * CELL + 2 * MARGIN,
        height=LINE * len(lines) + 2 * MARGIN,
        title=escape(f"What {command} prints"),
        lines=drawn,
    )


def _pieces(line: str) -> Iterator[str]:
    """The pieces between two changes of colour."""
    before, *coded = _CODE.split(line)
    yield _drawn(before)
    for codes, text in zip(coded[::2], coded[1::2], strict=True):
        given = codes.split(";")
        fill = "".join(f' fill="{_COLORS[code]}"' for code in given if code in _COLORS)
        bold = ' font-weight="bold"' if "1" in given else ""
        yield f"<tspan{fill}{bold}>{_drawn(text)}</tspan>" if text else ""


def _drawn(text: str) -> str:
    """Blanks stay as many as there are: browsers draw several plain ones as one."""
    return escape(text).replace(" ", "\N{NO-BREAK SPACE}")
