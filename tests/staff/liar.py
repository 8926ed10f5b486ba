"""A table that can be told to lie, and the doors by which a test's browser tells it."""

import base64
import dataclasses
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, request

from functions.crypto.signer_file import SignerFile
from functions.services import Services
from functions.staff.actions import doorways
from functions.storage.table import Item, Key, Page, Table
from tests.clock import Clock
from tests.opening import TEAM_HYBRID
from tests.storage.passing import PassingTable

Lie = dict[Key, dict[str, Any]]


class LyingTable(PassingTable):
    """Hands out other bodies than were stored, for the keys that `lies` names."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.lies: Lie = {}
        self.kept: dict[Key, Item] = {}

    def get(self, key: Key) -> Item | None:
        """Return the item, bent as told."""
        return self._bent(super().get(key))

    def query(self, partition: str, **options: Any) -> Page:
        """Return the items, bent as told."""
        page = super().query(partition, **options)
        return Page([item for item in map(self._bent, page.items) if item is not None], page.next)

    def keep(self, keys: Sequence[Key]) -> None:
        """Remember these items as they are now, to be handed out again later."""
        self.kept = {key: item for key in keys if (item := self.table.get(key)) is not None}

    def _bent(self, item: Item | None) -> Item | None:
        if item is None or item.key not in self.lies:
            return item
        return dataclasses.replace(item, body={**item.body, **self.lies[item.key]})


TEAM = [Key("team", "head"), Key("team", "people")]


def doors(services: Services, table: LyingTable, clock: Clock) -> Blueprint:
    """Return what only a test may ask of its server."""
    blueprint = Blueprint("test", __name__, url_prefix="/test")

    @blueprint.post("/<what>")
    def do(what: str) -> dict[str, Any]:
        said = request.get_json()
        if what == "clock":
            clock.move(seconds=said["seconds"])
        elif what == "lie":
            table.lies = _lie(said)
        elif what == "truth":
            table.lies = {}
        elif what == "keep":
            people = [Key("team", f"person/{person.id}") for person in services.staff.active_people()]
            table.keep([*TEAM, *people])
        elif what == "put-back":
            table.lies = {key: dict(item.body) for key, item in table.kept.items()}
        elif what == "name-signer":
            _name_signer(services, said)
        return _answer(what, services, clock)

    return blueprint


def _lie(said: dict[str, str]) -> Lie:
    if said["about"] == "person":
        return {Key("team", f"person/{said['id']}"): {"recipient": TEAM_HYBRID}}
    if said["about"] == "people":
        return {Key("team", "people"): {"text": '{"serial":9,"epochs":[],"kit":"","people":[]}'}}
    acceptance = {
        "salt": "A" * 22,
        "sign_in_sha256": "0" * 64,
        "identity": b"",
        "recipient": TEAM_HYBRID,
        "proof": bytes(32),
        "last_step": 0,
        "recovery_codes": [],
    }
    return {Key("team", f"invitation/{said['id']}"): {"acceptance": acceptance}}


def _name_signer(services: Services, said: dict[str, Any]) -> None:
    assert isinstance(services.signers, SignerFile)
    before = () if said.get("alone") else services.signers.read()
    services.signers.replace((*before, said["signer"]))


def _answer(what: str, services: Services, clock: Clock) -> dict[str, Any]:
    staff = services.staff
    if what == "clock":
        return {"now": clock().timestamp()}
    if what == "signers":
        return {"signers": services.signers.read()}
    if what == "state":
        return {"open": staff.is_open(services.signers.read())}
    if what == "recovery":
        return {"secret": doorways.open_recovery(staff, clock())}
    if what == "kit-wraps":
        team = staff.team.team()
        assert team is not None
        wraps = staff.team.wraps(team.kit.holder)
        return {"wraps": [base64.b64encode(wrap.sealed).decode() for wrap in wraps]}
    return {}
