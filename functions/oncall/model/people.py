"""The people who may be told, as alerting sees them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """An active member of the team: `language` is "id" or "en", `zone` an IANA name."""

    id: str
    name: str
    role: str
    language: str
    zone: str
