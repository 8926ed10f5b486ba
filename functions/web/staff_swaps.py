"""The swap board: each offers their own shifts, and takes what is offered to them."""

from flask import Blueprint

from functions.oncall.actions.roster.swapping import offer_shift, return_shift, take_shift, withdraw_shift
from functions.oncall.model.roster import Swap
from functions.web.bodies import load_body
from functions.web.context import now
from functions.web.describing import described
from functions.web.guards import caller, people_only
from functions.web.roster_answers import swap_answer
from functions.web.roster_schemas import SwapSchema
from functions.web.roster_shapes import SwapShownSchema
from functions.web.staff_roster import BODY, ENTRY, desk

CHANGE = [*ENTRY, "origin-refused", "not-found", "conflict"]
SWAP, SHOWN = SwapSchema(), SwapShownSchema()

blueprint = Blueprint("staff_swaps", __name__, url_prefix="/api/v1/staff/roster/swaps")
people_only(blueprint)


@blueprint.post("")
@described("Offer a coming shift of one's own", body=SWAP, answers={201: SHOWN}, problems=[*CHANGE, *BODY])
def offer() -> tuple[dict[str, object], int]:
    """Offer a shift to one colleague or to anybody; a second click offers nothing more."""
    wanted = Swap(**load_body(SWAP), id="", layer="", offered_by=caller().id, made_at=now())
    return swap_answer(offer_shift(desk(), caller(), wanted, now=now()), now()), 201


@blueprint.post("/<swap>/taking")
@described(
    "Take an offered shift",
    answers={200: SHOWN},
    problems=[*CHANGE, "swap-taken", "swap-over", "swap-not-yours", "shift-collides"],
)
def take(swap: str) -> dict[str, object]:
    """Take an offered shift; the second sees who has it (409)."""
    return swap_answer(take_shift(desk(), caller(), swap, now=now()), now())


@blueprint.post("/<swap>/withdrawal")
@described(
    "Offer a shift no longer",
    answers={200: SHOWN},
    problems=[*CHANGE, "swap-taken", "swap-over", "swap-not-yours"],
)
def withdraw(swap: str) -> dict[str, object]:
    """Withdraw an offer of one's own; a coordinator anybody's."""
    return swap_answer(withdraw_shift(desk(), caller(), swap, now=now()), now())


@blueprint.post("/<swap>/return")
@described(
    "Give a taken shift back before it begins",
    answers={200: SHOWN},
    problems=[*CHANGE, "swap-over", "swap-not-yours", "already-over"],
)
def give_back(swap: str) -> dict[str, object]:
    """Give a shift back that one took; it is offered again."""
    return swap_answer(return_shift(desk(), caller(), swap, now=now()), now())
