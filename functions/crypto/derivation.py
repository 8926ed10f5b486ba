"""What a return code unlocks: one slow derivation, then four independent values (protocol, "Return code")."""

import base64
import hmac
from dataclasses import dataclass
from hashlib import scrypt, sha256

from functions.crypto.identities import identity

COST, BLOCK, LANES = 32768, 8, 1
MEMORY = 64 * 1024 * 1024  # without it hashlib refuses the 32 MiB and a little that this takes


@dataclass(frozen=True)
class Unlocked:
    """The values of a code: locator (32 hex digits), bearer token (32 bytes), two age identities."""

    mailbox: str
    token: bytes
    hybrid: str
    plain: str

    @property
    def bearer(self) -> str:
        """The token as it is sent."""
        return base64.urlsafe_b64encode(self.token).decode().rstrip("=")

    @property
    def mailbox_sha256(self) -> str:
        """The hash under which the server knows the mailbox."""
        return sha256(bytes.fromhex(self.mailbox)).hexdigest()

    @property
    def token_sha256(self) -> str:
        """The hash under which the server knows the token."""
        return sha256(self.token).hexdigest()


def derive_root(code: str, salt: str) -> bytes:
    """Return the 32-byte root of a code of 24 digits under the installation's salt (about 0.1 s)."""
    return scrypt(code.encode("ascii"), salt=salt.encode(), n=COST, r=BLOCK, p=LANES, maxmem=MEMORY, dklen=32)


def unlock(code: str, salt: str) -> Unlocked:
    """Derive everything that a code unlocks."""
    return unlock_root(derive_root(code, salt))


def unlock_root(root: bytes) -> Unlocked:
    """Derive everything that a code unlocks from its root."""
    return Unlocked(
        mailbox=hkdf(root, b"pinternet/1 mailbox", 16).hex(),
        token=hkdf(root, b"pinternet/1 token", 32),
        hybrid=identity("hybrid", hkdf(root, b"pinternet/1 identity hybrid", 32)),
        plain=identity("x25519", hkdf(root, b"pinternet/1 identity x25519", 32)),
    )


def hkdf(secret: bytes, info: bytes, length: int) -> bytes:
    """Return HKDF-SHA256 (RFC 5869) of a secret with an empty salt."""
    pseudorandom = hmac.digest(bytes(32), secret, "sha256")
    output, block = b"", b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.digest(pseudorandom, block + info + bytes([counter]), "sha256")
        output += block
    return output[:length]
