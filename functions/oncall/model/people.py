"""The people who may be told, as alerting sees them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from functions.oncall.model.policy import EVERYONE


@dataclass(frozen=True)
class Person:
    """An active member of the team: `language` is "id" or "en", `zone` an IANA name."""

    id: str
    name: str
    role: str
    language: str
    zone: str


def targeted(people: Iterable[Person], targets: Sequence[str]) -> list[Person]:
    """Return those whom the targets mean, each once, in the order of `people`."""
    wanted = set(targets)
    return [
        person
        for person in people
        if EVERYONE in wanted or f"person:{person.id}" in wanted or f"role:{person.role}" in wanted
    ]
