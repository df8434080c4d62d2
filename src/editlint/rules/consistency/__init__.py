"""Where an article contradicts itself: dates, ranges, changes, totals, conversions."""
