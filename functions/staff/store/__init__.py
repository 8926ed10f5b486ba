"""The people and their keys, in the table."""

from collections.abc import Sequence
from datetime import datetime

from functions.staff.model.keys import PublishedKeys, Team
from functions.staff.model.people import Person
from functions.staff.store.doorway import DoorwayStore
from functions.staff.store.people import PeopleStore
from functions.staff.store.team import TeamStore
from functions.storage.table import Change, Table


class StaffStore:
    """What others may ask about staff; `people`, `team` and `doorway` are for staff's own actions."""

    def __init__(self, table: Table) -> None:
        self.people = PeopleStore(table)
        self.team = TeamStore(table)
        self.doorway = DoorwayStore(table)

    def person(self, person: str) -> Person | None:
        """Return a person, also one who was removed: old answers keep their author."""
        return self.people.person(person)

    def active_people(self) -> list[Person]:
        """Return the team of now."""
        return [person for person in self.people.all() if person.is_active]

    def current_epoch(self) -> int | None:
        """Return the epoch of the team keys that clients seal to; None before set-up."""
        team = self.team.team()
        return None if team is None else team.epoch

    def published_keys(self, now: datetime) -> PublishedKeys | None:
        """Return the signed team keys, None before set-up; browsers judge if they are in date."""
        team = self.team.team()
        if team is None:
            return None
        return PublishedKeys(
            salt=team.salt,
            epoch=team.epoch,
            recipients=team.keys.recipients,
            statement=team.signed.statement,
            signature=team.signed.signature,
            valid_until=team.valid_until,
        )

    def is_open(self, pages: tuple[str, ...]) -> bool:
        """Whether intakes may come: team keys, a kit confirmed once, and the signer in the pages."""
        return self.door(pages)[0]

    def door(self, pages: tuple[str, ...]) -> tuple[bool, int | None]:
        """Return whether intakes may come, as `is_open`, and the current epoch; the team is read once."""
        return _door(self.team.team(), pages)

    def door_lately(self, pages: tuple[str, ...], now: datetime) -> tuple[bool, int | None]:
        """Return the same by the team of the last five seconds: each intake asks."""
        return _door(self.team.team_lately(now), pages)

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply changes of people or keys, or none.

        Raises:
            CommitConflict: something changed meanwhile.
        """
        self.people.commit(changes)
        self.team.forget()


def _door(team: Team | None, pages: tuple[str, ...]) -> tuple[bool, int | None]:
    if team is None:
        return False, None
    return team.opened and team.signed_by in pages, team.epoch
