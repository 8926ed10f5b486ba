"""The few words that the forms add to their questions, in both languages."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _all() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = json.loads(
        files("functions.forms").joinpath("words.json").read_text(encoding="utf-8")
    )
    return loaded


def words_of(language: str) -> Mapping[str, str]:
    """Return the words of a language by their names."""
    return _all()[language]
