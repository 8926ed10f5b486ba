"""What opens with the recovery kit, and what a removed person can still open: by the age library itself."""

import base64
import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from functions.bootstrap import build
from functions.config import Config
from functions.services import Services
from functions.staff.model.keys import Wrap
from functions.staff.model.sign_in import OwnKey
from tests.browser.at_console import Counselor

SCRIPT = Path(__file__).with_name("open_plainly.mjs")


@dataclass(frozen=True)
class Departed:
    """What a person had before they were removed: their wrapped key, and everything sealed to them."""

    own_key: OwnKey
    recipient: str
    wraps: list[Wrap]
    passphrase: str


def stored(data: Path, settings: Mapping[str, str]) -> Services:
    """Look into the storage of a running installation, as a thief of the database would."""
    return build(Config(data=data, table=settings.get("PINTERNET_TABLE")))


def remember(services: Services, who: Counselor) -> Departed:
    """Keep what a person could have copied while they belonged to the team."""
    name = services.staff.people.named(who.name)
    assert name is not None
    person, credentials = services.staff.people.person(name), services.staff.people.credentials(name)
    assert person is not None
    assert credentials is not None
    assert person.recipient is not None
    return Departed(credentials.own_key, person.recipient, services.staff.team.wraps(name), who.passphrase)


def read(
    services: Services, holder: Counselor, departed: Departed, bodies: list[bytes]
) -> dict[str, list[str | None]]:
    """Return each body's text as the kit (`kit`) and the departed person (`own`) can read it, or None."""
    team = services.staff.team.team()
    assert team is not None
    assert holder.kit is not None
    given = {
        "kit": _text(holder.kit.read_bytes()),
        "kit_passphrase": holder.kit_passphrase,
        "kit_wraps": [_text(wrap.sealed) for wrap in services.staff.team.wraps(team.kit.holder)],
        "own_key": {"salt": departed.own_key.salt, "identity": _text(departed.own_key.identity)},
        "recipient": departed.recipient,
        "passphrase": departed.passphrase,
        "own_wraps": [_text(wrap.sealed) for wrap in departed.wraps],
        "bodies": [_text(body) for body in bodies],
    }
    told = subprocess.run(
        ["node", str(SCRIPT)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    found: dict[str, list[str | None]] = json.loads(told.stdout)
    return found


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def waiting_bodies(services: Services) -> list[bytes]:
    """Return every sealed body of the cases that wait."""
    page = services.table.query_index("cases/waiting")
    cases = [row.key.partition.removeprefix("case/") for row in page.rows]
    return [message.sealed for case in cases for message in services.cases.messages(case) if message.sealed]
