"""Allows, baseline and shadows: every finding gets its status, none is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.lint import statuses
from editlint.lint.allows import Listed
from editlint.lint.lint import Active, lint
from editlint.model.document import Document
from editlint.model.finding import Edit, Finding, Fix, Hit, Related, Severity
from editlint.model.places import Span
from editlint.model.rule import Context, rule
from editlint.parse import parse


@rule("probe", category="style", severity=Severity.WARNING, bad=["a", "b"], good=["c", "d"])
def probe(doc: Document, context: Context) -> Iterator[Hit]:
    """Probe."""
    for match in re.finditer("fault", doc.source):
        yield Hit(Span(*match.span()), "probe")


@rule("pair", category="duplication", severity=Severity.ERROR, bad=["a", "b"], good=["c", "d"])
def pair(doc: Document, context: Context) -> Iterator[Hit]:
    """Two equal lines."""
    first, second = (Span(*match.span()) for match in re.finditer(r"(?m)^Copy.*$", doc.source))
    yield Hit(
        second,
        "pair",
        (Related(first, "stays"),),
        (Fix("delete", (Edit(second),), keeps=(first,)),),
    )


def findings(source: str, *rules, path: str = "a.md", **kwargs) -> list[Finding]:  # type: ignore[no-untyped-def]
    doc = parse(source, path=path)
    found = lint(doc, [Active(one, None, Context()) for one in rules or [probe]])
    return list(
        statuses.apply(
            doc, found, statuses.Known(**kwargs), {"probe", "pair", "style", "duplication"}
        )
    )


def statuses_of(source: str, *rules, **kwargs) -> list[str]:  # type: ignore[no-untyped-def]
    return [f"{finding.rule}:{finding.status}" for finding in findings(source, *rules, **kwargs)]


def test_a_comment_allows_the_next_block_only() -> None:
    source = "<!-- editlint: allow probe (house style) -->\n\nA fault here.\n\nA fault there.\n"
    found = findings(source)
    assert [(finding.status, finding.reason) for finding in found] == [
        ("allowed", "house style"),
        ("open", None),
    ]


def test_a_comment_inside_a_block_allows_that_block() -> None:
    assert statuses_of("A fault. <!-- editlint: allow probe -->\n\nA fault.\n") == [
        "probe:allowed",
        "probe:open",
    ]


def test_front_matter_allows_the_file() -> None:
    assert statuses_of("---\neditlint: allow probe (quoted)\n---\n\nA fault.\n\nA fault.\n") == [
        "probe:allowed",
        "probe:allowed",
    ]
    assert statuses_of("---\neditlint: [allow style]\n---\n\nA fault.\n") == ["probe:allowed"]


def test_a_stretch_is_switched_off() -> None:
    off, on = "<!-- editlint: off (minutes) -->\n\n", "<!-- editlint: on -->\n\n"
    fault = "A fault.\n\n"
    assert statuses_of(fault + off + fault + fault + on + fault) == [
        "probe:open",
        "probe:allowed",
        "probe:allowed",
        "probe:open",
    ]
    assert [finding.reason for finding in findings(off + fault)] == ["minutes"]
    assert statuses_of(off.replace("(minutes)", "probe") + fault) == ["probe:allowed"]
    assert statuses_of(off.replace("(minutes)", "other") + fault) == ["probe:open"]
    assert statuses_of(off + "All fine.\n\n" + on) == ["unused-allow:open"]


def test_an_allow_in_code_is_text() -> None:
    assert statuses_of("```\n<!-- editlint: allow probe -->\n```\n\nA fault.\n") == ["probe:open"]


def test_an_unused_allow_is_reported_unless_its_rule_did_not_run() -> None:
    assert statuses_of("<!-- editlint: allow probe -->\n\nAll fine.\n") == ["unused-allow:open"]
    assert statuses_of("<!-- editlint: allow other-rule -->\n\nAll fine.\n") == []


def test_an_allow_at_either_copy_holds_for_the_pair() -> None:
    assert statuses_of("<!-- editlint: allow pair -->\n\nCopy one.\n\nCopy one.\n", pair) == [
        "pair:allowed"
    ]
    assert statuses_of("Copy one.\n\n<!-- editlint: allow pair -->\n\nCopy one.\n", pair) == [
        "pair:allowed"
    ]


def test_allow_file_and_baseline_go_by_fingerprint() -> None:
    (finding,) = findings("A fault.\n")
    (allowed,) = findings(
        "New first line.\n\nA fault.\n", listed={finding.fingerprint: Listed("probe", "agreed")}
    )
    assert (allowed.status, allowed.reason) == ("allowed", "agreed")
    assert statuses_of("New first line.\n\nA fault.\n", baseline={finding.fingerprint}) == [
        "probe:baselined"
    ]


def test_mending_does_not_rename_what_stays() -> None:
    before = findings("Copy with a fault.\n\nCopy with a fault.\n", probe, pair)
    (after,) = findings("Copy with a fault.\n")
    assert [
        finding.fingerprint
        for finding in before
        if finding.rule == "probe" and finding.status == "open"
    ] == [after.fingerprint]


def test_an_unused_entry_of_the_allow_file_is_reported() -> None:
    assert statuses_of("All fine.\n", listed={"gone": Listed("probe", "agreed")}) == [
        "unused-allow:open"
    ]
    assert statuses_of("All fine.\n", listed={"gone": Listed("other-rule", "agreed")}) == []


def test_only_changed_lines_count_when_they_are_given() -> None:
    source = "A fault.\n\nA fault.\n"
    assert statuses_of(source, changed=[range(3, 4)]) == ["probe:baselined", "probe:open"]
    assert statuses_of("Copy one.\n\nCopy one.\n", pair, changed=[range(1, 2)]) == ["pair:open"]
    assert statuses_of(source, changed=[]) == ["probe:baselined", "probe:baselined"]


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    assert len({finding.fingerprint for finding in findings("A fault.\n\nA fault.\n")}) == 2


def test_a_safe_fix_shadows_what_goes_with_it_and_is_told_of_the_copy_that_stays() -> None:
    source = "Copy with a fault.\n\nCopy with a fault.\n"
    assert statuses_of(source, probe, pair) == ["probe:open", "pair:open", "probe:shadowed"]


def test_nothing_is_shadowed_without_an_equal_one_in_the_copy_that_stays() -> None:
    assert statuses_of("Copy.\n\nCopy with a fault.\n", probe, pair) == ["pair:open", "probe:open"]


def test_an_allowed_finding_shadows_nothing() -> None:
    source = "<!-- editlint: allow pair -->\n\nCopy with a fault.\n\nCopy with a fault.\n"
    assert statuses_of(source, probe, pair) == ["probe:open", "pair:allowed", "probe:open"]


def test_a_comment_of_markdown_is_a_definition() -> None:
    fault = "\nA fault here.\n\nA fault there.\n"
    for comment in (
        "[//]: # (editlint: allow probe: house style)\n",
        '[//]: # "editlint: allow probe (house style)"\n',
        "[comment]: <> 'editlint: allow probe (house style)'\n",
        "[//]: # (editlint: allow probe \\(house style\\))\n",
    ):
        found = findings(comment + fault)
        assert [(one.status, one.reason) for one in found] == [
            ("allowed", "house style"),
            ("open", None),
        ], comment


def test_a_comment_that_readers_see_allows_nothing_and_is_told() -> None:
    for source in (
        "[//]: # (editlint: allow probe (house style))\n\nA fault.\n",
        "Text.\n[//]: # (editlint: allow probe)\n\nA fault.\n",
    ):
        told = {one.rule: one for one in findings(source)}
        assert told["probe"].status == "open"
        assert told["unused-allow"].message.startswith("Readers see this comment")


def test_a_comment_of_mdx_allows() -> None:
    source = "{/* editlint: allow probe (a name) */}\n\nA fault.\n\nA fault.\n"
    assert [one.reason for one in findings(source, path="a.mdx")] == ["a name", None]


def test_a_stretch_has_names_and_a_reason() -> None:
    fault = "A fault.\n\n"
    for begin, end in (
        ("<!-- editlint: allow-begin probe (minutes) -->", "<!-- editlint: allow-end -->"),
        ("<!-- editlint: allow-begin (minutes) -->", "<!-- editlint: allow-end -->"),
        ("<!-- editlint: off style (minutes) -->", "<!-- editlint: on -->"),
        ("[//]: # (editlint: allow-begin probe: minutes)", "[//]: # (editlint: allow-end probe)"),
        ("{/* editlint: allow-begin probe (minutes) */}", "{/* editlint: allow-end */}"),
    ):
        source = f"{fault}{begin}\n\n{fault}{fault}{end}\n\n{fault}"
        assert [one.reason for one in findings(source)] == [None, "minutes", "minutes", None], begin


def test_the_end_of_another_stretch_ends_nothing() -> None:
    source = (
        "<!-- editlint: allow-begin probe (a) -->\n\nA fault.\n\n"
        "<!-- editlint: allow-end pair -->\n\nA fault.\n\n"
        "<!-- editlint: allow-end probe -->\n\nA fault.\n"
    )
    assert statuses_of(source) == ["probe:allowed", "probe:allowed", "probe:open"]
