"""What waits behind a one-time link: the first coordinator's set-up, and a recovery with the kit."""

from dataclasses import dataclass, replace
from datetime import datetime

from functions.staff.store import rows
from functions.storage.table import AtVersion, Delete, Item, Key, Put, Table

SET_UP, RECOVERY = "set-up", "recovery"


@dataclass(frozen=True)
class Door:
    """A one-time link: its secret's hash; once begun, the new person's id and sealed second factor."""

    kind: str
    secret_sha256: str
    person: str = ""
    totp: bytes = b""
    expires_at: datetime | None = None
    version: int = 0

    def begun(self, person: str, totp: bytes) -> "Door":
        """Return the link with a person to come; a second try replaces the first."""
        return replace(self, person=person, totp=totp)


class DoorwayStore:
    """Reads one-time links, and says which changes would store them."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def door(self, kind: str) -> Door | None:
        """Return the link of a kind that is open now."""
        item = self._table.get(_key(kind))
        if item is None:
            return None
        body = item.body
        return Door(
            kind=kind,
            secret_sha256=rows.text(body, "secret_sha256"),
            person=rows.text(body, "person"),
            totp=rows.raw(body, "totp"),
            expires_at=item.expires_at,
            version=item.version,
        )

    def put(self, door: Door) -> Put:
        """Store a link as changed since it was read."""
        body: rows.Body = {
            "secret_sha256": door.secret_sha256,
            "person": door.person,
            "totp": door.totp,
        }
        return Put(Item(_key(door.kind), body, expires_at=door.expires_at), rows.since(door.version))

    def close(self, door: Door) -> Delete:
        """Use the link up."""
        return Delete(_key(door.kind), AtVersion(door.version))


def _key(kind: str) -> Key:
    return Key("team", f"door/{kind}")
