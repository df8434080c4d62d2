"""The built-in rules, one module each; whatever lies here is found."""
