"""The kinds of rule that a pack can hold, by the word after `extends`."""

from __future__ import annotations

from collections.abc import Mapping

from editlint.packs.conditional import CONDITIONAL
from editlint.packs.consistency import CONSISTENCY
from editlint.packs.existence import EXISTENCE
from editlint.packs.kind import Kind
from editlint.packs.occurrence import OCCURRENCE
from editlint.packs.repetition import REPETITION
from editlint.packs.substitution import SUBSTITUTION

KINDS: Mapping[str, Kind] = {
    "existence": EXISTENCE,
    "substitution": SUBSTITUTION,
    "occurrence": OCCURRENCE,
    "repetition": REPETITION,
    "consistency": CONSISTENCY,
    "conditional": CONDITIONAL,
}
