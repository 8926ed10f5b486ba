"""Open a service as a set-up would, its keys taken from the shared vectors."""

import base64
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pyrage
from nacl.signing import SigningKey

from functions.services import Services
from functions.staff.model.keys import EpochKeys, Kit, Recipients, Signed, Team, exact_text, public_statement

SALT = "a salt of an installation"
VECTORS = Path(__file__).parent / "vectors"
SEALED = json.loads((VECTORS / "sealed.json").read_text(encoding="utf-8"))
TEAM_HYBRID = next(sample for sample in SEALED if sample["kind"] == "hybrid")["recipients"][0]
TEAM_IDENTITY = str(pyrage.x25519.Identity.generate())
TEAM_PLAIN = str(pyrage.x25519.Identity.from_str(TEAM_IDENTITY).to_public())
SIGNING_KEY = SigningKey(bytes(range(32)))


def signer() -> str:
    """Return the public key of the organisation's signer."""
    return "ed25519:" + base64.b64encode(bytes(SIGNING_KEY.verify_key)).decode()


def open_service(services: Services, epoch: int = 1) -> None:
    """Store signed team keys and a confirmed kit, and let the pages name the signer."""
    now = services.clock()
    keys = EpochKeys(epoch, Recipients(TEAM_HYBRID, TEAM_PLAIN), now)
    statement = exact_text(public_statement(SALT, keys), now, now + timedelta(days=60))
    before = services.staff.team.team()
    team = Team(
        salt=SALT,
        keys=keys,
        kit=Kit(TEAM_PLAIN, now, confirmed_at=now),
        signers=(signer(),),
        signed=Signed(statement, SIGNING_KEY.sign(statement.encode()).signature, "{}", bytes(64)),
        signed_by=signer(),
        opened=True,
        version=0 if before is None else before.version,
    )
    services.table.commit(services.staff.team.put(team))
    services.signers.write_first(signer())


def break_signature(services: Services) -> None:
    """Let the table hold a signature that is none of the signer's."""
    team = services.staff.team.team()
    assert team is not None
    broken = replace(team, signed=replace(team.signed, signature=bytes(64)))
    services.table.commit(services.staff.team.put(broken))
