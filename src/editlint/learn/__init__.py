"""What stands in many articles of a house, as packs that a person reviews."""
