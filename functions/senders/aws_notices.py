"""What SES tells later on of mail that it took: that it bounced for good, or was called spam.

Shapes: the SES Developer Guide, "Contents of event data that SES publishes to SNS" (`eventType`), and the
older feedback notifications (`notificationType`), which know no tags.
"""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from functions.senders.sender import LateRefusal

log = logging.getLogger(__name__)

TAG = "message"
"""The tag under which each mail carries the id of its message, which SES repeats in what it tells."""


def refusals(records: Iterable[Mapping[str, Any]]) -> Iterator[LateRefusal]:
    """Yield what SNS brings from SES, if it is a refusal for good; what cannot be read is passed over."""
    for record in records:
        try:
            told = json.loads(record["Sns"]["Message"])
            refusal = _refusal(told)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError):
            log.error("a notice of SES cannot be read")
            continue
        if refusal is not None:
            yield refusal


def _refusal(told: Mapping[str, Any]) -> LateRefusal | None:
    kind = told.get("eventType") or told["notificationType"]
    mail = told["mail"]
    if kind == "Bounce" and told["bounce"]["bounceType"] == "Permanent":
        named = told["bounce"]["bouncedRecipients"]
        return _late(mail, named, "refused-address")
    if kind == "Complaint":
        return _late(mail, told["complaint"]["complainedRecipients"], "complained")
    return None


def _late(mail: Mapping[str, Any], named: Iterable[Mapping[str, str]], reason: Any) -> LateRefusal:
    """Return the refusal. Each of our mails goes to one address: `destination` has it as we wrote it."""
    addresses = {address.lower() for address in mail["destination"]}
    addresses |= {each["emailAddress"].lower() for each in named}
    return LateRefusal(
        message=next(iter(mail.get("tags", {}).get(TAG, ())), None),
        addresses=frozenset(addresses),
        reason=reason,
        sent_at=datetime.fromisoformat(mail["timestamp"]),
    )
