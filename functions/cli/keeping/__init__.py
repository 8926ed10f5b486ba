"""Backups of everything that is stored, their return, and the form in which it is stored."""
