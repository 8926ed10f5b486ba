"""The client's side: open a mailbox by its token, read, write, take back, ask, erase."""

import base64
import hmac
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from functions.audit.model.event import REOPENED
from functions.cases.actions.attempts import retried
from functions.cases.actions.erasing import Erased, erase
from functions.cases.actions.noting import noted
from functions.cases.actions.requesting import Asked, keep_request, withdraw
from functions.cases.model import CLIENT, Case, Mailbox, Message, Request, SealedMessage, to_minute
from functions.cases.refusals import (
    AlreadyUsed,
    EpochOver,
    FirstMessage,
    KindOfKeys,
    Seen,
    TooManyMessages,
)
from functions.cases.store import CaseStore
from functions.cases.store.work import Payment
from functions.errors import Gone, NotFound, Unavailable
from functions.oncall.actions import alert_for_message
from functions.oncall.model import Promise
from functions.oncall.store import AlertStore
from functions.storage.ledger import ErasureLedger
from functions.storage.table import Put

LOCATOR = re.compile(r"[0-9a-f]{32}")
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
MESSAGE = re.compile(r"[0-9a-f-]{36}")
NOBODY = "0" * 64
ROUTINE = "routine"


@dataclass(frozen=True)
class Opened:
    """A mailbox that its token opened, and its case."""

    mailbox: Mailbox
    case: Case


@dataclass(frozen=True)
class Posted:
    """A message as answered; `is_new` is false for a retry."""

    id: str
    posted_at: datetime
    is_new: bool


@dataclass(frozen=True)
class Rules:
    """What holds for a message now. `day` is the service's local date, over in `seconds_of_day_left`."""

    now: datetime
    day: str
    seconds_of_day_left: int
    messages_per_day: int
    promise: Promise


