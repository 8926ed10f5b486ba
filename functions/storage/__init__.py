"""Ports to durable storage, and their two engines."""
