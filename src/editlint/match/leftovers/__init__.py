"""What tells a line that a web page left behind: phrases, shapes and surroundings."""
