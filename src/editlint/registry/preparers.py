"""What data files are made of before they are kept, by the name that they write under
`prepared-by`.

    # rules/sourcing/en.yaml
    kind: data
    prepared-by: lexicon

Preparing costs more than reading, so it is done once, when the packs are compiled.
"""

from __future__ import annotations

from editlint.language import lexicon
from editlint.packs.compile import Prepare
from editlint.packs.literals import needs
from editlint.rules.boilerplate.engine import furniture, phrases
from editlint.rules.consistency.engine import calendar, variants
from editlint.rules.residue.engine import chat

PREPARERS: dict[str, Prepare] = {
    "lexicon": lexicon.prepared,
    "calendar": calendar.prepared,
    "leftover-phrases": phrases.prepared,
    "set-in-text": furniture.prepared,
    "spellings": variants.prepared,
    "chat-phrases": lambda content: chat.prepared(content, needs),
}
