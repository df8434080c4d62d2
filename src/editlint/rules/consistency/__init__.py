"""Whether an article agrees with itself: its counts, numbers, dates and names."""