@dataclass(frozen=True)
class Desk:
    """Where clients come back with their code."""

    cases: CaseStore
    work: Payment
    alerts: AlertStore
    ledger: ErasureLedger

    def open(self, locator: str, token: str) -> Opened:
        """Return the mailbox. Wrong and malformed tokens and unknown mailboxes are told apart by nothing.

        Raises:
            NotFound: there is no such mailbox, or this is not its token.
            Gone: it was erased or has expired.
        """
        known = self.cases.mailbox(_locator_sha256(locator))
        fits = hmac.compare_digest(NOBODY if known is None else known.token_sha256, _token_sha256(token))
        if known is None or not fits:
            raise NotFound
        if known.gone is not None:
            raise Gone(known.gone.reason, known.gone.at)
        case = self.cases.case(known.case or "")
        if case is None:
            raise NotFound
        return Opened(known, case)

    def write(
        self, locator: str, token: str, letter: SealedMessage, *, work: str, epoch: int | None, rules: Rules
    ) -> Posted:
        """Post a client's message, or answer a retry again; `epoch` is the team's current one.

        A closed case is open again, and an answer is owed.

        Raises:
            NotFound, Gone: as `open`.
            AlreadyUsed: the id belongs to another message.
            KindOfKeys: the case has the other kind of keys.
            WorkRefused: the proof of work is not accepted.
            EpochOver: it is sealed to earlier team keys.
            TooManyMessages: the case had its number for the day.
        """
        return self._take_in(locator, token, letter, work, epoch, rules, self._written)

    def evaluate(
        self, locator: str, token: str, letter: SealedMessage, *, work: str, epoch: int | None, rules: Rules
    ) -> Posted:
        """Post what a client says of how it was. It opens nothing again, and no answer is owed to it.

        The server is told that it is no message: it could not see that in a sealed one.

        Raises:
            NotFound and the others: as `write`.
        """
        return self._take_in(locator, token, letter, work, epoch, rules, self._evaluated)

    def _take_in(
        self,
        locator: str,
        token: str,
        letter: SealedMessage,
        work: str,
        epoch: int | None,
        rules: Rules,
        written: Callable[[Case, Rules], Case],
    ) -> Posted:
        def attempt() -> Posted:
            offer = self.work.look(work, rules.now)
            case = self.open(locator, token).case
            before = self._posted_before(case, letter)
            if before is not None:
                return before
            if letter.keys != case.keys:
                raise KindOfKeys(case.keys)
            spending = offer.spend()
            if letter.epoch != epoch:
                raise EpochOver(epoch or 0)
            if case.messages_on(rules.day) >= rules.messages_per_day:
                raise TooManyMessages(retry_after=rules.seconds_of_day_left)
            return self._post(case, written(case, rules), letter, rules, spending)

        return retried(attempt)

    def take_back(self, locator: str, token: str, message: str, *, now: datetime) -> datetime:
        """Erase the body of an own message that no counselor has opened, and return when.

        The engine's log is cleared of it, unless a reader holds the log just then.

        Raises:
            NotFound, Gone: as `open`; NotFound also when the client wrote no such message.
            Seen: a counselor has opened it.
            FirstMessage: it is the intake, without which nobody can answer.
        """

        def attempt() -> datetime:
            case = self.open(locator, token).case
            found = self.cases.message_with_id(case.id, message) if MESSAGE.fullmatch(message) else None
            if found is None or found.sender != CLIENT:
                raise NotFound
            if found.taken_back_at is not None:
                return found.taken_back_at
            if found.number <= case.seen_up_to:
                raise Seen
            if found.number == 1:
                raise FirstMessage
            taken = found.taken_back(to_minute(now))
            self.cases.commit(
                [self.cases.put_case(case.without_message()), self.cases.put_message(case.id, taken)]
            )
            return to_minute(now)

        taken_back_at = retried(attempt)
        with suppress(Unavailable):
            self.cases.table.truncate_log()
        return taken_back_at

    def ask(self, locator: str, token: str, request: str, kind: str, *, now: datetime) -> Asked:
        """Keep a client's request beside the thread, or answer a retry again.

        Raises:
            NotFound, Gone: as `open`.
            AlreadyUsed, TooManyRequests: as `keep_request`.
        """

        def attempt() -> Asked:
            case = self.open(locator, token).case
            return keep_request(self.cases, self.alerts, case, request=request, kind=kind, now=now)

        return retried(attempt)

    def requests(self, locator: str, token: str) -> list[Request]:
        """Return what the client asked for, the first of it first.

        Raises:
            NotFound, Gone: as `open`.
        """
        found = self.cases.requests(self.open(locator, token).case.id)
        return sorted(found, key=lambda each: (each.posted_at, each.id))

    def withdraw(self, locator: str, token: str, request: str, *, rules: Rules) -> Request:
        """Take a request back; a restriction is lifted by that.

        Raises:
            NotFound, Gone: as `open`; NotFound also when the client made no such request.
        """

        def attempt() -> Request:
            case = self.open(locator, token).case
            return withdraw(
                self.cases,
                self.alerts,
                case,
                request=request,
                reply_by=self._promised(case, rules),
                promise=rules.promise,
                now=rules.now,
            )

        return retried(attempt)

    def erase(self, locator: str, token: str, *, now: datetime) -> Erased:
        """Erase everything behind the code.

        Raises:
            NotFound, Gone: as `open`.
        """

        mailbox = self.open(locator, token).mailbox
        return erase(self.cases, self.alerts, self.ledger, mailbox_sha256=mailbox.sha256, now=now)

    def _written(self, case: Case, rules: Rules) -> Case:
        return case.with_client_message(
            day=rules.day, reply_by=self._promised(case, rules), now=to_minute(rules.now)
        )

    def _evaluated(self, case: Case, rules: Rules) -> Case:
        return case.with_evaluation(day=rules.day, now=to_minute(rules.now))

    def _post(
        self, case: Case, written: Case, letter: SealedMessage, rules: Rules, spending: Sequence[Put]
    ) -> Posted:
        """Store what was written; where no answer is owed it is told as routine."""
        now = to_minute(rules.now)
        message = Message(
            case.next_number, letter.id, CLIENT, now, letter.epoch, letter.sealed, letter.sha256
        )
        alerting = alert_for_message(
            self.alerts,
            case=case.id,
            message=letter.id,
            urgency=case.urgency if written.reply_by else ROUTINE,
            assignee=case.assignee,
            now=rules.now,
        )
        adding = self.cases.add_message(case.id, message)
        is_reopened = case.closed_at is not None and written.closed_at is None
        event = [noted(case, REOPENED, by=None, now=now)] if is_reopened else []
        self.cases.commit([self.cases.put_case(written), *adding, *event, *alerting, *spending])
        return Posted(message.id, message.posted_at, is_new=True)

    def _promised(self, case: Case, rules: Rules) -> datetime:
        """Return the promise that stands, or a new one: a case in somebody's hands waits in no queue."""
        if case.reply_by is not None:
            return case.reply_by
        ahead = 0 if case.assignee else self.cases.outlook.at(rules.now).ahead_of(case.urgency)
        return rules.promise.reply_by(case.urgency, to_minute(rules.now), ahead=ahead)

    def _posted_before(self, case: Case, letter: SealedMessage) -> Posted | None:
        before = self.cases.message_with_id(case.id, letter.id)
        if before is None:
            return None
        if before.sender != CLIENT or before.sha256 != letter.sha256:
            raise AlreadyUsed
        return Posted(before.id, before.posted_at, is_new=False)


def _locator_sha256(locator: str) -> str:
    """Return the hash of a locator's bytes; of a malformed one a hash that no mailbox has."""
    well_formed = LOCATOR.fullmatch(locator) is not None
    return sha256(bytes.fromhex(locator) if well_formed else b"").hexdigest()


def _token_sha256(token: str) -> str:
    """Return the hash of a token's bytes; of a malformed one a hash that no token has."""
    well_formed = TOKEN.fullmatch(token) is not None
    raw = base64.urlsafe_b64decode(f"{token}=") if well_formed else b""
    canonical = base64.urlsafe_b64encode(raw).rstrip(b"=") == token.encode("utf-8", "replace")
    return sha256(raw if canonical else b"").hexdigest()
