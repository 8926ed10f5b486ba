"""Figures without content: how much there was to do in each week, and how long people waited."""
