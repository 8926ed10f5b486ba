"""The queues of the console: which cases wait, which are mine, the team's, and closed."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from functions.cases.model import CLOSED, OPEN, WAITING, Case
from functions.cases.store import CaseStore
from functions.cases.store.items import CLOSED_QUEUE, WAITING_QUEUE, open_queue
from functions.errors import Invalid
from functions.staff.store import StaffStore
from functions.storage.table import IndexRow

MINE, TEAM = "mine", "team"
QUEUES = (WAITING, MINE, TEAM, CLOSED)
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
    people = [each.id for each in staff.people.all()]
    rows, following = _rows(cases, people, queue, person, after)
    found = [cases.case(_case_id(row)) for row in rows]
    belonging = [case for case in found if case is not None and _belongs(case, queue, person)]
    return CasePage(belonging, following, _counts(cases, people, person))


def _rows(
    cases: CaseStore, people: Sequence[str], queue: str, person: str, after: str | None
) -> tuple[Sequence[IndexRow], str | None]:
    if queue == TEAM:
        return _team_rows(cases, people, after)
    names = {WAITING: WAITING_QUEUE, MINE: open_queue(person), CLOSED: CLOSED_QUEUE}
    page = cases.desk.queue(names[queue], after=after, limit=PAGE, backwards=queue != WAITING)
    return page.rows, page.next


def _belongs(case: Case, queue: str, person: str) -> bool:
    if queue == MINE:
        return case.state == OPEN and case.assignee == person
    return case.state == {WAITING: WAITING, TEAM: OPEN, CLOSED: CLOSED}[queue]


def _counts(cases: CaseStore, people: Sequence[str], person: str) -> dict[str, int]:
    team = 0
    for each in people:
        if team < MOST_COUNTED:
            team += cases.desk.count(open_queue(each), MOST_COUNTED - team)
    return {
        WAITING: cases.desk.count(WAITING_QUEUE, MOST_COUNTED),
        MINE: cases.desk.count(open_queue(person), MOST_COUNTED),
        TEAM: team,
        CLOSED: cases.desk.count(CLOSED_QUEUE, MOST_COUNTED),
    }


def _team_rows(
    cases: CaseStore, people: Sequence[str], after: str | None
) -> tuple[list[IndexRow], str | None]:
    """Merge everyone's open cases, those of removed people too, the newest first."""
    last = None if after is None else _read_cursor(after)
    rows: list[IndexRow] = []
    for person in people:
        newest = cases.desk.newest(
            open_queue(person), up_to=None if last is None else last[0], limit=PAGE * 2
        )
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
