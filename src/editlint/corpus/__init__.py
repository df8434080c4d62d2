"""Copies among more texts than one machine holds; the steps are in `job.py`."""
