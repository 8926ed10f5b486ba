"""Receive a form without script: derive, seal, hand it in as any intake; tell a retry the same again."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from functions.cases.model import Form, Mailbox, Receipt
from functions.cases.refusals import AlreadyUsed
from functions.cases.store import CaseStore
from functions.crypto.derivation import Unlocked, derive_root, unlock_root
from functions.crypto.sealing import recipient_of
from functions.errors import Gone
from functions.intake.actions import Door, Reception
from functions.intake.model import Intake
from functions.lite.body import PLAIN, Odd, Written, intake_body, read_body, sealed_body
from functions.lite.refusals import AlreadySent
from functions.lite.slips import SHOWN_AGAIN, Slip
from functions.lite.turns import Turns
from functions.staff.actions.trusting import TrustedKeys
from functions.staff.settings import Settings

_deriving = Turns(at_once=2, waiting=2, patience=5)
"""Half of the server's eight threads at most, so that every other page is still answered."""


@dataclass(frozen=True)
class Arrival:
    """What became of a form. `code` is empty when it was sent before, too long ago to show it again."""

    code: str
    receipt: Receipt
    is_new: bool


@dataclass(frozen=True)
class Desk:
    """Where forms arrive; `reception` is paid by the hourly cap."""

    cases: CaseStore
    reception: Reception

    def receive(
        self,
        written: Written,
        slip: Slip,
        *,
        keys: TrustedKeys,
        door: Door,
        settings: Settings,
        now: datetime,
    ) -> Arrival:
        """Seal a form and store it, or answer a retry as before.

        Raises:
            TooSoon, RushHour: no person can have sent it, or too many did.
            AlreadySent: the same form was sent before, with other words.
            Gone, NotOpen, Full: as any intake.
            TooLong: it does not fit the largest sealed body.
        """
        slip.must_be_ripe(now)
        unlocked = unlock_root(root_of(slip.code, keys.salt))
        intake = _sealed(written, unlocked, keys, now)
        try:
            received = self.reception.receive(
                intake, work=written.urgency, door=door, settings=settings, now=now
            )
        except AlreadyUsed:
            return self._again(written, slip, unlocked, now)
        return Arrival(slip.code, received.receipt, is_new=True)

    def receipt_of(self, unlocked: Unlocked) -> Receipt | None:
        """Return the receipt of a form that was sent, None of one that was not.

        Raises:
            Gone: it was erased or has expired.
        """
        mailbox = self._mailbox(unlocked)
        return None if mailbox is None else mailbox.receipt

    def _again(self, written: Written, slip: Slip, unlocked: Unlocked, now: datetime) -> Arrival:
        mailbox = self._mailbox(unlocked)
        if mailbox is None or mailbox.receipt is None:
            raise AlreadyUsed("another intake has this mailbox")
        if self._response_of(mailbox, unlocked) != written.response:
            raise AlreadySent
        is_fresh = now - mailbox.receipt.received_at <= SHOWN_AGAIN
        return Arrival(slip.code if is_fresh else "", mailbox.receipt, is_new=False)

    def _mailbox(self, unlocked: Unlocked) -> Mailbox | None:
        mailbox = self.cases.mailbox(unlocked.mailbox_sha256)
        if mailbox is None or not mailbox.opens_with(unlocked.token_sha256):
            return None
        if mailbox.gone is not None:
            raise Gone(mailbox.gone.reason, mailbox.gone.at)
        return mailbox

    def _response_of(self, mailbox: Mailbox, unlocked: Unlocked) -> object:
        """Return the answers of the intake that a mailbox began with, None when they cannot be read."""
        first = self.cases.message(mailbox.case or "", 1)
        if first is None or first.sealed is None:
            return None
        try:
            return read_body(first, mailbox=unlocked.mailbox, identity=unlocked.plain).get("answers")
        except Odd:
            return None


def root_of(code: str, salt: str) -> bytes:
    """Return the root of a code; it takes 32 MB and a tenth of a second, so few are worked out at once.

    Raises:
        DerivingBusy: others are, and enough wait already or it took too long.
    """
    with _deriving.turn():
        return derive_root(code, salt)


def _sealed(written: Written, unlocked: Unlocked, keys: TrustedKeys, now: datetime) -> Intake:
    id, client = str(uuid.uuid4()), recipient_of(unlocked.plain)
    body = intake_body(written, mailbox=unlocked.mailbox, id=id, reply_to=client, now=now)
    return Intake(
        id=id,
        mailbox=unlocked.mailbox,
        token_sha256=unlocked.token_sha256,
        sealed=sealed_body(body, [keys.recipient, client]),
        keys=PLAIN,
        epoch=keys.epoch,
        language=written.language,
        urgency=written.urgency,
        form=Form(written.form.id, written.form.version),
    )
