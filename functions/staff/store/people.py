"""People and their names, credentials, sessions and guesses, as items of the table."""

from collections.abc import Sequence
from datetime import datetime

from functions.staff.model.people import Person
from functions.staff.model.sign_in import (
    GUESSES_REMEMBERED,
    NAME_FORM,
    Credentials,
    Guesses,
    OwnKey,
    Reset,
    Session,
)
from functions.staff.store import rows
from functions.storage.table import Absent, AtVersion, Change, Delete, Item, Key, Put, Table
from functions.times import stamp, stamp_or_none

TEAM = "team"
PERSON = "person/"
LONGEST_ID = 64


def _person_key(person: str) -> Key:
    return Key(TEAM, f"{PERSON}{person}")


def _name_key(name: str) -> Key:
    return Key(f"name/{name}", "head")


def _credentials_key(person: str) -> Key:
    return Key(f"person/{person}", "credentials")


def _session_key(token_sha256: str) -> Key:
    return Key(f"session/{token_sha256}", "head")


def _guesses_key(source: str) -> Key:
    return Key(f"guesses/{source}", "head")


class PeopleStore:
    """Reads people, and says which changes would store them."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def person(self, person: str) -> Person | None:
        """Return a person, also one who was removed."""
        if len(person) > LONGEST_ID:
            return None
        item = self._table.get(_person_key(person))
        return None if item is None else _person(item)

    def all(self) -> list[Person]:
        """Return everyone who ever was in the team, by id."""
        found: list[Person] = []
        after: str | None = None
        while True:
            page = self._table.query(TEAM, prefix=PERSON, after=after)
            found.extend(_person(item) for item in page.items)
            if page.next is None:
                return found
            after = page.next

    def named(self, name: str) -> str | None:
        """Return the id of who signs in with this name."""
        if NAME_FORM.fullmatch(name) is None:
            return None
        item = self._table.get(_name_key(name))
        return None if item is None else rows.text(item.body, "person")

    def put(self, person: Person) -> Put:
        """Store a person as changed since it was read."""
        body: rows.Body = {
            "name": person.name,
            "display_name": person.display_name,
            "title": person.title,
            "role": person.role,
            "language": person.language,
            "recipient": person.recipient,
            "joined_at": stamp(person.joined_at),
            "zone": person.zone,
            "generation": person.generation,
            "removed_at": stamp_or_none(person.removed_at),
            "contact": person.contact,
            "case_limit": person.case_limit,
        }
        return Put(Item(_person_key(person.id), body), rows.since(person.version))

    def take_name(self, name: str, person: str) -> Put:
        """Reserve a name; the commit conflicts when it is taken."""
        return Put(Item(_name_key(name), {"person": person}), Absent())

    def free_name(self, name: str) -> Delete | None:
        """Let a removed person's name be used again."""
        item = self._table.get(_name_key(name))
        return None if item is None else Delete(item.key, AtVersion(item.version))

    def credentials(self, person: str) -> Credentials | None:
        """Return what a person signs in with."""
        item = self._table.get(_credentials_key(person))
        return None if item is None else _credentials(person, item)

    def put_credentials(self, credentials: Credentials) -> Put:
        """Store credentials as changed since they were read."""
        reset = credentials.reset
        body: rows.Body = {
            **own_key_body(credentials.own_key),
            "totp": credentials.totp,
            "last_step": credentials.last_step,
            "recovery_codes": list(credentials.recovery_codes),
            "next_totp": credentials.next_totp,
            "reset": None if reset is None else {"code": reset.code, "until": stamp(reset.until)},
        }
        return Put(Item(_credentials_key(credentials.person), body), rows.since(credentials.version))

    def drop_credentials(self, credentials: Credentials) -> Delete:
        """Forget a removed person's credentials."""
        return Delete(_credentials_key(credentials.person), AtVersion(credentials.version))

    def session(self, token_sha256: str) -> Session | None:
        """Return a session that has not expired."""
        item = self._table.get(_session_key(token_sha256))
        return None if item is None else _session(token_sha256, item)

    def put_session(self, session: Session) -> Put:
        """Store a session; it leaves by itself when it expires."""
        body: rows.Body = {
            "person": session.person,
            "generation": session.generation,
            "began_at": stamp(session.began_at),
            "by_code": session.by_code,
        }
        item = Item(_session_key(session.token_sha256), body, expires_at=session.expires_at)
        return Put(item, rows.since(session.version))

    def drop_session(self, session: Session) -> Delete:
        """End one session."""
        return Delete(_session_key(session.token_sha256), AtVersion(session.version))

    def guesses(self, source: str) -> Guesses:
        """Return the wrong tries from a source (a keyed hash); none when nothing is remembered."""
        item = self._table.get(_guesses_key(source))
        if item is None:
            return Guesses(source)
        return Guesses(
            source, rows.number(item.body, "tries"), rows.moment_or_none(item.body, "next_at"), item.version
        )

    def put_guesses(self, guesses: Guesses, now: datetime) -> Put:
        """Remember a try for a day."""
        body: rows.Body = {"tries": guesses.tries, "next_at": stamp_or_none(guesses.next_at)}
        item = Item(_guesses_key(guesses.source), body, expires_at=now + GUESSES_REMEMBERED)
        return Put(item, rows.since(guesses.version))

    def drop_guesses(self, guesses: Guesses) -> Delete:
        """Forget the tries after one was right."""
        return Delete(_guesses_key(guesses.source), AtVersion(guesses.version))

    def commit(self, changes: Sequence[Change]) -> None:
        """Apply all changes, or none. Raises: CommitConflict."""
        self._table.commit(changes)


