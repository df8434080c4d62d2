"""Whether an article was published before: what is compared, and what is meant to be there."""
