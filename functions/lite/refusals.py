"""What the path without script says no to. The sentences stand in `functions/web/problems.json`."""

from functions.errors import Conflict, Invalid, TooMany, Unavailable


class FormOver(Conflict):
    """The form was begun too long ago, or not here."""

    kind = "form-over"


class TooSoon(Invalid):
    """The form came back quicker than anybody reads it."""

    kind = "too-soon"

    def __init__(self) -> None:
        super().__init__({})


class RushHour(TooMany):
    """So many forms came within the hour that some are not written by people."""

    kind = "rush-hour"


class AlreadySent(Conflict):
    """The form was sent before, with other words in it."""

    kind = "already-sent"


class DerivingBusy(Unavailable):
    """Too many codes are worked out at once."""

    kind = "unavailable"
