"""An invitation, from the coordinator's link to the newcomer who waits to be admitted."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.staff.model.sign_in import OwnKey

INVITATION_LIFE = timedelta(hours=72)
WAITING_LIFE = timedelta(days=30)
SENT, ACCEPTED = "sent", "accepted"


@dataclass(frozen=True)
class Acceptance:
    """What the newcomer's browser made: `proof` is the HMAC under the link's secret, over the recipient."""

    recipient: str
    proof: bytes
    own_key: OwnKey
    last_step: int
    recovery_codes: tuple[str, ...]


@dataclass(frozen=True)
class Invitation:
    """An invitation; its id becomes the person's.

    `secret` is the link's secret, sealed to the coordinators: the server cannot open it.
    """

    id: str
    name: str
    display_name: str
    title: str
    role: str
    language: str
    secret: bytes
    made_at: datetime
    contact: bytes | None = None
    totp: bytes | None = None
    acceptance: Acceptance | None = None
    accepted_at: datetime | None = None
    version: int = 0

    @property
    def expires_at(self) -> datetime:
        """72 hours for the link; 30 days for a newcomer who accepted and waits."""
        if self.accepted_at is not None:
            return self.accepted_at + WAITING_LIFE
        return self.made_at + INVITATION_LIFE

    @property
    def state(self) -> str:
        """Say "sent", or "accepted" once the newcomer proved their second factor."""
        return SENT if self.accepted_at is None else ACCEPTED

    def begun(self, totp: bytes) -> "Invitation":
        """Return the invitation with a second factor that waits for its first code."""
        return replace(self, totp=totp)

    def accepted(self, acceptance: Acceptance, now: datetime) -> "Invitation":
        """Return the invitation used: its link opens nothing any more."""
        return replace(self, acceptance=acceptance, accepted_at=now)
