"""Why an intake or a message is refused, in the words of the service."""

from datetime import datetime

from functions.errors import Conflict, Invalid, TooMany, Unavailable

RETRY_WHEN_NOT_OPEN = 3600


class WorkRefused(Invalid):
    """The proof of work is not accepted; `reason` is of `functions.crypto.work`, or "spent"."""

    kind = "work"

    def __init__(self, reason: str) -> None:
        super().__init__({"work": [f"work-{reason}"]})


class NotOpen(Unavailable):
    """The service takes no intakes yet."""

    kind = "not-open"

    def __init__(self) -> None:
        super().__init__(retry_after=RETRY_WHEN_NOT_OPEN)


class Full(Unavailable):
    """The day's capacity is used up until `full_until`."""

    kind = "full"

    def __init__(self, full_until: datetime, now: datetime) -> None:
        seconds = max(1, int((full_until - now).total_seconds()))
        super().__init__(retry_after=seconds, full_until=full_until)


class EpochOver(Conflict):
    """It is sealed to team keys that are not the current ones; `epoch` names those."""

    kind = "epoch"

    def __init__(self, current: int) -> None:
        super().__init__(f"the current epoch is {current}", epoch=current)


class AlreadyUsed(Conflict):
    """The mailbox, or the id in it, belongs to something else."""

    kind = "already-used"


class KindOfKeys(Invalid):
    """It is sealed to keys of another kind than its case; `keys` is the case's."""

    kind = "kind-of-keys"

    def __init__(self, keys: str) -> None:
        super().__init__({"sealed": [f"keys-{keys}"]})
        self.details = {"keys": keys}


class TooManyMessages(TooMany):
    """The client's messages of the day are used up."""

    kind = "too-many-messages"


class TooManyRequests(TooMany):
    """The client's requests of a day are used up."""

    kind = "too-many-requests"


class Seen(Conflict):
    """A counselor has opened the message."""

    kind = "seen"


class FirstMessage(Conflict):
    """The intake cannot be taken back alone: nobody could answer."""

    kind = "first-message"
