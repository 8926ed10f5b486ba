"""What lies on a counselor's desk beside the thread: drafts, and answers on their way."""

from dataclasses import dataclass
from datetime import datetime, timedelta

UNDO = timedelta(seconds=30)


@dataclass(frozen=True)
class Draft:
    """An unfinished answer, sealed to its writer alone."""

    person: str
    sealed: bytes
    saved_at: datetime
    version: int = 0


@dataclass(frozen=True)
class PendingAnswer:
    """A finished answer that can still be taken back until `post_at`.

    `up_to` is the number of the newest message when it was accepted: what comes after is not answered by it.
    A receipt answers nothing: it says that all was read, and by when there will be an answer.
    """

    id: str
    case: str
    author: str
    epoch: int
    sealed: bytes
    sha256: str
    up_to: int
    post_at: datetime
    is_receipt: bool = False
    version: int = 0


@dataclass(frozen=True)
class Timer:
    """When a case is looked at again."""

    case: str
    what: str
    due: datetime
    version: int = 0


@dataclass(frozen=True)
class Purge:
    """The mark of a case that was cut off and is being removed item by item."""

    case: str
    mailbox_sha256: str
    at: datetime
    version: int = 0
