"""Which rules there are, built in and of the house, and which are on for a file."""
