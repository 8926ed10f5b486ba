"""What happened to cases, people and keys: noted with the change itself, then linked into a chain."""
