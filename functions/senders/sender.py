"""The port through which messages leave, and what can go wrong there in our own words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol, TypeAlias

from functions.errors import PinternetError


@dataclass(frozen=True)
class Message:
    """One message to one address. `id` is the same again on a retry.

    `subject` and `sender`, the name that it comes from, are for email only; `language` is "id" or "en".
    The text holds nothing that a client wrote.
    """

    id: str
    to: str
    subject: str
    text: str
    sender: str
    language: str
    at: datetime


Reason: TypeAlias = Literal[
    "broken",
    "complained",
    "deferred",
    "gateway-refused",
    "limit",
    "misconfigured",
    "no-sender",
    "outbox-unwritable",
    "refused-address",
    "refused-message",
    "timeout",
    "unreachable",
    "unreadable",
]
"""Why a message did not leave: each has its words in the console and on the command line."""


class SendError(PinternetError):
    """The message did not leave."""

    kind = "unsent"

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason, reason=reason)
        self.reason: Reason = reason


class TemporaryFailure(SendError):
    """It may work later: the provider is away, slow, full, or wrongly set up."""


class PermanentFailure(SendError):
    """This address will not take it, now or later."""

    kind = "address-refused"


@dataclass(frozen=True)
class LateRefusal:
    """What a provider tells later on of a message that it took: its address will not take it, now or later.

    `message` is its id where the provider repeats it; `addresses` are in lower case.
    """

    message: str | None
    addresses: frozenset[str]
    reason: Reason
    sent_at: datetime


class Sender(Protocol):
    """A way out. Sending an id that was already taken over must be harmless."""

    lease: timedelta
    """Longer than one `send` can take."""

    def send(self, message: Message) -> str | None:
        """Hand the message over, and return the provider's id for it if there is one.

        Raises:
            TemporaryFailure: try again later.
            PermanentFailure: this address is refused.
        """
        ...
