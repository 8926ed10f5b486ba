"""The team's keys, wraps and invitations, and what waits for set-up or recovery, as items of the table."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from functions.errors import Unavailable
from functions.staff.model.invitation import Acceptance, Invitation
from functions.staff.model.keys import EpochKeys, Kit, Recipients, Signed, Team, Wrap
from functions.staff.store import rows
from functions.staff.store.people import LONGEST_ID, own_key_body, read_own_key
from functions.storage.remembered import Remembered
from functions.storage.table import Absent, AtVersion, Delete, Item, Key, Put, Table
from functions.times import stamp, stamp_or_none

TEAM = "team"
HEAD = Key(TEAM, "head")
PEOPLE = Key(TEAM, "people")
SALT = Key(TEAM, "salt")
EPOCH = "epoch/"
INVITATION = "invitation/"
MOST_READS = 10


class TeamStore:
    """Reads the team's keys, and says which changes would store them."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._known: tuple[Item, Team] | None = None
        self._lately = Remembered(lambda now: self.team())

    def salt(self) -> str | None:
        """Return the installation's salt, once made."""
        item = self._table.get(SALT)
        return None if item is None else rows.text(item.body, "salt")

    def put_salt(self, salt: str) -> Put:
        """Store the salt, once for ever."""
        return Put(Item(SALT, {"salt": salt}), Absent())

    def team(self) -> Team | None:
        """Return the team's keys; None before set-up. The statement about people is not read."""
        item = self._table.get(HEAD)
        if item is None:
            return None
        if self._known is None or self._known[0] != item:
            self._known = (item, _team(item, None))
        return self._known[1]

    def team_lately(self, now: datetime) -> Team | None:
        """Return the team's keys of the last five seconds, or what this process stored since."""
        return self._lately.at(now)

    def forget(self) -> None:
        """Have the team's keys read again: they may have changed."""
        self._lately.forget()

    def team_and_people(self) -> Team | None:
        """Return the team's keys with both statements, read again when a change came between.

        Raises:
            Unavailable: they are never of one serial.
        """
        for _ in range(MOST_READS):
            head, people = self._table.get(HEAD), self._table.get(PEOPLE)
            if head is None or people is None:
                return None
            if rows.number(people.body, "serial") == rows.number(head.body, "serial"):
                return _team(head, people)
        raise Unavailable("the statement about people is not that of the team's keys")

    def put(self, team: Team) -> list[Put]:
        """Store the team and both statements as changed since it was read."""
        people = Item(
            PEOPLE,
            {
                "serial": team.serial,
                "text": team.signed.people,
                "signature": team.signed.people_signature,
            },
        )
        item = self._table.get(PEOPLE)
        return [self.put_head(team), Put(people, rows.since(0 if item is None else item.version))]

    def put_head(self, team: Team) -> Put:
        """Store the team where the statement about people stays as it is."""
        body: rows.Body = {
            "salt": team.salt,
            "keys": _epoch_body(team.keys),
            "kit": {
                "recipient": team.kit.recipient,
                "made_at": stamp(team.kit.made_at),
                "confirmed_at": stamp_or_none(team.kit.confirmed_at),
                "replaces": team.kit.replaces,
            },
            "signers": list(team.signers),
            "statement": team.signed.statement,
            "signature": team.signed.signature,
            "signed_by": team.signed_by,
            "serial": team.serial,
            "opened": team.opened,
        }
        return Put(Item(HEAD, body), rows.since(team.version))

    def epochs(self) -> list[EpochKeys]:
        """Return every epoch that was ever in force, oldest first."""
        found: list[EpochKeys] = []
        after: str | None = None
        while True:
            page = self._table.query(TEAM, prefix=EPOCH, after=after)
            found.extend(_epoch(item.body) for item in page.items)
            if page.next is None:
                return found
            after = page.next

    def put_epoch(self, keys: EpochKeys) -> Put:
        """Store an epoch's public halves, once for ever."""
        return Put(Item(Key(TEAM, f"{EPOCH}{keys.epoch:06d}"), _epoch_body(keys)), Absent())

    def wrap(self, holder: str, name: str) -> Wrap | None:
        """Return one secret sealed to a holder."""
        item = self._table.get(Key(f"wraps/{holder}", name))
        return None if item is None else Wrap(holder, name, rows.raw(item.body, "sealed"))

    def wraps(self, holder: str) -> list[Wrap]:
        """Return all that is sealed to a holder, also what was staged and never came into force."""
        return [
            Wrap(holder, item.key.sort, rows.raw(item.body, "sealed")) for item in self._wrap_items(holder)
        ]

    def put_wrap(self, wrap: Wrap) -> Put:
        """Store a wrap where there is none: what somebody may need to read is never written over."""
        return Put(Item(Key(f"wraps/{wrap.holder}", wrap.name), {"sealed": wrap.sealed}), Absent())

    def missing_wraps(self, holder: str, names: Iterable[str]) -> set[str]:
        """Return which of the names nothing is sealed under for this holder."""
        return set(names) - {wrap.name for wrap in self.wraps(holder)}

    def drop_wraps(self, holder: str) -> None:
        """Forget everything that is sealed to a holder."""
        for item in self._wrap_items(holder):
            self._table.commit([Delete(item.key, AtVersion(item.version))])

    def invitation(self, invitation: str) -> Invitation | None:
        """Return an invitation that has not expired."""
        if len(invitation) > LONGEST_ID:
            return None
        item = self._table.get(Key(TEAM, f"{INVITATION}{invitation}"))
        return None if item is None else _invitation(item)

    def invitations(self) -> list[Invitation]:
        """Return the invitations that have not expired."""
        found: list[Invitation] = []
        after: str | None = None
        while True:
            page = self._table.query(TEAM, prefix=INVITATION, after=after)
            found.extend(_invitation(item) for item in page.items)
            if page.next is None:
                return found
            after = page.next

    def put_invitation(self, invitation: Invitation) -> Put:
        """Store an invitation as changed since it was read; it leaves by itself when it expires."""
        body: rows.Body = {
            "name": invitation.name,
            "display_name": invitation.display_name,
            "title": invitation.title,
            "role": invitation.role,
            "language": invitation.language,
            "secret": invitation.secret,
            "made_at": stamp(invitation.made_at),
            "contact": invitation.contact,
            "totp": invitation.totp,
            "acceptance": _acceptance_body(invitation.acceptance),
            "accepted_at": stamp_or_none(invitation.accepted_at),
        }
        item = Item(Key(TEAM, f"{INVITATION}{invitation.id}"), body, expires_at=invitation.expires_at)
        return Put(item, rows.since(invitation.version))

    def drop_invitation(self, invitation: Invitation) -> Delete:
        """Withdraw an invitation."""
        return Delete(Key(TEAM, f"{INVITATION}{invitation.id}"), AtVersion(invitation.version))

    def _wrap_items(self, holder: str) -> Sequence[Item]:
        found: list[Item] = []
        after: str | None = None
        while True:
            page = self._table.query(f"wraps/{holder}", after=after)
            found.extend(page.items)
            if page.next is None:
                return found
            after = page.next


