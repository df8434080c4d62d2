"""Where things are found: the repository, and the evaluation data beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings

import offline  # noqa: F401 (the network is closed from here on)

# A gate must say the same twice: CI draws the same examples each time, a developer's machine new
# ones.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("developer", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "developer")

ROOT = Path(__file__).parent.parent
# For a Python that a test starts: our sources, and no network either.
PYTHONPATH = os.pathsep.join(str(ROOT / folder) for folder in ("src", "tests/offline"))
EVAL = Path(os.environ.get("EDITLINT_EVAL", ROOT.parent / "shared"))


def written(name: str) -> dict[str, Any]:
    """A built-in data file as it is written, not as it is prepared for the rules."""
    found: dict[str, Any] = yaml.safe_load(
        (ROOT / "rules" / f"{name}.yaml").read_text(encoding="utf-8")
    )
    return found


@pytest.fixture(autouse=True)
def page_of_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed has a hundred columns, however wide the terminal of the tests is."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and the one that commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def evaluation() -> Path:
    """The folder of the evaluation data; tests that need it are skipped where it is absent."""
    if not EVAL.is_dir():
        pytest.skip(f"no evaluation data at {EVAL} (set EDITLINT_EVAL)")
    return EVAL


@pytest.fixture(scope="session")
def seed(evaluation: Path) -> str:
    """The article that editlint was asked for: body pasted twice, title between the copies, a
    leftover, an unsourced figure.
    """
    return (evaluation / "seed" / "article.txt").read_text(encoding="utf-8")


CHROMIUM = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The Chromium of this machine; tests that need it are skipped where it is absent."""
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright here")
    found = next(filter(None, CHROMIUM), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, args=QUIET)
        yield opened
        opened.close()
