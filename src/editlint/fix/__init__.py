"""From findings to a mended text: choosing, applying and verifying fixes."""
