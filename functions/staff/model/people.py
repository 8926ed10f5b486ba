"""A person of the team."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

COUNSELOR, SUPERVISOR, COORDINATOR = "counselor", "supervisor", "coordinator"
ROLES = (COUNSELOR, SUPERVISOR, COORDINATOR)


def fingerprint(recipient: str) -> str:
    """Return the SHA-256 of an age recipient, by which signed statements name it (a hybrid one has 2 kB)."""
    return sha256(recipient.encode()).hexdigest()


@dataclass(frozen=True)
class Person:
    """A person. `name` is what they sign in with and never changes; clients see `display_name` and `title`.

    `recipient` is the public part of their personal key; `contact` an address that the inviting
    coordinator proposed, sealed with the server's key. `case_limit` is how many open cases they mean to
    have, None for as many as the team's settings say. A higher `generation` ends the sessions of
    the lower ones.
    """

    id: str
    name: str
    display_name: str
    title: str
    role: str
    language: str
    recipient: str
    joined_at: datetime
    zone: str = "Asia/Jakarta"
    generation: int = 1
    removed_at: datetime | None = None
    contact: bytes | None = None
    case_limit: int | None = None
    version: int = 0

    @property
    def is_active(self) -> bool:
        """Whether the person belongs to the team now."""
        return self.removed_at is None

    @property
    def is_coordinator(self) -> bool:
        """Whether the person also manages people, roster and keys."""
        return self.role == COORDINATOR

    def removed(self, now: datetime) -> "Person":
        """Return the person outside the team, every session ended."""
        return replace(self, removed_at=now, generation=self.generation + 1)

    def with_role(self, role: str) -> "Person":
        """Return the person in another role, signed out so that no session keeps the old one."""
        return replace(self, role=role, generation=self.generation + 1)

    def signed_out_everywhere(self) -> "Person":
        """Return the person with every session ended."""
        return replace(self, generation=self.generation + 1)