def own_key_body(own_key: OwnKey) -> dict[str, str | bytes]:
    """Return an own key as fields of a body."""
    return {"salt": own_key.salt, "sign_in_sha256": own_key.sign_in_sha256, "identity": own_key.identity}


def read_own_key(body: rows.Body) -> OwnKey:
    """Return the own key that `own_key_body` wrote."""
    return OwnKey(rows.text(body, "salt"), rows.text(body, "sign_in_sha256"), rows.raw(body, "identity"))


def _person(item: Item) -> Person:
    body = item.body
    return Person(
        id=item.key.sort.removeprefix(PERSON),
        name=rows.text(body, "name"),
        display_name=rows.text(body, "display_name"),
        title=rows.text(body, "title"),
        role=rows.text(body, "role"),
        language=rows.text(body, "language"),
        recipient=rows.text(body, "recipient"),
        joined_at=rows.moment(body, "joined_at"),
        zone=rows.text(body, "zone"),
        generation=rows.number(body, "generation"),
        removed_at=rows.moment_or_none(body, "removed_at"),
        contact=rows.raw_or_none(body, "contact"),
        case_limit=rows.number_or_none(body, "case_limit"),
        version=item.version,
    )


def _credentials(person: str, item: Item) -> Credentials:
    body = item.body
    reset = rows.inner_or_none(body, "reset")
    return Credentials(
        person=person,
        own_key=read_own_key(body),
        totp=rows.raw(body, "totp"),
        last_step=rows.number(body, "last_step"),
        recovery_codes=rows.texts(body, "recovery_codes"),
        next_totp=rows.raw_or_none(body, "next_totp"),
        reset=None if reset is None else Reset(rows.text(reset, "code"), rows.moment(reset, "until")),
        version=item.version,
    )


def _session(token_sha256: str, item: Item) -> Session:
    return Session(
        token_sha256=token_sha256,
        person=rows.text(item.body, "person"),
        generation=rows.number(item.body, "generation"),
        began_at=rows.moment(item.body, "began_at"),
        by_code=rows.flag(item.body, "by_code"),
        version=item.version,
    )
