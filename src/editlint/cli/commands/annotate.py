"""`editlint annotate`."""

from __future__ import annotations

import os
import time
from typing import Literal, cast

import click

from editlint.cli import declare
from editlint.cli.options import RunOptions, selection_options, settings_from
from editlint.cli.output import echo, print_errors
from editlint.formats.shared.conclusion import conclusion, plural


@declare.command(epilog="Example: editlint annotate article.docx")
@click.argument("document", metavar="DOCUMENT.docx", type=declare.PATH)
@declare.option(
    "-o",
    "--output",
    "target",
    default="",
    type=declare.PATH,
    metavar="FILE",
    help="Where the document goes.  [default: DOCUMENT.reviewed.docx]",
)
@declare.option("--author", default="editlint", show_default=True, help="Whose comments they are.")
@declare.option(
    "--only", type=click.Choice(("comments", "changes")), help="Write the one and not the other."
)
@selection_options
def command(document: str, target: str, author: str, only: str | None, options: RunOptions) -> int:
    """Write the findings into a Word document.

    Each finding is a comment at its words, each safe mend a tracked change to accept or reject.
    Comments that were there stay; a second run replaces its own. The document itself is left as it
    is. Ends with 0 once the new one is written, with 2 where that cannot be done.
    """
    from editlint.run.annotate import Only, annotate

    seconds = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
    settings = settings_from(options)
    which = cast(Only | Literal[""], only or "")
    done = annotate(document, target, settings, author=author, date=date, only=which)
    print_errors(done.report)
    if done.report.unchecked:
        return 2
    written = f"{plural(done.comments, 'comment')}, {plural(done.changes, 'tracked change')}"
    echo([f"{done.target}: {written}.", conclusion(done.report)])
    return 0
