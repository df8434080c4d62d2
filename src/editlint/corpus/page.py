"""The page of a job: counts, plots, the largest clusters with both texts side by side.

It carries no script and loads nothing; all that comes from texts is escaped.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from editlint.model.version import __version__

if TYPE_CHECKING:
    from editlint.corpus.overview import Found, Overview


def page(found: Found, overview: Overview) -> str:
    """The HTML of the page."""
    import jinja2

    here = files("editlint.corpus")
    style = (here / "page.css").read_text(encoding="utf-8")
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters["figure"] = lambda number: f"{number:,}"
    template = environment.from_string((here / "page.html").read_text(encoding="utf-8"))
    return template.render(
        found=found,
        overview=overview,
        style=style,
        style_hash=f"sha256-{hashed}",
        version=__version__,
    )
