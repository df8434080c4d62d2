"""Finding copies (seed, chain, extend), judging them, and taking the right one out."""
