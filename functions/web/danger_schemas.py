"""How a call for help is shown: who called, who was told, who comes."""

from marshmallow import Schema, fields

from functions.web.alert_answers import AlertSchema
from functions.web.case_answers import PersonSchema
from functions.web.public_answers import time


class CallSchema(Schema):
    """A call that is not over; its alert says who was told, and `claimed_by` who comes."""

    by = fields.Nested(PersonSchema, required=True)
    raised_at = time()
    alert = fields.Nested(AlertSchema, required=True)


class DangerSchema(Schema):
    """The call for help that is not over in a case, null when there is none."""

    call = fields.Nested(CallSchema, required=True, allow_none=True)
