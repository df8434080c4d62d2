"""Lines, the page around them, and the model that tells leftovers from text."""
