"""Who of the team is away, until when, and who stands in: beside each case of theirs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from functions.oncall.actions import current_roster
from functions.services import Services
from functions.web.context import now


@dataclass(frozen=True)
class Absence:
    """Somebody's leave as of now; `stand_in` is in the team and there."""

    until: datetime
    stand_in: str | None


Absences = Mapping[str, Absence]


def absences_in(here: Services, moment: datetime) -> Absences:
    """Return the absence of everyone who is on leave now, by person."""
    active = {person.id for person in here.staff.active_people()}
    roster = here.roster.read(moment).among(active)
    found = {
        person: (roster.away_until(person, moment), roster.stand_in_for(person, moment))
        for person in {leave.person for leave in roster.leaves}
    }
    return {person: Absence(until, stand_in) for person, (until, stand_in) in found.items() if until}


def absent_of(people: Iterable[str | None], here: Services) -> list[str]:
    """Return those of some people who are away now: on leave, or not in the team any more."""
    roster = current_roster(here.roster, here.staff, since=now())
    return [person for person in people if person is not None and roster.is_away(person, now())]
