"""What a client hands in: everything about an intake that can be seen without opening it."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from functions.cases.model import Form
from functions.crypto.digest import digest_of


@dataclass(frozen=True)
class Intake:
    """An intake. `mailbox` is 32 hex digits, `sealed` an age file to keys of the kind `keys`."""

    id: str
    mailbox: str
    token_sha256: str
    sealed: bytes
    keys: str
    epoch: int
    language: str
    urgency: str
    form: Form

    @cached_property
    def mailbox_sha256(self) -> str:
        """The hash under which the mailbox is known."""
        return sha256(bytes.fromhex(self.mailbox)).hexdigest()

    @cached_property
    def sealed_sha256(self) -> str:
        """The hash that recognises a retry."""
        return digest_of(self.sealed)
