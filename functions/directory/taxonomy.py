"""The codes that a service may carry (topics, costs, cards, provinces, languages) and their words."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Kind = Literal["topics", "costs", "cards", "provinces", "languages"]

COUNTRY = "ID"
TAXONOMIES: Mapping[str, Kind] = {
    "urn:pinternet:topic": "topics",
    "urn:pinternet:cost": "costs",
    "urn:pinternet:card": "cards",
}
"""Which codes an attribute's taxonomy has."""


@dataclass(frozen=True)
class Term:
    """A code with its words in one language; only topics, costs and cards have a description."""

    code: str
    name: str
    description: str = ""


@cache
def _codes() -> dict[str, list[dict[str, Any]]]:
    text = files("functions.directory").joinpath("taxonomy.json").read_text(encoding="utf-8")
    codes: dict[str, list[dict[str, Any]]] = json.loads(text)
    return codes


@cache
def terms(kind: Kind, language: str) -> Mapping[str, Term]:
    """Return the terms of a kind by their codes, in the order of the file."""
    return {
        entry["code"]: Term(
            entry["code"], entry["name"][language], entry.get("description", {}).get(language, "")
        )
        for entry in _codes()[kind]
    }


def is_known(kind: Kind, code: str) -> bool:
    """Whether a kind has a code."""
    return code in terms(kind, "id")
