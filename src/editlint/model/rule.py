"""A rule as a value, and the decorator that makes one from a function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal

from editlint.model.data import Data
from editlint.model.document import Document
from editlint.model.finding import Category, Hit, Severity
from editlint.model.needs import Needs
from editlint.model.others import Others
from editlint.model.values import dataclass, field


class OneOf(str):
    """An option that takes one of a few words, of which the first is its default."""

    __slots__ = ("allowed",)
    allowed: tuple[str, ...]

    def __new__(cls, *allowed: str) -> OneOf:
        made = str.__new__(cls, allowed[0])
        made.allowed = allowed
        return made


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule gets beside the document: its own options, the data files that it names, and for
    a rule that compares, what there is to compare with.
    """

    options: Mapping[str, Any] = field(default_factory=dict)
    data: Data = field(default_factory=Data)
    others: Others = Others()


# What the findings of a rule add to, where a house sets a limit on it.
Counted = Literal["", "repeated words", "unsourced figures", "leftover lines"]
Check = Callable[[Document, Context], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule finds something in, or does not. Examples are tests and documentation at
    once.

    In `text` `⟦ ⟧` marks the span of each expected finding; `⟦1: ⟧` and `⟦2: ⟧` mark a pair, 1 the
    primary place, 2 a related one. `files` are other articles, by their paths, that it is
    compared with. `fixed` is the text after the first fix of each finding (None:
    not asked for); `format` is a file suffix.
    """

    text: str
    fixed: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    meta: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    format: str = "md"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named thing to look for, with what it is for and how it shows.

    `origin` tells where it came from, for people; `counts_as` which limit its findings count for.
    `yields`: where another rule tells of the same lines, its findings step back. `reads_deck`: it
    judges words or signs by themselves, so it reads the texts in the front matter too. `needs`:
    without that in a document it is not asked (see `needs`). `compares`: it looks at other
    articles, and runs only where there are such.
    """

    name: str
    category: Category
    severity: Severity
    summary: str
    why: str
    check: Check
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    options: Mapping[str, Any] = field(default_factory=dict)
    data: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    origin: str = ""
    link: str = ""
    counts_as: Counted = ""
    yields: bool = False
    reads_deck: bool = False
    compares: bool = False
    needs: Needs = ()


class LateRule(Rule):
    """A rule of which `known` fields are there; the first look at any other loads the whole rule.

    A run that has no use for the rule never pays for its modules and its examples.
    """

    __slots__ = ("_load",)
    _load: Callable[[], Rule]

    def __init__(self, known: Mapping[str, Any], load: Callable[[], Rule]) -> None:
        for name, value in {**_DEFAULTS, **known}.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_load", load)

    def __getattr__(self, name: str) -> Any:
        if name not in _LATE:
            raise AttributeError(name)
        whole = self._load()
        for late in _LATE:
            object.__setattr__(self, late, getattr(whole, late))
        return getattr(whole, name)


_LATE = ("check", "why", "bad", "good")
_DEFAULTS: dict[str, Any] = {
    "options": MappingProxyType({}),
    **dict.fromkeys(("data", "aliases", "needs"), ()),
    **dict.fromkeys(("origin", "link", "counts_as"), ""),
    **dict.fromkeys(("yields", "reads_deck", "compares"), False),
}


def rule(
    name: str,
    *,
    category: Category,
    severity: Severity,
    bad: Iterable[Example | str],
    good: Iterable[Example | str],
    data: tuple[str, ...] = (),
    aliases: tuple[str, ...] = (),
    counts_as: Counted = "",
    yields: bool = False,
    reads_deck: bool = False,
    compares: bool = False,
    needs: Needs = (),
    **options: Any,
) -> Callable[[Callable[[Document, Context], Iterator[Hit]]], Rule]:
    """Make a `Rule` of a generator `(doc, context) -> Iterator[Hit]`.

    The docstring's first line is the summary, the rest says why. Further keywords are the rule's
    options with their defaults (`min_length=2` is written `min-length` in a configuration).
    """

    def make(check: Callable[[Document, Context], Iterator[Hit]]) -> Rule:
        summary, _, why = _unindented(check.__doc__ or "").partition("\n")
        return Rule(
            name=_name_of(check, name),
            category=category,
            severity=severity,
            summary=summary,
            why=why.strip(),
            check=check,
            bad=_examples(bad),
            good=_examples(good),
            options={key.replace("_", "-"): value for key, value in options.items()},
            data=data,
            aliases=aliases,
            counts_as=counts_as,
            yields=yields,
            reads_deck=reads_deck,
            compares=compares,
            needs=needs,
            origin=check.__module__,
        )

    return make


def _name_of(check: Callable[..., object], name: str) -> str:
    """The name of a rule, where its function is called by it."""
    called = name.replace("-", "_")
    if check.__name__ != called:
        raise ValueError(f"rule {name}: its function must be called {called}")
    return name


def _unindented(docstring: str) -> str:
    """A docstring without the indentation of its lines after the first."""
    from inspect import cleandoc  # takes 5 ms to import, and a run asks for no docstring

    return cleandoc(docstring)


def _examples(listed: Iterable[Example | str]) -> tuple[Example, ...]:
    return tuple(Example(example) if isinstance(example, str) else example for example in listed)
