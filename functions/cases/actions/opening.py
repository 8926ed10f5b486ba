"""Open a case on a counselor's desk, and note what was opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from functions.cases.actions.attempts import retried
from functions.cases.actions.holding import known_case
from functions.cases.model import CLIENT, CLOSED, Case, Message, Request, to_minute
from functions.cases.model.desk import Draft, PendingAnswer
from functions.cases.store import CaseStore
from functions.oncall.actions import close_alerts_of, close_reminders_of, close_replies_to
from functions.oncall.store import AlertStore
from functions.storage.table import Change

INTAKE = 1
MOST_PAGE_BYTES = 700_000
MOST_MESSAGES = 100
NEWEST, EARLIER = 12, 30
"""Messages of the first page, unless more are unseen, and of one before it: browsers open each by itself."""


@dataclass(frozen=True)
class OpenCase:
    """A case with a page of its thread, and what lies on the person's desk beside it."""

    case: Case
    messages: Sequence[Message]
    more: bool
    draft: Draft | None
    pending: Sequence[PendingAnswer]
    requests: Sequence[Request]


def open_case(
    cases: CaseStore, *, case_id: str, person: str, after: int = 0, before: int | None = None
) -> OpenCase:
    """Return a case with a page of its thread, in order, at most 0.7 MB (1 MB in base64).

    The page begins above the number `after`, or ends below `before`. Before 0 are the newest: the page then
    reaches back to what nobody has opened, if it can, and has the intake before it, whatever lies between.

    Raises:
        NotFound: there is no such case.
    """
    case = known_case(cases, case_id)
    messages, more = _page(cases, case, after) if before is None else _page_back(cases, case, before)
    return OpenCase(
        case=case,
        messages=messages,
        more=more,
        draft=cases.desk.draft(case.id, person),
        pending=cases.desk.pending_in(case.id),
        requests=[each for each in cases.requests(case.id) if each.is_open],
    )


def mark_seen(
    cases: CaseStore,
    alerts: AlertStore,
    *,
    case_id: str,
    person: str,
    up_to: int,
    now: datetime,
    faced: int = 0,
) -> Case:
    """Note that a counselor has opened the thread up to a number: the client sees it, and cannot take back.

    What lies above, up to `faced`, has stood before them with something among it that would not open: it is
    no longer new to the team, and the case stays unread.

    Once its counselor has opened everything, nobody needs to be told of it any more, and in a closed case
    once anybody has; a reminder of their own date ends as soon as they look.

    Raises:
        NotFound: there is no such case.
    """

    def attempt() -> Case:
        case = known_case(cases, case_id)
        everything = not written_after(cases, case, max(up_to, case.seen_up_to))
        is_older = up_to <= case.seen_up_to and faced <= case.faced
        is_known = case.seen_at is not None or (is_older and not everything)
        ended = _ended(alerts, case, person, all_new=everything and not is_known, now=now)
        if is_known and not ended:
            return case
        seen = (
            case if is_known else case.opened(up_to, everything=everything, now=to_minute(now), faced=faced)
        )
        cases.commit([cases.put_case(seen), *ended])
        return replace(seen, version=case.version + 1)

    return retried(attempt)


def _ended(alerts: AlertStore, case: Case, person: str, *, all_new: bool, now: datetime) -> Sequence[Change]:
    """Return what ends when a person looks: what a colleague answered them, the rest for its counselor.

    What is written in a closed case anybody may read for them: nobody can claim it.
    """
    replied = close_replies_to(alerts, case=case.id, person=person, now=now)
    if case.assignee != person and case.state != CLOSED:
        return replied
    ending = close_alerts_of if all_new else close_reminders_of
    return [*replied, *ending(alerts, case=case.id, now=now)]


def written_after(cases: CaseStore, case: Case, number: int) -> bool:
    """Whether the client wrote a message above `number` that still stands."""
    if case.last_number <= number:
        return False
    return any(each.sender == CLIENT and each.sealed is not None for each in cases.messages(case.id, number))


def _page_back(cases: CaseStore, case: Case, before: int) -> tuple[list[Message], bool]:
    taken, more = _newest(cases, case, before)
    if before == 0:
        intake = cases.message(case.id, INTAKE)
        taken += [] if intake is None else [intake]
    return taken[::-1], more


def _newest(cases: CaseStore, case: Case, before: int) -> tuple[list[Message], bool]:
    """Return the newest messages below a number, the intake left out, and whether there are more."""
    taken: list[Message] = []
    size = 0
    for message in cases.messages_backwards(case.id, before):
        if message.sealed is None or message.number == INTAKE:
            continue
        size += len(message.sealed)
        is_full = size > MOST_PAGE_BYTES or len(taken) == MOST_MESSAGES
        if taken and (is_full or _is_enough(taken, case, before)):
            return taken, True
        taken.append(message)
    return taken, False


def _is_enough(taken: list[Message], case: Case, before: int) -> bool:
    if before:
        return len(taken) >= EARLIER
    return len(taken) >= NEWEST and taken[-1].number <= case.seen_up_to + 1


def _page(cases: CaseStore, case: Case, after: int) -> tuple[list[Message], bool]:
    taken: list[Message] = []
    size = 0
    for message in cases.messages(case.id, after):
        if message.sealed is None:
            continue
        size += len(message.sealed)
        if taken and (size > MOST_PAGE_BYTES or len(taken) == MOST_MESSAGES):
            return taken, True
        taken.append(message)
    return taken, False
