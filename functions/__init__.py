"""Pinternet's functions: what Lambda, or `pinternet run`, executes."""
