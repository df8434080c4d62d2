"""What several capabilities know of language: which it is, phrases, numbers, quotations."""
