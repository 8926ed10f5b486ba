"""POST /intakes, and the work to be done for it."""

from datetime import datetime

from flask import Blueprint

from functions.cases.refusals import EpochOver, NotOpen
from functions.crypto.work import cost_at, make_challenge
from functions.intake.actions import Door, Received, Reception
from functions.intake.model import Intake
from functions.services import Services
from functions.web import public_answers
from functions.web.bodies import load_body
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.origins import anyone
from functions.web.public_schemas import IntakeSchema

INTAKE = IntakeSchema()

blueprint = Blueprint("public_intakes", __name__, url_prefix="/api/v1")
anyone(blueprint)


@blueprint.get("/work")
@described(
    "Get a proof of work to do", answers={200: public_answers.ChallengeSchema()}, problems=["unavailable"]
)
def work() -> dict[str, object]:
    """Answer a challenge, harder when intakes rush in."""
    here, moment = services(), now()
    recent = here.intakes.recent(moment, here.settings.read().zone)
    return make_challenge(here.secrets.work, cost=cost_at(recent), now=moment)


@blueprint.post("/intakes")
@described(
    "Hand in a sealed intake; the same again answers the first receipt",
    body=INTAKE,
    answers={201: public_answers.ReceiptSchema(), 200: public_answers.ReceiptSchema()},
    problems=[
        "malformed-json", "too-large", "unsupported-media-type", "invalid", "gone", "already-used",
        "work", "not-open", "full", "epoch", "unavailable",
    ],
)  # fmt: skip
def post() -> tuple[dict[str, str], int]:
    """Receive an intake."""
    here, body, moment = services(), load_body(INTAKE), now()
    proof, sealed = body.pop("work"), body.pop("sealed")
    intake = Intake(**body, sealed=sealed["bytes"], keys=sealed["keys"])
    try:
        received = _receive(here, intake, proof, door_lately(here, moment), moment)
    except (NotOpen, EpochOver):  # what is only remembered sends nobody away
        received = _receive(here, intake, proof, door(here), moment)
    if received.is_new:
        here.wake()
    return public_answers.receipt(received.receipt), 201 if received.is_new else 200


def _receive(here: Services, intake: Intake, proof: str, door: Door, moment: datetime) -> Received:
    settings = here.settings.in_force(moment)
    return reception(here).receive(intake, work=proof, door=door, settings=settings, now=moment)


def reception(here: Services) -> Reception:
    """Return where intakes are received."""
    return Reception(here.cases, here.intakes, here.work, here.alerts)


def door(here: Services) -> Door:
    """Return whether intakes may come, and to which keys they are sealed."""
    return Door(*here.staff.door(here.signers.read()))


def door_lately(here: Services, moment: datetime) -> Door:
    """Return the same by what was so in the last five seconds."""
    return Door(*here.staff.door_lately(here.signers.read_lately(), moment))
