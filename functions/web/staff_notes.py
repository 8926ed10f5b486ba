"""What the team notes beside a thread: that a right was settled, a nickname, a reflection of one's own."""

import base64

from flask import Blueprint

from functions.cases.actions import drafting, naming, requesting
from functions.cases.store.desk import REFLECTION
from functions.web.bodies import load_body
from functions.web.case_answers import CaseSchema, SavedSchema, names_in, shown_case
from functions.web.case_schemas import DraftSchema
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.guards import caller, people_only
from functions.web.notes import note_of
from functions.web.record_schemas import (
    EntrySchema,
    NicknameSchema,
    ReflectionSchema,
    WithEntrySchema,
    entry_answer,
)
from functions.web.times import minute

ENTRY, NICKNAME, REFLECTED = WithEntrySchema(), NicknameSchema(), DraftSchema()
SIGNED_IN = ["signed-out", "second-factor-due", "unavailable", "not-found"]
BODY = ["malformed-json", "too-large", "unsupported-media-type", "invalid"]
CHANGE = [*SIGNED_IN, *BODY, "origin-refused", "conflict"]

blueprint = Blueprint("staff_notes", __name__, url_prefix="/api/v1/staff/cases/<case>")
people_only(blueprint)


@blueprint.post("/requests/<asked>/settlement")
@described(
    "Settle a right that the client asked for, with the entry that says how",
    body=ENTRY,
    answers={200: CaseSchema()},
    problems=[*CHANGE, "already-used", "epoch"],
)
def settle(case: str, asked: str) -> dict[str, object]:
    """Say that a right was answered."""
    here = services()
    note = note_of(load_body(ENTRY), case)
    return shown_case(requesting.settle_right(here.cases, here.alerts, note, request=asked), here, now())


@blueprint.get("/label")
@described("Read the entry that names a case", answers={200: EntrySchema()}, problems=SIGNED_IN)
def read_nickname(case: str) -> dict[str, object]:
    """Show the sealed nickname."""
    here = services()
    return entry_answer(naming.nickname(here.cases, case_id=case), names_in(here))


@blueprint.put("/label")
@described(
    "Name a case for the team, or take its name away, with the entry that says so",
    body=NICKNAME,
    answers={200: CaseSchema()},
    problems=[*CHANGE, "already-used", "epoch"],
)
def name(case: str) -> dict[str, object]:
    """Give a case a nickname."""
    here, body = services(), load_body(NICKNAME)
    note = note_of(body, case)
    return shown_case(naming.name_case(here.cases, note, is_named=body["named"]), here, now())


@blueprint.get("/reflection")
@described("Read the caller's own reflection", answers={200: ReflectionSchema()}, problems=SIGNED_IN)
def read_reflection(case: str) -> dict[str, object]:
    """Show what only the caller can open."""
    kept = drafting.kept(services().cases, case_id=case, person=caller().id, kind=REFLECTION)
    if kept is None:
        return {"sealed": None, "saved_at": None}
    return {"sealed": base64.b64encode(kept.sealed).decode("ascii"), "saved_at": minute(kept.saved_at)}


@blueprint.put("/reflection")
@described(
    "Keep a reflection that only the caller can open",
    body=REFLECTED,
    answers={200: SavedSchema()},
    problems=CHANGE,
)
def save_reflection(case: str) -> dict[str, object]:
    """Keep the caller's own reflection."""
    sealed = load_body(REFLECTED)["sealed"]
    kept = drafting.save_draft(
        services().cases, case_id=case, person=caller().id, sealed=sealed, now=now(), kind=REFLECTION
    )
    return {"saved_at": minute(kept.saved_at)}


@blueprint.delete("/reflection")
@described(
    "Remove the caller's own reflection",
    answers={200: SavedSchema()},
    problems=[*SIGNED_IN, "origin-refused", "conflict"],
)
def drop_reflection(case: str) -> dict[str, object]:
    """Remove the caller's own reflection."""
    drafting.drop_draft(services().cases, case_id=case, person=caller().id, kind=REFLECTION)
    return {"saved_at": None}
