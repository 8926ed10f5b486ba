"""The words of every message that leaves: the same for every case of an urgency, never its content."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from functions.crypto.secrets import ServerSecrets
from functions.oncall.links import claim_path
from functions.oncall.model import Alert, Delivery, Person, Tally
from functions.oncall.model.alert import AUDIT, CHECK, RIGHT
from functions.senders.sender import Message

LAST_CALL, SEVERAL = "last-call", "several"
FINDINGS, RIGHTS = "/console/#alerts", "/console/#queue/rights"
SMS_LENGTH = 160  # one part in the alphabet of GSM 03.38

_TEXTS: dict[str, Any] = json.loads(Path(__file__).with_name("texts.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Wording:
    """Makes messages whose links lead to `origin`."""

    origin: str
    secrets: ServerSecrets

    def alert(self, alert: Alert, delivery: Delivery, person: Person, address: str) -> Message:
        """Return the message of a delivery; the same again on every retry."""
        texts = _TEXTS[person.language]
        about = texts[_what(alert, delivery)]
        at = delivery.created_at if delivery.is_bundle else alert.raised_at
        words = {
            "urgency": texts["urgency"][alert.urgency],
            "time": local_time(at, person),
            "link": self.origin + self._path(alert, delivery),
            "n": str(sum(tally.count for tally in alert.tallies)),
            "found": "\n".join(_found(tally, person) for tally in alert.tallies),
            "audit": _audit(alert, texts),
        }
        text = _text(about, delivery.kind, words)
        if delivery.kind == "sms" and len(text) > SMS_LENGTH:
            text = words["link"]
        return _message(
            delivery.id, address, about["subject"][alert.urgency], text, person, delivery.created_at
        )

    def _path(self, alert: Alert, delivery: Delivery) -> str:
        """Return where the message leads: what nobody can take stands in the console, behind signing in."""
        if alert.about in (CHECK, AUDIT):
            return FINDINGS
        if alert.about == RIGHT:
            return RIGHTS
        return claim_path(self.secrets, delivery.id)


def _found(tally: Tally, person: Person) -> str:
    """Return a line of what a check found."""
    texts = _TEXTS[person.language]["check"]
    line = texts["found"][tally.code].format(n=tally.count)
    if tally.first is None:
        return f"- {line}"
    return f"- {line} ({texts['first'].format(time=local_time(tally.first, person))})"


def _audit(alert: Alert, texts: dict[str, Any]) -> str:
    """Return the paragraph that says how far the audit chain goes, empty where it did not go on."""
    return texts[AUDIT]["line"].format(head=alert.audit_head) if alert.audit_head else ""


def _what(alert: Alert, delivery: Delivery) -> str:
    """Return under which name the words of a delivery stand."""
    if delivery.is_bundle:
        return SEVERAL
    if alert.is_danger:
        return alert.about
    is_last_call = delivery.step >= len(alert.policy.steps) and bool(alert.policy.exhausted)
    return LAST_CALL if is_last_call else alert.about


def code_message(id: str, kind: str, address: str, code: str, person: Person, now: datetime) -> Message:
    """Return the message that proves a channel."""
    return _plain("code", id, kind, address, {"code": code}, person, now)


def test_message(id: str, kind: str, address: str, person: Person, now: datetime) -> Message:
    """Return a message that only shows that the channel works."""
    return _plain("channel-test", id, kind, address, {"time": local_time(now, person)}, person, now)


def local_time(moment: datetime, person: Person) -> str:
    """Return a moment in the person's zone and language, with the zone's short name."""
    local = moment.astimezone(ZoneInfo(person.zone))
    return f"{local.strftime(_TEXTS[person.language]['time'])} {local.tzname()}"


def _plain(
    what: str, id: str, kind: str, address: str, words: dict[str, str], person: Person, now: datetime
) -> Message:
    texts = _TEXTS[person.language][what]
    return _message(id, address, texts["subject"], _text(texts, kind, words), person, now)


def _message(id: str, address: str, subject: str, text: str, person: Person, at: datetime) -> Message:
    """Return a message from a neutral name: a counselor's telephone lies on tables."""
    sender = _TEXTS[person.language]["sender"]
    return Message(id, address, subject, text, sender, person.language, at)


def _text(texts: dict[str, str], kind: str, words: dict[str, str]) -> str:
    return texts["email" if kind == "email" else "sms"].format(**words)
