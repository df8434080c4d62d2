"""Random documents: every span leads to runs that say it, and no run goes that no edit meets."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from editlint.edits.splice import splice
from editlint.model.finding import Edit
from editlint.model.places import Span
from editlint.office.comments import Comment
from editlint.office.cut import cut
from editlint.office.docx import read_docx
from editlint.office.package import open_package
from editlint.office.plan import NotWritableError, is_writable
from editlint.office.read import text_of
from editlint.office.revisions import Stamp
from editlint.office.write import annotated, mended, without_ours
from editlint.parse.word_text import mark_of
from office.making import body_of, cell, docx, paragraph, run, table

LOOKS = ("", "<w:b/>", '<w:i/><w:color w:val="FF0000"/>', "<w:vanish/>")
SAID = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=12
).map(lambda said: said.replace("\u2028", " ").replace("\u2029", " "))
RUNS = st.lists(
    st.one_of(
        st.builds(run, SAID, st.sampled_from(LOOKS)),
        st.sampled_from(
            (
                "<w:r><w:tab/></w:r>",
                "<w:r><w:br/></w:r>",
                '<w:bookmarkStart w:id="77" w:name="b"/>',
                "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>",
                '<w:ins w:id="78" w:author="J"><w:r><w:t>came</w:t></w:r></w:ins>',
                '<w:del w:id="79" w:author="J"><w:r><w:delText>went</w:delText></w:r></w:del>',
                "<w:proofErr/>",
            )
        ),
    ),
    max_size=5,
)
PARAGRAPHS = st.builds(
    lambda runs, style: paragraph(*runs, style=style),
    RUNS,
    st.sampled_from(("", "Heading1", "Title", "ListBullet", "Quote")),
)
BLOCKS = st.one_of(
    PARAGRAPHS,
    st.builds(lambda one, two: table((cell(one), cell(two)), ("x", "y")), PARAGRAPHS, PARAGRAPHS),
)
DOCUMENTS = st.lists(BLOCKS, min_size=1, max_size=8).map(lambda blocks: docx(*blocks))


def edits_of(source: str, cuts: list[int], put_in: list[str]) -> list[Edit]:
    """Edits between places of a text, as far as a document has a form for them together."""
    places = sorted({cut % (len(source) + 1) for cut in cuts})
    spans = [Span(*pair) for pair in list(pairwise(places))[::2]]
    edits = [Edit(_clear(source, span), said) for span, said in zip(spans, put_in, strict=False)]
    return [
        edit for edit in edits if edit.span.start <= edit.span.end and is_writable(source, [edit])
    ]


def _clear(source: str, span: Span) -> Span:
    """A span that begins and ends outside the marks of styles and of hidden text."""
    start, end = (_out_of_mark(source, place) for place in span)
    inside = source[start:end]
    if inside.count("\x0e") != inside.count("\x0f"):
        return Span(end, end - 1)
    return Span(start, end)


def _out_of_mark(source: str, place: int) -> int:
    line = source.rfind("\n", 0, place) + 1
    end = source.find("\n", line)
    mark = mark_of(source[line : len(source) if end < 0 else end])
    return line if place < line + len(mark) else place


@given(DOCUMENTS, st.lists(st.integers(0, 500), max_size=8))
@settings(max_examples=40)
def test_every_span_leads_to_runs_that_say_it(raw: bytes, places: list[int]) -> None:
    text = read_docx(open_package(raw)).text
    size = len(text.source)
    spans = [Span(*sorted(pair)) for pair in pairwise(place % (size + 1) for place in places)]
    made = cut(text, [place for span in spans for place in span])
    for span in spans:
        for piece in made.pieces_in(span):
            assert span.start <= piece.start <= piece.end <= span.end
            assert not piece.is_text or piece.node.text == text.source[piece.start : piece.end]
        assert made.written(span) == text.written(span)


@given(DOCUMENTS, st.lists(st.integers(0, 500), max_size=6), st.lists(SAID, min_size=3, max_size=3))
@settings(max_examples=40)
def test_mending_loses_no_run_outside_its_edits(
    raw: bytes, cuts: list[int], put_in: list[str]
) -> None:
    source = text_of("a.docx", raw)
    edits = edits_of(source, cuts, put_in)
    try:
        new = mended(raw, edits)
    except NotWritableError:
        return  # an edit may have no form; then nothing is written
    wanted, there = _said(raw), _said(new)
    text = read_docx(open_package(raw)).text
    gone: Counter[str] = Counter()
    for edit in edits:
        gone.update(text.written(edit.span))
    came = Counter("".join(edit.text for edit in edits))
    assert there == wanted - gone + came


@given(DOCUMENTS, st.lists(st.integers(0, 500), max_size=6), st.lists(SAID, min_size=3, max_size=3))
@settings(max_examples=40)
def test_changes_can_be_taken_back(raw: bytes, cuts: list[int], put_in: list[str]) -> None:
    source = text_of("a.docx", raw)
    edits = edits_of(source, cuts, put_in)
    comments = [Comment(edit.span, ("Why.",)) for edit in edits] or [Comment(Span(0, 0), ("All.",))]
    try:
        new = annotated(raw, comments, edits, "editlint", "2026-01-02T03:04:05Z")
    except NotWritableError:
        return
    assert text_of("a.docx", without_ours(new)) == source
    assert _plain(text_of("a.docx", new)) == _plain(splice(source, edits))


def test_a_stamp_counts_on_from_what_is_there() -> None:
    body = body_of(docx(paragraph('<w:ins w:id="78" w:author="J">', "</w:ins>")))
    assert Stamp("a", "b", [body]).mark(body, "del").get(f"{{{body.nsmap['w']}}}id") == "79"


def _said(raw: bytes) -> Counter[str]:
    """Every character that a run says, deleted ones too."""
    found: Counter[str] = Counter()
    for element in body_of(raw).iter():
        name = element.tag.rpartition("}")[2]
        if name in ("t", "delText"):
            found.update(element.text or "")
        elif name in ("tab", "br"):
            found.update({"tab": "\t", "br": "\v"}[name])
    return found


def _plain(text: str) -> list[str]:
    lines = text.split("\n")
    return [line.strip() for line in lines if line[len(mark_of(line)) :].strip()]