def _epoch_body(keys: EpochKeys) -> dict[str, str | int]:
    return {
        "epoch": keys.epoch,
        "hybrid": keys.recipients.hybrid,
        "x25519": keys.recipients.x25519,
        "made_at": stamp(keys.made_at),
    }


def _epoch(body: rows.Body) -> EpochKeys:
    recipients = Recipients(rows.text(body, "hybrid"), rows.text(body, "x25519"))
    return EpochKeys(rows.number(body, "epoch"), recipients, rows.moment(body, "made_at"))


def _team(head: Item, people: Item | None) -> Team:
    body = head.body
    return Team(
        salt=rows.text(body, "salt"),
        keys=_epoch(rows.inner(body, "keys")),
        kit=_kit(rows.inner(body, "kit")),
        signers=rows.texts(body, "signers"),
        signed=Signed(
            statement=rows.text(body, "statement"),
            signature=rows.raw(body, "signature"),
            people="" if people is None else rows.text(people.body, "text"),
            people_signature=b"" if people is None else rows.raw(people.body, "signature"),
        ),
        signed_by=rows.text(body, "signed_by"),
        serial=rows.number(body, "serial"),
        opened=rows.flag(body, "opened"),
        version=head.version,
    )


def _kit(body: rows.Body) -> Kit:
    return Kit(
        recipient=rows.text(body, "recipient"),
        made_at=rows.moment(body, "made_at"),
        confirmed_at=rows.moment_or_none(body, "confirmed_at"),
        replaces=rows.text_or_none(body, "replaces"),
    )


def _acceptance_body(acceptance: Acceptance | None) -> dict[str, str | bytes | int | list[str]] | None:
    if acceptance is None:
        return None
    return {
        **own_key_body(acceptance.own_key),
        "recipient": acceptance.recipient,
        "proof": acceptance.proof,
        "last_step": acceptance.last_step,
        "recovery_codes": list(acceptance.recovery_codes),
    }


def _acceptance(body: rows.Body) -> Acceptance:
    return Acceptance(
        recipient=rows.text(body, "recipient"),
        proof=rows.raw(body, "proof"),
        own_key=read_own_key(body),
        last_step=rows.number(body, "last_step"),
        recovery_codes=rows.texts(body, "recovery_codes"),
    )


def _invitation(item: Item) -> Invitation:
    body = item.body
    acceptance = rows.inner_or_none(body, "acceptance")
    return Invitation(
        id=item.key.sort.removeprefix(INVITATION),
        name=rows.text(body, "name"),
        display_name=rows.text(body, "display_name"),
        title=rows.text(body, "title"),
        role=rows.text(body, "role"),
        language=rows.text(body, "language"),
        secret=rows.raw(body, "secret"),
        made_at=rows.moment(body, "made_at"),
        contact=rows.raw_or_none(body, "contact"),
        totp=rows.raw_or_none(body, "totp"),
        acceptance=None if acceptance is None else _acceptance(acceptance),
        accepted_at=rows.moment_or_none(body, "accepted_at"),
        version=item.version,
    )
