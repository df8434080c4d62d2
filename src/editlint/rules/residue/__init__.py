"""What tools, systems and drafts left in the text."""
