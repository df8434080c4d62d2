"""What several formats share; no format itself."""
