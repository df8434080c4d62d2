"""Sentences read for figures, cues and sources, and the table that decides."""
