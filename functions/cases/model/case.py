"""A case: what the server may know of a conversation, and nothing more."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from functions.cases.model.danger import Danger
from functions.cases.model.follow_up import FollowUp

WAITING, OPEN, CLOSED = "waiting", "open", "closed"
URGENCIES = ("urgent", "soon", "routine")
LANGUAGES = ("id", "en")
OUTCOMES = ("resolved", "continue-in-person", "continue-online", "referred")
CLIENT, COUNSELOR = "client", "counselor"
STAGES = ("trust", "roles", "support", "ending")


@dataclass(frozen=True)
class Form:
    """Which questionnaire an intake answers."""

    id: str
    version: str


@dataclass(frozen=True)
class Case:
    """The head of a case.

    `keys` is "hybrid" or "x25519", fixed by the intake; `epoch` the team's epoch that sealed it.
    `reply_by` is None while no answer is owed. `seen_up_to` is the highest number of a message that a
    counselor has opened, `seen_at` when they had opened all that the client wrote, None again once the
    client writes more. `faced` is up to which number what the client wrote has stood before a counselor, what
    would not open among it. `bodies` counts the thread's bodies, those taken back left out. `day` and
    `messages_today` count the client's messages of one local day. `follow_up` is the counselor's next date.
    `answer_by` is until when the claim waits for its first answer, None once that is given or where none is
    owed; `lapsed_by` whose claim ended without one, at `lapsed_at`. `silence_asked_at` is when its counselor
    was asked about the client's silence, None until then and once the client writes. `stage` is one of
    counselling's four, `next_entry` the number of the record's next entry, `offer` the id of the hand-over
    that stands. `owed_since` is since when the client waits for an answer, `was_answered` whether they ever
    had one. `right_due` is until when the next open right of the client is to be settled, `restricted_at`
    when they had the work on their case stopped, `danger` a call for help that is not over, `label` the
    number of the entry with the team's nickname for it, 0 for none. `version` is the stored item's.
    """

    id: str
    reference: str
    mailbox_sha256: str
    language: str
    urgency: str
    form: Form
    keys: str
    epoch: int
    received_at: datetime
    last_at: datetime
    last_from: str = CLIENT
    reply_by: datetime | None = None
    assignee: str | None = None
    claimed_at: datetime | None = None
    seen_at: datetime | None = None
    seen_up_to: int = 0
    faced: int = 0
    closed_at: datetime | None = None
    outcome: str | None = None
    is_junk: bool = False
    next_number: int = 2
    bodies: int = 1
    day: str = ""
    messages_today: int = 0
    follow_up: FollowUp | None = None
    answer_by: datetime | None = None
    lapsed_by: str | None = None
    lapsed_at: datetime | None = None
    silence_asked_at: datetime | None = None
    stage: str = STAGES[0]
    next_entry: int = 1
    owed_since: datetime | None = None
    was_answered: bool = False
    offer: str | None = None
    right_due: datetime | None = None
    restricted_at: datetime | None = None
    danger: Danger | None = None
    label: int = 0
    version: int = 0

    @property
    def state(self) -> str:
        """Return "waiting" until claimed, "open" after, "closed" once ended."""
        if self.closed_at is not None:
            return CLOSED
        return WAITING if self.assignee is None else OPEN

    @property
    def rests(self) -> bool:
        """Whether the client had the work stopped, and neither a right nor a danger asks for any."""
        return self.restricted_at is not None and self.right_due is None and self.danger is None

    @property
    def last_number(self) -> int:
        """The number of the newest message."""
        return self.next_number - 1

    @property
    def stirred_at(self) -> datetime:
        """Return when something last called for the case: a word, or the counselor's own date."""
        reminded = self.follow_up.reminded_at if self.follow_up else None
        return max(at for at in (self.last_at, reminded, self.silence_asked_at) if at is not None)

    def messages_on(self, day: str) -> int:
        """Return how many messages the client wrote on a local day, the intake not counted."""
        return self.messages_today if day == self.day else 0

    def erase_after(
        self, *, closed_days: int, silent_days: int, earliest: datetime | None = None
    ) -> datetime:
        """Return when the case is erased if nobody writes until then; never before `earliest`."""
        if self.closed_at is not None:
            due = self.closed_at + timedelta(days=closed_days)
        else:
            due = self.last_at + timedelta(days=silent_days)
        return due if earliest is None else max(due, earliest)

    def with_client_message(self, *, day: str, reply_by: datetime, now: datetime) -> "Case":
        """Return the case with one more message of the client; a closed one is open again.

        A promise that was already given stays: writing again does not move one to the back. While the client
        has the work stopped no answer is owed.
        """
        owed = self.reply_by if self.reply_by is not None or self.restricted_at is not None else reply_by
        return replace(
            self,
            last_at=now,
            last_from=CLIENT,
            reply_by=owed,
            owed_since=self.owed_since or now,
            seen_at=None,
            silence_asked_at=None,
            closed_at=None,
            outcome=None,
            next_number=self.next_number + 1,
            bodies=self.bodies + 1,
            day=day,
            messages_today=self.messages_on(day) + 1,
        )

    def with_evaluation(self, *, day: str, now: datetime) -> "Case":
        """Return the case with what the client says of how it was: nothing is owed, nothing reopened."""
        return replace(
            self,
            last_at=now,
            seen_at=None,
            silence_asked_at=None,
            next_number=self.next_number + 1,
            bodies=self.bodies + 1,
            day=day,
            messages_today=self.messages_on(day) + 1,
        )

    def claimed(self, person: str, now: datetime, *, answer_by: datetime | None = None) -> "Case":
        """Return the case in a person's hands; `answer_by` is what the claim promises."""
        claimed = replace(self, assignee=person, claimed_at=now, answer_by=answer_by, offer=None)
        return replace(claimed, lapsed_by=None, lapsed_at=None) if self.lapsed_by == person else claimed

    def given_back(self) -> "Case":
        """Return the case in nobody's hands, without the date that its counselor had set."""
        return replace(self, assignee=None, claimed_at=None, follow_up=None, answer_by=None, offer=None)

    def lapsed(self, now: datetime) -> "Case":
        """Return the case in nobody's hands, because its counselor did not answer in time."""
        return replace(self.given_back(), lapsed_by=self.assignee, lapsed_at=now)

    def as_of(self, now: datetime, *, reply_by: datetime, answer_by: datetime) -> "Case":
        """Return the case after the clock was put back: what happened at a time to come happened now.

        `reply_by` and `answer_by` are what is promised now; what was promised then is no later than that.
        """
        follow_up = self.follow_up and self.follow_up.as_of(now)
        danger = self.danger and replace(self.danger, raised_at=min(self.danger.raised_at, now))
        earlier = replace(self, received_at=min(self.received_at, now), follow_up=follow_up, danger=danger)
        if self.last_at > now:
            owed = self.reply_by and min(self.reply_by, reply_by)
            earlier = replace(earlier, last_at=now, reply_by=owed)
        claimed_at, seen_at, lapsed_at, closed_at, asked_at, owed_since, restricted_at = (
            at and min(at, now)
            for at in (
                self.claimed_at,
                self.seen_at,
                self.lapsed_at,
                self.closed_at,
                self.silence_asked_at,
                self.owed_since,
                self.restricted_at,
            )
        )
        return replace(
            earlier,
            claimed_at=claimed_at,
            answer_by=self.answer_by and min(self.answer_by, answer_by),
            seen_at=seen_at,
            lapsed_at=lapsed_at,
            closed_at=closed_at,
            silence_asked_at=asked_at,
            owed_since=owed_since,
            restricted_at=restricted_at,
        )

    def silent_since(self) -> datetime | None:
        """Return since when the client owes a word: the last answer, or the counselor's own date after it.

        None while the counselor owes one, once they were asked about it, and when the case is closed.
        """
        is_owed = self.last_from == CLIENT or self.owed_since is not None
        if self.state == CLOSED or is_owed or self.silence_asked_at is not None:
            return None
        return max(self.last_at, self.follow_up.remind_at) if self.follow_up else self.last_at

    def reminded(self, now: datetime) -> "Case":
        """Return the case after its counselor was reminded of its date."""
        return replace(self, follow_up=self.follow_up and replace(self.follow_up, reminded_at=now))

    def opened(self, up_to: int, *, everything: bool, now: datetime, faced: int = 0) -> "Case":
        """Return the case after a counselor opened it up to a number; `everything` that the client wrote?"""
        seen_at = (self.seen_at or now) if everything else self.seen_at
        seen_up_to = max(self.seen_up_to, min(up_to, self.last_number))
        return replace(
            self, seen_up_to=seen_up_to, faced=max(self.faced, min(faced, self.last_number)), seen_at=seen_at
        )

    def answered(self, by: str, *, settles: bool, now: datetime) -> "Case":
        """Return the case with one more answer; `settles` when the client wrote nothing after it.

        A date that has come is done with; one that lies ahead stands.
        """
        is_done = self.follow_up is not None and self.follow_up.is_due
        return replace(
            self,
            follow_up=None if is_done else self.follow_up,
            last_at=now,
            last_from=COUNSELOR,
            reply_by=None if settles else self.reply_by,
            owed_since=None if settles else self.owed_since,
            was_answered=True,
            answer_by=None if settles or by == self.assignee else self.answer_by,
            next_number=self.next_number + 1,
            bodies=self.bodies + 1,
        )

    def acknowledged(self, now: datetime) -> "Case":
        """Return the case with a receipt: the client knows that it was read, and is owed an answer as before.

        A claim that waits for its first answer waits until the client was promised one.
        """
        until = self.answer_by and self.reply_by and max(self.answer_by, self.reply_by)
        return replace(
            self,
            last_at=now,
            last_from=COUNSELOR,
            answer_by=until or self.answer_by,
            next_number=self.next_number + 1,
            bodies=self.bodies + 1,
        )

    def entered(self) -> "Case":
        """Return the case with one more entry in its record."""
        return replace(self, next_entry=self.next_entry + 1)

    def at_stage(self, stage: str) -> "Case":
        """Return the case in another of the four stages; back is as good as forth."""
        return replace(self, stage=stage)

    def restricted(self, now: datetime) -> "Case":
        """Return the case when the client has the work on it stopped: nothing is owed but their rights."""
        return replace(self, restricted_at=self.restricted_at or now, reply_by=None, answer_by=None)

    def released(self, reply_by: datetime | None) -> "Case":
        """Return the case when work may go on; `reply_by` is what is promised for what waits, if it does."""
        return replace(self, restricted_at=None, reply_by=reply_by)

    def closed_with(self, outcome: str, now: datetime) -> "Case":
        """Return the case ended."""
        return replace(self._ended(now), outcome=outcome)

    def as_junk(self, now: datetime) -> "Case":
        """Return the case ended because nobody in need wrote it."""
        return replace(self._ended(now), outcome=None, is_junk=True)

    def without_message(self) -> "Case":
        """Return the case with one body fewer; its number is not used again."""
        return replace(self, bodies=self.bodies - 1)

    def _ended(self, now: datetime) -> "Case":
        """Return the case when nothing is owed in it any more."""
        ended = replace(self, closed_at=now, reply_by=None, owed_since=None)
        return replace(ended, follow_up=None, answer_by=None, offer=None)
