"""Cases, mailboxes and messages as small true sentences."""

from functions.cases.model.case import (
    CLIENT,
    CLOSED,
    COUNSELOR,
    LANGUAGES,
    OPEN,
    OUTCOMES,
    STAGES,
    URGENCIES,
    WAITING,
    Case,
    Form,
)
from functions.cases.model.follow_up import FollowUp
from functions.cases.model.mailbox import ERASED, EXPIRED, Gone, Mailbox, Message, Receipt, SealedMessage
from functions.cases.model.record import Entry, SealedEntry
from functions.cases.model.request import Request
from functions.times import moment, stamp, to_minute

__all__ = [
    "CLIENT",
    "CLOSED",
    "COUNSELOR",
    "ERASED",
    "EXPIRED",
    "LANGUAGES",
    "OPEN",
    "OUTCOMES",
    "STAGES",
    "URGENCIES",
    "WAITING",
    "Case",
    "Entry",
    "FollowUp",
    "Form",
    "Gone",
    "Mailbox",
    "Message",
    "Receipt",
    "Request",
    "SealedEntry",
    "SealedMessage",
    "moment",
    "stamp",
    "to_minute",
]
