"""One thing that happened: who did what, when, to which case. Never what anybody wrote."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

Field: TypeAlias = "str | int | None"

CLAIMED, GIVEN_BACK, LAPSED = "claimed", "given-back", "lapsed"
FIRST_ANSWER, ANSWER, RECEIPT = "first-answer", "answer", "receipt"
STAGE, ENTRY, OFFERED, HANDED_OVER = "stage", "entry", "offered", "handed-over"
CLOSED, REOPENED, JUNK = "closed", "reopened", "junk"
ERASED, EXPIRED = "erased", "expired"
REFERRAL = "referral"
INVITED, ADMITTED, REMOVED, ROLE = "invited", "admitted", "removed", "role"
EPOCH, SIGNER, KIT, SETTINGS = "epoch", "signer", "kit", "settings"
FORGOTTEN = "forgotten"
"""The chain's own event: so many of its events belonged to a case that was erased, and lost their content."""

_TIME = "%Y-%m-%dT%H:%MZ"


@dataclass(frozen=True)
class Event:
    """What happened, to the minute. `by` is a person's id, None where it was a client or the clock.

    `salt` is random where a content may be dropped: without it who knows a case's id could try out which
    content a kept hash is of.
    """

    kind: str
    at: datetime
    by: str | None
    salt: str
    case: str | None = None
    fields: Mapping[str, Field] = field(default_factory=dict)

    @property
    def content(self) -> str:
        """Return the text that is kept and whose hash is linked."""
        named = {"kind": self.kind, "at": stamp(self.at), "by": self.by, "case": self.case, "salt": self.salt}
        return json.dumps({"v": 1, **named, "fields": dict(self.fields)}, separators=(",", ":"))

    @classmethod
    def read(cls, content: str) -> "Event":
        """Return the event that a content tells."""
        told: dict[str, Any] = json.loads(content)
        at = datetime.strptime(told["at"], _TIME).replace(tzinfo=UTC)
        return cls(told["kind"], at, told["by"], told["salt"], told["case"], told["fields"])

    def is_held_back(self, now: datetime, zone: str) -> bool:
        """Whether the event is linked only once its day is over where the service is.

        A referral names no case; linked at once it would stand beside the entry of the case that it is from.
        """
        return self.kind == REFERRAL and self.at >= midnight(now, zone)

    def number(self, name: str) -> int | None:
        """Return a field that is a number; None where the event has none of that name."""
        value = self.fields.get(name)
        return value if isinstance(value, int) else None

    def text(self, name: str) -> str:
        """Return a field that is a text; empty where the event has none of that name."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""


def midnight(moment: datetime, zone: str) -> datetime:
    """Return when the day of a moment began where the service is."""
    local = ZoneInfo(zone)
    return datetime.combine(moment.astimezone(local).date(), time(), local).astimezone(UTC)


def stamp(moment: datetime) -> str:
    """Return a moment to the minute, sorting as text."""
    return moment.astimezone(UTC).strftime(_TIME)
