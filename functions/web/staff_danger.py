"""A call for help in a case: raised, told, come to, ended."""

from flask import Blueprint

from functions.cases.actions import danger
from functions.oncall.actions import report
from functions.services import Services
from functions.web.alert_answers import alert_answer
from functions.web.bodies import load_body
from functions.web.case_answers import CaseSchema, names_in, shown_case
from functions.web.case_schemas import NothingSchema
from functions.web.context import now, services
from functions.web.danger_schemas import DangerSchema
from functions.web.describing import described
from functions.web.guards import caller, people_only
from functions.web.notes import note_of
from functions.web.record_schemas import WithEntrySchema
from functions.web.times import minute

NOTHING, ENTRY = NothingSchema(), WithEntrySchema()
SIGNED_IN = ["signed-out", "second-factor-due", "unavailable", "not-found"]
BODY = ["malformed-json", "too-large", "unsupported-media-type", "invalid"]
CHANGE = [*SIGNED_IN, *BODY, "origin-refused", "conflict"]

blueprint = Blueprint("staff_danger", __name__, url_prefix="/api/v1/staff/cases/<case>/danger")
people_only(blueprint)


@blueprint.get("")
@described(
    "Read the call for help that is not over in a case, and who was told",
    answers={200: DangerSchema()},
    problems=SIGNED_IN,
)
def read(case: str) -> dict[str, object]:
    """Show the call, and what became of telling it."""
    here = services()
    return _shown(danger.call_in(here.cases, here.alerts, case_id=case), here)


@blueprint.post("")
@described(
    "Call colleagues for help at once, with the entry that says why; the same again calls nobody more",
    body=ENTRY,
    answers={201: DangerSchema()},
    problems=[*CHANGE, "already-used", "epoch"],
)
def call(case: str) -> tuple[dict[str, object], int]:
    """Call for help."""
    here = services()
    note = note_of(load_body(ENTRY), case)
    team, roster = here.staff.active_people(), here.roster.read(now())
    danger.call(here.cases, here.alerts, note, team=team, roster=roster)
    here.wake()
    return _shown(danger.call_in(here.cases, here.alerts, case_id=case), here), 201


@blueprint.post("/coming")
@described(
    "Say that one comes, so that nobody further is called",
    body=NOTHING,
    answers={200: DangerSchema()},
    problems=[*CHANGE, "danger-over", "own-call"],
)
def come(case: str) -> dict[str, object]:
    """Note that the caller comes."""
    load_body(NOTHING)
    here = services()
    return _shown(danger.come(here.cases, here.alerts, case_id=case, person=caller().id, now=now()), here)


@blueprint.post("/ending")
@described(
    "End a call for help, with the entry that says how",
    body=ENTRY,
    answers={200: CaseSchema()},
    problems=[*CHANGE, "already-used", "epoch"],
)
def end(case: str) -> dict[str, object]:
    """Say that the call is over."""
    here = services()
    note = note_of(load_body(ENTRY), case)
    return shown_case(danger.end_call(here.cases, here.alerts, note), here, now())


def _shown(call: danger.Call | None, here: Services) -> dict[str, object]:
    if call is None:
        return {"call": None}
    names = names_in(here)
    return {
        "call": {
            "by": {"id": call.danger.by, "name": names.get(call.danger.by, "")},
            "raised_at": minute(call.danger.raised_at),
            "alert": alert_answer(report(here.alerts, call.alert), here),
        }
    }
