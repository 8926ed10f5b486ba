"""Read a claim link: what it is about, and who holds it. Claiming a case is casework's."""

from dataclasses import dataclass
from datetime import datetime

from functions.crypto.secrets import ServerSecrets
from functions.errors import NotFound
from functions.oncall.actions.reaching import as_told
from functions.oncall.links import is_genuine
from functions.oncall.model import Alert, Delivery, Person
from functions.oncall.model.alert import PROMISE
from functions.oncall.store import AlertStore
from functions.staff.store import StaffStore
from functions.storage.table import CommitConflict


@dataclass(frozen=True)
class Link:
    """A genuine link: the person it was made for, its delivery and its alert."""

    person: Person
    delivery: Delivery
    alert: Alert

    @property
    def is_test(self) -> bool:
        """Whether nothing waits behind it."""
        return self.alert.about == "test"

    def is_of_claim(self, claimed_at: datetime) -> bool:
        """Whether its person took the case by this alert then, or is reminded by it of having done so."""
        if self.alert.about == PROMISE:
            return self.alert.raised_at >= claimed_at
        settled_at = self.alert.settled_at if self.alert.claimed_by == self.person.id else None
        return settled_at is not None and settled_at >= claimed_at


def read_link(
    alerts: AlertStore, staff: StaffStore, secrets: ServerSecrets, *, delivery: str, mac: str
) -> Link:
    """Return what a claim link leads to.

    Raises:
        NotFound: it was never made, its person left, or what it was about is gone.
    """
    if not is_genuine(secrets, delivery, mac):
        raise NotFound("no such link")
    found = alerts.delivery(delivery)
    alert = alerts.alert(found.alert) if found else None
    member = staff.person(found.person) if found else None
    if found is None or alert is None or member is None or not member.is_active:
        raise NotFound("no such link")
    return Link(as_told(member), found, alert)


def confirm_test(alerts: AlertStore, link: Link, *, now: datetime) -> None:
    """Write down that a test message was seen by its person; doing it twice is harmless."""
    if link.delivery.confirmed_at is not None:
        return
    try:
        alerts.commit([alerts.changing_delivery(link.delivery.confirmed(now))])
    except CommitConflict:
        current = alerts.delivery(link.delivery.id)
        if current is not None and current.confirmed_at is None:
            alerts.commit([alerts.changing_delivery(current.confirmed(now))])
