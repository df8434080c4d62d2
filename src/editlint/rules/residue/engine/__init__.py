"""Text that was read in the wrong encoding: its bytes, what is odd in it, what can be mended."""
