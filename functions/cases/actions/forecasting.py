"""What the queue will come to: whose promise will be kept at the team's pace, and whose will not."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from functions.cases.actions.promising import measured_pace, promise_at
from functions.cases.model import URGENCIES, WAITING, Case
from functions.cases.store import CaseStore
from functions.oncall.actions import working_hours
from functions.oncall.model import Promise, is_late
from functions.oncall.model.promise import URGENT
from functions.staff.settings import Settings

MOST_LOOKED_AT = 100


@dataclass(frozen=True)
class Forecast:
    """How many wait, by urgency, and what becomes of them.

    `measured` is how many cases were answered on a working day of the last four weeks (0: none yet);
    `promise` counts with the pace that they tell, or with the settings' number. `late` promises are broken
    already, `will_be_late` ones will be; both are counted among the hundred that are answered first.
    """

    waiting: Mapping[str, int]
    measured: float
    promise: Promise
    last_answered_by: datetime | None
    late: int
    will_be_late: int
    promised: Mapping[str, datetime]


def forecast(cases: CaseStore, settings: Settings, *, now: datetime) -> Forecast:
    """Return what the queue will come to."""
    outlook = cases.outlook.read(now)
    promise = promise_at(settings, outlook.days, now=now)
    outcomes = Counter(_outcomes(_first_waiting(cases), promise, now))
    ahead = {urgency: outlook.ahead_of(urgency) for urgency in URGENCIES}
    last = max(ahead.values())
    return Forecast(
        waiting=outlook.waiting,
        measured=measured_pace(outlook.days, working_hours(settings), now=now),
        promise=promise,
        last_answered_by=promise.answered_by(last, now) if last else None,
        late=outcomes["late"],
        will_be_late=outcomes["will-be-late"],
        promised={urgency: promise.reply_by(urgency, now, ahead=ahead[urgency]) for urgency in URGENCIES},
    )


def _first_waiting(cases: CaseStore) -> list[Case]:
    """Return the heads of those who are answered first; the index may lag, so each must still wait."""
    found = (cases.case(case_id) for case_id in cases.desk.first_waiting(MOST_LOOKED_AT))
    return [case for case in found if case is not None and case.state == WAITING]


def _outcomes(waiting: Sequence[Case], promise: Promise, now: datetime) -> list[str]:
    return [_outcome(case, promise.answered_by(place, now), now) for place, case in enumerate(waiting, 1)]


def _outcome(case: Case, answered_by: datetime, now: datetime) -> str:
    if is_late(case.reply_by, now):
        return "late"
    if case.urgency == URGENT or case.reply_by is None:
        return "kept"
    return "will-be-late" if case.reply_by < answered_by else "kept"
