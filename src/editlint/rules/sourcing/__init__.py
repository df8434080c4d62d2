"""Figures and claims that nobody vouches for."""
