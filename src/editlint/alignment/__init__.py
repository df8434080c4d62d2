"""What words alone say: fingerprints, equal stretches, passages in one text and between two."""
