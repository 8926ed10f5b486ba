"""Counting what happened, and telling what it comes to."""
