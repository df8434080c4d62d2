"""Numbers as people write them: digits, words, units, and what kind of quantity each is."""
