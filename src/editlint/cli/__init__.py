"""The command line: thin, and heavy imports stay inside the command that needs them."""

from editlint.cli.late import load_inspect_late

COMPLETING = "_EDITLINT_COMPLETE"  # what a shell sets when it asks for completions

load_inspect_late()  # before anything imports click
