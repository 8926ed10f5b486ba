"""The page for a machine of one's own, followed as it stands."""
