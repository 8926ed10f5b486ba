"""Looks at the machine: who else can read the files, how browsers reach it."""

import stat
from pathlib import Path

from functions.bootstrap import SECRETS
from functions.crypto.secrets import SecretsUnsafe
from functions.services import Services

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def data_folder_is_private(services: Services) -> str | None:
    """Find a data folder that others on the machine can open."""
    folder = services.config.data
    return f"others on this machine can open {folder}; chmod 700 {folder}" if _is_open(folder) else None


def secrets_are_private(services: Services) -> str | None:
    """Find a file of secrets that is missing or that others can read."""
    file = services.config.data / SECRETS
    if not file.exists():
        return f"{file} is missing; put it back from where you keep it apart from backups"
    return f"others on this machine can read {file}; chmod 600 {file}" if _is_open(file) else None


def secrets_are_those_of_the_team(services: Services) -> str | None:
    """Find secrets that do not open the second factors: others were put there or made anew."""
    people = services.staff.people
    kept = [people.credentials(person.id) for person in services.staff.active_people()]
    if all(credentials is None or _opens(services, credentials.totp) for credentials in kept):
        return None
    return (
        f"{services.config.data / SECRETS} is not the one that second factors were sealed with, so their "
        "people cannot sign in; put the old one back. If it is lost: pinternet recover"
    )


def _opens(services: Services, sealed: bytes) -> bool:
    try:
        services.secrets.open(sealed)
    except SecretsUnsafe:
        return False
    return True


def origin_is_safe(services: Services) -> str | None:
    """Find an origin where browsers have no cryptography and staff cannot sign in."""
    if services.config.is_secure or services.config.on_loopback:
        return None
    return "PINTERNET_ORIGIN is plain http; browsers seal nothing there. Put https before it"


def _is_open(path: Path) -> bool:
    return bool(path.stat().st_mode & OTHERS)
