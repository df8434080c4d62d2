"""What ends a job: told in one line."""

from __future__ import annotations


class CorpusError(Exception):
    """Why a corpus cannot be worked on, in one line."""
