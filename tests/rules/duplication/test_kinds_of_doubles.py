"""Kinds of doubles that editors take out by hand, and their neighbours that are meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint import check_text, fix_text
from editlint.model.finding import Finding
from editlint.model.rule import Context
from editlint.model.words import words_of
from editlint.parse import parse
from editlint.rules.duplication import repeated_link

NOTE = "The lamp of the harbour must be lit before dark, and whoever forgets it pays for the oil."
CHINESE = (
    "港口的灯必须在天黑之前点亮，忘记点灯的人要付油钱。每艘船的名字都写在窗边桌子上的本子里，"
    "想看的人可以在门口要钥匙，但必须在中午之前还回来。"
)
JAPANESE = "港の灯は暗くなる前に点けなければならず、忘れた人が油の代金を払います。"


def found(source: str, rule: str = "", path: str = "a.md") -> list[Finding]:
    return [
        finding
        for finding in check_text(source, path=path).findings
        if finding.category in ("duplication", "structure") and rule in ("", finding.rule)
    ]


def levels(source: str, rule: str = "") -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity.label) for finding in found(source, rule)]


@given(st.integers(5, 24), st.integers(0, 16))
def test_an_exact_double_is_told_whatever_shares_a_part_of_it(size: int, start: int) -> None:
    words = [f"word{number}" for number in range(41)]
    double = "When " + " ".join(words) + "."
    third = "Elsewhere " + " ".join(words[start : start + size]) + " is told in another way."
    for source in (
        f"# Boats\n\n{third}\n\nBetween.\n\n{double}\n\n{double}\n\nThe end.\n",
        f"# Boats\n\n{double}\n\n{double}\n\nBetween.\n\n{third}\n",
    ):
        exact = [one for one in found(source) if one.severity.label == "error"]
        assert len(exact) == 1


@pytest.mark.parametrize(
    "source",
    [
        f":::note\n{NOTE}\n:::\n\nSome text.\n\n:::note\n{NOTE}\n:::",
        f"> **Note:** {NOTE}\n\n> **Note:** {NOTE}",
        f"!!! note\n\n    {NOTE}\n\nSome text.\n\n!!! note\n\n    {NOTE}",
        f"<aside>{NOTE}</aside>\n\nSome text.\n\n<aside>{NOTE}</aside>",
        f"{NOTE} Nobody likes that.\n\n> {NOTE} Nobody likes that.",
    ],
)
def test_a_box_pasted_twice_is_a_warning_and_not_mended_unasked(source: str) -> None:
    (finding,) = found(f"# Lamp\n\n{source}\n")
    assert (finding.severity.label, finding.safe_fix) == ("warning", None)


def test_a_box_may_stand_in_each_section() -> None:
    box = f":::note\n{NOTE}\n:::"
    source = f"# Lamp\n\n## Summer\n\n{box}\n\n## Winter\n\n{box}\n"
    assert levels(source) == [("repeated-passage", "info")]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        (
            "The pool on the hill opens its gates at nine and is heated all year.",
            "The pool on the hill opens at nine and is heated all the year.",
            "warning",
        ),
        (
            "If the lamp is lit, the pool on the hill is open to all who come.",
            "If the lamp is not lit, the pool on the hill is closed to all who come.",
            "info",
        ),
        (
            "The boat to the north pier leaves at nine and comes back by dusk.",
            "The boat to the south pier leaves at nine and comes back by dusk.",
            "info",
        ),
    ],
)
def test_the_old_beside_the_new_version_of_a_sentence(one: str, other: str, level: str) -> None:
    assert levels(f"# Pool\n\nIt was May. {one} {other} Bring a towel.\n") == [
        ("repeated-sentence", level)
    ]


def test_chinese_and_japanese_are_counted_in_characters() -> None:
    (finding,) = found(f"# 港口\n\n{CHINESE}\n\n中间有一段话。\n\n{CHINESE}\n\n结束。\n")
    assert finding.severity.label == "error"
    characters = sum(map(len, words_of(CHINESE).keys))
    assert f"({characters} characters)" in finding.message


def test_the_words_of_an_english_page_are_words_in_spite_of_a_chinese_name() -> None:
    text = f"{NOTE} So said 王小明, who keeps the lamp and has done so for many years."
    (finding,) = found(f"# Lamp\n\n{text}\n\nBetween.\n\n{text}\n\nThe end.\n")
    assert f"({len(text.split())} words)" in finding.message


def test_sentences_in_one_pair_of_quotation_marks_are_sentences() -> None:
    source = f"# 港\n\n「{JAPANESE}{JAPANESE}」と彼は言いました。\n"
    (finding,) = found(source)
    assert (finding.rule, finding.span.of(source)) == ("repeated-sentence", JAPANESE)
    assert fix_text(source, path="a.md").text == f"# 港\n\n「{JAPANESE}」と彼は言いました。\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "我们先研究研究这个问题，然后一步一步地把它讨论清楚。",
        "它返回返回值的类型，而他们的目的的确是为了了解情况。",
        "これは見る見るうちに進み、それぞれの人が一つ一つ確かめました。",
        "より多くのコードを定義するコードを定義する方法を説明します。",
        "それは太ももの筋肉であり、悲しいもののなかなか良いです。",
    ],
)
def test_what_grammar_doubles_is_left_alone(sentence: str) -> None:
    assert found(f"# 题\n\n{sentence}\n", "repeated-word") == []


@pytest.mark.parametrize(
    "sentence",
    ["这里需要需要一个名字。", "用户的的名字写在本子里。", "この変数をを使うと、値が変わります。"],
)
def test_what_no_grammar_doubles_is_a_slip(sentence: str) -> None:
    assert levels(f"# 题\n\n{sentence}\n", "repeated-word") == [("repeated-word", "warning")]


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("这个按钮用于用于打开港口的地图。", "warning"),
        ("请打开港口的地图打开港口的地图，然后保存。", "info"),
        ("他说这个这个，然后就不说了。", "info"),
        ("他们没有没有名字的船。", "info"),
        ("船の名前を船の名前を書き直してください。", "warning"),
        ("港の名前港の名前です。", "info"),
    ],
)
def test_only_listed_phrases_of_characters_are_near_certain(sentence: str, level: str) -> None:
    assert levels(f"# 题\n\n{sentence}\n", "repeated-word") == [("repeated-word", level)]


@pytest.mark.parametrize("arrow", ["->", "→", "=>"])
def test_the_end_of_an_arrow_is_the_start_of_the_next(arrow: str) -> None:
    diagram = f"open {arrow} locked\nlocked {arrow} open"
    assert found(f"# Lock\n\n{diagram}\n") == []
    (slip,) = found(f"# Lock\n\n{diagram.replace(arrow, 'is')}\n")
    assert slip.rule == "repeated-word"


TITLE = "The harbour master keeps the names of all the boats"


@pytest.mark.parametrize(
    "line",
    [
        f"-- [{TITLE}](https://example.org/boats)",
        f"— *{TITLE}*, The Bay News",
        f"– Anna Berg, “{TITLE}”",
        f"--- {TITLE}",
        f"-- [{TITLE}?](https://example.org/boats), who asks so",
    ],
)
def test_a_source_line_is_no_copy(line: str) -> None:
    quotations = f"The sea is wide.\n\n{line}\n\nSo is the sky.\n\n{line}\n"
    said = f"Nobody reads it. {TITLE}.\n\nThat is the law.\n\n{line}\n"
    for source in (quotations, said):
        assert found(source) == []
        assert found(source, path="a.txt") == []


@pytest.mark.parametrize("line", [f"— {TITLE}, he said.", f"— {TITLE}!", f"— “{TITLE}.”"])
def test_speech_is_no_source_line(line: str) -> None:
    assert found(f"# Boats\n\n{line}\n\nNobody spoke.\n\n{line}\n") != []


def test_an_item_is_no_source_line() -> None:
    assert found(f"# Boats\n\n{NOTE}\n\nRemember:\n\n- {NOTE[:-1]}\n") != []


def test_a_quotation_pasted_twice_goes_with_its_source_line() -> None:
    quoted = f"{NOTE}\n\n-- [{TITLE}](https://example.org/boats)\n"
    source = f"# Boats\n\n{quoted}\nSome text.\n\n{quoted}"
    assert fix_text(source, path="a.md").text == f"# Boats\n\n{quoted}\nSome text.\n"


def test_a_passage_of_characters_needs_as_much_text_as_one_of_words() -> None:
    for size, expected in ((14, 0), (15, 1)):
        said = CHINESE.replace("，", "")[:size] + "。"
        assert len(found(f"# 港口\n\n{said}\n\n中间有一段话。\n\n{said}\n")) == expected


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("The boats are not are not for hire in May.", "warning"),
        ("It may be that the key that the key is lost.", "warning"),
        ("There were boats and so on and so on until dusk.", "info"),
        ("The two at the desk are people people, and so are we.", "info"),
    ],
)
def test_doubled_phrases(sentence: str, level: str) -> None:
    assert levels(f"# Boats\n\n{sentence}\n") == [("repeated-word", level)]


def test_headings_of_one_row() -> None:
    next_to = "# Pumps\n\n## Cause\n\nA valve stuck.\n\n## Cause\n\nThe gauge was off.\n"
    apart = next_to.replace("\n\n## Cause\n\nThe", "\n\n## Step\n\nWait.\n\n## Cause\n\nThe")
    label = next_to.replace("Cause", "Note")
    assert [levels(source) for source in (next_to, apart, label)] == [
        [("repeated-heading", "warning")],
        [("repeated-heading", "info")],
        [("repeated-heading", "info")],
    ]


@pytest.mark.parametrize("heading", ["Directions", "[DRY RUN] Would add: the soup"])
def test_headings_told_by_the_shape_of_lines_are_no_warning(heading: str) -> None:
    other = f"{TITLE} in a book, which lies on the desk by the window, and the key is at the gate."
    shaped = f"Soup of the bay\n\n{other}\n\n{heading}\n{NOTE}\n\n{heading}\n{other[4:]}\n"
    (finding,) = found(shaped, "repeated-heading", "a.txt")
    assert finding.severity.label == "info"
    written = shaped.replace(f"{heading}\n", f"## {heading}\n\n")
    for path in ("a.md", "a.txt"):
        (finding,) = found(written, "repeated-heading", path)
        assert finding.severity.label == "warning"


def test_a_key_with_another_value_is_not_deleted_unasked() -> None:
    (finding,) = found("---\ntitle: The basin\ntitle: The quay\n---\n\nBoats lie in it.\n")
    assert (finding.rule, finding.safe_fix) == ("repeated-key", None)


@pytest.mark.parametrize(
    "source",
    [
        "- salt\n- flour\n- salt\n",
        "- item\n- item\n- item\n",
        "### `open(name)`\n\n* `name` string - The name of the basin.\n\n"
        "### `shut(name)`\n\n* `name` string - The name of the basin.\n",
        "<table><tr><td>Gull and Tern</td><td>old pier</td></tr></table>\n\nOr:\n\n"
        "<table><tr><td>Gull and Tern</td><td>old pier</td></tr></table>\n",
    ],
)
def test_entries_that_may_be_meant(source: str) -> None:
    assert found(source) == []


def test_a_short_entry_counts_with_the_code_below_it() -> None:
    entry = "* Boats are sorted.\n\n    ```\n    sort(boats)\n    ```\n"
    source = f"# News\n\n{entry}\n* Boats are drawn.\n{entry}"
    assert levels(source) == [("repeated-item", "warning")]
    assert levels(source.replace("sort(boats)", "sort(rafts)", 1)) == []
    fixed = fix_text(source, path="a.md", unsafe=True).text
    assert fixed == f"# News\n\n{entry}\n* Boats are drawn.\n"


@pytest.mark.parametrize(
    ("link", "asked"), [("[map](/map)", False), ("[plan](/plan)", True)], ids=["other", "same"]
)
def test_sentences_are_asked_for_where_an_address_stands_twice(link: str, asked: bool) -> None:
    doc = parse(f"See the [plan](/plan), the [quay](/quay) and the {link}.\n", path="a.md")
    list(repeated_link.repeated_link.check(doc, Context()))
    assert ("sentences" in vars(doc)) == asked


def test_links_without_a_block() -> None:
    assert not found("<!-- [plan](/plan) -->\n\n<!-- [plan](/plan) -->\n", "repeated-link")
