"""What a counselor sends that is more than words, put into the thread without the console."""

import base64
import json
import os
import subprocess
import uuid
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from functions.cases.actions.attempts import retried
from functions.cases.model import COUNSELOR, Message, to_minute
from functions.services import Services
from functions.staff.model.keys import Team

SCRIPT = Path(__file__).with_name("seal_plainly.mjs")


def ask(services: Services, case_id: str, code: str, body: Mapping[str, object]) -> str:
    """Post a message of some kind to the client with this code; returns its id."""
    team = services.staff.team.team()
    assert team is not None
    now, message = services.clock(), str(uuid.uuid4())
    sealed = _sealed(team, code, {**_frame(message, now), **body})
    retried(lambda: _post(services, case_id, message, sealed, now))
    return message


def _frame(message: str, now: datetime) -> dict[str, object]:
    return {"v": 1, "id": message, "from": COUNSELOR, "written_at": f"{now:%Y-%m-%dT%H:%M}:00Z"}


def _sealed(team: Team, code: str, body: dict[str, object]) -> bytes:
    given = {"code": code, "salt": team.salt, "team": team.keys.recipients.hybrid, "body": body}
    told = subprocess.run(
        ["node", str(SCRIPT)],
        input=json.dumps(given).encode(),
        capture_output=True,
        check=True,
        env=os.environ,
    )
    return base64.b64decode(told.stdout)


def _post(services: Services, case_id: str, message: str, sealed: bytes, now: datetime) -> None:
    """Post it as the first person of the team would; a page that looks may change the case meanwhile."""
    [author, *_] = services.staff.active_people()
    case, team = services.cases.case(case_id), services.staff.team.team()
    assert case is not None
    assert team is not None
    posted = Message(
        number=case.next_number,
        id=message,
        sender=COUNSELOR,
        posted_at=to_minute(now),
        epoch=team.epoch,
        sealed=sealed,
        sha256="",
        author=author.id,
    )
    answered = case.answered(author.id, settles=True, now=to_minute(now))
    services.cases.commit([services.cases.put_case(answered), *services.cases.add_message(case.id, posted)])
