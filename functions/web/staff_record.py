"""The counselors' record of a case, and the stage that it stands in."""

from flask import Blueprint

from functions.cases.actions import recording
from functions.cases.actions.staging import move_to_stage
from functions.cases.model import SealedEntry
from functions.web import record_schemas
from functions.web.bodies import load_body, load_query
from functions.web.case_answers import CaseSchema, names_in, shown_case
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.guards import caller, people_only
from functions.web.notes import note_of
from functions.web.record_schemas import entered_answer, record_answer

ENTRY, STAGE = record_schemas.SealedEntrySchema(), record_schemas.StageSchema()
PAGE = record_schemas.RecordQuerySchema()
SIGNED_IN = ["signed-out", "second-factor-due", "unavailable", "not-found"]
BODY = ["malformed-json", "too-large", "unsupported-media-type", "invalid"]
CHANGE = [*SIGNED_IN, *BODY, "origin-refused", "conflict", "already-used", "epoch"]

blueprint = Blueprint("staff_record", __name__, url_prefix="/api/v1/staff/cases/<case>")
people_only(blueprint)


@blueprint.get("/record")
@described(
    "Read a page of a case's record",
    query=PAGE,
    answers={200: record_schemas.RecordSchema()},
    problems=[*SIGNED_IN, "invalid"],
)
def read(case: str) -> dict[str, object]:
    """Show the entries above a number."""
    here, query = services(), load_query(PAGE)
    page = recording.read_record(here.cases, case_id=case, after=int(query["after"]))
    return record_answer(page, names_in(here))


@blueprint.post("/record")
@described(
    "Add a sealed entry to a case's record; the same again answers the first answer",
    body=ENTRY,
    answers={201: record_schemas.EnteredSchema()},
    problems=CHANGE,
)
def write(case: str) -> tuple[dict[str, object], int]:
    """Take an entry in."""
    here, entry = services(), SealedEntry(**load_body(ENTRY))
    written = recording.write_entry(
        here.cases, entry, case_id=case, person=caller().id, epoch=here.staff.current_epoch(), now=now()
    )
    return entered_answer(written), 201


@blueprint.put("/stage")
@described(
    "Put a case into another stage, with the entry that says why",
    body=STAGE,
    answers={200: CaseSchema()},
    problems=[*CHANGE, "not-assignee", "case-closed", "case-rests"],
)
def move(case: str) -> dict[str, object]:
    """Move the caller's case forth or back."""
    here, body = services(), load_body(STAGE)
    note = note_of(body, case)
    return shown_case(move_to_stage(here.cases, note, stage=body["stage"]), here, now())
