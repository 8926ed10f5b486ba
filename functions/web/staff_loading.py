"""From loaded bodies to what the actions take."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from functions.staff.actions.doorways import Founding, NewCoordinator
from functions.staff.actions.key_changes import KeyChange
from functions.staff.model.keys import Recipients, Signed, Wrap
from functions.staff.model.sign_in import OwnKey
from functions.staff.settings import Settings

Loaded = Mapping[str, Any]


def own_key(loaded: Loaded) -> OwnKey:
    """Return what a browser made from a passphrase; the sign-in secret is kept as its hash."""
    hashed = sha256(loaded["sign_in_secret"]).hexdigest()
    return OwnKey(salt=loaded["salt"], sign_in_sha256=hashed, identity=loaded["identity"])


def signed(loaded: Loaded) -> Signed:
    """Return the two statements."""
    return Signed(**loaded)


def wrap(loaded: Loaded) -> Wrap:
    """Return a secret sealed to a holder."""
    return Wrap(**loaded)


def recipients(loaded: Loaded | None) -> Recipients | None:
    """Return a team key's recipients, None of none."""
    return None if loaded is None else Recipients(**loaded)


def key_change(loaded: Loaded) -> KeyChange:
    """Return what a coordinator's browser made for a change."""
    return KeyChange(
        signed=signed(loaded["signed"]),
        recipients=recipients(loaded.get("recipients")),
        kit=loaded.get("kit"),
        signer=loaded.get("signer"),
    )


def new_coordinator(loaded: Loaded) -> NewCoordinator:
    """Return a coordinator whose keys were made behind a one-time link."""
    return NewCoordinator(
        name=loaded["name"],
        display_name=loaded["display_name"],
        title=loaded["title"],
        language=loaded["language"],
        recipient=loaded["recipient"],
        own_key=own_key(loaded["own_key"]),
        wraps=[wrap(one) for one in loaded["wraps"]],
    )


def founding(loaded: Loaded) -> Founding:
    """Return the keys of a new team."""
    return Founding(
        recipients=Recipients(**loaded["recipients"]),
        kit=loaded["kit"],
        signer=loaded["signer"],
        signed=signed(loaded["signed"]),
    )


def settings(loaded: Loaded) -> Settings:
    """Return settings to save."""
    days = loaded["working_days"]
    working = None if days is None else {day["weekday"]: (day["start"], day["end"]) for day in days}
    told = {
        "working_days": working,
        "closed_days": tuple(sorted(loaded["closed_days"])),
        "follow_up_weeks": tuple(loaded["follow_up_weeks"]),
    }
    return Settings(**{**loaded, **told})
