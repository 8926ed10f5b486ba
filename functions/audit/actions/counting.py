"""Count that somebody was referred to a service: without the case, the person and the time of day."""

from collections.abc import Collection
from datetime import datetime

from functions.audit.model.event import REFERRAL, Event, midnight
from functions.audit.store import AuditStore, noting
from functions.errors import Invalid
from functions.storage.table import CommitConflict

IN_PERSON = "in-person"
"""Face to face at the organization itself: a referral like any other."""


def count_referral(
    audit: AuditStore, *, id: str, service: str, known: Collection[str], zone: str, now: datetime
) -> None:
    """Count a referral. `id` is random and names nothing else: the same again is counted once.

    Once the day is over where the service is, it is linked with the day's others, in the order of their ids.

    Raises:
        Invalid: there is no such service; nothing is stored.
    """
    if service != IN_PERSON and service not in known:
        raise Invalid({"service": ["choice"]})
    event = Event(REFERRAL, midnight(now, zone), None, "", None, {"service": service})
    try:
        audit.table.commit([noting(event, f"referral/{id}", 0)])
    except CommitConflict:
        return
