"""The engine behind repetitions, on plain values."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editlint.alignment import merging
from editlint.alignment import seeds as seeds_module
from editlint.alignment.boundaries import Stretch, Structure, snap_to_boundaries
from editlint.alignment.chains import chains, covered
from editlint.alignment.merging import Pair
from editlint.alignment.passages import Passage, passages
from editlint.alignment.seeds import seeds
from editlint.edits.balance import is_balanced
from editlint.edits.deletion import deletion_span
from editlint.edits.links import is_subsequence, links_and_notes
from editlint.language.similarity import bag_similarity, differences, similarity
from editlint.model.finding import Severity
from editlint.model.places import Span
from editlint.rules.duplication.engine.choose_copy import CopyRank, choose_copy
from editlint.rules.duplication.engine.severity import RepeatFacts, is_little, severity_of
from editlint.rules.duplication.engine.standing_twice import standing_twice

KEPT = [
    (
        "the title goes before all else",
        [CopyRank(words=90, links_and_notes=3), CopyRank(under_title=True, words=80)],
        1,
        "title",
    ),
    (
        "headings that are headings",
        [CopyRank(headings=0, words=90), CopyRank(headings=3, words=80)],
        1,
        "headings",
    ),
    ("not in a quote", [CopyRank(set_apart=True, words=90), CopyRank(words=80)], 1, "quote"),
    ("the longer one", [CopyRank(words=80, links_and_notes=2), CopyRank(words=90)], 1, "longer"),
    ("the one with links", [CopyRank(words=80), CopyRank(words=80, links_and_notes=2)], 1, "links"),
    ("else the earlier one", [CopyRank(words=80), CopyRank(words=80)], 0, "first"),
    (
        "of three the one with most",
        [CopyRank(words=80), CopyRank(words=80, links_and_notes=1), CopyRank(words=80)],
        1,
        "links",
    ),
]


@pytest.mark.parametrize(("case", "copies", "number", "reason"), KEPT, ids=[row[0] for row in KEPT])
def test_which_copy_is_kept(case: str, copies: list[CopyRank], number: int, reason: str) -> None:
    kept, why = choose_copy(copies)
    assert kept == number
    assert reason in why


GRADES = [
    (
        "a body of three blocks",
        RepeatFacts(words=60, blocks=3, apart=9, similarity=1.0),
        Severity.ERROR,
    ),
    (
        "a body nearly the same",
        RepeatFacts(words=300, blocks=9, apart=9, similarity=0.98),
        Severity.ERROR,
    ),
    (
        "twelve words at once",
        RepeatFacts(words=12, blocks=1, apart=0, similarity=1.0),
        Severity.WARNING,
    ),
    (
        "thirty words two blocks on",
        RepeatFacts(words=30, blocks=1, apart=2, similarity=1.0, sentences=1),
        Severity.ERROR,
    ),
    (
        "two sentences of twenty words at once",
        RepeatFacts(words=20, blocks=1, apart=0, similarity=1.0, sentences=2),
        Severity.ERROR,
    ),
    (
        "an entry of a list",
        RepeatFacts(words=20, blocks=1, apart=0, similarity=1.0, job="items"),
        None,
    ),
    (
        "entries of a grid",
        RepeatFacts(words=20, blocks=1, apart=3, similarity=1.0, job="entries"),
        Severity.INFO,
    ),
    (
        "a quotation of the body",
        RepeatFacts(words=40, blocks=1, apart=0, similarity=1.0, job="apart"),
        Severity.INFO,
    ),
    (
        "twelve words far off",
        RepeatFacts(words=12, blocks=1, apart=9, similarity=1.0),
        Severity.INFO,
    ),
    (
        "twenty words far off",
        RepeatFacts(words=20, blocks=1, apart=9, similarity=1.0),
        Severity.WARNING,
    ),
    (
        "eight words at once",
        RepeatFacts(words=8, blocks=1, apart=1, similarity=1.0),
        Severity.WARNING,
    ),
    (
        "a phrase inside two sentences",
        RepeatFacts(words=12, blocks=1, apart=1, similarity=1.0, whole=False),
        Severity.INFO,
    ),
    ("a short phrase", RepeatFacts(words=9, blocks=1, apart=1, similarity=1.0, whole=False), None),
    (
        "an edited paragraph",
        RepeatFacts(words=40, blocks=1, apart=3, similarity=0.8),
        Severity.WARNING,
    ),
    ("an edited sentence", RepeatFacts(words=20, blocks=1, apart=3, similarity=0.9), Severity.INFO),
    ("one matter in other words", RepeatFacts(words=90, blocks=2, apart=3, similarity=0.5), None),
    (
        "a refrain",
        RepeatFacts(words=15, blocks=1, apart=4, similarity=1.0, copies=3),
        Severity.INFO,
    ),
    (
        "a pull quote",
        RepeatFacts(words=25, blocks=1, apart=4, similarity=1.0, expected=True),
        Severity.INFO,
    ),
]


@pytest.mark.parametrize(("case", "measure", "severity"), GRADES, ids=[row[0] for row in GRADES])
def test_how_grave_a_repetition_is(
    case: str, measure: RepeatFacts, severity: Severity | None
) -> None:
    assert severity_of(measure) == severity
    if is_little(measure.similarity, measure.words, measure.whole):
        assert severity is None


CUTS = [
    ("between two blocks", "One.\n\n[Two.]\n\nThree.", "One.\n\nThree."),
    ("at the top", "[One.]\n\nTwo.\n", "Two.\n"),
    ("at the end", "One.\n\n[Two.]\n", "One.\n"),
    ("glued to the line above", "One.\n[Two.]\n\nThree.", "One.\n\nThree."),
    ("glued to the line below", "One.\n\n[Two.]\nThree.", "One.\n\nThree."),
    ("a sentence", "One. [Two.] Three.", "One. Three."),
    ("a sentence at a line's end", "One. [Two.]\nThree.", "One.\nThree."),
    ("with CRLF", "One.\r\n\r\n[Two.]\r\n\r\nThree.", "One.\r\n\r\nThree."),
    ("the whole text", "[One.]\n", ""),
]


@pytest.mark.parametrize(("case", "text", "left"), CUTS, ids=[row[0] for row in CUTS])
def test_what_is_cut_leaves_no_gap(case: str, text: str, left: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    source = text.replace("[", "").replace("]", "")
    gone = deletion_span(source, Span(start, end))
    assert source[: gone.start] + source[gone.end :] == left


def test_balanced_markup() -> None:
    assert is_balanced("a <b>bold</b> word<br> and <img src='x'/>")
    assert not is_balanced("a <b>bold word")
    assert not is_balanced("bold</b> word")
    assert not is_balanced("<b><i>x</b></i>")


def test_what_a_passage_carries() -> None:
    source = (
        'See [one](https://a.example/x "t"), <a href="b.html">two</a>, ![three](c.png) and'
        " that[^4]. https://d.example"
    )
    assert links_and_notes(source) == [
        "https://a.example/x",
        "b.html",
        "c.png",
        "[^4]",
        "https://d.example",
    ]
    assert is_subsequence("ac", "abc")
    assert not is_subsequence("ca", "abc")


WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=60)


@given(WORDS, WORDS)
def test_likeness_has_no_direction(one: list[str], other: list[str]) -> None:
    assert similarity(one, other) == pytest.approx(similarity(other, one))
    assert 0 <= similarity(one, other) <= bag_similarity(one, other) + 1e-9 <= 1 + 1e-9


@given(WORDS, WORDS)
def test_differences_are_all_that_differs(one: list[str], other: list[str]) -> None:
    rebuilt, at = [], 0
    for difference in differences(one, other):
        rebuilt += (
            one[at : difference.one_first] + other[difference.other_first : difference.other_stop]
        )
        at = difference.one_stop
    assert rebuilt + one[at:] == other


@given(st.lists(st.sampled_from("abcde"), max_size=120))
def test_runs_are_equal_stretches(keys: list[str]) -> None:
    for earlier, later, length in seeds(keys):
        assert 0 <= earlier < later <= len(keys) - length
        assert keys[earlier : earlier + length] == keys[later : later + length]


# Two blocks of thirty words; each has a sentence of ten, one of twelve and one of eight.
SENTENCES = [Stretch(*ends) for start in (0, 30) for ends in (
    (start, start + 10), (start + 10, start + 22), (start + 22, start + 30),
)]  # fmt: skip


def test_a_long_text_is_looked_up_a_part_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(5)
    keys = [f"w{int(chance.paretovariate(0.7)) % 300}" for _ in range(3000)]
    at_once = seeds(keys)
    assert at_once
    monkeypatch.setattr(seeds_module, "AT_ONCE", 100)
    assert seeds(keys) == at_once


def test_what_starts_and_ends_at_a_word() -> None:
    text = Structure([Stretch(0, 4), Stretch(4, 9)], [Stretch(0, 2), Stretch(2, 9)], [0, 3, 4])
    assert [text.start_at(word) for word in range(-1, 6)] == [9, 0, 9, 2, 4, 0, 9]
    assert [text.stop_at(word) for word in (-1, 2, 3, 4, 8, 9, 10)] == [9, 2, 4, 0, 9, 0, 9]


def test_what_stands_twice_is_told_by_its_hash() -> None:
    assert standing_twice([7, -1, 7, 3, 3, 3, 0]) == {3, 7}
    assert standing_twice([]) == set()


SHORT = Structure([Stretch(0, 30), Stretch(30, 60)], SENTENCES)
# Sentences of forty words: no boundary is near an edge in their middle.
LONG = Structure([], [Stretch(0, 40), Stretch(40, 80), Stretch(200, 240), Stretch(240, 280)])
SNAPPED = [
    ("both edges at sentences stay", SHORT, (10, 22), (40, 52), (10, 22), (40, 52)),
    ("a few words off go to the sentence", SHORT, (12, 21), (42, 51), (10, 22), (40, 52)),
    ("into the sentence before, on both sides", SHORT, (8, 22), (38, 52), (10, 22), (40, 52)),
    ("a whole block rather than its sentence", SHORT, (1, 29), (31, 59), (0, 30), (30, 60)),
    ("half a sentence at the start comes in", LONG, (20, 80), (220, 280), (0, 80), (200, 280)),
    ("less than half goes", LONG, (30, 80), (230, 280), (40, 80), (240, 280)),
    ("half a sentence at the end comes in", LONG, (0, 60), (200, 260), (0, 80), (200, 280)),
    ("less than half goes there too", LONG, (0, 50), (200, 250), (0, 40), (200, 240)),
    ("each side by itself", LONG, (20, 80), (230, 280), (0, 80), (240, 280)),
    ("one at a sentence keeps both", LONG, (0, 80), (215, 280), (0, 80), (215, 280)),
    ("an edge between sentences stays", LONG, (20, 80), (150, 280), (0, 80), (150, 280)),
    ("and so does one above the first", LONG, (100, 140), (220, 280), (100, 140), (200, 280)),
    ("what would be empty stays", LONG, (10, 25), (212, 222), (10, 25), (212, 222)),
    ("what would overlap stays", LONG, (20, 60), (60, 260), (20, 60), (60, 260)),
]


@pytest.mark.parametrize(
    ("case", "text", "earlier", "later", "first", "second"),
    SNAPPED,
    ids=[row[0] for row in SNAPPED],
)
def test_a_copy_ends_where_a_sentence_or_a_block_does(
    case: str,
    text: Structure,
    earlier: tuple[int, int],
    later: tuple[int, int],
    first: tuple[int, int],
    second: tuple[int, int],
) -> None:
    assert snap_to_boundaries(text, Stretch(*earlier), Stretch(*later)) == (first, second)


def structure(size: int, step: int) -> Structure:
    blocks = [Stretch(start, min(size, start + step)) for start in range(0, size, step)]
    return Structure(blocks, blocks)


@given(st.lists(st.sampled_from("abcdefghijkl"), max_size=200), st.integers(3, 30))
def test_places_lie_in_the_text_and_apart(keys: list[str], step: int) -> None:
    for passage in passages(keys, seeds(keys), lambda: structure(len(keys), step)):
        assert len(passage.places) >= 2
        assert all(0 <= place.first < place.stop <= len(keys) for place in passage.places)
        assert all(
            place.stop <= following.first
            for place, following in zip(passage.places, passage.places[1:], strict=False)
        )
        assert 0 < passage.similarity <= 1


@given(st.integers(0, 10_000), st.integers(20, 80))
def test_a_copy_is_found_from_either_side(seed: int, size: int) -> None:
    rng = random.Random(seed)
    body = [f"w{rng.randrange(400)}" for _ in range(size)]
    other = [f"x{number}" for number in range(50)]
    keys = [*body, *other, *body]
    (there,) = passages(
        keys,
        seeds(keys),
        lambda: Structure(
            [Stretch(0, size), Stretch(size, size + 50), Stretch(size + 50, len(keys))], []
        ),
    )
    (back,) = passages(
        keys[::-1],
        seeds(keys[::-1]),
        lambda: Structure(
            [Stretch(0, size), Stretch(size, size + 50), Stretch(size + 50, len(keys))], []
        ),
    )
    assert there == back == Passage((Stretch(0, size), Stretch(size + 50, len(keys))), 1.0)


class Counted(str):
    """A word that counts how often it is compared or hashed."""

    work = 0

    def __eq__(self, other: object) -> bool:
        Counted.work += 1
        return str.__eq__(self, other)

    def __hash__(self) -> int:
        Counted.work += 1
        return str.__hash__(self)


def of_size(kind: str, size: int) -> list[str]:
    rng = random.Random(7)
    body = [f"w{rng.randrange(800)}" for _ in range(size // 2)]
    texts = {
        "one line": [f"w{number % 12}" for number in range(size)],
        "one word": ["w"] * size,
        "few words": [f"w{rng.randrange(12)}" for _ in range(size)],
        "random words": [f"w{rng.randrange(size)}" for _ in range(size)],
        "two copies": body + body,
        "interleaved": [
            word for start in range(0, size // 2, 40) for word in body[start : start + 40] * 2
        ],
        "edited": body
        + [word if number % 10 else f"x{number}" for number, word in enumerate(body)],
    }
    return [Counted(word) for word in texts[kind]]


@pytest.mark.parametrize(
    "kind",
    ["one line", "one word", "few words", "random words", "two copies", "interleaved", "edited"],
)
def test_the_work_grows_with_the_text(kind: str) -> None:
    work = []
    for size in (10_000, 40_000):
        keys = of_size(kind, size)
        Counted.work = 0
        found = seeds(keys)
        work.append(Counted.work + 10 * len(found))
        assert (
            covered(
                (seed.later, seed.later + seed.length)
                for chain in chains(found, 8)
                for seed in chain.seeds
            )
            <= size
        )
    assert work[1] <= 5 * work[0]
    assert work[1] <= 60 * 40_000


PIECE = st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(3, 20))
PIECES = st.lists(PIECE, min_size=1, max_size=40)


@given(PIECES)
def test_peeling_finds_what_a_look_at_all_pieces_each_time_finds(
    pieces: list[tuple[int, int, int]],
) -> None:
    pairs = [
        Pair(Stretch(at, at + size), Stretch(to + 120, to + 120 + size), size)
        for at, to, size in pieces
    ]
    assert merging._core(pairs) == peeled_slowly(pairs)


def peeled_slowly(component: list[Pair]) -> list[Pair]:
    split = merging._split(component)
    core = [pair for pair in component if pair.earlier.stop <= split <= pair.later.first]
    for _ in range(merging.PEELED):
        if len(core) < 2:
            break
        if merging._is_dense(merging._hull(core), core):
            return core
        outer = {
            min(core, key=lambda pair: pair.earlier.first),
            max(core, key=lambda pair: pair.earlier.stop),
            min(core, key=lambda pair: pair.later.first),
            max(core, key=lambda pair: pair.later.stop),
        }
        rests = [[pair for pair in core if pair != one] for one in sorted(outer)]
        dense = [merging._hull(rest).density if rest else 0.0 for rest in rests]
        core = rests[dense.index(max(dense))]
    return []
