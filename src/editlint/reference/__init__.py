"""What is made from the rules: their pages and the JSON Schemas."""
