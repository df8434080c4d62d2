"""A rule's page, made from the rule itself, for `editlint explain` and `docs/rules/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editlint.model.rule import Example, OneOf, Rule


def page(rule: Rule) -> str:
    """The page in Markdown."""
    return "\n".join(_page(rule)) + "\n"


def index(rules: Sequence[Rule]) -> str:
    """The list of all rules by category, in Markdown."""
    head = ("# Rules", "", "Made from the rules themselves by `make generate`.", "")
    table = ("| rule | category | severity | finds |", "|---|---|---|---|")
    listed = sorted(rules, key=lambda rule: (rule.category, rule.name))
    return "\n".join((*head, *table, *map(_row, listed))) + "\n"


def _row(rule: Rule) -> str:
    link = f"[{rule.name}]({rule.name}.md)"
    return f"| {link} | {rule.category} | {rule.severity.label} | {rule.summary} |"


def _page(rule: Rule) -> Iterator[str]:
    yield from (f"# {rule.name}", "", rule.summary, "")
    if rule.why:
        yield from (rule.why, "")
    yield from (f"Category `{rule.category}`, severity `{rule.severity.label}`.", "")
    if rule.aliases:
        yield from (f"Also known as {', '.join(f'`{alias}`' for alias in rule.aliases)}.", "")
    if rule.options:
        yield from ("## Options", "", "| option | default |", "|---|---|")
        yield from (f"| `{name}` | {_offered(value)} |" for name, value in rule.options.items())
        yield ""
    yield from _examples("Found", rule.bad)
    yield from _examples("Left alone", rule.good)
    if rule.link:
        yield from (f"More: <{rule.link}>", "")


def _offered(value: object) -> str:
    """The default of an option, and what else it may be where that is a choice of words."""
    others = value.allowed[1:] if isinstance(value, OneOf) else ()
    also = f" (or {', '.join(f'`{other}`' for other in others)})" if others else ""
    return f"`{_default(value)}`{also}"


def _default(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(list(value)) if isinstance(value, (tuple, list)) else str(value)


def _examples(title: str, examples: tuple[Example, ...]) -> Iterator[str]:
    yield from (f"## {title}", "")
    for example in examples:
        yield from _fenced(example.text)
        for path, said in example.files.items():
            yield from (f"Beside it `{path}`:", "", *_fenced(said))
        for name, value in example.options.items():
            yield from (f"With `{name} = {_default(value)}`.", "")
        if example.fixed is not None:
            yield from ("Mended:", "", *_fenced(example.fixed))


def _fenced(text: str) -> Iterator[str]:
    tildes = (len(line) - len(line.lstrip("~")) for line in text.splitlines())
    fence = "~" * max(3, max(tildes, default=0) + 1)  # longer than any that the text begins with
    yield from (f"{fence}text", *text.removesuffix("\n").split("\n"), fence, "")
