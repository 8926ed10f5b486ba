"""Bodies and answers of people, keys and sessions."""

from collections.abc import Mapping, Sequence
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from functions.staff.settings import SHORTEST_SILENCE, URGENCIES
from functions.web.roster_schemas import time_of_day
from functions.web.staff_fields import (
    HYBRID,
    ID,
    LINK_SECRET,
    Bytes,
    Name,
    OwnKeySchema,
    PairSchema,
    Sealed,
    SignedSchema,
    Signer,
    WrapSchema,
    language,
    line,
    matching,
    role,
    totp,
    version,
    zone,
)

MOST_WRAPS = 50
MOST_FIRST_WRAPS = 150
MOST_CLOSED_DAYS = 100
SHORTEST_RETENTION = 15
"""Days: a mailbox says fourteen days ahead that it will be erased."""


class LinkSchema(Schema):
    """The secret of a one-time link."""

    secret = matching(LINK_SECRET, "link-secret")


class BeginningSchema(LinkSchema):
    """Who comes through a one-time link."""

    name = Name(required=True)


class NewCoordinatorSchema(LinkSchema):
    """A coordinator whose keys were made behind a one-time link."""

    totp = totp()
    name = Name(required=True)
    display_name = line(60)
    title = line(60)
    language = language()
    recipient = matching(HYBRID, "recipient")
    own_key = fields.Nested(OwnKeySchema, required=True)
    wraps = fields.List(
        fields.Nested(WrapSchema),
        required=True,
        validate=validate.Length(max=MOST_FIRST_WRAPS, error="length"),
    )
    signed = fields.Nested(SignedSchema, required=True)


class FoundingSchema(NewCoordinatorSchema):
    """The first coordinator and the team's first keys."""

    recipients = fields.Nested(PairSchema, required=True)
    kit = matching(HYBRID, "recipient")
    signer = Signer(required=True)


class SaltOfSchema(Schema):
    """Whose salt is asked for. Any name may be asked."""

    name = fields.String(required=True, validate=validate.Length(max=200, error="length"))


class SignInSchema(Schema):
    """A sign-in: one of `totp` and `recovery_code`."""

    name = fields.String(required=True, validate=validate.Length(max=200, error="length"))
    sign_in_secret = Bytes(32)
    totp = fields.String(validate=validate.Length(max=6, error="six-digits"))
    recovery_code = fields.String(validate=validate.Length(max=40, error="six-digits"))

    @validates_schema
    def _one_second_factor(self, loaded: dict[str, object], **_: object) -> None:
        if ("totp" in loaded) == ("recovery_code" in loaded):
            raise ValidationError("one-factor", field_name="totp")


class InvitationSchema(Schema):
    """An invitation that a coordinator's browser made; `secret` is sealed to the coordinators."""

    id = matching(ID, "hex-16")
    name = Name(required=True)
    display_name = line(60)
    title = line(60)
    role = role()
    language = language()
    secret = Sealed()
    email = fields.Email(load_default=None, allow_none=True, error_messages={"invalid": "email"})


class AcceptanceSchema(Schema):
    """What a newcomer's browser made."""

    totp = totp()
    recipient = matching(HYBRID, "recipient")
    proof = Bytes(32)
    own_key = fields.Nested(OwnKeySchema, required=True)


class AdmissionSchema(Schema):
    """The statements with the newcomer in them; their wraps were sent before."""

    signed = fields.Nested(SignedSchema, required=True)


class RemovalSchema(AdmissionSchema):
    """The next epoch without a person; a new kit and signer, too, when a coordinator leaves."""

    totp = totp()
    recipients = fields.Nested(PairSchema, required=True)
    kit = matching(HYBRID, "recipient", load_default=None, allow_none=True)
    signer = Signer(load_default=None, allow_none=True)


class RoleSchema(AdmissionSchema):
    """Another role; new keys as for a removal when a coordinator becomes something else."""

    totp = totp()
    role = role()
    recipients = fields.Nested(PairSchema, load_default=None, allow_none=True)
    kit = matching(HYBRID, "recipient", load_default=None, allow_none=True)
    signer = Signer(load_default=None, allow_none=True)


class WrapsSchema(Schema):
    """Secrets sealed to their holders, ahead of the change that needs them."""

    wraps = fields.List(
        fields.Nested(WrapSchema),
        required=True,
        validate=validate.Length(max=MOST_WRAPS, error="length"),
    )


