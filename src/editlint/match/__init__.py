"""Algorithms on plain values: they know nothing of documents, rules or files."""
