"""`editlint archive ...`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from editlint.cli.columns import columns_options
from editlint.cli.options import STDIN, RunOptions, config_option, settings_from
from editlint.cli.output import complain, echo, stdin_text, write
from editlint.cli.progress import progress
from editlint.formats.shared.conclusion import plural
from editlint.formats.shared.terminal import printable
from editlint.project.nearest import settings_for
from editlint.project.settings import Settings, SettingsError, called

if TYPE_CHECKING:
    from editlint.run.archiving import Alike, Built
    from editlint.sources.record import Columns

_archive_option = click.option(
    "--archive",
    "file",
    type=click.Path(),
    metavar="FILE",
    help="The archive.  [default: that of the configuration, or editlint-archive.sqlite]",
)


@click.group(
    epilog="Example: editlint archive build articles/",
    context_settings={"help_option_names": ["-h", "--help"]},
)
def command() -> None:
    """Know what was published before: one file that `check --archive` asks."""


def _with_archive(work: Callable[..., Any]) -> Callable[..., Any]:
    """The options that all of these commands share."""
    return config_option(_archive_option(work))


def _settings(config: str | None, file: str | None) -> tuple[Settings, str]:
    """The settings of the working folder, and the archive that is meant."""
    from editlint.run.archiving import archive_of

    settings = settings_from(RunOptions(config=config))
    return settings, archive_of(settings, file)


def _told(work: Callable[[], int]) -> int:
    """What `work` returns; what is wrong with the archive is told in one line."""
    from editlint.archive.file import ArchiveError

    try:
        return work()
    except ArchiveError as error:
        raise SettingsError(str(error)) from None


@command.command(epilog="Example: editlint archive build articles/")
@click.argument("paths", nargs=-1, type=click.Path())
@columns_options
@_with_archive
def build(paths: tuple[str, ...], columns: Columns, file: str | None, config: str | None) -> int:
    """Make the archive of what was published, or take in what is not in it yet.

    PATHS are files and folders, JSON Lines (.jsonl), Parquet, exports of WordPress and feeds (.xml,
    .rss, .atom); without any, this folder is searched. Interrupt it when you like:
    run again, it goes on where it was. An article that is gone from the disk stays in the archive.
    """
    return _taken_in(paths, columns, file, config, create=True)


@command.command(epilog="Example: editlint archive update articles/new.md")
@click.argument("paths", nargs=-1, type=click.Path())
@columns_options
@_with_archive
def update(paths: tuple[str, ...], columns: Columns, file: str | None, config: str | None) -> int:
    """Take in articles that are new or have changed; the archive must be there."""
    return _taken_in(paths, columns, file, config, create=False)


def _taken_in(
    paths: Sequence[str], columns: Columns, file: str | None, config: str | None, create: bool
) -> int:
    from editlint.run import archiving

    settings, path = _settings(config, file)

    def work() -> int:
        with progress() as tell:
            done = archiving.build(
                paths, settings, path, create=create, progress=tell, columns=columns
            )
        for line in (*done.errors, *done.notes):
            complain(line)
        echo([_built(done, path)])
        return 2 if done.errors else 0

    return _told(work)


def _built(done: Built, path: str) -> str:
    taken = f"{plural(done.new, 'article')} taken in"
    changed = f", {done.changed} brought up to date" if done.changed else ""
    same = f", {done.same} there already" if done.same else ""
    return f"{called(path)}: {taken}{changed}{same}."


@command.command(epilog="Example: editlint archive query article.md")
@click.argument("article", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@_with_archive
def query(article: str, as_json: bool, file: str | None, config: str | None) -> int:
    """Tell which archived articles share text with ARTICLE (`-`: standard input), and where."""
    from editlint.project.files import ReadError
    from editlint.run import archiving
    from editlint.run.documents import read_article

    settings, path = _settings(config, file)
    try:
        text = (
            stdin_text(settings)
            if article == STDIN
            else read_article(article, settings_for(article, settings))
        )
    except ReadError as error:
        raise SettingsError(f"{article}: {error}") from None

    def work() -> int:
        name = None if article == STDIN else article
        found = archiving.query(text.source, name, settings, path)
        if as_json:
            from editlint.formats.shared.jsontext import dumps

            write(dumps(_values(one)) for one in found)
        else:
            echo(line for one in found for line in _alike(one))
            echo([] if found else [f"Nothing in {called(path)} shares text with it."])
        return 0

    return _told(work)


def _values(one: Alike) -> dict[str, Any]:
    places = [{"here": list(here), "there": list(there)} for here, there in one.places]
    return {**one._asdict(), "share": round(one.share, 4), "places": places}


def _alike(one: Alike) -> Iterator[str]:
    """An archived article and the lines that both have."""
    dated = f", {one.date}" if one.date else ""
    yield f"{printable(one.path)}{dated}: {one.share:.0%} of it ({plural(one.words, 'word')})"
    for (first, last), (there, there_last) in one.places:
        yield f"  lines {first}-{last} stand there in lines {there}-{there_last}"


@command.command(epilog="Example: editlint archive stats")
@_with_archive
def stats(file: str | None, config: str | None) -> int:
    """Tell how much the archive holds."""
    from editlint.run import archiving

    _, path = _settings(config, file)

    def work() -> int:
        held = archiving.stats(path)
        each = held.size / held.articles if held.articles else 0
        lines = [
            f"articles       {held.articles:,}",
            f"words          {held.words:,}",
            f"fingerprints   {held.fingerprints:,}",
            f"size           {held.size / 1e6:,.1f} MB ({each / 1000:.1f} kB an article)",
        ]
        if held.first:
            lines.append(f"dates          {held.first[:10]} to {held.last[:10]}")
        echo(lines)
        return 0

    return _told(work)


@command.command(epilog="Example: editlint archive forget articles/withdrawn.md")
@click.argument("paths", nargs=-1, type=click.Path(), required=True)
@_with_archive
def forget(paths: tuple[str, ...], file: str | None, config: str | None) -> int:
    """Take articles out of the archive, with all that is kept of them."""
    from editlint.run import archiving

    _, path = _settings(config, file)

    def work() -> int:
        missing = archiving.forget(paths, path)
        for name in missing:
            complain(f"{name}: is not in {called(path)}")
        echo([f"{called(path)}: {plural(len(paths) - len(missing), 'article')} taken out."])
        return 2 if missing else 0

    return _told(work)


_PLACE = re.compile(r"(?P<path>.+?)(?::(?P<first>\d+)(?:-(?P<last>\d+))?)?")


@command.command(epilog='Example: editlint archive allow article.md:12-14 "the legal desk"')
@click.argument("place", metavar="FILE[:LINES]")
@click.argument("reason")
@click.option(
    "--passages",
    type=click.Path(),
    metavar="FILE",
    help="The file of allowed passages.  [default: that of the configuration, or"
    " allowed-passages.toml]",
)
@config_option
def allow(place: str, reason: str, passages: str | None, config: str | None) -> int:
    """Note that a passage may stand in many articles, and why: a disclaimer, a note on the author.

    FILE holds the passage; with LINES, as in `article.md:12-14`, only these lines do.
    """
    from editlint.project.files import ReadError
    from editlint.run import archiving
    from editlint.run.documents import read_article

    settings = settings_from(RunOptions(config=config))
    found = _PLACE.fullmatch(place)
    path = found["path"] if found else place
    lines = None
    if found and found["first"]:
        lines = int(found["first"]), int(found["last"] or found["first"])
    target = passages or settings.allowed_passages or archiving.PASSAGES
    try:
        source = read_article(path, settings_for(path, settings)).source
    except ReadError as error:
        raise SettingsError(f"{path}: {error}") from None
    noted = archiving.allow_passage(source, lines, reason, target)
    echo([f"{called(target)}: a passage of {plural(noted.words, 'word')} noted."])
    if not settings.allowed_passages:
        complain(f'it counts where the configuration says `allowed-passages = "{called(target)}"`')
    return 0
