"""Come back without script: the thread is opened for one request; what is written is sealed on arrival."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, takewhile
from typing import Any

from functions.cases.actions.mailbox import Desk, Posted, Rules
from functions.cases.actions.requesting import Asked
from functions.cases.model import CLIENT, Case, Message, Request, SealedMessage
from functions.cases.refusals import AlreadyUsed
from functions.cases.store import CaseStore
from functions.crypto.derivation import Unlocked
from functions.crypto.sealing import recipient_of
from functions.lite.body import PLAIN, Odd, message_body, read_body, sealed_body
from functions.lite.evaluating import EVALUATION, REQUEST, Evaluation
from functions.lite.refusals import AlreadySent
from functions.staff.actions.trusting import TrustedKeys

SHOWN_AT_ONCE = 10


@dataclass(frozen=True)
class Entry:
    """One message as it can be shown; `odd` is why it is not, else empty.

    `evaluates` is the message to which it says how it was, where it is an evaluation.
    """

    number: int
    id: str
    is_own: bool
    posted_at: datetime
    text: str
    odd: str
    can_be_taken_back: bool
    kind: str = ""
    evaluates: str = ""

    @property
    def asks_evaluation(self) -> bool:
        """Whether the team asks in it how it was."""
        return not self.is_own and self.kind == REQUEST


@dataclass(frozen=True)
class Thread:
    """The latest part of a thread, oldest first. `earlier` is the number below which there is more, or 0."""

    case: Case
    entries: Sequence[Entry]
    earlier: int

    @property
    def waits_since(self) -> datetime | None:
        """Return when the first shown word came that no answer followed; the last one where none is shown."""
        own = takewhile(lambda entry: entry.is_own, reversed(self.entries))
        unanswered = [entry for entry in own if entry.kind != EVALUATION]
        if unanswered:
            return unanswered[-1].posted_at
        return self.case.last_at if self.case.last_from == CLIENT else None

    @property
    def asks(self) -> str:
        """The id of the last shown question how it was, if none of the shown words answers it; else empty."""
        answered = {entry.evaluates for entry in self.entries if entry.is_own}
        asked = [entry.id for entry in self.entries if entry.asks_evaluation and entry.id not in answered]
        return asked[-1] if asked else ""


@dataclass(frozen=True)
class Visit:
    """A client who came back with their code."""

    desk: Desk
    cases: CaseStore
    unlocked: Unlocked

    def case(self) -> Case:
        """Return the case behind the code.

        Raises:
            NotFound, Gone: there is none, or not any more.
        """
        return self.desk.open(self.unlocked.mailbox, self.unlocked.bearer).case

    def read(self, before: int = 0) -> Thread:
        """Return the ten latest messages, or the ten before a number; a hybrid case has none to show here.

        Raises:
            NotFound, Gone: as `case`.
        """
        case = self.case()
        if case.keys != PLAIN:
            return Thread(case, (), 0)
        standing = (
            each for each in self.cases.messages_backwards(case.id, before) if each.sealed is not None
        )
        wanted = list(islice(standing, SHOWN_AT_ONCE + 1))
        shown = wanted[:SHOWN_AT_ONCE][::-1]
        earlier = shown[0].number if len(wanted) > len(shown) else 0
        return Thread(case, [self._entry(case, each) for each in shown], earlier)

    def write(
        self,
        id: str,
        text: str,
        *,
        keys: TrustedKeys,
        epoch: int | None,
        rules: Rules,
        kind: str = "message",
        evaluation: Evaluation | None = None,
    ) -> Posted:
        """Seal a message and post it, or answer a retry again. An evaluation opens nothing and asks for none.

        Raises:
            NotFound, Gone: as `case`.
            AlreadySent: a message with this id has other words.
            KindOfKeys, EpochOver, TooManyMessages: as any message.
            TooLong: it does not fit the largest sealed body.
        """
        recipients = [keys.recipient, recipient_of(self.unlocked.plain)]
        body = message_body(
            text,
            mailbox=self.unlocked.mailbox,
            id=id,
            now=rules.now,
            kind=EVALUATION if evaluation else kind,
            fields=evaluation.fields if evaluation else None,
        )
        letter = SealedMessage(id, sealed_body(body, recipients), PLAIN, keys.epoch)
        post = self.desk.evaluate if evaluation else self.desk.write
        try:
            return post(
                self.unlocked.mailbox, self.unlocked.bearer, letter, work="", epoch=epoch, rules=rules
            )
        except AlreadyUsed:
            before = self.posted(id, text)
            if before is None:
                raise AlreadySent from None
            return before

    def asks_evaluation(self, id: str) -> bool:
        """Whether a message of the team asks how it was.

        Raises:
            NotFound, Gone: as `case`.
        """
        case = self.case()
        found = self.cases.message_with_id(case.id, id)
        return found is not None and self._entry(case, found).asks_evaluation

    def posted(self, id: str, text: str) -> Posted | None:
        """Return an own message as it was received, None when there is none with this id and these words.

        Raises:
            NotFound, Gone: as `case`.
        """
        before = self.cases.message_with_id(self.case().id, id)
        if before is None or before.sender != CLIENT or self._body(before)[0].get("text") != text:
            return None
        return Posted(before.id, before.posted_at, is_new=False)

    def take_back(self, id: str, now: datetime) -> datetime:
        """Erase an own message that no counselor has opened.

        Raises:
            NotFound, Gone: as `case`.
            Seen, FirstMessage: it cannot be taken back.
        """
        return self.desk.take_back(self.unlocked.mailbox, self.unlocked.bearer, id, now=now)

    def ask(self, id: str, kind: str, now: datetime) -> Asked:
        """Ask the team for something.

        Raises:
            NotFound, Gone: as `case`.
            TooManyRequests: so much was asked for within a day.
        """
        return self.desk.ask(self.unlocked.mailbox, self.unlocked.bearer, id, kind, now=now)

    def requests(self) -> list[Request]:
        """Return what was asked for, the first of it first.

        Raises:
            NotFound, Gone: as `case`.
        """
        return self.desk.requests(self.unlocked.mailbox, self.unlocked.bearer)

    def withdraw(self, id: str, *, rules: Rules) -> Request:
        """Take a request back.

        Raises:
            NotFound, Gone: as `case`; NotFound also when there is no such request.
        """
        return self.desk.withdraw(self.unlocked.mailbox, self.unlocked.bearer, id, rules=rules)

    def everything(self) -> list[Entry]:
        """Return the whole thread, oldest first; nothing of a hybrid case.

        Raises:
            NotFound, Gone: as `case`.
        """
        case = self.case()
        if case.keys != PLAIN:
            return []
        standing = (each for each in self.cases.messages(case.id) if each.sealed is not None)
        return [self._entry(case, each) for each in standing]

    def erase(self, now: datetime) -> int:
        """Erase everything; return how many bodies there were.

        Raises:
            NotFound, Gone: as `case`.
        """
        return self.desk.erase(self.unlocked.mailbox, self.unlocked.bearer, now=now).items

    def _entry(self, case: Case, message: Message) -> Entry:
        body, odd = self._body(message)
        is_own = message.sender == CLIENT
        return Entry(
            number=message.number,
            id=message.id,
            is_own=is_own,
            posted_at=message.posted_at,
            text=str(body.get("text", "")),
            odd=odd,
            can_be_taken_back=is_own and message.number > 1 and case.seen_up_to < message.number,
            kind=str(body.get("kind", "")),
            evaluates=_evaluated(body) if is_own else "",
        )

    def _body(self, message: Message) -> tuple[dict[str, Any], str]:
        """Return a message's plaintext and "", or nothing and why it is not shown."""
        try:
            return read_body(message, mailbox=self.unlocked.mailbox, identity=self.unlocked.plain), ""
        except Odd as odd:
            return {}, odd.reason


def _evaluated(body: Mapping[str, Any]) -> str:
    """Return to which message an evaluation answers; what a seal held is not trusted."""
    fields = body.get("fields") if body.get("kind") == EVALUATION else None
    return str(fields.get("request", "")) if isinstance(fields, dict) else ""