class KitSchema(AdmissionSchema):
    """Another recovery kit."""

    totp = totp()
    recipient = matching(HYBRID, "recipient")


class KitConfirmationSchema(Schema):
    """The recipient of the kit that was opened again."""

    recipient = matching(HYBRID, "recipient")


class NewSignerSchema(AdmissionSchema):
    """A signer that waits for the pages to name it."""

    totp = totp()
    signer = Signer(required=True)


class PassphraseSchema(Schema):
    """A change of passphrase."""

    totp = totp()
    current_sign_in_secret = Bytes(32)
    own_key = fields.Nested(OwnKeySchema, required=True)


class FreshSchema(Schema):
    """A fresh code of the second factor."""

    totp = totp()


class FreshIfNotDueSchema(Schema):
    """A fresh code, needless while a second factor is due."""

    totp = fields.String(
        load_default=None, allow_none=True, validate=validate.Length(equal=6, error="six-digits")
    )


class ProfileSchema(Schema):
    """How a person reads: names and titles are the coordinators' to say."""

    language = language()
    zone = zone()


def _each_weekday_once(days: Sequence[Mapping[str, Any]]) -> None:
    if len({day["weekday"] for day in days}) < len(days):
        raise ValidationError("weekday-twice")


class ReplyHoursSchema(Schema):
    """Hours until an answer, by urgency."""

    urgent = fields.Integer(strict=True, required=True, validate=validate.Range(1, 720, error="range"))
    soon = fields.Integer(strict=True, required=True, validate=validate.Range(1, 720, error="range"))
    routine = fields.Integer(strict=True, required=True, validate=validate.Range(1, 720, error="range"))

    @validates_schema
    def _in_order(self, loaded: dict[str, int], **_: object) -> None:
        hours = [loaded[urgency] for urgency in URGENCIES]
        if hours != sorted(hours):
            raise ValidationError("hours-order", field_name="urgent")


class WorkingDaySchema(Schema):
    """The hours of a weekday (1 is Monday); an end that is not after the start is the next day's."""

    weekday = fields.Integer(strict=True, required=True, validate=validate.Range(1, 7, error="range"))
    start = time_of_day()
    end = time_of_day()


class CaseLimitSchema(Schema):
    """How many open cases a person means to have; null for as many as the team's settings say."""

    case_limit = fields.Integer(
        strict=True, required=True, allow_none=True, validate=validate.Range(1, 200, error="range")
    )


class SettingsSchema(Schema):
    """The settings of the console; `version` is the one read. `working_days` null is around the clock."""

    reply_hours = fields.Nested(ReplyHoursSchema, required=True)
    working_days = fields.List(
        fields.Nested(WorkingDaySchema),
        required=True,
        allow_none=True,
        validate=[validate.Length(1, error="weekdays-empty"), _each_weekday_once],
    )
    closed_days = fields.List(
        fields.Date(error_messages={"invalid": "date"}),
        required=True,
        validate=validate.Length(max=MOST_CLOSED_DAYS, error="length"),
    )
    answers_per_day = fields.Integer(
        strict=True, required=True, validate=validate.Range(1, 10_000, error="range")
    )
    capacity_per_day = fields.Integer(
        strict=True, required=True, validate=validate.Range(1, 10_000, error="range")
    )
    client_messages_per_day = fields.Integer(
        strict=True, required=True, validate=validate.Range(1, 200, error="range")
    )
    zone = zone()
    retention_closed_days = fields.Integer(
        strict=True, required=True, validate=validate.Range(SHORTEST_RETENTION, 9_999, error="range")
    )
    retention_silent_days = fields.Integer(
        strict=True, required=True, validate=validate.Range(SHORTEST_RETENTION, 9_999, error="range")
    )
    cases_per_person = fields.Integer(
        strict=True, required=True, validate=validate.Range(1, 200, error="range")
    )
    silence_days = fields.Integer(
        strict=True, required=True, validate=validate.Range(SHORTEST_SILENCE, 180, error="range")
    )
    drill_monthly = fields.Boolean(required=True, truthy={True}, falsy={False})
    drill_day = fields.Integer(strict=True, required=True, validate=validate.Range(1, 28, error="range"))
    drill_hour = fields.Integer(strict=True, required=True, validate=validate.Range(0, 23, error="range"))
    follow_up_weeks = fields.List(
        fields.Integer(strict=True, validate=validate.Range(1, 52, error="range")),
        required=True,
        validate=validate.Length(1, 12, error="length"),
    )
    version = version(strict=True)
