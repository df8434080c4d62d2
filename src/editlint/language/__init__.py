"""What several capabilities know of language: which one it is, its phrases, numbers and quotations."""
