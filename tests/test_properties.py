"""What must hold for any article: places in the file, fixes that come to rest and lose nothing."""

from __future__ import annotations

from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from editlint import check_text, fix_text
from editlint.model.words import words_of

LINES = [
    "The ferry left the harbour at dawn with forty crates of apples on its deck.",
    "Nobody on the quay could say who had signed the papers for the cargo.",
    "More than 90,000 crates were shipped during 2023.",
    "The the captain shrugged.",
    "Share this article",
    "Latest Post",
    "Read more",
    "# The harbour",
    "A title between the copies",
    "- a list item that is short",
    "> A quotation that stands in the middle of it all.",
    "```",
    "<p>Raw text in a tag that goes on for a while.</p>",
    "",
    "[a link](https://example.org/one) in a line of its own that is long enough to count.",
    "Ein deutscher Satz steht hier, damit die Sprache wechselt.",
    "é 𐐀 🙂 \u2060 \u0301",
]
SENTENCES = st.sampled_from(LINES)
ARTICLES = st.lists(SENTENCES, max_size=24).flatmap(
    lambda lines: st.tuples(st.sampled_from(["\n", "\n\n", "\r\n", " "]), st.integers(1, 2)).map(
        lambda how: how[0].join(lines * how[1])
    )
)
PATHS = st.sampled_from(["a.md", "a.txt", "a.html"])


@settings(max_examples=120, deadline=None)
@given(ARTICLES | st.text(max_size=80), PATHS)
def test_every_place_lies_in_the_file(source: str, path: str) -> None:
    report = check_text(source, path=path)
    for finding in report.findings:
        allows = ("unused-allow", "mistaken-allow")
        assert finding.category != "tool" or finding.rule in allows, finding
        spans = [
            finding.span,
            *(related.span for related in finding.related),
            *(edit.span for fix in finding.fixes for edit in fix.edits),
        ]
        assert all(0 <= span.start <= span.end <= len(source) for span in spans), finding


@settings(max_examples=120, deadline=None)
@given(ARTICLES, PATHS)
def test_mending_comes_to_rest(source: str, path: str) -> None:
    once = fix_text(source, path=path)
    assert fix_text(once.text, path=path).text == once.text


def _said(text: str) -> str:
    """The words of a text, none twice in a row: the copy that stays may be mended itself."""
    return f" {' '.join(word for word, _ in groupby(words_of(text).keys))} "


@settings(max_examples=120, deadline=None)
@given(ARTICLES, PATHS)
def test_what_a_safe_fix_takes_stands_in_the_file_still_or_was_named(
    source: str, path: str
) -> None:
    mended = fix_text(source, path=path)
    copies = [
        removed
        for applied in mended.applied
        for removed in applied.removed
        if applied.finding.category == "duplication" and applied.finding.rule != "repeated-word"
    ]
    named = [
        removed
        for applied in mended.applied
        for removed in applied.removed
        if applied.finding.category != "duplication"
    ]
    left = _said(" ".join([mended.text, *named]))
    for removed in map(_said, copies):
        for line in map(_said, LINES):
            assert not line.strip() or line not in removed or line in left
