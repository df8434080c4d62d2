"""`editlint test`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

import click

from editlint.cli import declare
from editlint.cli.options import config_option
from editlint.cli.output import echo
from editlint.formats.shared.conclusion import plural
from editlint.model.data import Data
from editlint.model.rule import Context, Example, Rule
from editlint.project.nearest import load_settings

PASSED, DIFFERS, BROKEN = 0, 1, 2
PASS, DIFFERENT, UNTRIED = "pass", "differs", "no examples"
WIDTH = len(UNTRIED)


@declare.command(epilog="Example: editlint test house/")
@click.argument("paths", nargs=-1, type=declare.PATH)
@config_option
def command(paths: tuple[str, ...], config: str | None) -> int:
    """Try the examples of your own rules.

    PATHS are rule files and folders of them; without any, the folders that `extend-rules` names.
    Ends with 0 where every rule finds what its bad examples mark and nothing in its good ones, with
    1 where one does not, with 2 where a rule cannot be used.
    """
    from editlint.packs.compile import compile_pack
    from editlint.packs.load import load_rule
    from editlint.registry import builtin
    from editlint.registry.house import texts_of

    tops = paths or _folders(config)
    unlisted: list[str] = []
    texts, errors = texts_of(dict(_files(tops, unlisted)))
    pack = compile_pack(texts)
    taken = set(builtin.names())
    count = Counter[str]()
    broken = [*unlisted, *errors, *map(str, pack.errors)]
    for rule in map(load_rule, pack.rules):
        if rule.name in taken:
            broken.append(f"{rule.origin}: a rule `{rule.name}` is built in. Give it another name.")
            continue
        differences = list(_differences(rule, Data(pack.data)))
        outcome = _outcome(rule, differences)
        count[outcome] += 1
        echo(_told(rule, outcome, differences))
    echo(f"{'broken':{WIDTH}}  {line}" for line in broken)
    if not texts and not broken:
        raise click.ClickException(f"there is no rule (a .yaml file) in {', '.join(tops)}")
    echo([_summary(count, len(broken))])
    if broken:
        return BROKEN
    return DIFFERS if count[DIFFERENT] else PASSED


def _folders(config: str | None) -> tuple[str, ...]:
    settings = load_settings(os.getcwd(), config=config)
    if not settings.extend_rules:
        raise click.UsageError(
            "name a rule file or a folder of them, or set `extend-rules` in the configuration."
        )
    return tuple(os.path.join(settings.root, named) for named in settings.extend_rules)


def _files(tops: tuple[str, ...], unlisted: list[str]) -> Iterator[tuple[str, str]]:
    """The rule files, each as it is shown and with its path."""
    from editlint.registry.house import pack_files

    for top in tops:
        if not os.path.exists(top):
            raise click.UsageError(f"there is no `{top}`.")
        yield from ((os.path.relpath(path), path) for path in pack_files(top, unlisted))


def _differences(rule: Rule, data: Data) -> Iterator[str]:
    """What differs, example by example."""
    context = Context(rule.options, data)
    for kind, examples in (("bad", rule.bad), ("good", rule.good)):
        for number, example in enumerate(examples, 1):
            for problem in _problems(rule, example, kind == "bad", context):
                yield f"{kind} example {number}: {problem}"


def _problems(rule: Rule, example: Example, bad: bool, context: Context) -> Iterator[str]:
    from editlint.lint.testing import problems

    try:
        yield from problems(rule, example, bad, context)
    except Exception as error:  # an example may be wrong in any way; the others are to be tried
        yield str(error)


def _outcome(rule: Rule, differences: list[str]) -> str:
    if differences:
        return DIFFERENT
    return PASS if rule.bad or rule.good else UNTRIED


def _told(rule: Rule, outcome: str, differences: list[str]) -> Iterator[str]:
    tried = f"{len(rule.bad)} bad, {len(rule.good)} good"
    yield f"{outcome:{WIDTH}}  {rule.name}  ({tried}, {rule.origin})"
    yield from (f"{'':{WIDTH}}    {line}" for line in differences)


def _summary(count: Counter[str], broken: int) -> str:
    parts = [f"{count[PASS]} as they say", f"{count[DIFFERENT]} not"]
    if count[UNTRIED]:
        parts.append(f"{count[UNTRIED]} without examples, so nobody knows what they find")
    parts.append(f"{broken} cannot be used")
    return f"Tried {plural(count.total(), 'rule')}: {', '.join(parts)}."
