"""`editlint learn`."""

from __future__ import annotations

import os

import click

from editlint.cli.output import complain, echo
from editlint.formats.shared.conclusion import plural
from editlint.project.files import cause_of

ALLOWED = ".toml"  # what a file of allowed passages ends in; any other is a rule


@click.command(epilog="Example: editlint learn articles/ -o house/leftovers.yaml")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="house/leftovers.yaml: a rule of lines. allowed-passages.toml: passages that may stand.",
)
@click.option(
    "--least",
    type=click.IntRange(2),
    help="In how many files a text stands.  [default: 3, or one in a hundred files]",
)
def command(paths: tuple[str, ...], output: str, least: int | None) -> int:
    """Learn from your own articles which lines and passages stand in many of them.

    What it writes is for you to review: each text is there with how often, where and in which files
    it was met. Nothing of it counts before your configuration names the file.
    """
    from editlint.learn import packs
    from editlint.learn.standing import Learner
    from editlint.parse import parse
    from editlint.sources.kinds import records
    from editlint.sources.record import Unread

    learner = Learner()
    unread = 0
    for record in records(paths or (os.curdir,)):
        if isinstance(record, Unread):
            complain(f"{record.identifier}: {record.error}")
            unread += 1
        else:
            learner.add(parse(record.text, path=record.identifier, format=record.format))
    enough = least or max(3, learner.files // 100)
    found = learner.standing(enough)
    if output.endswith(ALLOWED):
        chosen = [one for one in found if not one.is_line]
        text = "".join(packs.allowed(chosen, learner.files))
        what = plural(len(chosen), "passage")
    else:
        chosen = [one for one in found if one.is_line]
        folder = os.path.dirname(output) or os.curdir
        text = packs.leftovers(chosen, learner.files, enough, folder)
        what = plural(len(chosen), "line")
    if chosen:
        _write_new(output, text)
        echo([f"{output}: {what} of {plural(learner.files, 'file')}. Review it before you use it."])
    else:
        echo([f"Nothing is written: no text of {output} stands in {enough} files or more."])
    return 2 if unread else 0


def _write_new(path: str, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise click.ClickException(f"{path} is there already; it was left as it is") from None
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {cause_of(error)}") from None
