"""Receive an intake: recognise a retry, ask for work, look whether there is room, and commit once."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from functions.cases.actions.attempts import retried
from functions.cases.actions.promising import reply_by
from functions.cases.model import Case, Mailbox, Message, Receipt, to_minute
from functions.cases.refusals import AlreadyUsed, EpochOver, Full, NotOpen
from functions.cases.store import CaseStore
from functions.cases.store.items import EXPIRY
from functions.cases.store.work import Offer, Payment
from functions.errors import Gone, PinternetError
from functions.intake.model import Intake
from functions.intake.store import BROWSER, IntakeStore, end_of_local_day
from functions.oncall.actions import alert_for_intake
from functions.oncall.store import AlertStore
from functions.staff.settings import Settings
from functions.storage.table import Change, TableUnavailable

GRACE = timedelta(hours=1)
FIRST_LOOK = timedelta(days=7)
"""When retention looks at a case for the first time; it decides by itself when to look again."""
REFERENCE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
REFERENCE_LENGTH = 8
CASE_BYTES = 16


@dataclass(frozen=True)
class Received:
    """The receipt of an intake; `is_new` is false when the same intake was received before."""

    receipt: Receipt
    is_new: bool


@dataclass(frozen=True)
class Door:
    """Whether intakes may come at all, and the team's current epoch."""

    is_open: bool
    epoch: int | None


@dataclass(frozen=True)
class Reception:
    """Where intakes are received; `way` is by which they come."""

    cases: CaseStore
    intakes: IntakeStore
    work: Payment
    alerts: AlertStore
    way: str = BROWSER

    def receive(
        self, intake: Intake, *, work: str, door: Door, settings: Settings, now: datetime
    ) -> Received:
        """Store an intake with its case, alert, receipt and spent work, or answer a retry again.

        Nearly all are new. So it is first stored without a look at what is there, for the commit refuses what
        was received or paid with before; only then is read which it is.

        Raises:
            Gone: the mailbox was erased or has expired.
            AlreadyUsed: the mailbox belongs to another intake.
            WorkRefused: the proof of work is not accepted (another payment has refusals of its own).
            NotOpen, Full: no intake is taken now.
            EpochOver: it is sealed to earlier team keys.
        """

        def accept(offer: Offer) -> Received:
            spending = offer.spend()
            self._find_room(intake, door, settings, now)
            if intake.epoch != door.epoch:
                raise EpochOver(door.epoch or 0)
            return Received(self.store(intake, settings=settings, now=now, extra=spending), is_new=True)

        def attempt() -> Received:
            offer = self.work.look(work, now)
            known = self._known(intake)
            return accept(offer) if known is None else Received(known, is_new=False)

        try:
            return accept(self.work.at_first_sight(work, now))
        except TableUnavailable:
            raise
        except PinternetError:
            return retried(attempt)

    def store(
        self,
        intake: Intake,
        *,
        settings: Settings,
        now: datetime,
        extra: Sequence[Change] = (),
        counted: bool = True,
        case_id: str | None = None,
    ) -> Receipt:
        """Store an intake in one commit; uncounted ones take no place in the day and do not harden the work.

        The case gets an id of its own, if none is given.

        Raises:
            CommitConflict: the mailbox, or something of `extra`, is already there.
        """
        at = to_minute(now)
        promised = reply_by(self.cases, settings, intake.urgency, now=now, at=at)
        case, mailbox, receipt = _open(intake, promised, at, case_id)
        changes: list[Change] = [self.cases.put_mailbox(mailbox), self.cases.put_case(case)]
        changes += self.cases.add_message(case.id, _first_message(intake, at))
        changes.append(self.cases.add_timer(case.id, EXPIRY, at + FIRST_LOOK))
        changes += alert_for_intake(self.alerts, case=case.id, urgency=case.urgency, now=now)
        if counted:
            changes.append(self.intakes.add_receipt(case, settings.zone, self.way))
        self.cases.commit([*changes, *extra])
        self.cases.outlook.received(case.urgency)
        if counted:
            self.intakes.received(case, settings.zone, self.way)
        return receipt

    def full_since(self, settings: Settings, now: datetime) -> datetime | None:
        """Return since when there is no room, None while there is."""
        return self.intakes.full_since(now, settings.zone, settings.capacity_per_day, self.way)

    def full_until(self, settings: Settings, now: datetime) -> datetime | None:
        """Return when there is room again, None while there is."""
        return None if self.full_since(settings, now) is None else end_of_local_day(now, settings.zone)

    def _known(self, intake: Intake) -> Receipt | None:
        mailbox = self.cases.mailbox(intake.mailbox_sha256)
        if mailbox is None:
            return None
        if mailbox.gone is not None and mailbox.opens_with(intake.token_sha256):
            raise Gone(mailbox.gone.reason, mailbox.gone.at)
        if mailbox.is_same_intake(intake.token_sha256, intake.sealed_sha256) and mailbox.receipt is not None:
            return mailbox.receipt
        raise AlreadyUsed("another intake has this mailbox")

    def _find_room(self, intake: Intake, door: Door, settings: Settings, now: datetime) -> None:
        if not door.is_open:
            raise NotOpen
        if intake.urgency == "urgent":
            return
        since = self.full_since(settings, now)
        if since is not None and now >= since + GRACE:
            raise Full(end_of_local_day(now, settings.zone), now)


def _open(
    intake: Intake, reply_by: datetime, now: datetime, case_id: str | None
) -> tuple[Case, Mailbox, Receipt]:
    """Return the new case, its mailbox, and the receipt."""
    random = secrets.token_bytes(CASE_BYTES + REFERENCE_LENGTH)  # asking the system twice costs twice
    reference = "".join(REFERENCE_LETTERS[byte % len(REFERENCE_LETTERS)] for byte in random[CASE_BYTES:])
    case = Case(
        id=case_id or random[:CASE_BYTES].hex(),
        reference=reference,
        mailbox_sha256=intake.mailbox_sha256,
        language=intake.language,
        urgency=intake.urgency,
        form=intake.form,
        keys=intake.keys,
        epoch=intake.epoch,
        received_at=now,
        last_at=now,
        reply_by=reply_by,
        owed_since=now,
    )
    receipt = Receipt(reference, now, reply_by)
    mailbox = Mailbox(intake.mailbox_sha256, intake.token_sha256, case.id, intake.sealed_sha256, receipt)
    return case, mailbox, receipt


def _first_message(intake: Intake, now: datetime) -> Message:
    return Message(
        number=1,
        id=intake.id,
        sender="client",
        posted_at=now,
        epoch=intake.epoch,
        sealed=intake.sealed,
        sha256=intake.sealed_sha256,
    )
