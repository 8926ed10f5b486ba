"""The record as several browsers write it."""
