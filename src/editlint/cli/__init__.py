"""The command line: thin, and heavy imports stay inside the command that needs them."""
