"""Checks of built pages: what they weigh, and whether a strict content security policy holds for them."""
