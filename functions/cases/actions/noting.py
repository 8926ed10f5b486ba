"""Note what happened to a case: an event in the commit that does it, for the audit chain and the figures."""

import secrets
from datetime import datetime, timedelta

from functions.audit.model.event import ERASED, EXPIRED, Event, Field
from functions.audit.store import noting
from functions.cases.model import EXPIRED as EXPIRY_REASON
from functions.cases.model import Case, to_minute
from functions.storage.table import Put

_MINUTE = timedelta(minutes=1)


def noted(case: Case, kind: str, *, by: str | None, now: datetime, **fields: Field) -> Put:
    """Return the change that notes an event of a case, once for each kind and commit.

    `case` is the head as it was read for that commit, on whose version the commit hangs: so events keep their
    order, and no two share a key. `by` is a person's id, None for a client and for the clock.
    """
    event = Event(kind, to_minute(now), by, secrets.token_hex(16), case.id, fields)
    return noting(event, case.id, case.version)


def noted_end(case: Case, reason: str, *, by: str | None, now: datetime, again: bool = False) -> Put:
    """Return the change that notes that a case is gone, without saying which: nothing may lead to it now."""
    kind = EXPIRED if reason == EXPIRY_REASON else ERASED
    fields: dict[str, Field] = {"again": 1} if again else {}
    fields |= {"answered": int(case.was_answered), "closed": int(case.closed_at is not None)}
    return noting(Event(kind, to_minute(now), by, "", None, fields), f"~{case.mailbox_sha256}", 0)


def waited(case: Case, now: datetime) -> int | None:
    """Return how many minutes the client has waited for an answer; None where none is owed."""
    since = case.owed_since
    return None if since is None else max(0, (to_minute(now) - since) // _MINUTE)
