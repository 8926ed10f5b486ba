"""What people do with their keys and sessions: load, decide, commit."""
