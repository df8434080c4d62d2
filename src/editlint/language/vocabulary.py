"""The names of all phrase lists that code and the decision table may ask a language pack for.

A name is written in three places: here, in each pack (`rules/sourcing/de.yaml`), and where it is
asked for (`lexicon.has("hedge", word)`, a row of `decision.yaml`). A name with a slip in it would
be a list without phrases, and a rule that looks for nothing finds nothing and says nothing. So a
pack must give each list of `WORDS` under `words` and each of `PHRASES` under `phrases`, or name it
under `absent` where the language does without; any other name is an error, and so is asking for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# What a single place is asked about: "is the word before the number one of these?"
WORDS: dict[str, str] = {
    # a number and what it counts
    "hedge": "before a number: it is rounded or bounded (more than, nearly)",
    "and": "inside a number in words (two hundred and fifty)",
    "article": "makes a scale word or a fraction a number (a million, a quarter)",
    "range": "between the ends of a range (10 to 20)",
    "ratio": "between part and whole (one in five, 9 out of 10)",
    "of": "after a fraction: of what (half of)",
    "which-half": "before a fraction that is no share (the first half of 2025)",
    "partitive": "between a number and its noun (40 percent of the farms)",
    "partitive-of": "after a share: it is a share of something (40 percent of)",
    "function": "a small word: no noun, and what is counted does not come after it",
    "population": "people or their organisations, as nouns that are counted",
    "counted": "things that are counted and do not look like a plural",
    "verb": "no noun, though long enough for one",
    "wares": "what an offer holds or a writer made (courses, templates)",
    "quantifier": "before a share that describes a thing (every 75% layout)",
    # what kind of number it is
    "percent": "after a number: a percentage",
    "points": "after a percentage: points",
    "currency": "after a number: money",
    "currency-code": "before a number: money (USD 300)",
    "times": "after a number and before `than`: a multiple (three times larger)",
    "than": "what is compared by a multiple",
    "fold": "after a number: a multiple (3-fold)",
    "down": "after a multiple in words: no multiple (doubled down)",
    "ordinal-suffix": "at a number: a rank or a day (14th)",
    "month": "a month's name: a date, and no name of somebody",
    "clock": "after a number: an hour (7 pm)",
    "duration": "after a number: a span of time",
    "filler": "between a number and its span of time (three full years)",
    "old": "after a span of time: an age (24 years old)",
    "aged": "before a number: an age",
    "label": "before a number: it only tells which (page 3)",
    "measure": "after a number: a unit of measure",
    "year-mark": "after a year, of its era (1500 BC)",
    # the figure in its sentence
    "compare": "after a percentage: by how much (33% more)",
    "rate-noun": "after a percentage that somebody set (15 percent tariff)",
    "extent-noun": "what firms have many of (countries, employees)",
    "extent-lead": "before the number of what a firm has (in, with, employs)",
    "until": "before a year: a forecast (by 2030)",
    "in": "before a name: a place (in Germany)",
    "imperative": "an order at the head of a sentence (Add 2 cups)",
    "adverbial": "begins a sentence whose order follows a comma (For the dough, mix)",
    "be": "after a first word that is no order after all (Work is)",
    "we": "the writer, joined to a name (At Acme, we)",
    "at": "before the name that `we` is joined to",
    "campus": "what universities and schools write of (campus, faculty)",
    "self": "one person who speaks of himself (I, my)",
    "about": "leads a note on the house at the end (About Acme)",
    "announces": "what a house does by a release (announced)",
    "release-day": "the day of a release, beside `announces` (today)",
    # who says it
    "speaker": "somebody who can say or report (ministry, report, she)",
    "pronoun-source": "a pronoun that speaks where a verb of saying follows",
    "definite": "before a speaker or a report: one spoken of before (the, this, its)",
    "auxiliary": "between the speaker and the verb (has, also)",
    "conjunction": "begins another clause: the speaker stands after it",
    "noun-verb": "a verb of saying that may be a noun (estimates)",
    "not-name": "written with a capital and no name all the same",
    "source-line": "the first word of a line that names the source",
    # authorities without a name
    "vague-verb": "after an unnamed authority: what it says or finds",
    "vague-between": "between an unnamed authority and its verb (now, often)",
    "vague-filler": "before an unnamed authority (many, some, recent)",
    "vague-study": "one study without a name (study, survey)",
    "vague-finding": "what is somebody's study by itself: a report says whose it is (study, poll)",
    "vague-figures": "an unnamed authority where no word before says which (data, figures)",
    "vague-one-verb": "after `vague-one`: what the study is of or found (of more than)",
    "one": "before a study without a name (a, one)",
    "specific": "before an authority: it is a certain one (the, these)",
    "of-whom": "after an authority: the name follows (at, of, from)",
    "to": "after a verb: somebody is told, and does not tell",
}

# What is looked for in every sentence with a figure, and found by `Lexicon.marks`.
PHRASES: dict[str, str] = {
    # what speaks for a statistic
    "place": "a place or a whole market (worldwide, in the country)",
    "period": "a rate over time (a year, per capita)",
    "forecast": "what is to come (is expected to)",
    "average": "an average (on average, the median)",
    "rank": "a superlative (the largest, a record)",
    "share-verb": "what the people of a share do or say",
    "opinion": "what people of a survey think or say",
    "trend-verb": "a change over time (rose, fell)",
    "in-year": "before a year: a total for it (in, during)",
    "study": "a survey or a study",
    "casualty": "what happened to people (killed, arrested)",
    "market": "a market or an economy (revenue, exports)",
    "effect": "what a thing is claimed to do (risk, reduces)",
    "among": "leads the whole of a share (among farmers)",
    # what excuses a figure
    "own": "the first person (we, our)",
    "own-generic": "the first person that is all of us (our planet)",
    "own-data": "data of the writer's own (our survey)",
    "declares": "a note on method that vouches for the whole text",
    "you": "the reader is spoken to",
    "must": "a rule or advice (must, should)",
    "modal": "what may be (might, could)",
    "hypothetical": "what is only supposed (if, for example)",
    "price": "a price",
    "offer": "what is offered or specified",
    "court": "what a court decided",
    "sport": "sport, and nothing else",
    "sport-word": "sport where two such words stand together",
    "deal": "a trade in shares or firms",
    "idiom": "a manner of speaking (half the battle)",
    "most": "an unnumbered majority (most of, one of the)",
    "recipe": "a recipe",
    "trial": "an experiment or a simulation that the text itself describes (in simulation)",
    "attendance": "people came together (attended)",
    "deployment": "forces and helpers were sent (deployed)",
    "on-record": "an office has it on record (officially confirmed, a population of)",
    "machine": "what programs and machines are measured by (latency, requests)",
    "plan": "before a figure that somebody wants or decided, and that nobody counted (plans to)",
    "results": "what a firm reports of its year (net profit, quarterly)",
    "computed": "at the head of a sentence: worked out from the figure before (that is)",
    "rule-of-thumb": "a rough rule that nobody counted (as a rule of thumb)",
    "arithmetic": "a sum worked out in the text",
    "testing": "a test of the writer's own or of a machine (in our tests)",
    "campaign": "what an advertising campaign brought",
    "funding": "money was raised",
    "capital": "those whose money was raised",
    "levy": "a tax or a legal minimum",
    "workforce": "how many work for a firm",
    "firm": "a firm, spoken of without its name",
    "reveal": "a question that only leads to a statement (did you know)",
    # who says it
    "according": "names its source next (according to)",
    "report-verb": "a verb of saying",
    "it-says": "a house or report spoken of before says it (it said)",
    "find-verb": "a verb of finding out",
    "named-source": "a report or dataset of somebody (data from)",
    "study-head": "a kind of report, of whose name it is the last word (the Harris poll)",
    "anaphor": "points back to a report named further up (the survey)",
    "continues": "goes on from the sentence before (also, they)",
    # authorities without a name
    "vague-head": "an unnamed authority in the plural (experts, studies)",
    "vague-phrase": "leans on somebody unnamed (it is believed that)",
    "vague-one": "one study without a name (a recent study)",
    "hearsay": "what is said, by nobody (reportedly)",
    "estimated": "before a figure: by whom? (an estimated)",
    # dates
    "recency": "said to be of now (currently)",
    "dated": "a date in words (last year, in March)",
}

# Lists that whole texts are searched for, by one word of each phrase.
ANCHORED = (
    "according", "campus", "declares", "estimated", "hearsay", "machine", "own", "recency",
    "vague-head", "vague-one", "vague-one-verb", "vague-phrase", "vague-study", "vague-verb", "you",
)  # fmt: skip


def faults(pack: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the names of the lists of a language pack, in words."""
    absent = absent_names(pack)
    for section, declared in (("words", WORDS), ("phrases", PHRASES)):
        given = pack[section]
        for name in given:
            if name not in declared:
                yield f"'{name}' under `{section}` is not declared there in language/vocabulary.py"
            elif name in absent:
                yield f"'{name}' is under `{section}` and under `absent`"
            elif not given[name]:
                yield f"'{name}' under `{section}` has no phrases: name it under `absent`"
        for name in declared:
            if name not in given and name not in absent:
                yield f"'{name}' is neither under `{section}` nor under `absent`"
    for name in absent:
        if name not in WORDS and name not in PHRASES:
            yield f"'{name}' under `absent` is not declared in language/vocabulary.py"


def absent_names(pack: Mapping[str, Any]) -> list[str]:
    """The lists that the language leaves out on purpose."""
    return [name.strip() for name in pack.get("absent", "").split(",") if name.strip()]
