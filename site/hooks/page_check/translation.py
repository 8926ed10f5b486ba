"""What a translation lacks: headings, front matter, parts, or the words of a key."""

import re
from collections.abc import Mapping
from typing import Any

from mkdocs.utils.meta import get_data

_HEADING = re.compile(r"^(#{1,6})\s", re.MULTILINE)
_PART = re.compile(r"<!-- part: [a-z-]+ -->")
_NAME = re.compile(r"\{([a-z][a-z_]*)\}")


def untranslated(name: str, source: str, translation: str) -> list[str]:
    """Return what a page and its translation do not have alike; `name` is the translation's."""
    (text, meta), (other_text, other_meta) = get_data(source), get_data(translation)
    pairs = {
        "keys in the front matter": (sorted(meta), sorted(other_meta)),
        "headings": (_HEADING.findall(text), _HEADING.findall(other_text)),
        "parts": (_PART.findall(text), _PART.findall(other_text)),
        "settings": (sorted(set(_NAME.findall(text))), sorted(set(_NAME.findall(other_text)))),
    }
    return [
        f"{name} has other {what}: {_shown(there)} instead of {_shown(here)}"
        for what, (here, there) in pairs.items()
        if here != there
    ]


def _shown(values: list[str]) -> str:
    return " ".join(values) or "none"


def untranslated_keys(name: str, words: Mapping[str, Any]) -> list[str]:
    """Return the keys that stand in one language alone, at whatever depth the languages part."""
    if "id" in words and "en" in words:
        pair = _keys(words["id"]) ^ _keys(words["en"])
        return [f"{name}: {key!r} stands in one language alone" for key in sorted(pair)]
    return [
        sentence
        for key, inner in words.items()
        if isinstance(inner, Mapping)
        for sentence in untranslated_keys(f"{name}, {key}", inner)
    ]


def _keys(words: object, before: str = "") -> set[str]:
    if not isinstance(words, Mapping):
        return set()
    return {f"{before}{key}" for key in words} | {
        deeper for key, inner in words.items() for deeper in _keys(inner, f"{before}{key}.")
    }
