"""Completion with the tab key, in bash, zsh and fish: what can stand at a place, and the scripts of
click with what they lack.

click's own scripts lose lists with commas (fish), values after `=` (all), and add a blank after
`json=` (bash).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from editlint.cli import COMPLETING

SHELLS = ("bash", "zsh", "fish")
_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' response type value
    response=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \
%(complete_var)s=bash_complete $1)
    COMPREPLY=()
    while IFS=',' read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value"); [[ $value == *= ]] && compopt -o nospace ;;
        esac
    done <<< "$response"
    return 0
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""
_JOINED = ("=", ":")  # at which bash breaks a word


class _Bash(BashComplete):
    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        words = split_arg_string(os.environ["COMP_WORDS"])
        at = int(os.environ["COMP_CWORD"])
        current = words[at] if at < len(words) else ""
        *args, incomplete = _rejoined([*words[1:at], current])
        return args, incomplete


def _rejoined(words: Sequence[str]) -> list[str]:
    """`--select`, `=`, `sou` as the one word that was typed."""
    joined: list[str] = []
    for number, word in enumerate(words):
        follows = number and (word in _JOINED or words[number - 1] in _JOINED)
        if follows and joined:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


class _WholeWord(ShellComplete):
    """A shell that takes `--select=sou` as one word gets it back as one."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        items = super().get_completions(args, incomplete)
        name, sign, _ = incomplete.partition("=")
        if not sign or not name.startswith("--"):
            return items
        return [
            CompletionItem(f"{name}={item.value}", item.type, item.help)
            if item.type == "plain"
            else item
            for item in items
        ]


class _Zsh(_WholeWord, ZshComplete):
    pass


class _Fish(_WholeWord, FishComplete):
    source_template = FishComplete.source_template.replace(
        'string split ","', 'string split --max 1 ","'
    )


def register() -> None:
    """Have click complete with ours."""
    for name, each in zip(SHELLS, (_Bash, _Zsh, _Fish), strict=True):
        add_completion_class(each, name)


def script(shell: str, group: click.Group) -> str:
    """What a shell has to read, so that the tab key completes."""
    register()
    completion = get_completion_class(shell)
    assert completion
    made = completion(group, {}, "editlint", COMPLETING)
    return made.source_template % made.source_vars()


def files(incomplete: str) -> list[CompletionItem]:
    """Leave it to the shell, which knows files."""
    return [CompletionItem(incomplete, type="file")]


def values(known: Iterable[str], incomplete: str) -> list[CompletionItem]:
    """Those that begin like it."""
    return [CompletionItem(name) for name in known if name.startswith(incomplete)]


def listed(known: Iterable[str], incomplete: str) -> list[CompletionItem]:
    """Those that the last of several, with commas between, begins like."""
    before, comma, last = incomplete.rpartition(",")
    given = before.split(",")
    return [
        CompletionItem(f"{before}{comma}{name}")
        for name in known
        if name.startswith(last) and name not in given
    ]


def rule_names() -> list[str]:
    """Every rule that can be named in the working folder, and the categories."""
    from editlint.project.nearest import load_settings
    from editlint.project.settings import Settings, SettingsError
    from editlint.registry.select import CATEGORIES
    from editlint.run.linter import Linter

    try:
        rules = Linter(load_settings(os.getcwd())).rules
    except SettingsError:
        rules = Linter(Settings()).rules
    return sorted({*CATEGORIES, *(rule.name for rule in rules)})
