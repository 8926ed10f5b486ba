"""The queues of the console: which cases wait, which are mine, the team's, and closed."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from functions.cases.model import CLOSED, OPEN, WAITING, Case, stamp
from functions.cases.model.ask import targets_of
from functions.cases.store import CaseStore
from functions.cases.store.asks import asked_queue
from functions.cases.store.items import CLOSED_QUEUE, RIGHTS_QUEUE, WAITING_QUEUE, open_queue
from functions.errors import Invalid
from functions.staff.store import StaffStore
from functions.storage.table import IndexRow

MINE, TEAM, ASKED, RIGHTS = "mine", "team", "asked", "rights"
QUEUES = (WAITING, MINE, ASKED, TEAM, CLOSED, RIGHTS)
PAGE = 25
MOST_COUNTED = 100


@dataclass(frozen=True)
class CasePage:
    """Cases of a queue; `next` continues it, None at the end. Counts stop at 100."""

    cases: Sequence[Case]
    next: str | None
    counts: Mapping[str, int]


def list_cases(
    cases: CaseStore, staff: StaffStore, *, queue: str, person: str, after: str | None = None
) -> CasePage:
    """Return a page of a queue. The index may lag, so each head is read again and must still belong there.

    Raises:
        Invalid: `after` is no page of this queue.
    """
    people = staff.people.all()
    team = [open_queue(each.id) for each in people]
    roles = (each.role for each in people if each.id == person)
    asked = [asked_queue(target) for role in roles for target in targets_of(person, role)]
    rows, following = _rows(cases, {TEAM: team, ASKED: asked}, queue, person, after)
    found = [(row, cases.case(_case_id(row))) for row in rows]
    belonging = [case for row, case in found if case is not None and _belongs(case, row, queue, person)]
    counts = _counts(cases, person) | {TEAM: _count(cases, team), ASKED: _count(cases, asked)}
    return CasePage(list(dict.fromkeys(belonging)), following, counts)


def _rows(
    cases: CaseStore, merged: Mapping[str, Sequence[str]], queue: str, person: str, after: str | None
) -> tuple[Sequence[IndexRow], str | None]:
    if queue in merged:
        rows, following = _merged_rows(cases, merged[queue], after)
        return [row for row in rows if queue == TEAM or _is_asked(cases, row)], following
    is_newest_first = queue not in (WAITING, RIGHTS)
    page = cases.desk.queue(_names(person)[queue], after=after, limit=PAGE, backwards=is_newest_first)
    return page.rows, page.next


def _is_asked(cases: CaseStore, row: IndexRow) -> bool:
    asked = cases.asks.at(row.key)
    return asked is not None and asked.stands


def _names(person: str) -> dict[str, str]:
    """Return the index's queues by the names that people know them by."""
    return {
        WAITING: WAITING_QUEUE,
        MINE: open_queue(person),
        CLOSED: CLOSED_QUEUE,
        RIGHTS: RIGHTS_QUEUE,
    }


def _belongs(case: Case, row: IndexRow, queue: str, person: str) -> bool:
    """Whether a case still stands where the index has it; for its rights, where the next one is due."""
    if queue == ASKED:
        return not case.is_junk
    if queue == MINE:
        return case.state == OPEN and case.assignee == person
    if queue == RIGHTS:
        return case.right_due is not None and row.place.startswith(stamp(case.right_due))
    return case.state == {WAITING: WAITING, TEAM: OPEN, CLOSED: CLOSED}[queue]


def _counts(cases: CaseStore, person: str) -> dict[str, int]:
    return {name: cases.desk.count(queue, MOST_COUNTED) for name, queue in _names(person).items()}


def _count(cases: CaseStore, queues: Sequence[str]) -> int:
    counted = 0
    for queue in queues:
        if counted < MOST_COUNTED:
            counted += cases.desk.count(queue, MOST_COUNTED - counted)
    return counted


def _merged_rows(
    cases: CaseStore, queues: Sequence[str], after: str | None
) -> tuple[list[IndexRow], str | None]:
    """Merge queues, the newest first: everyone's open cases, those who left too, or what one is asked."""
    last = None if after is None else _read_cursor(after)
    rows: list[IndexRow] = []
    for queue in queues:
        newest = cases.desk.newest(queue, up_to=None if last is None else last[0], limit=PAGE * 2)
        rows += [row for row in newest if last is None or _order(row) < last]
    rows.sort(key=_order, reverse=True)
    following = _write_cursor(rows[PAGE - 1]) if len(rows) > PAGE else None
    return rows[:PAGE], following


def _order(row: IndexRow) -> tuple[str, str]:
    return row.place, _case_id(row)


def _case_id(row: IndexRow) -> str:
    return row.key.partition.removeprefix("case/")


def _write_cursor(row: IndexRow) -> str:
    return urlsafe_b64encode(json.dumps(_order(row)).encode()).decode().rstrip("=")


def _read_cursor(cursor: str) -> tuple[str, str]:
    try:
        place, case = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, TypeError, RecursionError) as error:
        raise Invalid({"after": ["page"]}) from error
    if not (isinstance(place, str) and isinstance(case, str) and place.isprintable() and place):
        raise Invalid({"after": ["page"]})
    return place, case
