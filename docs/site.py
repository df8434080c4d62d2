"""What the site needs beside the pages: the README as its first page, links into the repository.

The pages are written to be read in the repository as well, so a link such as `../examples/deploy`
leads out of `docs/`; on the site it leads to the same file there.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parent.parent
REPOSITORY = "https://github.com/editlint/editlint/blob/main/"
_OUTWARD = re.compile(r"(\]\()(?:\.\./)+([^)#]+)")
_README_LINK = re.compile(r"(\]\()(?!https?://|#)([^)]+)")


def on_files(files: Files, config: Any) -> Files:
    """Add the README as `index.md`."""
    text = _README_LINK.sub(_from_docs, (ROOT / "README.md").read_text(encoding="utf-8"))
    files.append(File.generated(config, "index.md", content=text))
    return files


def _from_docs(link: re.Match[str]) -> str:
    path = link[2]
    inside = path.removeprefix("docs/")
    return link[1] + (inside if path.startswith("docs/") else REPOSITORY + path)


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Lead links out of `docs/` to the repository."""
    depth = page.file.src_uri.count("/")

    def outward(link: re.Match[str]) -> str:
        ups = link[0].count("../")
        return f"{link[1]}{REPOSITORY}{link[2]}" if ups > depth else link[0]

    return _OUTWARD.sub(outward, markdown)
