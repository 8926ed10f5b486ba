"""What was received of somebody who wrote without script."""

import json
from typing import Any

import pyrage

from functions.cases.model import Case
from functions.crypto.age_file import kind_of
from functions.crypto.derivation import unlock
from functions.services import Services
from tests.opening import SALT


def case_of(services: Services, code: str) -> Case:
    known = services.cases.mailbox(unlock(code, SALT).mailbox_sha256)
    assert known is not None
    assert known.case is not None
    case = services.cases.case(known.case)
    assert case is not None
    return case


def body_of(services: Services, code: str, identity: str) -> dict[str, Any]:
    first = services.cases.message(case_of(services, code).id, 1)
    assert first is not None
    assert first.sealed is not None
    assert kind_of(first.sealed) == "x25519"
    plain = pyrage.decrypt(first.sealed, [pyrage.x25519.Identity.from_str(identity)])
    return dict(json.loads(plain))


def cases(services: Services) -> int:
    return len(services.table.query_index("cases/waiting").rows)
