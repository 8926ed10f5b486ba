"""Whether anybody would be told: silence for everybody, what is wrong for coordinators, the last drills."""

from collections.abc import Sequence

from flask import Blueprint

from functions.storage.heart import silences
from functions.watch.drills import last_drills
from functions.watch.findings import Finding, look
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
    found = look(here, moment)
    return watch_answer(silent, found, _schedules_of(found), names_in(here))


def _schedules_of(found: Sequence[Finding]) -> dict[str, str]:
    """Return the names of the schedules that findings are about, also of those that were taken away."""
    ids = {one.schedule for one in found if one.schedule is not None}
    kept = (services().roster.schedule(id) for id in ids)
    return {one.id: one.name for one in kept if one is not None}


@blueprint.get("/drills")
@described("Read what became of the last drills", answers={200: DrillsSchema()}, problems=ENTRY)
def drills() -> dict[str, object]:
    """Show everybody who got the last drills, who confirmed them, and how fast, as their messages show."""
    here, moment = services(), now()
    return drills_answer(last_drills(here, moment), names_in(here), moment)
