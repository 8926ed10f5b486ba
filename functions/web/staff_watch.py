"""Whether anybody would be told: silence for everybody, what is wrong for coordinators, the last drills."""

from flask import Blueprint

from functions.storage.heart import silences
from functions.watch.drills import last_drills
from functions.watch.findings import look
from functions.web.case_answers import names_in
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.guards import caller, people_only
from functions.web.watch_answers import DrillsSchema, WatchSchema, drills_answer, watch_answer

ENTRY = ["signed-out", "second-factor-due", "unavailable"]

blueprint = Blueprint("staff_watch", __name__, url_prefix="/api/v1/staff")
people_only(blueprint)


@blueprint.get("/watch")
@described("Ask what is wrong just now", answers={200: WatchSchema()}, problems=ENTRY)
def watch() -> dict[str, object]:
    """Show whether the work stands still, and to coordinators what else is to be put right."""
    here, moment = services(), now()
    silent = silences(here.heart, moment)
    if not caller().is_coordinator:
        return watch_answer(silent, [], {}, {})
    schedules = {schedule.id: schedule.name for schedule in here.roster.read(moment).schedules}
    return watch_answer(silent, look(here, moment), schedules, names_in(here))


@blueprint.get("/drills")
@described("Read what became of the last drills", answers={200: DrillsSchema()}, problems=ENTRY)
def drills() -> dict[str, object]:
    """Show who got the last drills, who confirmed them, and how fast."""
    here, moment = services(), now()
    return drills_answer(last_drills(here, moment), names_in(here), moment)
