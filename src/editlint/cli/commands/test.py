"""`editlint test`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

import click

from editlint.cli.output import say
from editlint.model.rule import Context, Rule
from editlint.project.config import load as settings_in

PASSED, DIFFERS, BROKEN = 0, 1, 2


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--config",
    type=click.Path(),
    help="Read this configuration instead of the nearest editlint.toml.",
)
def command(paths: tuple[str, ...], config: str | None) -> int:
    """Try the examples of your own rules.

    PATHS are rule files and folders of them; without any, the folders that `extend-rules` names.
    Ends with 0 where every rule finds what its bad examples mark and nothing in its good ones, with
    1 where one does not, with 2 where a rule cannot be used.
    """
    from editlint.packs.compile import compile_pack
    from editlint.packs.load import load
    from editlint.registry.house import texts_of

    texts, errors = texts_of(dict(_files(paths or _folders(config))))
    pack = compile_pack(texts)
    rules = [load(compiled) for compiled in pack.rules]
    failed = 0
    for rule in rules:
        told = list(_told(rule, pack.data))
        failed += bool(told)
        say(_verdict(rule, told))
    broken = [*errors, *map(str, pack.errors)]
    say(f"broken   {line}" for line in broken)
    say(
        [
            f"Tried {_count(len(rules), 'rule')}: {len(rules) - failed} as they say, {failed} not, {len(broken)} cannot be used."
        ]
    )
    return BROKEN if broken or not rules else DIFFERS if failed else PASSED


def _folders(config: str | None) -> tuple[str, ...]:
    settings = settings_in(os.getcwd(), config=config)
    if not settings.extend_rules:
        raise click.UsageError(
            "name a rule file or a folder of them, or set `extend-rules` in the configuration."
        )
    return tuple(os.path.join(settings.root, named) for named in settings.extend_rules)


def _files(tops: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    from editlint.registry.house import pack_files

    for top in tops:
        if not os.path.exists(top):
            raise click.UsageError(f"there is no `{top}`.")
        yield from ((os.path.relpath(path), path) for path in pack_files(top))


def _told(rule: Rule, data: Mapping[str, Any]) -> Iterator[str]:
    """What differs, example by example."""
    from editlint.lint.testing import problems

    context = Context(rule.options, data)
    for kind, examples in (("bad", rule.bad), ("good", rule.good)):
        for number, example in enumerate(examples, 1):
            try:
                yield from (
                    f"{kind} example {number}: {problem}"
                    for problem in problems(rule, example, kind == "bad", context)
                )
            except Exception as error:  # an example of the house's own may be wrong in any way, and the others are to be tried
                yield f"{kind} example {number}: {error}"


def _verdict(rule: Rule, told: list[str]) -> Iterator[str]:
    tried = (
        f"{len(rule.bad)} bad, {len(rule.good)} good" if rule.bad or rule.good else "no examples"
    )
    yield f"{'differs' if told else 'pass'}{'' if told else '   '}  {rule.name}  ({tried}, {rule.origin})"
    yield from (f"           {line}" for line in told)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
