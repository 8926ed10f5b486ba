"""The desk on each storage engine, as casework has it."""

from tests.cases.conftest import desk, engine, quick_desk

__all__ = ["desk", "engine", "quick_desk"]
