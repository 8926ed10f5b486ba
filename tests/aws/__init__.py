"""Pinternet as AWS runs it, emulated on loopback."""
