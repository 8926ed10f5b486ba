"""The fixtures of the tests in Chromium."""

from tests.browser.fixtures import chromium, profile

__all__ = ["chromium", "profile"]
