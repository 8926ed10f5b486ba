"""A counselling team's desk, with short ways to let clients and counselors act."""

import base64
import uuid
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path

from functions import bootstrap
from functions.cases.actions import answering, claiming, closing, erasing, opening, queues, retention
from functions.cases.actions.answering import Accepted
from functions.cases.model import CLIENT, Case, Form, Message, SealedEntry, SealedMessage, to_minute
from functions.config import Config
from functions.crypto.secrets import ServerSecrets
from functions.crypto.signer_file import SignerFile
from functions.intake.actions import Reception
from functions.intake.model import Intake
from functions.oncall.actions import alert_for_message, promise_of
from functions.staff.model.people import Person
from functions.storage.ledger import FileLedger
from functions.storage.table import Table
from tests.cases.meddling import MeddlingTable
from tests.clock import Clock
from tests.opening import SEALED

BODY = base64.b64decode(next(each["sealed"] for each in SEALED if each["kind"] == "hybrid"))
EPOCH = 1


def entry(number: int, *, epoch: int = EPOCH) -> SealedEntry:
    """Return an entry of the record as handed in; to the actions its bytes say nothing."""
    return SealedEntry(letter(number), number.to_bytes(2) * 2048, epoch)


def letter(number: int) -> str:
    """Return the id of the nth message."""
    return str(uuid.UUID(int=number))


