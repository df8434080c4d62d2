"""Makes the pictures of the report and of a desk session anew: docs/report.png, docs/desk.png.

They need Chromium and the packages of `make test-all`, so `make generate` does not make them:

    .venv/bin/python docs/pictures.py
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "market-square.txt"
SIZE = {"width": 1180, "height": 720}


def report(browser: Any, folder: Path) -> None:
    page_file = folder / "report.html"
    command = [sys.executable, "-m", "editlint", "check", "--isolated", "--output"]
    subprocess.run([*command, f"html={page_file}", EXAMPLE.name], cwd=folder, check=False)
    page = browser.new_page(viewport=SIZE)
    page.goto(page_file.as_uri())
    page.screenshot(path=HERE / "report.png")


def desk(browser: Any, folder: Path) -> None:
    command = [sys.executable, "-u", "-m", "editlint", "desk", "--no-open", EXAMPLE.name]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        match = re.search(r"http\S+", running.stdout.readline())
        assert match
        page = browser.new_page(viewport=SIZE)
        page.goto(match.group())
        page.click("#drafts-box summary")
        page.click("#drafts button")
        page.wait_for_selector(".card")
        page.keyboard.press("Escape")
        page.keyboard.press("n")
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=HERE / "desk.png")
        running.terminate()


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        shutil.copy(EXAMPLE, folder)
        found = shutil.which("chromium")
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        report(browser, folder)
        desk(browser, folder)
        browser.close()


if __name__ == "__main__":
    main()
