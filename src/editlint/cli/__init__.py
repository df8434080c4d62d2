"""The command line: thin, and heavy imports stay inside the command that needs them."""

COMPLETING = "_EDITLINT_COMPLETE"  # what a shell sets when it asks for completions
