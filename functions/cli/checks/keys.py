"""Looks at the team's keys."""

from datetime import timedelta

from functions.services import Services
from functions.staff.model.keys import STATEMENT_WARNING, Team


def set_up_is_complete(services: Services) -> str | None:
    """Find an installation without its first coordinator."""
    if _team(services) is not None:
        return None
    return "nobody set it up yet; open the link that `pinternet run` prints (on AWS: `pinternet deploy`)"


def kit_is_confirmed(services: Services) -> str | None:
    """Find a recovery kit that nobody opened again after its download."""
    team = _team(services)
    if team is None or team.kit.confirmed_at is not None:
        return None
    return "the recovery kit is not confirmed; a coordinator opens it once in the console, under keys"


def statement_is_in_date(services: Services) -> str | None:
    """Find team keys that browsers will soon refuse, or refuse already."""
    team = _team(services)
    if team is None:
        return None
    left = team.valid_until - services.clock()
    if left <= timedelta():
        return "the team's keys ran out of date and nobody can write; a coordinator signs in now"
    if left < STATEMENT_WARNING:
        return f"the team's keys end in {left.days} days; a coordinator signs in, which signs them again"
    return None


def pages_name_the_signer(services: Services) -> str | None:
    """Find pages that do not name who signed the team's keys."""
    team = _team(services)
    if team is None or team.signed_by in services.signers.read():
        return None
    how = _naming(services, team.signed_by)
    return f"the pages lack the signer of the team's keys; compare it with the console, then: {how}"


def no_old_signer_is_left(services: Services) -> str | None:
    """Find a replacement of the signer that is not complete."""
    team = _team(services)
    if team is None:
        return None
    pages = services.signers.read()
    waiting = [signer for signer in team.signers if signer != team.signed_by and signer not in pages]
    if waiting:
        return f"a new signer waits; compare it with the console, then: {_naming(services, waiting[0])}"
    if len(team.signers) > 1:
        return "the pages name the new signer; a coordinator signs in, so that it signs"
    old = [signer for signer in pages if signer != team.signed_by]
    return f"the pages still trust an old signer: {_forgetting(services, old[0])}" if old else None


def _naming(services: Services, signer: str) -> str:
    """Return the command that makes pages name a signer beside those that they name."""
    if services.config.signer is None:
        return f"pinternet signer add {signer}"
    return _deploying(*services.signers.read(), signer)


def _forgetting(services: Services, signer: str) -> str:
    """Return the command that makes pages name a signer no longer."""
    if services.config.signer is None:
        return f"pinternet signer remove {signer}"
    return _deploying(*(each for each in services.signers.read() if each != signer))


def _deploying(*signers: str) -> str:
    """Return the command for pages that are published elsewhere: they name whom the command names."""
    return " ".join(["pinternet deploy", *(f"--signer {signer}" for signer in signers)])


def _team(services: Services) -> Team | None:
    return services.staff.team.team()
