"""What is written: a document mended, or one with comments and tracked changes for a person.

Nothing is handed out that was not read back: the text of the new document is the text that the
edits make, and a tracked one is the old document once its changes are taken back.
"""

from __future__ import annotations

from collections.abc import Sequence

from editlint.edits.splice import splice
from editlint.model.finding import Edit
from editlint.office.comments import Comment, CommentsPart
from editlint.office.cut import cut
from editlint.office.docx import WordDocument, read_docx
from editlint.office.edit import Editor
from editlint.office.package import DocumentError, open_package
from editlint.office.plan import NotWritableError, Plan, plan
from editlint.office.revisions import Stamp, undo
from editlint.office.xml import Element, attribute, bytes_of
from editlint.parse.word_text import mark_of

_NOT_SURE = "cannot be mended without touching more than the text; mend it by hand"


def mended(raw: bytes, edits: Sequence[Edit]) -> bytes:
    """The file `raw` with `edits` of its text made, all else as it was. Raises `DocumentError`."""
    document = read_docx(open_package(raw))
    made = plan(document.text, edits)
    text = cut(document.text, _places(made))
    Editor(text, None).make(made)
    return _proven(document, {}, splice(document.text.source, edits))


def annotated(
    raw: bytes, comments: Sequence[Comment], edits: Sequence[Edit], author: str, date: str
) -> bytes:
    """The file `raw`, as `without_ours` gives it, with comments, and with `edits` as tracked
    changes. Raises `DocumentError`.
    """
    document = read_docx(open_package(raw))
    part = CommentsPart(document)
    made = plan(document.text, edits)
    spans = (place for comment in comments for place in comment.span)
    text = cut(document.text, (*_places(made), *spans))
    stamp = Stamp(author, date, document.trees.values())
    ours = part.write(text, comments, stamp)
    Editor(text, stamp, ours).make(made)
    new = _proven(document, part.parts() if comments else {}, splice(document.text.source, edits))
    back = read_docx(open_package(new))
    for tree in back.trees.values():
        undo(tree, frozenset({(author, date)}))
    if read_docx(open_package(_packed(back, {}))).text.source != document.text.source:
        raise DocumentError(_NOT_SURE)
    return new


def without_ours(raw: bytes) -> bytes:
    """The file without the comments of an earlier look and the changes that came with them.

    What somebody accepted or rejected meanwhile stays so.
    """
    document = read_docx(open_package(raw))
    part = CommentsPart(document)
    ours = part.ours()
    if not ours:
        return raw
    stamps = frozenset(
        (attribute(one, "author") or "", attribute(one, "date") or "") for one in ours
    )
    part.take_out(ours)
    for tree in document.trees.values():
        undo(tree, stamps)
    return _packed(document, part.parts())


def _places(made: Plan) -> list[int]:
    return [
        *(place for span in made.taken for place in span),
        *(insertion.at for insertion in made.put_in),
    ]


def _proven(document: WordDocument, parts: dict[str, bytes], wanted: str) -> bytes:
    new = _packed(document, parts)
    if _plain(read_docx(open_package(new)).text.source) != _plain(wanted):
        raise NotWritableError(_NOT_SURE)
    return new


def _packed(document: WordDocument, parts: dict[str, bytes]) -> bytes:
    """The file with the stories that differ from what they were, and `parts`."""
    stories = {name: _if_changed(document, name, tree) for name, tree in document.trees.items()}
    changed = {name: said for name, said in stories.items() if said is not None}
    return document.package.with_parts({**changed, **parts})


def _if_changed(document: WordDocument, name: str, tree: Element) -> bytes | None:
    from editlint.office.xml import tree_of

    new, old = bytes_of(tree), document.package.part(name)
    return new if new != bytes_of(tree_of(old, name)) else None


def _plain(text: str) -> list[str]:
    """The lines that say something, without what a style alone puts there."""
    lines = text.split("\n")
    return [line.strip() for line in lines if line[len(mark_of(line)) :].strip()]
