"""A figure about the world that nobody in the text vouches for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from editlint.language.packs import PACKS
from editlint.model.document import Document
from editlint.model.finding import Examined, Hit, Severity
from editlint.model.rule import Context, Example, Yields, rule
from editlint.model.words import words_of
from editlint.rules.sourcing.engine.judging import LEARNT, judge
from editlint.rules.sourcing.engine.needed import has_figures
from editlint.rules.sourcing.engine.own_names import own_names
from editlint.rules.sourcing.engine.reading import reading
from editlint.rules.sourcing.engine.telling import told


@rule(
    "unsourced-statistic",
    category="sourcing",
    severity=Severity.WARNING,
    counts_as="unsourced figures",
    data=(*PACKS, *LEARNT, "sourcing/decision"),
    own_names=(),
    needs=has_figures,
    bad=[
        (
            "The border force carried out ⟦more than 40,000 patrols⟧ during 2024, which pushed"
            " smugglers out to sea.\n"
        ),
        "⟦Nearly 62% of households⟧ in the country cannot pay an unexpected bill.\n",
        "Good bakers are ⟦10X⟧ more productive workers than the average of the trade.\n",
        "Its booklet says of the town:\n\n- ⟦97% of households⟧ own a boat\n- 12 beds\n",
        (
            "---\ndescription: ⟦Nearly 62% of households⟧ in the country cannot pay their rent.\n"
            "---\n\nThe rent has gone up again in most of the towns along the coast this year.\n"
        ),
    ],
    good=[
        (
            "The border force carried out more than 40,000 patrols during 2024, according to the"
            " interior ministry.\n"
        ),
        (
            "---\ndescription: Nearly 62% of households in the country cannot pay their rent.\n"
            "---\n\nNearly 62% of households cannot pay, according to the housing ministry.\n"
        ),
        "The new rules came into force during 2025 and will be reviewed in two years.\n",
        Example(
            "Acme Harbours served 52,000 ships worldwide in 2024.\n",
            options={"own-names": ("Acme Harbours",)},
        ),
        "We asked our readers, and 62% of them told us that they had cancelled a subscription.\n",
    ],
)
def unsourced_statistic(doc: Document, context: Context) -> Iterator[Yields]:
    """A figure about the world stands without a source.

    Readers, rivals and fact checkers ask of a figure: says who? The rule asks first whether a
    figure is a statement about the world that somebody must have counted (a share, a count of
    people, a sum, a forecast, a multiple, a rate): in English news and reports by what labelled
    sentences taught it, elsewhere by a table of points. Then it looks for whoever vouches for it: a
    named speaker, "according to", a named report or dataset, a link, a footnote, a quotation, in
    the sentence, in the one before, further up where the text goes on from a source, in the lead-in
    of a list, in a "Source:" line or a note on method.

    Figures of your own ("we counted"), prices and specifications of what is offered, rules and
    instructions, settings and measurements of technical texts, hypotheses, results of games and
    courts, manners of speaking and dates need none. Of plans, gatherings, public records, results
    of firms and figures beside your own work no warning is made. What the house calls itself goes
    into `own-names`; names in the front matter (site, author), in a note "About Acme" at the end,
    in a release ("Acme today announced") and names the text joins to "we" are known already.

    A figure in the title or description of the front matter is told where the text lacks it.

    Several figures of one paragraph are one finding, which shows the others as related places.
    Strong cases are warnings, the rest is info. The rule cannot know who publishes a page, nor see
    a source three paragraphs up that nothing points back to. Answer a finding by naming the source,
    or allow it with a reason such as "own survey".

    How often it is right by genre, with ten examples each of right, debatable and wrong:
    [on figures and sources](../sourcing.md#by-genre).
    """
    if doc.deck and not _stand_below(doc, doc.deck.words.keys):
        for one in _found(doc.deck, context):
            if isinstance(one, Hit) and not _is_told_below(doc, one):
                yield one
    yield from _found(doc, context)


def _stand_below(doc: Document, words: Sequence[str]) -> bool:
    """Whether the figures among the words of a title or description stand in the text: that is
    where they have their source, or are told to have none.
    """
    return all(word in doc.words.keys for word in words if word[0].isdigit())


def _is_told_below(doc: Document, hit: Hit) -> bool:
    return _stand_below(doc, words_of(hit.span.of(doc.source)).keys)


def _found(doc: Document, context: Context) -> Iterator[Yields]:
    read = reading(doc, context.data)
    if read is None:
        return
    own = cache(lambda: own_names(context.options["own-names"], doc, read.lexicon))
    sentences, judged = judge(read, context.data)
    found = [one for sentence in sentences if (one := judged(sentence, own)) is not None]
    unsourced = [one for one in found if not one.has_source]
    yield from told(read, unsourced)
    yield Examined("figure(s)", len(found))
    yield Examined("with a source", len(found) - len(unsourced), of="figure(s)")
