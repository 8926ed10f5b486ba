"""Receive a sealed intake: one commit, one receipt."""
