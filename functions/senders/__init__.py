"""Ports to the channels that alerts leave by, and their adapters."""
