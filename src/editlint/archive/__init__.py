"""The archive: what was published before, in one SQLite file that answers in milliseconds."""
