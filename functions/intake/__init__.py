"""Receiving a sealed intake."""
