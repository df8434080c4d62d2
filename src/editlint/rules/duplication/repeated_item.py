"""One entry of a list that stands in it twice.

    - The pool opens at nine.
    - Tickets are sold at the gate.
    - The pool opens at nine.

A list is edited by copying a line and changing it; the copy that nobody changed is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from editlint.edits.lines import line_cut
from editlint.edits.links import links_and_notes
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Related, Severity
from editlint.model.places import lazy
from editlint.model.rule import Context, Example, rule

# A step of a procedure; "1." begins another one.
_STEP = lazy(r"\s*(\d{1,3})[.)]\s")
# The first cell of another row, where a list of lists stands for a table: "*    *   Name".
_OPENS_ANOTHER = lazy(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:[-*+•]|\d{1,3}[.)])\s")
LEAST_WORDS = 6  # a shorter entry may be meant: "1 cup of sugar" for the dough and for the cream
LEAST_LINKED = 2  # words of an entry that is told by its link
_MARKER = lazy(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?|</?(?:li|dt|p)[^>]*>")


@rule(
    "repeated-item",
    category="duplication",
    severity=Severity.WARNING,
    counts_as="repeated words",
    bad=[
        Example(
            "We keep:\n\n⟦2: - The names of the boats in the basin⟧\n- Their length\n"
            "⟦1: - The names of the boats in the basin⟧\n",
        ),
        Example(
            "⟦2: 4. Bake it for 15 minutes and stir it well⟧\n"
            "⟦1: 5. Bake it for 15 minutes and stir it well⟧\n6. Let it cool.\n",
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
        "- [The plan of the harbour basin](/a)\n- [The plan of the harbour basin](/b)\n",
        "Basin\n: Where the boats of the town lie\n\nQuay\n: Where the boats of the town lie\n",
    ],
)
def repeated_item(doc: Document, context: Context) -> Iterator[Hit]:
    """An entry stands in one list twice.

    It is told where the two are the same with their links and code. Entries of different lists are
    left alone, and so are short ones, which may be meant, what defines another term, and a step
    that is taken again later.
    """
    seen: dict[tuple[int, str], int] = {}
    last: dict[int, int] = {}  # the entry before, by level
    level = 0
    for number, block in enumerate(doc.blocks):
        if block.kind != "list_item":
            if doc.block_words[number] or block.kind == "thematic_break":
                seen.clear()
            continue
        source = block.span.of(doc.source)
        step = _STEP().match(source)
        if _OPENS_ANOTHER().match(source) or (step and step[1] == "1"):
            level = min(level, block.level - 1)
        if block.level != level:  # what stood below another entry is closed
            seen = {key: other for key, other in seen.items() if key[0] <= level}
        level = block.level
        before, last[level] = last.get(level), number
        said = (level, _as_written(doc, number))
        if block.role in ("navigation", "twin") or not _is_long_enough(doc, number):
            continue
        if not _MARKER().match(source):
            continue  # a definition, or a paragraph further down in an entry
        if said not in seen:
            seen[said] = number
        elif not step or before == seen[said]:
            yield _hit(doc, seen[said], number)


def _as_written(doc: Document, number: int) -> str:
    """The entry with its links and code, without its marker."""
    return " ".join(_MARKER().sub(" ", doc.blocks[number].span.of(doc.source)).split())


def _is_long_enough(doc: Document, number: int) -> bool:
    words = len(doc.block_words[number])
    if words >= LEAST_WORDS or words < LEAST_LINKED:
        return words >= LEAST_WORDS
    return bool(links_and_notes(doc.blocks[number].span.of(doc.source)))


def _hit(doc: Document, first: int, second: int) -> Hit:
    kept, gone = doc.blocks[first].span, doc.blocks[second].span
    cuts, _ = line_cut(doc, [(second, gone)])
    fix = Fix(
        f"Delete {doc.lines.named(gone)}",
        tuple(Edit(cut) for cut in cuts),
        Applicability.UNSAFE,
        keeps=(kept,),
        proof="kept copy",
    )
    message = (
        f"The entry of {doc.lines.named(kept)} stands in its list again in"
        f" {doc.lines.named(gone)}. Change one of the two, or delete it."
    )
    return Hit(gone, message, (Related(kept, "the same entry"),), (fix,))
