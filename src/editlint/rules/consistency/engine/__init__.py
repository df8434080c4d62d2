"""What the room computes: written dates, ranges, changes, sums, measures."""
