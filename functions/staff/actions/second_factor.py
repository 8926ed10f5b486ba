"""Second factors of people: proving, spending, and slowing down who guesses."""

from dataclasses import dataclass
from datetime import datetime

from functions.crypto import totp as codes
from functions.crypto.secrets import SecretsUnsafe, ServerSecrets
from functions.errors import TooMany
from functions.staff.model.sign_in import Credentials, Guesses
from functions.staff.refusals import SecondFactorRefused
from functions.staff.store.people import PeopleStore
from functions.storage.table import CommitConflict


@dataclass(frozen=True)
class NewFactor:
    """A new shared secret: shown to its person, and as the server keeps it."""

    secret: str
    sealed: bytes


def new_factor(secrets: ServerSecrets) -> NewFactor:
    """Return a new shared secret."""
    secret = codes.new_secret()
    return NewFactor(secret, secrets.seal(secret.encode()))


def proven_step(sealed: bytes, code: str, *, after: int, secrets: ServerSecrets, now: datetime) -> int | None:
    """Return the time step that a code of this second factor proves, None when it proves nothing.

    One that was sealed with server secrets that are lost is proven by nothing, until it is reset.
    """
    try:
        shared = secrets.open(sealed).decode()
    except SecretsUnsafe:
        return None
    return codes.step_of(shared, code, now, after=after)


def first_step(sealed: bytes, code: str, *, secrets: ServerSecrets, now: datetime) -> int:
    """Return the time step of the first code of a new second factor.

    Raises:
        SecondFactorRefused: the app shows other codes.
    """
    step = proven_step(sealed, code, after=0, secrets=secrets, now=now)
    if step is None:
        raise SecondFactorRefused("this is not the code of the new second factor")
    return step


def hashed_codes(shown: tuple[str, ...], person: str, secrets: ServerSecrets) -> tuple[str, ...]:
    """Return recovery codes as they are kept."""
    return tuple(hashed_code(code, person, secrets) for code in shown)


def hashed_code(code: str, person: str, secrets: ServerSecrets) -> str:
    """Return the keyed hash of one recovery code of a person."""
    return secrets.mac("recovery code", f"{person}\n{codes.normal_recovery_code(code)}")


def charge_guess(source: str, *, people: PeopleStore, now: datetime) -> Guesses:
    """Count a try before it is judged, so that tries at once do not slip by.

    Raises:
        TooMany: the source must wait.
    """
    guesses = people.guesses(source)
    wait = guesses.wait(now)
    if wait:
        raise TooMany("too many wrong tries", retry_after=wait)
    tried = guesses.tried(now)
    try:
        people.commit([people.put_guesses(tried, now)])
    except CommitConflict as error:
        raise TooMany("two tries at once", retry_after=1) from error
    return Guesses(source, tried.tries, tried.next_at, guesses.version + 1)


def forgive(guesses: Guesses, *, people: PeopleStore) -> None:
    """Forget the tries of a source that was right in the end."""
    try:
        people.commit([people.drop_guesses(guesses)])
    except CommitConflict:
        return


def spend(
    code: str, person: str, *, people: PeopleStore, secrets: ServerSecrets, now: datetime
) -> Credentials:
    """Use up a fresh code of a person who is signed in.

    Raises:
        SecondFactorRefused: it is wrong or was used.
        TooMany: too many wrong ones.
    """
    guesses = charge_guess(secrets.mac("guesses fresh", person), people=people, now=now)
    credentials = people.credentials(person)
    if credentials is None:
        raise SecondFactorRefused("this person has no second factor")
    step = proven_step(credentials.totp, code, after=credentials.last_step, secrets=secrets, now=now)
    if step is None:
        raise SecondFactorRefused("the code is wrong or was used")
    try:
        people.commit([people.put_credentials(credentials.after_step(step))])
    except CommitConflict as error:
        raise SecondFactorRefused("the code was used a moment ago") from error
    forgive(guesses, people=people)
    fresh = people.credentials(person)
    if fresh is None:
        raise SecondFactorRefused("this person was removed a moment ago")
    return fresh
