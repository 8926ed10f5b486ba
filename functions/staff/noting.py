"""Note what happened to people, keys and settings: an event in the commit that does it."""

import secrets
from datetime import datetime

from functions.audit.model.event import Event, Field
from functions.audit.store import noting
from functions.storage.table import Put


def noted(
    kind: str, *, by: str | None, now: datetime, order: int | None, subject: str = "team", **fields: Field
) -> Put:
    """Return the change that notes an event, once for each kind, subject and order.

    `order` is what the commit hangs on: the serial of the statement about people, or a version. An event that
    stands alone has none.
    """
    salt = secrets.token_hex(16)
    event = Event(kind, now, by, salt, None, fields)
    return noting(event, f"{kind}/{salt}", 0) if order is None else noting(event, subject, order)
