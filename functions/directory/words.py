"""What the directory says to people, in every language."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _texts() -> dict[str, dict[str, Any]]:
    text = files("functions.directory").joinpath("words.json").read_text(encoding="utf-8")
    texts: dict[str, dict[str, Any]] = json.loads(text)
    return texts


def words_of(language: str) -> dict[str, Any]:
    """Return the words of a language."""
    return _texts()[language]
