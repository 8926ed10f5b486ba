"""The stages of a case at the console."""
