"""A server that lies: answers changed on their way to the page, and statements that it has no right to."""

import base64
import copy
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from nacl.signing import SigningKey
from playwright.sync_api import Page, Route

from tests.opening import SIGNING_KEY, TEAM_HYBRID

Answer = dict[str, Any]
Lie = Callable[[Answer], Answer]

KEYS = "**/api/v1/keys"
STRANGER = SigningKey(bytes(range(1, 33)))


def lie(page: Page, address: str, change: Lie) -> None:
    """Let the true answers from an address reach the page changed."""

    def answer(route: Route) -> None:
        true = route.fetch()
        route.fulfill(response=true, json=change(copy.deepcopy(true.json())))

    page.route(address, answer)


def stop_lying(page: Page) -> None:
    """Let the truth through again, once what is being answered is answered."""
    page.unroute_all(behavior="wait")


def _signed(answer: Answer, key: SigningKey, **changes: str) -> Answer:
    """Sign the same keys with another key or other times."""
    statement = json.dumps({**json.loads(answer["statement"]), **changes})
    signature = base64.b64encode(key.sign(statement.encode()).signature).decode()
    return {**answer, "statement": statement, "signature": signature}


def unsigned(answer: Answer) -> Answer:
    """Take the signature away."""
    return {**answer, "signature": base64.b64encode(bytes(64)).decode()}


def by_a_stranger(answer: Answer) -> Answer:
    """Sign with a key that the page does not name."""
    return _signed(answer, STRANGER)


def expired(answer: Answer) -> Answer:
    """Hand out a statement of the organisation's own signer whose time is over."""
    until = datetime.fromisoformat(json.loads(answer["statement"])["signed_at"]) - timedelta(minutes=1)
    return _signed(answer, SIGNING_KEY, valid_until=until.strftime("%Y-%m-%dT%H:%M:%SZ"))


def other_recipients(answer: Answer) -> Answer:
    """Leave statement and signature alone, and name a liar's own keys beside them."""
    recipients = {**answer["team"]["recipients"], "hybrid": TEAM_HYBRID}
    return {**answer, "team": {**answer["team"], "recipients": recipients}}


def keys_altered(answer: Answer) -> Answer:
    """Say in the signed statement that the team's keys are others."""
    statement = json.loads(answer["keys"]["statement"])
    statement["team"]["recipients"]["hybrid"] = TEAM_HYBRID
    return {**answer, "keys": {**answer["keys"], "statement": json.dumps(statement)}}


def people_altered(answer: Answer) -> Answer:
    """Say in the signed list that somebody has another key."""
    people = json.loads(answer["people"]["text"])
    people["people"][-1]["recipient"] = "0" * 64
    return {**answer, "people": {**answer["people"], "text": json.dumps(people)}}


def recipient_swapped(answer: Answer) -> Answer:
    """Hand out a key for somebody that the signed list does not name."""
    people = [dict(person) for person in answer["people"]]
    people[-1]["recipient"] = TEAM_HYBRID
    return {**answer, "people": people}


class Keeping:
    """Keeps what the server said once, to hand it out again when it is no longer true."""

    def __init__(self, page: Page, address: str) -> None:
        self._page, self._address = page, address
        self._kept: Answer = {}
        lie(page, address, self._keep)

    def tell_again(self) -> None:
        """Answer with what was kept."""
        stop_lying(self._page)
        lie(self._page, self._address, lambda _: self._kept)

    def _keep(self, answer: Answer) -> Answer:
        self._kept = self._kept or answer
        return answer
