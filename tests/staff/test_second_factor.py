"""Second factors: fresh codes, renewal, a colleague's reset, and recovery with the kit."""

from dataclasses import replace

import pytest

from functions.crypto.secrets import generate
from functions.errors import TooMany
from functions.services import Services
from functions.staff.actions import doorways, entry, own, second_factor
from functions.staff.actions.doorways import NewCoordinator
from functions.staff.model.keys import Wrap, signer_name
from functions.staff.model.people import Person
from functions.staff.refusals import LinkSpent, SecondFactorRefused, SignedOut, SignInRefused, TeamChanged
from functions.staff.store.doorway import RECOVERY
from tests.clock import Clock
from tests.staff.entering import enter, present_code
from tests.staff.team import SEALED, Team, own_key, recipient


def spend(team: Team, code: str) -> None:
    """Use a fresh code of the first coordinator."""
    person = team.services.staff.people.named("sari")
    assert person is not None
    services = team.services
    second_factor.spend(
        code, person, people=services.staff.people, secrets=services.secrets, now=services.clock()
    )


def test_a_fresh_code_is_spent_and_cannot_sign_in_either(founded: Team, clock: Clock) -> None:
    clock.move(seconds=30)
    code = present_code(founded)
    spend(founded, code)

    with pytest.raises(SecondFactorRefused):
        spend(founded, code)
    with pytest.raises(SignInRefused):
        enter(founded, code=code)


def test_the_code_that_signed_in_is_not_fresh(founded: Team, clock: Clock) -> None:
    clock.move(seconds=30)
    code = present_code(founded)
    enter(founded, code=code)

    with pytest.raises(SecondFactorRefused):
        spend(founded, code)


def test_guessing_fresh_codes_is_slowed(founded: Team, clock: Clock) -> None:
    for _ in range(5):
        with pytest.raises(SecondFactorRefused):
            spend(founded, "000000")
    with pytest.raises(TooMany):
        spend(founded, "000000")


def test_a_colleagues_reset_ends_sessions_and_lets_in_once(founded: Team, clock: Clock) -> None:
    services = founded.services
    bayu = founded.admit("bayu")
    clock.move(seconds=30)
    before = enter(founded, "bayu")

    code, until = own.reset_second_factor(
        bayu.id, store=services.staff, secrets=services.secrets, now=clock()
    )

    with pytest.raises(SignedOut):
        entry.caller(before.token, store=services.staff, now=clock())
    clock.move(seconds=30)
    with pytest.raises(SignInRefused):
        enter(founded, "bayu")
    assert enter(founded, "bayu", recovery_code=code).session.by_code
    with pytest.raises(SignInRefused):
        enter(founded, "bayu", recovery_code=code)
    assert (until - clock()).total_seconds() < 24 * 3600


def test_a_reset_ends_after_a_day(founded: Team, clock: Clock) -> None:
    services = founded.services
    bayu = founded.admit("bayu")
    code, _ = own.reset_second_factor(bayu.id, store=services.staff, secrets=services.secrets, now=clock())
    clock.move(hours=24)

    with pytest.raises(SignInRefused):
        enter(founded, "bayu", recovery_code=code)


def test_a_new_second_factor_replaces_the_old_and_its_codes(team: Team, link: str, clock: Clock) -> None:
    opened, codes = team.found(link)
    services = team.services
    person, session = entry.caller(opened.token, store=services.staff, now=clock())
    old = team.totps[person.id]
    team.totps[person.id] = own.renew_second_factor(person, store=services.staff, secrets=services.secrets)

    own.confirm_second_factor(
        person,
        session,
        team.code(person.id),
        store=services.staff,
        secrets=services.secrets,
        now=clock(),
    )

    clock.move(seconds=30)
    with pytest.raises(SignInRefused):
        enter(team, recovery_code=codes[0])
    assert enter(team).person.id == person.id
    assert old != team.totps[person.id]


def test_a_new_second_factor_counts_only_after_its_first_code(founded: Team, clock: Clock) -> None:
    services = founded.services
    clock.move(seconds=30)
    opened = enter(founded)
    own.renew_second_factor(opened.person, store=services.staff, secrets=services.secrets)

    clock.move(seconds=30)
    assert enter(founded).person.name == "sari"


def test_a_second_factor_of_lost_server_secrets_is_refused_until_it_is_reset(
    founded: Team, clock: Clock
) -> None:
    bereft = replace(founded, services=replace(founded.services, secrets=generate()))
    clock.move(seconds=30)

    with pytest.raises(SignInRefused):
        enter(bereft)
    with pytest.raises(SecondFactorRefused):
        spend(bereft, present_code(bereft))


def test_the_table_holds_no_second_factor_in_the_clear(founded: Team) -> None:
    credentials = founded.services.table.query(f"person/{sari_id(founded)}")

    assert founded.totps[sari_id(founded)] not in repr(credentials)


def test_without_a_team_there_is_nothing_to_recover(services: Services, clock: Clock) -> None:
    with pytest.raises(TeamChanged):
        doorways.open_recovery(services.staff, clock())


def test_the_kit_makes_a_coordinator_once(founded: Team, clock: Clock) -> None:
    services = founded.services
    secret = doorways.open_recovery(services.staff, clock())

    entry_, codes = recover(founded, secret)

    assert entry_.person.is_coordinator
    assert len(codes) == 10
    with pytest.raises(LinkSpent):
        recover(founded, secret)


def test_a_recovery_link_ends_after_a_day(founded: Team, clock: Clock) -> None:
    secret = doorways.open_recovery(founded.services.staff, clock())
    clock.move(hours=24)

    with pytest.raises(LinkSpent):
        recover(founded, secret)


def recover(team: Team, secret: str) -> tuple[entry.Entry, tuple[str, ...]]:
    """Make a coordinator, "rahayu", as the kit's browser would."""
    services, now = team.services, team.services.clock()
    person, factor = doorways.begin(RECOVERY, secret, store=services.staff, secrets=services.secrets, now=now)
    team.totps[person] = factor.secret
    names = [*team.key_names(), signer_name(team.signer)]
    wraps = [Wrap(person, name, SEALED) for name in names]
    made = NewCoordinator("rahayu", "Rahayu", "Psikolog", "id", recipient("rahayu"), own_key(), wraps)
    member = Person(person, "rahayu", "", "", "coordinator", "id", recipient("rahayu"), now)
    signed = team.change([*services.staff.active_people(), member]).signed
    return doorways.recover(
        secret,
        made,
        signed,
        team.code(person),
        zone="Asia/Jakarta",
        store=services.staff,
        secrets=services.secrets,
        now=now,
    )


def sari_id(team: Team) -> str:
    """Return the first coordinator's id."""
    person = team.services.staff.people.named("sari")
    assert person is not None
    return person
