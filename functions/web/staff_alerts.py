"""What became of alerts, for the people who rely on them; and a marked test alert."""

from uuid import uuid4

from flask import Blueprint

from functions.oncall.actions import raise_drill, recent
from functions.staff.model.people import COORDINATOR
from functions.web.alert_answers import AlertsPageSchema, AlertsSchema, RaisedSchema, alert_answer
from functions.web.bodies import load_query
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.guards import only, people_only

PAGE = AlertsPageSchema()
ENTRY = ["signed-out", "second-factor-due", "unavailable"]

blueprint = Blueprint("staff_alerts", __name__, url_prefix="/api/v1/staff")
people_only(blueprint)


@blueprint.get("/alerts")
@described(
    "Read a page of the latest alerts with their deliveries",
    query=PAGE,
    answers={200: AlertsSchema()},
    problems=[*ENTRY, "invalid"],
)
def alerts() -> dict[str, object]:
    """Show a page of the latest alerts with their deliveries, without content."""
    here = services()
    reports, following = recent(here.alerts, load_query(PAGE)["after"])
    return {"alerts": [alert_answer(one, here) for one in reports], "next": following}


@blueprint.post("/test-alert")
@only(COORDINATOR)
@described(
    "Send a marked test alert to everybody",
    answers={202: RaisedSchema()},
    problems=[*ENTRY, "origin-refused", "role-needed"],
)
def raise_test() -> tuple[dict[str, object], int]:
    """Send a marked test alert to everybody through the whole path."""
    here = services()
    id, changes = raise_drill(here.alerts, here.drills, name=uuid4().hex, now=now())
    here.table.commit(changes)
    here.wake()
    return {"id": id}, 202
