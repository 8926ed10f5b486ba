"""Weeks, what is counted in them, and what of it may be shown."""
