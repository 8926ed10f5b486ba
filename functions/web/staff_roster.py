"""The roster: everybody reads it, coordinators plan it, and each says when they are away."""

from dataclasses import replace
from uuid import uuid4

from flask import Blueprint, Response

from functions.oncall.actions.roster.changes import (
    add_leave,
    add_override,
    end_leave,
    end_override,
    shifts_affected_by,
)
from functions.oncall.actions.roster.previewing import preview_schedule
from functions.oncall.actions.roster.schedules import RosterDesk, save_schedule, take_schedule_away
from functions.oncall.actions.roster.showing import Window, show_roster
from functions.oncall.model.roster import Leave, Override
from functions.oncall.refusals import ScheduleChanged
from functions.staff.model.people import COORDINATOR
from functions.web.bodies import load_body, load_query
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.guards import caller, only, people_only
from functions.web.problems import document
from functions.web.roster_answers import (
    leave_made_answer,
    override_answer,
    preview_answer,
    roster_answer,
    schedule_answer,
)
from functions.web.roster_schemas import (
    LeaveSchema,
    OverrideSchema,
    ScheduleSchema,
    VersionSchema,
    WindowSchema,
)
from functions.web.roster_shapes import (
    LeaveMadeSchema,
    OverrideShownSchema,
    PreviewSchema,
    RosterShownSchema,
    ScheduleShownSchema,
)

ENTRY = ["signed-out", "second-factor-due", "unavailable"]
CHANGE = [*ENTRY, "origin-refused", "role-needed", "not-found", "conflict"]
BODY = ["malformed-json", "too-large", "unsupported-media-type", "invalid"]
WINDOW, VERSION, SCHEDULE = WindowSchema(), VersionSchema(), ScheduleSchema()
OVERRIDE, LEAVE = OverrideSchema(), LeaveSchema()

blueprint = Blueprint("staff_roster", __name__, url_prefix="/api/v1/staff/roster")
people_only(blueprint)


@blueprint.get("")
@described(
    "Read the roster of some days",
    query=WINDOW,
    answers={200: RosterShownSchema()},
    problems=[*ENTRY, "invalid"],
)
def roster() -> dict[str, object]:
    """Show the roster of some days, and who is on call now."""
    here, asked = services(), load_query(WINDOW)
    window = Window.of(caller().zone, asked["since"], asked["days"], now())
    return roster_answer(show_roster(here.roster, here.staff, here.channels, window=window, now=now()))


@blueprint.post("/preview")
@only(COORDINATOR)
@described(
    "See what a schedule would bring, 35 days ahead; nothing is stored",
    body=SCHEDULE,
    answers={200: PreviewSchema()},
    problems=[*CHANGE, *BODY],
)
def preview() -> dict[str, object]:
    """Show what a schedule would bring."""
    wanted = load_body(SCHEDULE)["schedule"]
    return preview_answer(preview_schedule(desk(), wanted, services().channels, now=now()))


@blueprint.post("/schedules")
@only(COORDINATOR)
@described("Make a schedule", body=SCHEDULE, answers={201: ScheduleShownSchema()}, problems=[*CHANGE, *BODY])
def add_schedule() -> tuple[dict[str, object], int]:
    """Keep a new schedule, whatever id it was sent with."""
    wanted = replace(load_body(SCHEDULE)["schedule"], id="", version=0)
    return schedule_answer(save_schedule(desk(), wanted, now=now()), now()), 201


@blueprint.put("/schedules/<schedule>")
@only(COORDINATOR)
@described(
    "Change a schedule from now on; a colleague's change that came between is kept, and told",
    body=SCHEDULE,
    answers={200: ScheduleShownSchema()},
    problems=[*CHANGE, *BODY],
)
def change_schedule(schedule: str) -> dict[str, object]:
    """Save a schedule; what was stays."""
    wanted = replace(load_body(SCHEDULE)["schedule"], id=schedule)
    return schedule_answer(save_schedule(desk(), wanted, now=now()), now())


@blueprint.delete("/schedules/<schedule>")
@only(COORDINATOR)
@described(
    "Take a schedule away; what was stays", query=VERSION, answers={204: None}, problems=[*CHANGE, "invalid"]
)
def end_schedule(schedule: str) -> Response:
    """Take a schedule away; who is on call stays so to the end of the shift."""
    take_schedule_away(desk(), schedule, load_query(VERSION)["version"], now=now())
    return Response(status=204)


@blueprint.post("/overrides")
@described(
    "Let somebody stand in, join or leave a line for a span",
    body=OVERRIDE,
    answers={201: OverrideShownSchema()},
    problems=[*CHANGE, *BODY],
)
def override() -> tuple[dict[str, object], int]:
    """Keep an override; a coordinator's for anybody, another's for themselves."""
    wanted = Override(**load_body(OVERRIDE), id="", made_at=now(), made_by=caller().id)
    return override_answer(add_override(desk(), caller(), wanted, now=now())), 201


@blueprint.delete("/overrides/<override>")
@described("End an override", answers={204: None}, problems=[*CHANGE, "already-over"])
def remove_override(override: str) -> Response:
    """Remove an override, or end it now if it has begun."""
    end_override(desk(), caller(), override, now=now())
    return Response(status=204)


@blueprint.post("/leaves")
@described(
    "Say that somebody is away, and read which shifts somebody else is needed for",
    body=LEAVE,
    answers={201: LeaveMadeSchema()},
    problems=[*CHANGE, *BODY],
)
def leave() -> tuple[dict[str, object], int]:
    """Keep a leave; a coordinator's for anybody, another's for themselves."""
    wanted = Leave(**load_body(LEAVE), id="", made_at=now(), made_by=caller().id)
    added = add_leave(desk(), caller(), wanted, now=now())
    return leave_made_answer(added, shifts_affected_by(desk(), added, now=now())), 201


@blueprint.delete("/leaves/<leave>")
@described("End a leave", answers={204: None}, problems=[*CHANGE, "already-over"])
def remove_leave(leave: str) -> Response:
    """Remove a leave, or end it now if it has begun."""
    end_leave(desk(), caller(), leave, now=now())
    return Response(status=204)


@blueprint.errorhandler(ScheduleChanged)
def tell_of_colleague(error: ScheduleChanged) -> Response:
    """Say that a colleague was first, and what they saved."""
    theirs = error.schedule and schedule_answer(error.schedule, now())
    return document(error.kind, extensions={"schedule": theirs})


def desk() -> RosterDesk:
    """Return what the actions on the roster work with."""
    return RosterDesk(services().roster, services().staff, lambda: uuid4().hex)
