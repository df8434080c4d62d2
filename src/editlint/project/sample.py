"""The configuration that `editlint init` writes: every key in a comment, explained.

# The lowest severity that makes a run fail.
# fail-level = "error"
"""

from __future__ import annotations

from editlint.project.config import KEYS, Key
from editlint.project.settings import INCLUDE

_TABLES = ("rules", "overrides", "budgets")  # TOML wants plain keys before them
_SAMPLES = {
    "language": 'language = "en"',
    "encoding": 'encoding = "cp1252"',
    "include": "include = [" + ", ".join(f'"{glob}"' for glob in INCLUDE) + "]",
    "exclude": 'exclude = ["drafts/**"]',
    "fail-level": 'fail-level = "error"',
    "own-names": 'own-names = ["The Daily", "thedaily.example"]',
    "extend-rules": 'extend-rules = ["house-rules"]',
    "rules": '[rules.unsourced-statistic]\nseverity = "info"',
    "overrides": '[[overrides]]\npaths = ["opinion/**"]\nrules.unattributed-quote.severity = "off"',
    "baseline": 'baseline = "editlint-baseline.json"',
    "across": "across = true",
    "archive": 'archive = "archive.sqlite"',
    "allowed-passages": 'allowed-passages = "allowed-passages.toml"',
    "max-warnings": "max-warnings = 20",
    "max-file-size": "max-file-size = 5",
    "max-file-seconds": "max-file-seconds = 30",
    "max-run-seconds": "max-run-seconds = 1800",
    "budgets": '[[budgets]]\npaths = ["**"]\nduplicated-share = 0.05\nleftover-lines = 0',
}
_SAMPLE_HEAD = (
    "# Settings of editlint for this folder and all below it. Take a # away to set a key.\n\n"
)


def sample() -> str:
    """A configuration in which every key stands in a comment, explained."""
    ordered = sorted(KEYS, key=lambda key: key.name in _TABLES)
    return _SAMPLE_HEAD + "\n".join(map(_sample_of, ordered))


def _sample_of(key: Key) -> str:
    lines = (key.summary, *_SAMPLES[key.name].split("\n"))
    return "".join(f"# {line}\n" for line in lines)
