"""The team's keys: epochs, signers, the recovery kit, and the two signed statements."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.staff.model.people import Person, fingerprint
from functions.times import moment, stamp

STATEMENT_LIFE = timedelta(days=60)
STATEMENT_WARNING = timedelta(days=30)


@dataclass(frozen=True)
class Recipients:
    """The public halves of one epoch's team keys."""

    hybrid: str
    x25519: str


@dataclass(frozen=True)
class EpochKeys:
    """One epoch: `key` names the pair under which its wraps are stored."""

    epoch: int
    recipients: Recipients
    made_at: datetime

    @property
    def key(self) -> str:
        """The name of the pair: 32 hex digits of the hybrid recipient's SHA-256."""
        return fingerprint(self.recipients.hybrid)[:32]


@dataclass(frozen=True)
class Kit:
    """The recovery kit in force; `confirmed_at` once a coordinator opened the downloaded file again.

    `replaces` is the holder name of the kit before, whose wraps go when this one is confirmed.
    """

    recipient: str
    made_at: datetime
    confirmed_at: datetime | None = None
    replaces: str | None = None

    @property
    def holder(self) -> str:
        """The name under which its wraps are stored."""
        return f"kit-{fingerprint(self.recipient)[:32]}"


@dataclass(frozen=True)
class Signed:
    """The two statements as exact JSON texts, signed by one signer (64 bytes each)."""

    statement: str
    signature: bytes
    people: str
    people_signature: bytes


@dataclass(frozen=True)
class Team:
    """The team's keys now. Every change of people or keys goes through its version.

    `signers` are oldest first; the first is in force until the pages name the second.
    `opened`: a kit was confirmed once, so intakes may come.
    """

    salt: str
    keys: EpochKeys
    kit: Kit
    signers: tuple[str, ...]
    signed: Signed
    signed_by: str
    serial: int = 1
    opened: bool = False
    version: int = 0

    @property
    def epoch(self) -> int:
        """The current epoch."""
        return self.keys.epoch

    @property
    def signed_at(self) -> datetime:
        """When the public statement was signed."""
        return statement_times(self.signed.statement)[0]

    @property
    def valid_until(self) -> datetime:
        """Until when browsers seal to these keys."""
        return statement_times(self.signed.statement)[1]

    def confirmed(self, now: datetime) -> "Team":
        """Return the team with its kit known to open."""
        return replace(self, kit=replace(self.kit, confirmed_at=now, replaces=None), opened=True)

    def with_kit(self, recipient: str, now: datetime) -> "Team":
        """Return the team with another kit, to be confirmed."""
        return replace(self, kit=Kit(recipient, now, replaces=self.kit.holder))

    def with_keys(self, recipients: Recipients, now: datetime) -> "Team":
        """Return the team in its next epoch."""
        return replace(self, keys=EpochKeys(self.epoch + 1, recipients, now))

    def with_signer(self, signer: str) -> "Team":
        """Return the team with a signer that waits for the pages, in place of any that waited before."""
        return replace(self, signers=(self.signed_by, signer))

    def resigned(self, signed: Signed, signer: str) -> "Team":
        """Return the team under new statements; signers before the one that signed are over."""
        left = self.signers[self.signers.index(signer) :]
        return replace(self, signed=signed, signed_by=signer, signers=left)


@dataclass(frozen=True)
class PublishedKeys:
    """What `GET /keys` answers."""

    salt: str
    epoch: int
    recipients: Recipients
    statement: str
    signature: bytes
    valid_until: datetime


@dataclass(frozen=True)
class Wrap:
    """A secret sealed to one holder (a person's id, or the kit's holder name)."""

    holder: str
    name: str
    sealed: bytes


def team_key_name(key: str) -> str:
    """Return the name of a wrap of an epoch's pair."""
    return f"team/{key}"


def signer_name(signer: str) -> str:
    """Return the name of a wrap of a signer."""
    return f"signer/{fingerprint(signer)[:32]}"


def public_statement(salt: str, keys: EpochKeys) -> Mapping[str, object]:
    """Return the public statement's fields, but the times."""
    recipients = {"hybrid": keys.recipients.hybrid, "x25519": keys.recipients.x25519}
    return {"salt": salt, "team": {"epoch": keys.epoch, "recipients": recipients}}


def people_statement(
    serial: int, epochs: Sequence[EpochKeys], kit: Kit, people: Sequence[Person]
) -> Mapping[str, object]:
    """Return the fields of the statement about people, but the times. Recipients stand in by fingerprint."""
    return {
        "serial": serial,
        "epochs": [
            {
                "epoch": keys.epoch,
                "hybrid": fingerprint(keys.recipients.hybrid),
                "x25519": fingerprint(keys.recipients.x25519),
            }
            for keys in epochs
        ],
        "kit": fingerprint(kit.recipient),
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "role": person.role,
                "recipient": fingerprint(person.recipient),
            }
            for person in sorted(people, key=lambda person: person.id)
        ],
    }


def statement_times(text: str) -> tuple[datetime, datetime]:
    """Return when a statement was signed and until when it is valid.

    Raises:
        ValueError: the text holds no such times.
    """
    try:
        fields = json.loads(text)
        return moment(fields["signed_at"]), moment(fields["valid_until"])
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("the statement has no times") from error


def exact_text(fields: Mapping[str, object], signed_at: datetime, valid_until: datetime) -> str:
    """Return the exact text that a signer signs: compact JSON, the times last."""
    whole = {**fields, "signed_at": stamp(signed_at), "valid_until": stamp(valid_until)}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
