"""Taking text out of an article so that what stood around it closes up as it was before."""
