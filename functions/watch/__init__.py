"""Looks at the whole installation for what would let somebody wait unheard, and says so in time."""
