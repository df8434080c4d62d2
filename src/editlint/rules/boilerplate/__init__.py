"""Lines that a web page or a news desk left behind."""
