"""Ten faults of the kind that an article should not go out with, each planted in a sound text.

A tool has found a fault when it says something of the text with it that it does not say of the
sound text, whatever it calls it.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

OPENING = (
    "The harbour board will dredge the northern channel in April, its chair said on Monday after a"
    " meeting that lasted four hours. Two ferries will sail from the old quay until June."
)
MIDDLE = (
    "Fishing crews had asked for the work to wait until the mackerel season is over. The board"
    " heard three of them and kept its date, because the tide tables allow no other month."
)
CLOSE = (
    "The dredger arrives from Esbjerg on the third. It is the same ship that cleared the southern"
    " channel nine years ago, with a new crew and a new captain."
)
SOUND = f"# Channel to be dredged in April\n\n{OPENING}\n\n{MIDDLE}\n\n{CLOSE}\n"

EDITED = MIDDLE.replace("had asked for", "asked for").replace("heard three", "heard some")

FAULTS: dict[str, str] = {
    "the body pasted twice": f"{SOUND}\n{OPENING}\n\n{MIDDLE}\n\n{CLOSE}\n",
    "a paragraph twice, edited": f"{SOUND}\n{EDITED}\n",
    "a doubled word": SOUND.replace("kept its date", "kept kept its date"),
    "page furniture": f"{SOUND}\nShare this article\n\nFacebook\n\nRelated articles\n",
    "a note to the desk": f"{SOUND}\nENDS\n",
    "a figure without a source": SOUND.replace(
        MIDDLE, f"{MIDDLE} Studies show that 73% of ferry passengers would rather go by train."
    ),
    "an assistant’s answer": f"{SOUND}\nLet me know if you would like me to shorten it further.\n",
    "a merge conflict": SOUND.replace(
        CLOSE, f"<<<<<<< HEAD\n{CLOSE}\n=======\nThe dredger is late.\n>>>>>>> desk"
    ),
    "a wrong encoding": SOUND.replace("its chair said", "the boardâ€™s chair said"),
    "a note to oneself": SOUND.replace("Esbjerg", "Esbjerg [TODO: check the port]"),
}


def found(run: Callable[[Path, list[str]], list[str]]) -> dict[str, bool]:
    """Which of the faults a tool finds."""
    sound = _said(run, SOUND)
    return {name: bool(_said(run, text) - sound) for name, text in FAULTS.items()}


def _said(run: Callable[[Path, list[str]], list[str]], text: str) -> set[str]:
    """The lines that a tool prints, without places, counts and times."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.md")
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            run(Path(folder), [str(path)]), capture_output=True, text=True, cwd=folder, check=False
        )
    lines = (done.stdout + done.stderr).replace(folder, "").splitlines()
    told = {" ".join(re.sub(r"[\d.]+|[^\w\s]", " ", line).split()) for line in lines}
    return {line for line in told if line} - _quoted(text)


def _quoted(text: str) -> set[str]:
    """Lines of the article itself: a tool that shows them has not said anything yet."""
    return {" ".join(re.sub(r"[\d.]+|[^\w\s]", " ", line).split()) for line in text.splitlines()}
