"""CPU seconds of `editlint check` on one article of 20,000 words, as Markdown and as a document of
many runs. A document may take half as long again, and a second and a half.

    .venv/bin/python bench/word.py
"""

import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from docx import Document

WORDS = 20_000
KNOWN = ("harbour", "bridge", "council", "water", "north", "ferry", "market", "letter")


def main() -> None:
    draw = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        markdown, word = Path(folder, "a.md"), Path(folder, "a.docx")
        paragraphs = [_paragraph(draw) for _ in range(WORDS // 60)]
        markdown.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
        document = Document()
        for said in paragraphs:
            made = document.add_paragraph()
            for at in range(0, len(said), 40):
                made.add_run(said[at : at + 40]).bold = bool(at % 80)
        document.save(str(word))
        times = [min(_seconds(path) for _ in range(3)) for path in (markdown, word)]
    print(f"Markdown {times[0]:.2f} s, Word {times[1]:.2f} s")
    sys.exit(times[1] > 1.5 * times[0] + 1.5)


def _paragraph(draw: random.Random) -> str:
    sentences = (
        " ".join(f"{draw.choice(KNOWN)}{draw.randrange(99)}" for _ in range(12)) for _ in range(5)
    )
    return " ".join(f"{said.capitalize()}." for said in sentences)


def _seconds(path: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "editlint", "check", "--no-cache", str(path)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
