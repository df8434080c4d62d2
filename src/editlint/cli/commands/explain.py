"""`editlint explain`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from editlint.cli import declare
from editlint.cli.options import RunOptions, selection_options, settings_from
from editlint.cli.output import echo
from editlint.cli.tab import completes_rules
from editlint.model.rule import Rule
from editlint.project.settings import did_you_mean


@declare.command(epilog="Example: editlint explain unsourced-statistic")
@click.argument("rule", shell_complete=completes_rules)
@selection_options
def command(rule: str, options: RunOptions) -> None:
    """Tell what a rule looks for and why, with examples."""
    from editlint.reference.rule_page import page
    from editlint.run.linter import Linter

    choices = Linter(settings_from(options)).choices(None)
    for choice in choices:
        if rule in (choice.rule.name, *choice.rule.aliases):
            state = choice.severity.label if choice.on else "off"
            echo([*page(choice.rule).splitlines(), f"Here: {state} ({choice.reason})."])
            return
    raise click.ClickException(_no_such_rule(rule, [choice.rule for choice in choices]))


def _no_such_rule(name: str, rules: Sequence[Rule]) -> str:
    """What was meant: a rule of that category, one that is spelt alike or has the word in it."""
    inside = [rule.name for rule in rules if rule.category == name]
    if inside:
        return f"`{name}` is a category, not a rule. Its rules: {', '.join(inside)}."
    close = did_you_mean(name, [known for rule in rules for known in (rule.name, *rule.aliases)])
    if close == ".":
        words = {word.removesuffix("s") for word in name.lower().replace("_", "-").split("-")}
        akin = [rule.name for rule in rules if any(len(w) > 2 and w in rule.name for w in words)]
        close = f". Did you mean {' or '.join(f'`{one}`' for one in akin[:3])}?" if akin else "."
    return f"there is no rule `{name}`{close} `editlint rules` lists them."
