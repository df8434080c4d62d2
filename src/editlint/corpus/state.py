"""What of a job is done, so that one that was ended goes on where it was.

OUT/job.json    {"asked": {...}, "files": [...], "done": {"keys-0": true, ..., "texts": 25000}}

A step is done when its tables are whole; it is noted in one write that is there or not. A step that
was not noted is computed again, over whatever of it lies there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from editlint.corpus.errors import CorpusError
from editlint.project.atomic import write_atomically
from editlint.project.files import cause_of

FILE = "job.json"


class State:
    """The notes of the job that writes to a folder."""

    def __init__(self, folder: str, asked: Mapping[str, Any]) -> None:
        """Take up the job that lies in `folder`, or begin one. Raises `CorpusError` where another
        one does.
        """
        self._path = os.path.join(folder, FILE)
        self._asked = dict(asked)
        self._done: dict[str, Any] = {}
        try:
            os.makedirs(folder, exist_ok=True)
            self._take_up(folder)
        except OSError as error:
            raise CorpusError(f"{folder}: cannot be written: {cause_of(error)}") from None

    def _take_up(self, folder: str) -> None:
        if not os.path.exists(self._path):
            if os.listdir(folder):
                raise CorpusError(f"{folder}: is not empty and no job of corpus mode: name another")
            self._write()
            return
        try:
            with open(self._path, encoding="utf-8") as file:
                known = json.load(file)
            self._done = dict(known["done"])
        except (ValueError, KeyError, TypeError):
            raise CorpusError(f"{self._path}: is damaged: remove {folder} to begin anew") from None
        if known.get("asked") != json.loads(json.dumps(self._asked)):
            raise CorpusError(
                f"{folder}: holds a job of other texts or options: remove it, or name another"
            )

    def get(self, step: str) -> Any:
        """What was noted of a step, None where it is not done."""
        return self._done.get(step)

    def note(self, step: str, value: Any = True) -> None:
        self._done[step] = value
        self._write()

    def _write(self) -> None:
        known = {"asked": self._asked, "done": self._done}
        write_atomically(self._path, json.dumps(known, indent=1).encode() + b"\n")
