"""Sources, unnamed authorities, own names and the decision table, on short texts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import written
from editlint.language.quotations import quotations
from editlint.model.rule import Context
from editlint.parse import parse
from editlint.registry import builtin
from editlint.rules.sourcing.engine.decision import CUES
from editlint.rules.sourcing.engine.reading import reading, table

DATA = builtin.data()
RULES = {rule.name: rule for rule in builtin.rules() if rule.category == "sourcing"}
CLAIM = "Nearly 62% of households in the country cannot pay an unexpected bill"

NONE: Mapping[str, object] = MappingProxyType({})


def found(
    text: str,
    rule: str = "unsourced-statistic",
    options: Mapping[str, object] = MappingProxyType({}),
) -> list[str]:
    doc = parse(text, format="markdown", language="en")
    return [
        hit.span.of(doc.source)
        for hit in RULES[rule].hits(doc, Context({**RULES[rule].options, **options}, DATA))
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{CLAIM}, according to the savings bank.",
        f"{CLAIM}, the ministry said.",
        f"{CLAIM}, said Ruth Dahl of the savings bank.",
        f"The savings bank reported that {CLAIM.lower()}.",
        f"{CLAIM}, data from the Hill Institute show.",
        f"A Hill Institute survey found that {CLAIM.lower()}.",
        f"[{CLAIM}](https://example.com/report).",
        f"{CLAIM}.[^1]\n\n[^1]: Hill Institute, 2024.",
        f"{CLAIM} (Dahl et al., 2019).",
        f"{CLAIM} [4].",
        f"{CLAIM}.³",
        f"{CLAIM},¹² and the winter is long.",
        f"The mayor on Thursday said {CLAIM.lower()}.",
        f"Dahl on Thursday said {CLAIM.lower()}.",
        f"Local officials confirm {CLAIM.lower()}.",
        f"It was a hard year (1), and {CLAIM.lower()} (2).",
        "Source: Hill Institute\n\nMore than 40,000 boats left the country last year.",
        (
            "The Hill Institute surveyed the country. Times are hard.\n\nThe survey shows who pays."
            " More than 40,000 boats left the country."
        ),
        (
            "The Hill Institute reported on its survey.\n\nTimes are hard, and 62% of respondents"
            " fear for their savings."
        ),
        f"“{CLAIM},” the report begins.",
        f"The savings bank said on Monday that times are hard. {CLAIM}.",
        (
            "The Hill Institute published its report on Monday. It is long. Also, nearly 62% of"
            " households fear for their savings."
        ),
        f"The Hill Institute found this in its survey:\n\n- {CLAIM}.\n- It rained.",
        f"{CLAIM}.\n\nSource: Hill Institute",
        f"We surveyed two thousand readers for this article. Times are hard.\n\n{CLAIM}.",
    ],
)
def test_a_source_is_seen(text: str) -> None:
    assert found(text + "\n") == []


@pytest.mark.parametrize(
    "text",
    [
        f"{CLAIM}.",
        f"{CLAIM}, according to experts.",
        f"Studies show that {CLAIM.lower()}.",
        f"It is widely believed that {CLAIM.lower()}.",
        f"[The bank](https://example.com) is old. It stands on the hill. The sea is near. {CLAIM}.",
        "Berths on the coast typically cost $80 to $130.",
        "More than 62% of young adults in the country (18-29) fear for their savings.",
        "The house voted for it (52-48), and 62% of households in the country cannot pay.",
        "The awareness campaign cut smoking in the country by 40%.",
        "Poor sleep leads to a 40% higher risk of stroke in the country.",
        "Fraud with the sales tax costs the country more than $60 billion.",
        "Wildfires closed roads and cost the state more than $3 billion in damages worldwide.",
        "The tourism industry employs more than 2.5 million people in the country.",
        "Famine threatens children in more than 40 countries.",
        "Demand for cod is doubling in the country as the population grows.",
        "GateHouse reportedly laid off more than 60 skippers.",
        (
            "Advisers should know that nearly 62% of households in the United States cannot pay an"
            " unexpected bill."
        ),
    ],
)
def test_no_source_is_made_up(text: str) -> None:
    assert len(found(text + "\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened during 2025.",
        "We counted more than 40,000 birds in the country last year.",
        "If 62% of households in your street agree, the plan can go on.",
        "Add 2 cups of flour and bake the dough for 40 minutes.",
        "Plans start at $14 per month, and the larger one is $29.",
        "He was sentenced to 12 years in prison and must pay $250,000.",
        "You must score at least 50% on all tests.",
        "It comes with a 75% layout and weighs 400 grams.",
        "That is half the battle.",
        "Their best model has a 75% layout, and many 75% keyboards are smaller.",
        "The fund closed $55 million for ventures in Africa.",
        "Acme Harbours has customers in more than 140 countries.",
        (
            "The harbour firm has customers in more than 140 countries and a workforce of over"
            " 12,000 employees."
        ),
        "The consumption tax in Japan is 10%.",
        "The campaign brought a 250% increase in organic traffic.",
        "The lid is doubling as a tray, and the firm has 4,000 employees across the country.",
        "What would 62% of households say?",
        "## 62% of households cannot pay\n\nThe rest can.",
    ],
)
def test_what_needs_no_source(text: str) -> None:
    assert found(text + "\n") == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (
            "Thousands of families in the province live without clean water.",
            "Thousands of families",
        ),
        ("Tens of thousands of people fled the fighting.", "Tens of thousands of people"),
        ("Rebels killed dozens of villagers in the attack.", "dozens of villagers"),
    ],
)
def test_a_size_without_a_number_is_a_figure_of_reports(text: str, figure: str) -> None:
    assert found(text + "\n") == [figure]
    assert found(text[:-1] + ", the ministry said.\n") == []


def test_a_text_that_speaks_to_its_readers_is_judged_by_the_table() -> None:
    report = "Rebels killed dozens of villagers in the attack.\n\n"
    said = "“You must go,” she said, “and you know it, and you will.”\n"
    assert found(report + said) == ["dozens of villagers"]
    assert found(report + "You must go, and you know it, and you will.\n") == []


def test_the_finding_tells_words_that_weigh() -> None:
    doc = parse("Rebels killed dozens of villagers in the attack.\n", language="en")
    rule = RULES["unsourced-statistic"]
    (hit,) = rule.hits(doc, Context(rule.options, DATA))
    assert "“killed”" in hit.detail


def test_every_sign_with_a_weight_can_be_seen() -> None:
    """A renamed list or kind would leave its weight behind without a word."""
    names = set(DATA["sourcing/figures-en"]["signs"])
    lists = {name.rpartition("list ")[2] for name in names if "list " in name}
    assert lists <= written("sourcing/en")["phrases"].keys()
    assert all(len(weights) == 2 for weights in DATA["sourcing/figures-en"]["signs"].values())
    assert all(len(weights) == 3 for weights in DATA["sourcing/figures-en"]["words"].values())


def test_own_names_come_from_settings_front_matter_and_we() -> None:
    claim = "Acme Harbours moved more than 52,000 ships worldwide in 2024."
    assert len(found(claim + "\n")) == 1
    assert found(claim + "\n", options={"own-names": ("Acme Harbours",)}) == []
    assert found(f"---\nsite: Acme Harbours\n---\n\n{claim}\n") == []
    assert found(f"At Acme Harbours, we know the sea.\n\nIt was a wet year.\n\n{claim}\n") == []


def test_a_figure_on_an_unnamed_authority_gets_both_findings() -> None:
    text = f"Studies show that {CLAIM.lower()}.\n"
    assert found(text, "vague-attribution") == ["Studies show"]
    assert found(text) == ["nearly 62% of households"]


def test_a_share_of_and_a_share_among_weigh_the_same() -> None:
    doc = parse(
        "Among the skippers of the country, 57% fear for their savings.\n",
        format="markdown",
        language="en",
    )
    read = reading(doc, DATA)
    verdict = table(DATA).look(read.statement(0)).weigh() if read else None
    assert verdict is not None
    assert verdict.reasons[0] == "it is a share of a whole that somebody counted"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rents rose by the 12%"),
        ("en", "The tariff is a 75%"),
        ("de", "Die Mieten stiegen um die 12 %"),
        ("fr", "La production a augmenté de 12 %"),
        ("es", "Los alquileres subieron un 12 %"),
    ],
)
@pytest.mark.parametrize("after", ["", ".", "\n\nThe end."])
def test_a_figure_may_be_the_last_word(language: str, text: str, after: str) -> None:
    doc = parse(text + after, format="markdown", language=language)
    for rule in RULES.values():
        assert len(list(rule.hits(doc, Context(rule.options, DATA)))) <= 1


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_phrase_goes_on_in_the_next_line(end: str) -> None:
    assert found(f"It is widely{end}believed that it works.{end}", "vague-attribution") == [
        f"widely{end}believed that"
    ]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("According to advocacy groups, it works.", "According to advocacy groups"),
        ("The owner is reportedly under investigation.", "reportedly"),
        ("Acme Harbours reportedly laid off its crew.", "reportedly"),
        ("Education advocacy groups estimated the loss.", "Education advocacy groups estimated"),
        ("Trade in eels is now thought to be doubling.", "now thought to"),
        ("Trade in eels is said to have doubled.", "is said to"),
        ("Exact figures are rare, but it is thought that half are gone.", "it is thought that"),
        ("A 2012 study concluded that half of them are tired.", "A 2012 study concluded"),
        (
            "One high-quality survey has found that half are tired.",
            "One high-quality survey has found",
        ),
        ("Half are tired, as figures show.", "figures show"),
        ("Analysts forecast a dry year.", "Analysts forecast"),
        ("Analysts are predicting a dry year.", "Analysts are predicting"),
        (
            "A recent doorstep poll found that half of the street reads it.",
            "A recent doorstep poll found",
        ),
        (
            "Polls in the north and the south have shown it.",
            "Polls in the north and the south have shown",
        ),
        ("The show earned the family a reported $40m.", "a reported"),
        ("The trade, estimated at more than $70 billion, is in decline.", "estimated at"),
        ("The owners are said to number two hundred.", "are said to"),
        ("The storm has reportedly claimed more than 40 lives.", "reportedly"),
        (
            "It grew by a third, according to the most recent figures.",
            "according to the most recent figures",
        ),
        ("In a study assessing nearly 600 bakers, half were tired.", "a study assessing"),
    ],
)
def test_an_unnamed_authority_is_vague(text: str, phrase: str) -> None:
    assert found(text + "\n", "vague-attribution") == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        "Harvard researchers found no effect.",
        "We pulled together a group of experts, project managers and cooks.",
        "The researchers found no effect.",
        "Our experts say so.",
        "Experts at the Hill Institute say so.",
        "“Studies show it,” she said.",
        "Studies show it, the ministry said.",
        "[Studies show](https://example.com/study) that it works.",
        "The results are reported to the states.",
        "The harbour lost 40 boats, said the report, and an estimated 20 more sank later.",
        "Past studies found no effect, says lead author Dr Ann Hill.",
        "The bank said trade would pick up. Exports are forecast to grow by 4%.",
        "A new study shows that eels sleep. The study, by the Hill Institute, took two years.",
        "Not all scientists agree.",
        "Trade in eels is projected to double.",
        "The price index data showed that eels are dear.",
        "A 2018 review of 37 studies found no effect.",
        "A government survey found that half are tired.",
        "In a new study published last fall, we counted the boats.",
        "The crew allegedly stole $40 from the till.",
    ],
)
def test_a_named_authority_is_not_vague(text: str) -> None:
    assert found(text + "\n", "vague-attribution") == []


def test_every_cue_of_the_table_is_known() -> None:
    rows = DATA["sourcing/decision"]
    named = {cue for row in rows["figures"] for cue in row}
    named |= {
        cue for part in ("excused", "points", "mild") for row in rows[part] for cue in row["cues"]
    }
    named |= {
        cue
        for part in ("excused", "points", "mild")
        for row in rows[part]
        for many in row.get("unless", ())
        for cue in many.split(" + ")
    }
    assert named <= CUES.keys() | written("sourcing/en")["phrases"].keys()


def test_points_and_reasons() -> None:
    doc = parse(CLAIM + ".\n", format="markdown", language="en")
    read = reading(doc, DATA)
    assert read is not None
    verdict = table(DATA).look(read.statement(0)).weigh()
    assert verdict is not None
    assert verdict.points >= table(DATA).levels["warning"]
    assert verdict.reasons[0] == "it is a share of a whole that somebody counted"


def test_quotations_close_as_they_open() -> None:
    text = 'A “b „c” d „e“ f «g» h "i" j “k'
    assert [span.of(text) for span in quotations(text)] == ["“b „c”", "„e“", "«g»", '"i"', "“k"]


@given(
    st.lists(
        st.sampled_from(
            [
                CLAIM,
                "Studies show it",
                "he said",
                "“We saw 3 of 4",
                "”",
                "$5 million",
                "in 2024",
                ".",
                "\n\n",
                "- ",
                "[^1]",
                "%",
            ]
        ),
        max_size=30,
    )
)
def test_no_rule_raises_and_findings_lie_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    doc = parse(text, format="markdown", language="en")
    for rule in RULES.values():
        for hit in rule.hits(doc, Context(rule.options, DATA)):
            assert 0 <= hit.span.start < hit.span.end <= len(text)


def test_the_figures_of_a_paragraph_are_one_finding_that_shows_them_all() -> None:
    text = (
        "Some 9% of households in the country moved. Nearly 62% of households in the country"
        " cannot pay an unexpected bill. It rained.\n\n"
        "One in four households in the region has no doctor.\n"
    )
    doc = parse(text, language="en", format="markdown")
    hits = [
        (
            hit.span.of(text),
            [place.span.of(text) for place in hit.related],
            hit.message.split(":")[0],
        )
        for hit in RULES["unsourced-statistic"].hits(doc, Context({"own-names": ()}, DATA))
    ]
    first, second = hits
    assert {first[0], *first[1]} == {"Some 9% of households", "Nearly 62% of households"}
    assert first[2].endswith("and 1 more figure here have no source")
    assert second == (
        "One in four households",
        [],
        "“One in four households” has no source",
    )
