"""Sign in as a test's person."""

from functions.staff.actions.entry import Entry, Proof, sign_in
from tests.staff.team import SECRET, Team


def enter(
    team: Team,
    name: str = "sari",
    *,
    secret: bytes = SECRET,
    code: str | None = None,
    recovery_code: str | None = None,
    device: str | None = None,
) -> Entry:
    """Sign in by name."""
    services = team.services
    totp = None if recovery_code is not None else code or present_code(team, name)
    return sign_in(
        name,
        Proof(secret, totp, recovery_code),
        device=device,
        store=services.staff,
        secrets=services.secrets,
        now=services.clock(),
    )


def present_code(team: Team, name: str = "sari") -> str:
    """Return the code that a person's app shows now."""
    person = team.services.staff.people.named(name)
    assert person is not None
    return team.code(person)
