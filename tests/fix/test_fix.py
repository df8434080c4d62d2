"""Mending: choosing fixes, proving them, coming to rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editlint.edits.splice import splice
from editlint.fix.apply import FixResult, choose, fix
from editlint.lint import statuses
from editlint.lint.lint import Active, lint
from editlint.model.document import Document
from editlint.model.finding import Applicability, Edit, Fix, Hit, Severity
from editlint.model.places import Span
from editlint.model.rule import Context, rule
from editlint.parse import parse


def rule_that(pattern: str, make_fix, category="style"):  # type: ignore[no-untyped-def]
    """A rule that hits every match of `pattern`, with the fix that `make_fix(match)` gives."""

    @rule("probe", category=category, severity=Severity.WARNING, bad=["a", "b"], good=["c", "d"])
    def probe(doc: Document, context: Context) -> Iterator[Hit]:
        """Probe."""
        for match in re.finditer(pattern, doc.source):
            yield Hit(Span(*match.span()), "probe", fixes=(make_fix(match),))

    return probe


def run(source: str, *rules, minimum: Applicability = Applicability.SAFE) -> FixResult:  # type: ignore[no-untyped-def]
    def check(text: str):  # type: ignore[no-untyped-def]
        doc = parse(text, path="a.md")
        return doc, statuses.apply(doc, lint(doc, [Active(one, None, Context()) for one in rules]))

    return fix(source, check, minimum)


def replace_with(text: str, applicability: Applicability = Applicability.SAFE):  # type: ignore[no-untyped-def]
    return lambda match: Fix("replace", (Edit(Span(*match.span()), text),), applicability)


def test_a_safe_fix_is_made_and_an_unsafe_one_is_not() -> None:
    assert run("One colour.\n", rule_that("colour", replace_with("color"))).text == "One color.\n"
    unsafe = rule_that("colour", replace_with("color", Applicability.UNSAFE))
    assert run("One colour.\n", unsafe).text == "One colour.\n"
    assert run("One colour.\n", unsafe, minimum=Applicability.UNSAFE).text == "One color.\n"


def test_a_manual_fix_is_never_made() -> None:
    manual = rule_that("colour", replace_with("color", Applicability.MANUAL))
    assert run("One colour.\n", manual, minimum=Applicability.UNSAFE).text == "One colour.\n"


def test_a_fix_that_swings_leaves_the_file_alone() -> None:
    swing = rule_that(
        "black|white",
        lambda match: Fix(
            "swap", (Edit(Span(*match.span()), "white" if match.group() == "black" else "black"),)
        ),
    )
    mended = run("A black cat.\n", swing)
    assert mended.text == "A black cat.\n"
    assert [finding.rule for finding in mended.findings] == ["probe", "fix-refused"]
    assert mended.applied == ()


def test_a_fix_that_grows_without_end_leaves_the_file_alone() -> None:
    mended = run("A cat.\n", rule_that("cat", replace_with("cat and cat")))
    assert mended.text == "A cat.\n"
    assert "does not come to rest" in mended.findings[-1].message


def test_a_fix_that_changes_how_a_neighbour_reads_is_refused() -> None:
    cut = rule_that(r" x\n\n", replace_with("\n"))
    assert run("One x\n\n# Heading\n", cut).text == "One\n# Heading\n"  # a heading stands by itself
    assert run("One x\n\nTwo\n", cut).text == "One x\n\nTwo\n"  # a paragraph would be swallowed
    fence = rule_that("remove me", replace_with("```"))
    mended = run("remove me\n\nKeep this.\n", fence)
    assert mended.text == "remove me\n\nKeep this.\n"
    assert [finding.rule for finding in mended.findings] == ["fix-refused", "probe"]


def test_one_fix_that_cannot_be_made_costs_few_looks_at_the_text() -> None:
    mend = rule_that(
        "colour|remove me",
        lambda match: Fix(
            "mend", (Edit(Span(*match.span()), "```" if match[0] == "remove me" else "color"),)
        ),
    )
    looks: list[str] = []

    def check(text: str):  # type: ignore[no-untyped-def]
        looks.append(text)
        doc = parse(text, path="a.md")
        return doc, statuses.apply(doc, lint(doc, [Active(mend, None, Context())]))

    lines = ["One colour here.", "Keep this."] * 200
    lines[70] = "remove me"
    mended = fix("\n\n".join(lines) + "\n", check)
    assert mended.text.count("color ") == 199
    assert [finding.rule for finding in mended.findings] == ["probe", "fix-refused"]
    assert len(looks) < 30  # each alone would be more than 200


def test_a_safe_deletion_of_a_copy_needs_all_its_words_in_the_copy_that_stays() -> None:
    keeps = (Span(0, 9),)
    loses = rule_that(
        r"Two\. Three\.",
        lambda match: Fix("delete", (Edit(Span(*match.span())),), keeps=keeps, proof="kept copy"),
        category="duplication",
    )
    mended = run("One. Two.\n\nTwo. Three.\n", loses)
    assert mended.text == "One. Two.\n\nTwo. Three.\n"
    assert "lacks some of its words" in mended.findings[0].message
    equal = rule_that(
        r"\n\nTwo\.",
        lambda match: Fix("delete", (Edit(Span(*match.span())),), keeps=keeps, proof="kept copy"),
        category="duplication",
    )
    assert run("One. Two.\n\nTwo.\n", equal).text == "One. Two.\n"


def test_a_safe_deletion_of_a_copy_needs_its_links_too() -> None:
    keeps = (Span(0, 4),)
    loses = rule_that(
        r"\[One\]\(http\S+\)\.",
        lambda match: Fix("delete", (Edit(Span(*match.span())),), keeps=keeps, proof="kept copy"),
        category="duplication",
    )
    mended = run("One.\n\n[One](http://example.org).\n", loses)
    assert "links" in mended.findings[0].message


def test_a_safe_deletion_of_a_copy_takes_no_code() -> None:
    keeps = (Span(0, 4),)
    source = "One.\n\n```\nprint(1)\n```\n\nOne.\n"
    loses = rule_that(
        r"(?s)\n\n```.*One\.",
        lambda match: Fix("delete", (Edit(Span(*match.span())),), keeps=keeps, proof="kept copy"),
        category="duplication",
    )
    mended = run(source, loses)
    assert mended.text == source
    assert any("code" in finding.message for finding in mended.findings)


def test_a_leftover_goes_by_whole_lines_only() -> None:
    cut = rule_that(
        "Share this",
        lambda match: Fix("delete", (Edit(Span(*match.span())),), proof="named lines"),
        category="boilerplate",
    )
    assert "cut a line" in run("Text. Share this\n", cut).findings[0].message
    assert run("Text.\n\nShare this\n", cut).text == "Text.\n\n\n"


def test_fixes_that_overlap_or_touch_what_another_keeps_wait_for_the_next_round() -> None:
    def finding(span: Span, *fixes: Fix):  # type: ignore[no-untyped-def]
        from editlint.model.finding import Finding

        return Finding("probe", "style", Severity.WARNING, "", span, fixes=fixes)

    one = finding(Span(0, 4), Fix("", (Edit(Span(0, 4)),), keeps=(Span(10, 20),)))
    overlaps = finding(Span(3, 6), Fix("", (Edit(Span(3, 6)),)))
    touches_kept = finding(Span(12, 14), Fix("", (Edit(Span(12, 14)),)))
    adjacent = finding(Span(4, 6), Fix("", (Edit(Span(4, 6)),)))
    assert choose([one, overlaps, touches_kept, adjacent], Applicability.SAFE) == [one, adjacent]


def test_splice_takes_edits_in_any_order() -> None:
    assert splice("abcdef", [Edit(Span(4, 5), "E"), Edit(Span(0, 2))]) == "cdEf"


def test_what_was_removed_is_told_with_its_line() -> None:
    cut = rule_that(
        r"Share this\n",
        lambda match: Fix("delete", (Edit(Span(*match.span())),), proof="named lines"),
        category="boilerplate",
    )
    (applied,) = run("Text.\n\nShare this\n", cut).applied
    assert (applied.removed, applied.lines) == (("Share this\n",), (3, 3))


def test_what_a_later_round_removed_is_told_with_its_line_in_the_file() -> None:
    first = rule_that(
        r"Share this\n\n",
        lambda match: Fix("Delete line 1", (Edit(Span(*match.span())),), proof="named lines"),
        category="boilerplate",
    )
    then = rule_that(
        r"\AText.\n",
        lambda match: Fix("Delete line 1", (Edit(Span(*match.span())),), proof="named lines"),
        category="boilerplate",
    )
    one, other = run("Share this\n\nText.\n\nMore.\n", first, then).applied
    assert (one.lines[0], one.title) == (1, "Delete line 1")
    assert (other.lines[0], other.title) == (3, "Delete line 3")
