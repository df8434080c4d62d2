"""YAML text to rules. Reads no files itself."""
