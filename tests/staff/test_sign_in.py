"""Signing in: name, sign-in secret and second factor, each code once, guessing slowed."""

import pytest

from functions.errors import TooMany
from functions.staff.actions import entry, own
from functions.staff.actions.entry import device_mark, salt_for
from functions.staff.refusals import SignedOut, SignInRefused
from tests.clock import Clock
from tests.staff.entering import enter, present_code
from tests.staff.team import SECRET, Team, own_key


def test_a_person_signs_in(founded: Team, clock: Clock) -> None:
    clock.move(seconds=30)
    opened = enter(founded, " SARI ", code=present_code(founded))

    person, session = entry.caller(opened.token, store=founded.services.staff, now=clock())
    assert person.name == "sari"
    assert not session.by_code


def test_a_code_is_good_once(founded: Team, clock: Clock) -> None:
    clock.move(seconds=30)
    code = present_code(founded)
    enter(founded, code=code)

    with pytest.raises(SignInRefused):
        enter(founded, code=code)


def test_an_earlier_code_is_dead_after_a_later_one(founded: Team, clock: Clock) -> None:
    clock.move(seconds=60)
    earlier = present_code(founded)
    clock.move(seconds=30)
    enter(founded)

    with pytest.raises(SignInRefused):
        enter(founded, code=earlier)


@pytest.mark.parametrize(
    ("name", "secret", "code"),
    [
        ("sari", b"x" * 32, None),
        ("sari", SECRET, "000000"),
        ("sari", SECRET, "é"),
        ("", SECRET, "000000"),
        ("a/b\n", SECRET, "000000"),
        ("sari", b"x" * 32, "000000"),
        ("nobody", SECRET, "000000"),
    ],
)
def test_which_part_was_wrong_is_not_said(
    founded: Team, clock: Clock, name: str, secret: bytes, code: str | None
) -> None:
    clock.move(seconds=30)
    with pytest.raises(SignInRefused) as refused:
        enter(founded, name, secret=secret, code=code)
    assert refused.value.details == {}


def test_a_recovery_code_is_good_once_and_asks_for_a_new_second_factor(team: Team, link: str) -> None:
    _, codes = team.found(link)

    opened = enter(team, recovery_code=codes[4].upper().replace("-", " "))

    assert opened.session.by_code
    with pytest.raises(SignInRefused):
        enter(team, recovery_code=codes[4])
    assert enter(team, recovery_code=codes[5]).session.by_code


def test_a_session_ends_after_twelve_hours(founded: Team, clock: Clock) -> None:
    clock.move(seconds=30)
    opened = enter(founded)
    clock.move(hours=12)

    with pytest.raises(SignedOut):
        entry.caller(opened.token, store=founded.services.staff, now=clock())


def test_signing_out_ends_the_session(founded: Team, clock: Clock) -> None:
    clock.move(seconds=30)
    opened = enter(founded)
    stored = founded.services.staff.people.session(opened.session.token_sha256)
    assert stored is not None
    entry.sign_out(stored, store=founded.services.staff)

    with pytest.raises(SignedOut):
        entry.caller(opened.token, store=founded.services.staff, now=clock())


def test_the_table_holds_no_token(founded: Team, clock: Clock) -> None:
    clock.move(seconds=30)
    opened = enter(founded)

    assert opened.token not in repr(founded.services.table.query(f"session/{opened.session.token_sha256}"))


def test_the_salt_of_an_unknown_name_is_stable_and_looks_like_any(founded: Team) -> None:
    staff, secrets = founded.services.staff, founded.services.secrets
    unknown = salt_for("nobody", store=staff, secrets=secrets)

    assert unknown == salt_for(" Nobody", store=staff, secrets=secrets)
    assert unknown != salt_for("somebody", store=staff, secrets=secrets)
    assert len(unknown) == len(own_key().salt)


def test_guessing_is_slowed_per_name_even_with_the_right_secret(founded: Team, clock: Clock) -> None:
    clock.move(seconds=30)
    for _ in range(5):
        with pytest.raises(SignInRefused):
            enter(founded, code="000000")

    with pytest.raises(TooMany) as slowed:
        enter(founded)
    assert slowed.value.retry_after == 1
    clock.move(seconds=30)
    assert enter(founded).person.name == "sari"


def test_the_pause_doubles_up_to_a_quarter_of_an_hour(founded: Team, clock: Clock) -> None:
    waits = []
    for _ in range(20):
        with pytest.raises((SignInRefused, TooMany)) as refused:
            enter(founded, "nobody", code="000000")
        if isinstance(refused.value, TooMany):
            waits.append(refused.value.retry_after)
            clock.move(seconds=refused.value.retry_after or 0)

    assert waits[:4] == [1, 2, 4, 8]
    assert max(wait for wait in waits if wait) <= 900


def test_a_clock_that_was_ahead_locks_nobody_out(founded: Team, clock: Clock) -> None:
    clock.move(seconds=30)
    right = clock()
    clock.move(days=300)
    with pytest.raises(SignInRefused):
        enter(founded, code="000000")

    clock.now = right

    assert enter(founded).person.name == "sari"


def test_a_known_device_is_not_slowed_by_strangers_guesses(founded: Team, clock: Clock) -> None:
    person = founded.services.staff.people.named("sari")
    assert person is not None
    device = device_mark("d" * 32, person, founded.services.secrets)
    clock.move(seconds=30)
    for _ in range(8):
        with pytest.raises((SignInRefused, TooMany)):
            enter(founded, code="000000")

    assert enter(founded, device=device).person.name == "sari"


@pytest.mark.parametrize("device", [f"{'d' * 32}.{'0' * 64}", "", ".", "döner.çay"])
def test_a_forged_device_is_a_stranger(founded: Team, clock: Clock, device: str) -> None:
    clock.move(seconds=30)
    for _ in range(5):
        with pytest.raises(SignInRefused):
            enter(founded, code="000000", device=device)

    with pytest.raises(TooMany):
        enter(founded)


def test_another_passphrase_ends_the_other_sessions(founded: Team, clock: Clock) -> None:
    staff = founded.services.staff
    clock.move(seconds=30)
    elsewhere = enter(founded)
    clock.move(seconds=30)
    here = enter(founded)
    person, session = entry.caller(here.token, store=staff, now=clock())

    renewed = own.change_passphrase(person, session, SECRET, own_key(b"n" * 32), store=staff, now=clock())

    for token in (elsewhere.token, here.token):
        with pytest.raises(SignedOut):
            entry.caller(token, store=staff, now=clock())
    assert entry.caller(renewed.token, store=staff, now=clock())[0].name == "sari"
    clock.move(seconds=30)
    with pytest.raises(SignInRefused):
        enter(founded)
    assert enter(founded, secret=b"n" * 32).person.name == "sari"


def test_a_passphrase_is_not_changed_without_the_present_one(founded: Team, clock: Clock) -> None:
    staff = founded.services.staff
    clock.move(seconds=30)
    person, session = entry.caller(enter(founded).token, store=staff, now=clock())

    with pytest.raises(SignInRefused):
        own.change_passphrase(person, session, b"x" * 32, own_key(b"n" * 32), store=staff, now=clock())
