"""Values: what the stages hand to one another. Frozen, without I/O, without a rule of their own."""
