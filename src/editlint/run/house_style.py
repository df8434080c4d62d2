"""The style sheet that a folder's articles would have, as lines of TOML to be reviewed.

[style]
"reuse" = ["re-use"]  # reuse 31, re-use 4
# "adviser" = ["advisor"]  # adviser 5, advisor 4: decide
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.model.values import NamedTuple
from editlint.parse import parse
from editlint.project.files import ReadError
from editlint.project.settings import KEEP, Settings
from editlint.registry import builtin
from editlint.rules.consistency.engine.proposal import Counted, Decision, decisions
from editlint.rules.consistency.engine.spelling_lists import spellings
from editlint.rules.consistency.engine.style_sheet import settles
from editlint.run.documents import discovered, read_article
from editlint.run.linters import Linters


class Proposal(NamedTuple):
    """The lines of a style sheet, and what could not be read."""

    lines: tuple[str, ...]
    errors: tuple[str, ...]


def propose(paths: Sequence[str], settings: Settings) -> Proposal:
    """A style sheet of what most of the articles in `paths` do; what `settings` decide already is
    left out.
    """
    linters = Linters(settings)
    found = discovered(paths, settings, linters.nearest)
    counted: dict[str, Counted] = {}
    errors = list(found.errors)
    for path in found.files:
        own = linters.of(path).settings
        try:
            source = read_article(path, own).source
        except ReadError as error:
            errors.append(f"{path}: {error}")
            continue
        doc = parse(source, path=path, language=own.language)
        counted.setdefault(doc.language, Counted(doc.language)).add(doc)
    decided: list[Decision] = []
    for language in sorted(counted):
        decided += decisions(counted[language], spellings(language, builtin.data()))
    left = [each for each in decided if not settles(settings.style, each.one, each.two)]
    articles = sum(each.articles for each in counted.values())
    return Proposal(tuple(_lines(left, articles)), tuple(errors))


def _lines(decided: Sequence[Decision], articles: int) -> Iterator[str]:
    read = f"{articles} {'article' if articles == 1 else 'articles'}"
    if not decided:
        yield f"# {read}: no word stands in two spellings that is not decided already."
        return
    yield f"# Proposed by `editlint style` from {read}. Review it, then put it in editlint.toml."
    yield "# What is commented out is not clear from the articles: decide, or keep both."
    yield "[style]"
    wanted: dict[str, list[Decision]] = {}
    for each in decided:
        wanted.setdefault(each.one, []).append(each)
    unwanted = {each.two for each in decided if each.is_clear}
    for word, each_of in wanted.items():
        clear = [each for each in each_of if each.is_clear and word not in unwanted]
        if clear:
            others = ", ".join(_quoted(each.two) for each in clear)
            yield f"{_quoted(word)} = [{others}]  # {_counts(clear)}"
        for each in each_of:
            if each not in clear:
                yield f"# {_quoted(word)} = [{_quoted(each.two)}]  # {_counts([each])}: decide"
    kept = [each for each in decided if not each.is_clear]
    if kept:
        pairs = ", ".join(_quoted(f"{each.one} / {each.two}") for each in kept)
        yield f"# {KEEP} = [{pairs}]"


def _counts(decided: Sequence[Decision]) -> str:
    first = decided[0]
    return ", ".join(
        [f"{first.one} {first.ones}", *(f"{each.two} {each.twos}" for each in decided)]
    )


def _quoted(word: str) -> str:
    """A basic string of TOML: words of articles have neither quotes nor control characters."""
    return '"' + word.replace("\\", "").replace('"', "") + '"'
