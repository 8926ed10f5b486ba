"""Safe messaging: no text may hurt a reader who thinks of ending their life (Dewan Pers 2/2019, WHO).

The words stand in safe_messaging.yml, Indonesian and English; each kind of words with what to say instead.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

WORDS = Path(__file__).with_name("safe_messaging.yml")


@dataclass(frozen=True)
class Kind:
    """One kind of words that hurt. `instead` says what to do about them."""

    name: str
    instead: str
    pattern: re.Pattern[str]


@cache
def kinds() -> tuple[Kind, ...]:
    """Return all kinds of the word list."""
    listed = yaml.safe_load(WORDS.read_text(encoding="utf-8"))["kinds"]
    return tuple(
        Kind(name, entry["instead"], _pattern([*entry["id"], *entry["en"]])) for name, entry in listed.items()
    )


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)


@cache
def topic() -> re.Pattern[str]:
    """Return the words that make suicide a text's topic."""
    return _pattern(yaml.safe_load(WORDS.read_text(encoding="utf-8"))["topic"])


def unsafe(name: str, text: str) -> list[str]:
    """Return a sentence for each place of a text that hurts; how its lines are broken does not matter."""
    flat = " ".join(text.split())
    return [
        f"{name}: {found[0]!r} ({kind.name}): {kind.instead}"
        for kind in kinds()
        for found in kind.pattern.finditer(flat)
    ]


def without_help(name: str, text: str, help_link: str) -> list[str]:
    """Return a sentence when a page speaks of suicide and does not lead to help in the same breath."""
    if topic().search(" ".join(text.split())) and help_link not in text:
        return [f"{name}: speaks of suicide and has no link to {help_link}"]
    return []
