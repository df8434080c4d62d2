"""One run: the linter, many files, limits, and what the package exports."""
