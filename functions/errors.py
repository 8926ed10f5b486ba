"""What can go wrong, in the service's own words.

Each error has a `kind` that names its problem document; the sentences for people, in both
languages, and the HTTP status stand in `functions/web/problems.json`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime


class PinternetError(Exception):
    """Anything that Pinternet refuses or could not do.

    `details` are added to the problem document; they never hold what a client wrote.
    """

    kind = "internal"
    retry_after: int | None = None

    def __init__(self, message: str = "", **details: object) -> None:
        super().__init__(message or self.kind)
        self.details = details


class Invalid(PinternetError):
    """The input has the wrong shape; `errors` maps a field to its messages."""

    kind = "invalid"

    def __init__(self, errors: Mapping[str, Sequence[str]], message: str = "") -> None:
        super().__init__(message or "invalid input")
        self.errors = {field: list(messages) for field, messages in errors.items()}


class NotFound(PinternetError):
    """There is nothing here, or nothing that this caller may know of."""

    kind = "not-found"


class Gone(PinternetError):
    """It was here; `reason` is "erased" or "expired"."""

    kind = "gone"

    def __init__(self, reason: str, at: datetime) -> None:
        super().__init__(f"{reason} at {at:%Y-%m-%d}", reason=reason, at=at)
        self.reason = reason
        self.at = at


class Conflict(PinternetError):
    """Someone or something else was first, or the change does not fit the present state."""

    kind = "conflict"


class Unauthorized(PinternetError):
    """The caller did not prove who they are."""

    kind = "unauthorized"


class Forbidden(PinternetError):
    """The caller is known, and may not do this."""

    kind = "forbidden"


class TooMany(PinternetError):
    """A limit in time was reached; try again after `retry_after` seconds."""

    kind = "too-many"

    def __init__(self, message: str = "", *, retry_after: int, **details: object) -> None:
        super().__init__(message, **details)
        self.retry_after = retry_after


class Unavailable(PinternetError):
    """A part that we need does not answer just now; try again after `retry_after` seconds."""

    kind = "unavailable"

    def __init__(self, message: str = "", *, retry_after: int = 10, **details: object) -> None:
        super().__init__(message, **details)
        self.retry_after = retry_after
