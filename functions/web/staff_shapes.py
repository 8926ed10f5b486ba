"""The shapes in which people, keys and sessions are shown, for /openapi.json; `staff_answers` writes them."""

from marshmallow import Schema, fields, validate

from functions.staff.model.invitation import ACCEPTED, SENT
from functions.web.public_answers import KeysSchema, time
from functions.web.staff_fields import BASE64, language, role


def _text() -> fields.String:
    return fields.String(required=True)


def _base64() -> fields.String:
    return fields.String(required=True, metadata=BASE64)


def _texts() -> fields.List[str]:
    return fields.List(fields.String(), required=True)


class MemberSchema(Schema):
    """A person of the team."""

    id = _text()
    name = _text()
    display_name = _text()
    title = _text()
    role = role()
    language = language()
    zone = _text()
    recipient = _text()
    joined_at = time()
    case_limit = fields.Integer(required=True, allow_none=True)


class MembersSchema(Schema):
    """The team of now."""

    people = fields.List(fields.Nested(MemberSchema), required=True)


class OwnKeyShownSchema(Schema):
    """What the person's passphrase opens."""

    salt = _text()
    identity = _base64()


class SessionSchema(Schema):
    """A session, shown to its person."""

    person = fields.Nested(MemberSchema, required=True)
    own_key = fields.Nested(OwnKeyShownSchema, required=True)
    proposed_email = fields.String(required=True, allow_none=True)
    second_factor_due = fields.Boolean(required=True)
    recovery_codes_left = fields.Integer(required=True)
    expires_at = time()


class FirstSessionSchema(SessionSchema):
    """The session of a coordinator who came through a one-time link; the codes are shown once."""

    recovery_codes = _texts()


class RecoveryCodesSchema(Schema):
    """New recovery codes, shown once."""

    recovery_codes = _texts()


class FactorSchema(Schema):
    """A second factor, shown once."""

    secret = _text()
    uri = _text()


class NewFactorSchema(Schema):
    """A second factor that counts after its first code."""

    totp = fields.Nested(FactorSchema, required=True)


class SaltSchema(Schema):
    """The salt of a name's passphrase."""

    salt = _text()


class WaitingSchema(Schema):
    """Whether the installation waits for its first coordinator."""

    waiting = fields.Boolean(required=True)


class PeopleStatementSchema(Schema):
    """The signed statement about people."""

    text = _text()
    signature = _base64()


class KitShownSchema(Schema):
    """The recovery kit in force."""

    recipient = _text()
    made_at = time()
    confirmed_at = time(allow_none=True)


class HeldSchema(Schema):
    """A secret sealed to its holder."""

    name = _text()
    sealed = _base64()


class TeamKeysSchema(Schema):
    """Both statements, and what is sealed to one holder."""

    keys = fields.Nested(KeysSchema, required=True)
    people = fields.Nested(PeopleStatementSchema, required=True)
    kit = fields.Nested(KitShownSchema, required=True)
    signers = _texts()
    signed_by = _text()
    wraps = fields.List(fields.Nested(HeldSchema), required=True)


class SetUpBegunSchema(NewFactorSchema):
    """The coordinator to come, and the installation's salt."""

    person = _text()
    salt = _text()


class RecoveryBegunSchema(NewFactorSchema):
    """The coordinator to come, and what the kit opens."""

    person = _text()
    team = fields.Nested(TeamKeysSchema, required=True)
    people = fields.List(fields.Nested(MemberSchema), required=True)


class NewcomerSchema(Schema):
    """An invitation, shown to whoever has the link."""

    name = _text()
    display_name = _text()
    title = _text()
    role = role()
    language = language()
    expires_at = time()


class AcceptedSchema(Schema):
    """What the newcomer's browser made."""

    recipient = _text()
    proof = _base64()


class InvitationShownSchema(NewcomerSchema):
    """An invitation, shown to coordinators."""

    id = _text()
    state = fields.String(required=True, validate=validate.OneOf((SENT, ACCEPTED)))
    secret = _base64()
    acceptance = fields.Nested(AcceptedSchema, required=True, allow_none=True)


class InvitationsSchema(Schema):
    """The invitations that have not expired."""

    invitations = fields.List(fields.Nested(InvitationShownSchema), required=True)


class ResetCodeSchema(Schema):
    """The code that a coordinator tells a colleague."""

    code = _text()
    expires_at = time()


class StoredSchema(Schema):
    """How many secrets were new."""

    stored = fields.Integer(required=True)
