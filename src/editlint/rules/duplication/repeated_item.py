"""One entry of a list, or one row of a table, that stands in it twice.

    - The pool opens at nine.
    - Tickets are sold at the gate.
    - The pool opens at nine.

A list is edited by copying a line and changing it; the copy that nobody changed is left. An entry
is the same only with its links, its code and all that stands below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from editlint.edits.lines import line_cut
from editlint.edits.links import links_and_notes
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Related, Severity
from editlint.model.needs import has_entries
from editlint.model.places import OBJECT, Span, lazy
from editlint.model.rule import Context, Example, rule
from editlint.rules.duplication.engine.entries import Entry, entries, rows, whole
from editlint.rules.duplication.engine.sections import says, section_at
from editlint.rules.duplication.engine.standing_twice import standing_twice

LEAST_WORDS = 6  # a shorter entry may be meant: "1 cup of sugar" for the dough and for the cream
LEAST_LINKED = 2  # words of an entry that is told by its link
_REFERENCE = lazy(r"#\d+|\]\(")
_VERSION = lazy(r"\d+\.\d+|unreleased", re.IGNORECASE)
ROW_WORDS, ROW_CELLS = 4, 2  # a row of less may be like another by chance


@rule(
    "repeated-item",
    category="duplication",
    severity=Severity.WARNING,
    counts_as="repeated words",
    needs=has_entries,
    bad=[
        Example(
            "We keep:\n\n⟦2: - The names of the boats in the basin⟧\n- Their length\n"
            "⟦1: - The names of the boats in the basin⟧\n",
        ),
        Example(
            "⟦2: 4. Bake it for 15 minutes and stir it well⟧\n"
            "⟦1: 5. Bake it for 15 minutes and stir it well⟧\n6. Let it cool.\n",
        ),
        Example("- `boats/basin.xml`\n⟦2: - `boats/quay.xml`⟧\n⟦1: - `boats/quay.xml`⟧\n"),
        Example(
            "| Boat | Way |\n|---|---|\n| ⟦2: Gull | to the old pier⟧ |\n| Tern | to the quay |\n"
            "| ⟦1: Gull | to the old pier⟧ |\n"
        ),
        Example(
            "# News\n\n## 1.2\n\n### Added\n\n⟦2: - All names of the boats are sorted (#12)⟧\n\n"
            "### Fixed\n\n⟦1: - All names of the boats are sorted (#12)⟧\n"
        ),
    ],
    good=[
        "- Call `open` with the name of the basin first\n- Call `close` with the name of the basin"
        " first\n",
        "1. Switch the console off now\n2. Put the card into it\n3. Switch the console off now\n",
        "*   *   Boats of the old town basin\n    *   12\n"
        "*   *   Boats of the old town basin\n    *   14\n",
        "For the dough:\n\n- 1 cup of sugar\n\nFor the cream:\n\n- 1 cup of sugar\n",
        "- Anna\n    - Reads the plan of the harbour first\n- Bert\n    - Reads the plan of the"
        " harbour first\n",
        "- The boats of the old town basin\n    - Gull\n- The boats of the old town basin\n"
        "    - Tern\n",
        "| Boat | Way |\n|---|---|\n| Gull | to the old pier |\n| Tern | to the old pier |\n",
        "- [The plan of the harbour basin](/a)\n- [The plan of the harbour basin](/b)\n",
        "Basin\n: Where the boats of the town lie\n\nQuay\n: Where the boats of the town lie\n",
    ],
)
def repeated_item(doc: Document, context: Context) -> Iterator[Hit]:
    """An entry of a list or a row of a table stands in it twice.

    It is told where the two are the same with their links, their code and what stands below them.
    Entries of different lists are left alone, and so are short ones that are no neighbours, which
    may be meant, what defines another term, and a step that is taken again later.
    """
    sizes: Counter[int] = Counter()  # of the lists
    again = standing_twice(_counted(entries(doc), sizes))
    listed = [entry for entry in entries(doc) if hash(entry.said) in again] if again else []
    filler = _filler(listed, sizes)
    yield from _in_two_lists(doc, listed)
    seen: dict[tuple[int, str], Entry] = {}
    for entry in listed:
        first = seen.setdefault((entry.group, entry.said), entry)
        if first is entry or doc.blocks[entry.first].role in ("navigation", "twin"):
            continue
        neighbours = entry.place == first.place + 1
        if entry.is_step and not neighbours:
            continue
        kept, gone = whole(doc, first), whole(doc, entry)
        neighbours = neighbours and (entry.group, entry.said) not in filler
        if kept.said == gone.said and _is_told(doc, gone, neighbours):
            yield _hit(doc, kept, gone, "entry", "list")
    seen = {}  # the head of a table may stand in it again
    again = standing_twice(hash(row.said) for row in rows(doc))
    for row in rows(doc) if again else ():
        if hash(row.said) not in again:
            continue
        first = seen.setdefault((row.group, row.said), row)
        if first is not row and first.place > 1 and _is_full(doc, row):
            yield _hit(doc, first, row, "row", "table")


def _counted(listed: Iterable[Entry], sizes: Counter[int]) -> Iterator[int]:
    """The hash of what each entry says, while the entries of each list are counted."""
    for entry in listed:
        sizes[entry.group] += 1
        yield hash(entry.said)


def _filler(listed: Sequence[Entry], sizes: Counter[int]) -> set[tuple[int, str]]:
    """What a list says only to show how a list looks: "- item" three times, or nothing else."""
    often = Counter((entry.group, entry.said) for entry in listed)
    return {
        (group, said)
        for (group, said), times in often.items()
        if times > 2 or times == sizes[group]
    }


def _in_two_lists(doc: Document, listed: Sequence[Entry]) -> Iterator[Hit]:
    """Entries of a release that stand under two of its headings, "Added" and "Fixed".

    They are told where they name what they are about by a number or a link.
    """
    seen: dict[tuple[int, str], tuple[int, Entry]] = {}
    for entry in listed:
        section = section_at(doc, entry.first)
        if section is None or section.parent < 0 or not _REFERENCE().search(entry.said):
            continue
        if _amount(doc, entry.first) < LEAST_WORDS:
            continue
        said = section.parent, entry.said
        heading, first = seen.setdefault(said, (section.heading, entry))
        if heading != section.heading and _VERSION().search(says(doc, section.parent)):
            kept, gone = whole(doc, first), whole(doc, entry)
            if kept.said == gone.said:
                yield _hit(doc, kept, gone, "entry", "release")


def _is_told(doc: Document, entry: Entry, neighbours: bool) -> bool:
    """Whether so much is said that nobody says it twice on purpose."""
    words = sum(_amount(doc, number) for number in range(entry.first, entry.stop))
    if words >= LEAST_WORDS:
        return True
    if neighbours and (words >= LEAST_LINKED or OBJECT in entry.span.of(doc.prose)):
        return True
    blocks = doc.blocks[entry.first : entry.stop]
    tied = links_and_notes(entry.span.of(doc.source)) or any(
        block.kind == "code" for block in blocks
    )
    return words >= LEAST_LINKED and bool(tied)


def _amount(doc: Document, number: int) -> int:
    words = doc.block_words[number]
    return doc.words.amount(words.start, words.stop)


def _is_full(doc: Document, row: Entry) -> bool:
    """Whether a row says something of its own, and is no empty or ruled line of a table."""
    said = [doc.block_words[number] for number in range(row.first, row.stop)]
    keys = [key for words in said for key in doc.words.keys[words.start : words.stop]]
    return (
        sum(map(bool, said)) >= ROW_CELLS
        and len(keys) >= ROW_WORDS
        and sum(key[0].isalpha() for key in keys) >= LEAST_LINKED
    )


def _hit(doc: Document, first: Entry, second: Entry, name: str, around: str) -> Hit:
    kept, gone = first.span, second.span
    message = (
        f"The {name} of {doc.lines.named(kept)} stands in its {around} again in"
        f" {doc.lines.named(gone)}. Change one of the two, or delete it."
    )
    related = (Related(kept, f"the same {name}"),)
    return Hit(gone, message, related, _fixes(doc, kept, second) if name == "entry" else ())


def _fixes(doc: Document, kept: Span, gone: Entry) -> tuple[Fix, ...]:
    blocks = [(number, doc.blocks[number].span) for number in range(gone.first, gone.stop)]
    cuts, _ = line_cut(doc, blocks)
    if any(kept.overlaps(cut) for cut in cuts):
        return ()  # both stand in one line
    fix = Fix(
        f"Delete {doc.lines.named(gone.span)}",
        tuple(map(Edit, cuts)),
        Applicability.UNSAFE,
        keeps=(kept,),
        proof="kept copy",
    )
    return (fix,)
