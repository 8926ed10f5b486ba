"""Second factors: time-based codes (RFC 6238, 30 seconds, SHA-1, six digits) and recovery codes."""

import secrets as random
from datetime import datetime
from hmac import compare_digest

import pyotp

STEP_SECONDS = 30
DRIFT = 1
RECOVERY_CODES = 10
RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
RECOVERY_LENGTH = 16


def new_secret() -> str:
    """Return a new shared secret of 160 bits in base32."""
    return pyotp.random_base32(32)


def address(secret: str, name: str, issuer: str) -> str:
    """Return the otpauth:// address that authenticator apps read from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)


def step_of(secret: str, code: str, now: datetime, *, after: int) -> int | None:
    """Return the time step whose code this is, one step of drift allowed; None when it is no good.

    `after` is the last step that was used: a code is good once (RFC 6238, 5.2).
    """
    totp = pyotp.TOTP(secret)
    current = int(now.timestamp()) // STEP_SECONDS
    for step in range(current - DRIFT, current + DRIFT + 1):
        if step > after and compare_digest(totp.generate_otp(step).encode(), code.encode()):
            return step
    return None


def new_recovery_codes() -> tuple[str, ...]:
    """Return ten new codes of 79 bits each, written in groups of four."""
    return tuple(new_recovery_code() for _ in range(RECOVERY_CODES))


def new_recovery_code() -> str:
    """Return one new code, such as `abcd-efgh-jkmn-pqrs`."""
    letters = "".join(random.choice(RECOVERY_ALPHABET) for _ in range(RECOVERY_LENGTH))
    return "-".join(letters[start : start + 4] for start in range(0, RECOVERY_LENGTH, 4))


def normal_recovery_code(text: str) -> str:
    """Return a typed code as it was made, whatever the case, blanks and hyphens."""
    letters = "".join(letter for letter in text.lower() if letter.isalnum())
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
