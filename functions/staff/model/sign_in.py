"""How a person proves who they are, and how guessing is slowed."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

SESSION_LIFE = timedelta(hours=12)
RESET_LIFE = timedelta(hours=24)
FREE_GUESSES = 5
LONGEST_PAUSE = timedelta(minutes=15)
GUESSES_REMEMBERED = timedelta(days=1)
NAME_FORM = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?")


def normal_name(text: str) -> str:
    """Return a sign-in name as it is compared: NFKC, lower case, no blanks around it."""
    return unicodedata.normalize("NFKC", text).strip().lower()


@dataclass(frozen=True)
class OwnKey:
    """What a browser makes from a passphrase: salt, hash of the sign-in secret, wrapped identity."""

    salt: str
    sign_in_sha256: str
    identity: bytes


@dataclass(frozen=True)
class Reset:
    """A code that a coordinator made for a colleague who lost their second factor (its keyed hash)."""

    code: str
    until: datetime


@dataclass(frozen=True)
class Credentials:
    """What one person signs in with. `totp` and `next_totp` are sealed; codes are keyed hashes."""

    person: str
    own_key: OwnKey
    totp: bytes
    last_step: int = 0
    recovery_codes: tuple[str, ...] = ()
    next_totp: bytes | None = None
    reset: Reset | None = None
    version: int = 0

    def after_step(self, step: int) -> "Credentials":
        """Return the credentials after a time step's code was used: it and earlier ones are spent."""
        return replace(self, last_step=step)

    def accepts_code(self, code: str, now: datetime) -> bool:
        """Whether the keyed hash is an unused recovery code's, or the colleague's reset in time."""
        return code in self.recovery_codes or self._is_reset(code, now)

    def after_code(self, code: str) -> "Credentials":
        """Return the credentials without the code that was used."""
        left = tuple(kept for kept in self.recovery_codes if kept != code)
        reset = None if self.reset is not None and self.reset.code == code else self.reset
        return replace(self, recovery_codes=left, reset=reset)

    def under(self, own_key: OwnKey) -> "Credentials":
        """Return the credentials under another passphrase."""
        return replace(self, own_key=own_key)

    def renewing(self, next_totp: bytes) -> "Credentials":
        """Return the credentials with a new secret that waits for its first code."""
        return replace(self, next_totp=next_totp)

    def renewed(self, step: int, recovery_codes: tuple[str, ...]) -> "Credentials":
        """Return the credentials with the new secret in force, and new recovery codes.

        Raises:
            ValueError: no new secret was begun.
        """
        if self.next_totp is None:
            raise ValueError("no new second factor was begun")
        return replace(
            self,
            totp=self.next_totp,
            next_totp=None,
            last_step=step,
            recovery_codes=recovery_codes,
            reset=None,
        )

    def with_recovery_codes(self, recovery_codes: tuple[str, ...]) -> "Credentials":
        """Return the credentials with other recovery codes."""
        return replace(self, recovery_codes=recovery_codes)

    def reset_by_colleague(self, totp: bytes, reset: Reset) -> "Credentials":
        """Return the credentials with the old second factor dead (`totp`: a secret nobody was shown)."""
        return replace(self, totp=totp, next_totp=None, recovery_codes=(), reset=reset)

    def _is_reset(self, code: str, now: datetime) -> bool:
        return self.reset is not None and self.reset.code == code and now < self.reset.until


@dataclass(frozen=True)
class Session:
    """One sign-in, at most twelve hours. `by_code`: by a recovery code; the second factor is due."""

    token_sha256: str
    person: str
    generation: int
    began_at: datetime
    by_code: bool = False
    version: int = 0

    @property
    def expires_at(self) -> datetime:
        """When it ends whatever happens."""
        return self.began_at + SESSION_LIFE

    def renewed(self) -> "Session":
        """Return the session after its person renewed the second factor."""
        return replace(self, by_code=False)


@dataclass(frozen=True)
class Guesses:
    """Wrong tries under one name, or from one known device."""

    source: str
    tries: int = 0
    next_at: datetime | None = None
    version: int = 0

    def wait(self, now: datetime) -> int:
        """Return the seconds until the next try; 0 when it may come now.

        A pause longer than any was written by a clock that ran ahead, and holds nobody up.
        """
        if self.next_at is None or not now < self.next_at <= now + LONGEST_PAUSE:
            return 0
        return max(1, round((self.next_at - now).total_seconds()))

    def tried(self, now: datetime) -> "Guesses":
        """Return one more try: five are free, then the pause doubles up to a quarter of an hour."""
        tries = self.tries + 1
        late = tries - FREE_GUESSES
        pause = min(LONGEST_PAUSE, timedelta(seconds=2 ** min(late, 12))) if late >= 0 else timedelta()
        return replace(self, tries=tries, next_at=now + pause)
