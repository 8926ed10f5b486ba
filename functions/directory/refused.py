"""Numbers that no page may show: lists of help lines copy dead ones from each other."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_WRITTEN_NUMBER = re.compile(r"\+?\d(?:[\s().\u2011-]{0,2}\d){2,}")


@cache
def _refused() -> list[dict[str, Any]]:
    text = files("functions.directory").joinpath("refused.json").read_text(encoding="utf-8")
    numbers: list[dict[str, Any]] = json.loads(text)["numbers"]
    return numbers


def normal(number: str) -> str:
    """Return a number's digits as dialled inside the country."""
    digits = re.sub(r"\D", "", number)
    return "0" + digits[2:] if digits.startswith("62") and len(digits) > 8 else digits


def refusal_of(number: str, owner: str = "") -> str:
    """Return why a number may not stand under an owner's name, by its words' beginnings; "" when it may."""
    dialled = normal(number)
    reasons = (
        str(entry["reason"])
        for entry in _refused()
        if entry["number"] == dialled and _is_refused_to(entry, owner)
    )
    return next(reasons, "")


def _is_refused_to(entry: Mapping[str, Any], owner: str) -> bool:
    owners = entry.get("owners")
    return owners is None or any(re.search(rf"\b{re.escape(o)}", owner, re.IGNORECASE) for o in owners)


def refused_in(text: str) -> list[str]:
    """Return the numbers in a text that no owner makes right, as written."""
    return [number for number in _WRITTEN_NUMBER.findall(text) if refusal_of(number)]
