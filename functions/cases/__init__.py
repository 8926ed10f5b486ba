"""A case: its thread, its state, its claim and its end."""