class Desk:
    """Acts for clients and counselors on one table."""

    def __init__(self, table: Table, clock: Clock, folder: Path, secrets: ServerSecrets) -> None:
        self.clock = clock
        self.table = MeddlingTable(table)
        self.services = bootstrap.assemble(
            Config(data=folder),
            table=self.table,
            ledger=FileLedger(folder / "erasures.txt"),
            secrets=secrets,
            signers=SignerFile(folder / "signer"),
            senders={},
            clock=clock,
        )
        self.cases, self.alerts = self.services.cases, self.services.alerts
        self.staff, self.ledger = self.services.staff, self.services.ledger
        self._mailboxes = 0

    @property
    def settings(self) -> object:
        return self.services.settings.read()

    def member(self, name: str, role: str = "counselor") -> str:
        """Add a person to the team and return the id."""
        person = Person(
            id=sha256(name.encode()).hexdigest()[:32],
            name=name,
            display_name=name.title(),
            title="konselor",
            role=role,
            language="id",
            recipient="age1",
            joined_at=self.clock(),
        )
        self.table.commit([self.staff.people.put(person)])
        return person.id

    def leave(self, person: str) -> None:
        """Remove a person from the team."""
        found = self.staff.person(person)
        assert found is not None
        self.table.commit([self.staff.people.put(found.removed(self.clock()))])

    def intake(self, urgency: str = "soon") -> str:
        """Let a client write an intake and return the case's id."""
        self._mailboxes += 1
        mailbox = f"{self._mailboxes:032x}"
        intake = Intake(
            id=letter(1000 + self._mailboxes),
            mailbox=mailbox,
            token_sha256="0" * 64,
            sealed=BODY,
            keys="hybrid",
            epoch=EPOCH,
            language="id",
            urgency=urgency,
            form=Form("intake", "1"),
        )
        reception = Reception(self.cases, self.services.intakes, self.services.work, self.alerts)
        reception.store(intake, settings=self.services.settings.read(), now=self.clock())
        found = self.cases.mailbox(intake.mailbox_sha256)
        assert found is not None
        assert found.case is not None
        return found.case

    def write(self, case_id: str, number: int = 7) -> None:
        """Let the client write again."""
        case, now = self.case(case_id), to_minute(self.clock())
        settings = self.services.settings.read()
        written = case.with_client_message(
            day="2040-01-02", reply_by=promise_of(settings).reply_by(case.urgency, now), now=now
        )
        message = Message(
            case.next_number, letter(number), CLIENT, now, EPOCH, BODY, sha256(BODY).hexdigest()
        )
        alerting = alert_for_message(
            self.alerts,
            case=case.id,
            message=message.id,
            urgency=case.urgency,
            assignee=case.assignee,
            now=now,
        )
        self.cases.commit(
            [self.cases.put_case(written), *self.cases.add_message(case.id, message), *alerting]
        )

    def case(self, case_id: str) -> Case:
        """Return the head as it is now."""
        case = self.cases.case(case_id)
        assert case is not None
        return case

    def claim(
        self, case_id: str, person: str, *, over_limit: bool = True, absent: Collection[str] = ()
    ) -> Case:
        return claiming.claim(
            self.cases,
            self.alerts,
            self.staff,
            self.services.settings.read(),
            case_id=case_id,
            person=person,
            over_limit=over_limit,
            absent=absent,
            now=self.clock(),
        )

    def give_back(self, case_id: str, person: str) -> Case:
        return claiming.give_back(self.cases, self.alerts, case_id=case_id, person=person, now=self.clock())

    def answer(
        self,
        case_id: str,
        person: str,
        number: int = 50,
        *,
        sealed: bytes = BODY,
        keys: str = "hybrid",
        epoch: int = EPOCH,
        receipt: bool = False,
    ) -> Accepted:
        answer = SealedMessage(letter(number), sealed, keys, epoch)
        return answering.send_answer(
            self.cases,
            answer,
            case_id=case_id,
            person=person,
            epoch=EPOCH,
            is_receipt=receipt,
            now=self.clock(),
        )

    def undo(self, case_id: str, person: str, number: int = 50) -> None:
        answering.take_back_answer(self.cases, case_id=case_id, answer=letter(number), person=person)

    def post_due(self) -> int:
        return answering.post_due_answers(self.cases, self.alerts, now=self.clock())

    def seen(self, case_id: str, person: str, up_to: int, faced: int = 0) -> Case:
        return opening.mark_seen(
            self.cases,
            self.alerts,
            case_id=case_id,
            person=person,
            up_to=up_to,
            faced=faced,
            now=self.clock(),
        )

    def open(self, case_id: str, person: str, after: int = 0) -> opening.OpenCase:
        return opening.open_case(self.cases, case_id=case_id, person=person, after=after)

    def close(self, case_id: str, person: str, outcome: str = "resolved", faced: int = 0) -> Case:
        """End a case; one that nobody has opened yet is read first."""
        if self.case(case_id).seen_up_to == 0:
            self.seen(case_id, person, self.case(case_id).last_number)
        return closing.close(
            self.cases,
            self.alerts,
            self.services.settings.read(),
            case_id=case_id,
            person=person,
            outcome=outcome,
            faced=faced,
            now=self.clock(),
        )

    def junk(self, case_id: str, person: str) -> Case:
        return closing.mark_junk(
            self.cases,
            self.alerts,
            self.staff,
            self.services.intakes,
            self.services.settings.read(),
            case_id=case_id,
            person=person,
            now=self.clock(),
        )

    def erase(self, case_id: str) -> erasing.Erased:
        return erasing.erase_case(
            self.cases, self.alerts, self.ledger, case_id=case_id, person="me", now=self.clock()
        )

    def expire(self) -> int:
        return retention.expire_due_cases(
            self.cases, self.alerts, self.services.settings.read(), now=self.clock()
        )

    def queue(self, queue: str, person: str, after: str | None = None) -> queues.CasePage:
        return queues.list_cases(self.cases, self.staff, queue=queue, person=person, after=after)

    def alarms(self, case_id: str) -> int:
        """Return how many alerts of a case still call for somebody."""
        return len(self.alerts.open_alerts_of(case_id))

    def thread(self, case_id: str) -> list[str]:
        """Return the ids of the thread's messages."""
        return [each.id for each in self.cases.messages(case_id)]

    def kept(self, case_id: str) -> list[str]:
        """Return what the table still holds of a case."""
        return [each.key.sort for each in self.table.query(f"case/{case_id}").items]
