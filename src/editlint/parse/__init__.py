"""Source text to Document, one module a format."""
