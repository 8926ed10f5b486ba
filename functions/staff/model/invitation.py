"""An invitation, from the coordinator's link to the newcomer who waits to be admitted."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.staff.model.sign_in import OwnKey

INVITATION_LIFE = timedelta(hours=72)
WAITING_LIFE = timedelta(days=30)
SENT, ACCEPTED = "sent", "accepted"


@dataclass(frozen=True)
class Acceptance:
    """What the newcomer's browser made: `proof` is the HMAC of their recipient under the link's secret."""

    recipient: str
    proof: bytes
    own_key: OwnKey
    totp: bytes
    last_step: int = 0
    recovery_codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Invitation:
    """An invitation. `secret` is the link's secret, sealed to the coordinators: the server cannot open it."""

    id: str
    name: str
    display_name: str
    title: str
    role: str
    language: str
    secret: bytes
    made_at: datetime
    contact: bytes | None = None
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

    def begun(self, acceptance: Acceptance) -> "Invitation":
        """Return the invitation with keys that wait for the first code; a second try replaces the first."""
        return replace(self, acceptance=acceptance)

    def accepted(self, step: int, recovery_codes: tuple[str, ...], now: datetime) -> "Invitation":
        """Return the invitation used: its link opens nothing any more.

        Raises:
            ValueError: no keys were made yet.
        """
        if self.acceptance is None:
            raise ValueError("this invitation was not begun")
        proven = replace(self.acceptance, last_step=step, recovery_codes=recovery_codes)
        return replace(self, acceptance=proven, accepted_at=now)
