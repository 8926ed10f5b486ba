"""What became of alerts, for the people who rely on them; and a marked test alert."""

from uuid import uuid4

from flask import Blueprint

from functions.oncall.actions import Report, alert_for_test, recent
from functions.oncall.model import Delivery
from functions.staff.model.people import COORDINATOR
from functions.web.context import now, services
from functions.web.guards import only, people_only
from functions.web.times import minute

blueprint = Blueprint("staff_alerts", __name__, url_prefix="/api/v1/staff")
people_only(blueprint)


@blueprint.get("/alerts")
def alerts() -> dict[str, object]:
    """Show the latest alerts with their deliveries, without content."""
    return {"alerts": [_answer(one) for one in recent(services().alerts)], "next": None}


@blueprint.post("/test-alert")
@only(COORDINATOR)
def raise_test() -> tuple[dict[str, object], int]:
    """Send a marked test alert to everybody through the whole path."""
    found = services()
    id, changes = alert_for_test(found.alerts, test=uuid4().hex, now=now())
    found.table.commit(changes)
    found.wake()
    return {"id": id}, 202


def _answer(one: Report) -> dict[str, object]:
    alert = one.alert
    return {
        "id": alert.id,
        "urgency": alert.urgency,
        "event": alert.about,
        "state": alert.state,
        "unreached": alert.unreached,
        "created_at": minute(alert.raised_at),
        "claimed_by": _person(alert.claimed_by) if alert.claimed_by else None,
        "case": alert.case or None,
        "deliveries": [_delivery(delivery) for delivery in one.deliveries],
    }


def _delivery(delivery: Delivery) -> dict[str, object]:
    return {
        "id": delivery.id,
        "person": _person(delivery.person),
        "channel": delivery.kind,
        "state": delivery.state,
        "reason": delivery.reason,
        "tries": delivery.tries,
        "at": minute(delivery.confirmed_at or delivery.settled_at or delivery.created_at),
    }


def _person(person: str) -> dict[str, str]:
    found = services().staff.person(person)
    return {"id": person, "name": found.display_name if found else ""}
