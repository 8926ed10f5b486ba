"""People, their keys and their sessions, as small true sentences."""
