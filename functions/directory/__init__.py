"""The help directory: load, validate and render HSDS services."""
