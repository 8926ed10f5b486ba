"""What the server alone knows: one age identity, a signing key and a proof-of-work key.

A thief with the table but without this file reads no contact and no second factor. Backups leave
it out; the operator keeps it apart.
"""

import base64
import hmac
import json
import os
import secrets as random
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyrage
from pyrage import x25519

KEY_BYTES = 32


class SecretsUnsafe(ValueError):
    """The file of secrets is malformed, or others on the machine may read it."""


class SecretsMissing(ValueError):
    """The file of secrets is not there, though something was sealed with it."""


@dataclass(frozen=True)
class ServerSecrets:
    """`age_identity` seals contacts and second factors; `signing` and `work` are HMAC keys of 32 bytes."""

    age_identity: str
    signing: bytes
    work: bytes

    def seal(self, plain: bytes) -> bytes:
        """Return `plain` as a binary age file that only this server opens."""
        identity = x25519.Identity.from_str(self.age_identity)
        return bytes(pyrage.encrypt(plain, [identity.to_public()]))

    def open(self, sealed: bytes) -> bytes:
        """Return what `seal` sealed.

        Raises:
            SecretsUnsafe: it was sealed with other secrets.
        """
        identity = x25519.Identity.from_str(self.age_identity)
        try:
            return bytes(pyrage.decrypt(sealed, [identity]))
        except pyrage.DecryptError as error:
            raise SecretsUnsafe("this was sealed with other server secrets") from error

    def mac(self, purpose: str, text: str) -> str:
        """Return the hex HMAC-SHA256 of `text` for one purpose."""
        return hmac.new(self.signing, f"{purpose}\n{text}".encode(), sha256).hexdigest()


def generate() -> ServerSecrets:
    """Return new secrets from the system's random source."""
    return ServerSecrets(
        age_identity=str(x25519.Identity.generate()),
        signing=random.token_bytes(KEY_BYTES),
        work=random.token_bytes(KEY_BYTES),
    )


def load_or_create(path: Path) -> ServerSecrets:
    """Return the secrets at `path`, made with mode 0600 when the file is missing.

    Two processes that start at once end with the same secrets: the file appears whole, and once.

    Raises:
        SecretsUnsafe: the file is malformed.
    """
    if not path.exists():
        _create(path, generate())
    return parse(path.read_text(encoding="utf-8"))


def parse(text: str) -> ServerSecrets:
    """Return the secrets that `dump` wrote.

    Raises:
        SecretsUnsafe: the text is malformed.
    """
    try:
        fields = json.loads(text)
        x25519.Identity.from_str(fields["age_identity"])
        found = ServerSecrets(
            age_identity=fields["age_identity"],
            signing=base64.b64decode(fields["signing"], validate=True),
            work=base64.b64decode(fields["work"], validate=True),
        )
    except (ValueError, KeyError, TypeError, pyrage.IdentityError) as error:
        raise SecretsUnsafe(
            "the file of server secrets is malformed; restore it from where you keep it"
        ) from error
    if len(found.signing) != KEY_BYTES or len(found.work) != KEY_BYTES:
        raise SecretsUnsafe("a key in the file of server secrets has the wrong length")
    return found


def dump(secrets: ServerSecrets) -> str:
    """Return the secrets as JSON."""
    return json.dumps(
        {
            "age_identity": secrets.age_identity,
            "signing": base64.b64encode(secrets.signing).decode(),
            "work": base64.b64encode(secrets.work).decode(),
        },
        indent=1,
    )


def _create(path: Path, secrets: ServerSecrets) -> None:
    """Write beside, then link into place: link fails when the other process was first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{random.token_hex(8)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(dump(secrets))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(beside, path)
        except FileExistsError:
            return
    finally:
        beside.unlink()
