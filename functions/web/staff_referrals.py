"""Referrals as numbers: which service, and nothing else."""

from flask import Blueprint
from marshmallow import Schema

from functions.audit.actions.counting import count_referral
from functions.audit.store import AuditStore
from functions.directory.published import published_services
from functions.web.bodies import load_body
from functions.web.context import now, services
from functions.web.describing import described
from functions.web.guards import people_only
from functions.web.public_schemas import NAME, UUID, matching

blueprint = Blueprint("staff_referrals", __name__, url_prefix="/api/v1/staff/referrals")
people_only(blueprint)


class ReferralSchema(Schema):
    """A service of the published directory, or "in-person"; `id` is made for this request alone."""

    id = matching(UUID, "uuid")
    service = matching(NAME, "choice")


@blueprint.post("")
@described(
    "Count a referral, without its case; the same again is counted once",
    body=ReferralSchema(),
    answers={204: None},
    problems=[
        "signed-out",
        "second-factor-due",
        "unavailable",
        "origin-refused",
        "malformed-json",
        "too-large",
        "unsupported-media-type",
        "invalid",
    ],
)
def count() -> tuple[str, int]:
    """Count a referral."""
    here, body = services(), load_body(ReferralSchema())
    known = published_services(here.config.site)
    count_referral(
        AuditStore(here.table),
        id=body["id"],
        service=body["service"],
        known=known,
        zone=here.settings.read().zone,
        now=now(),
    )
    return "", 204
