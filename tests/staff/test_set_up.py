"""Set-up by the one-time link."""

from dataclasses import replace

import pytest

from functions.services import Services
from functions.staff.actions import doorways, key_changes
from functions.staff.refusals import LinkSpent, SecondFactorRefused, StatementRefused, WrapsMissing
from tests.clock import Clock
from tests.staff.team import Team, recipient


def test_the_first_coordinator_is_in_force_by_one_commit(team: Team, link: str) -> None:
    entry, codes = team.found(link)

    assert entry.person.is_coordinator
    assert len(set(codes)) == 10
    assert team.services.staff.current_epoch() == 1
    assert [person.name for person in team.services.staff.active_people()] == ["sari"]


def test_the_link_works_once(founded: Team, link: str) -> None:
    with pytest.raises(LinkSpent):
        founded.found(link, "bayu")


def test_each_start_prints_another_link_and_kills_the_one_before(
    services: Services, team: Team, link: str
) -> None:
    newer = doorways.open_set_up(services.staff)
    assert newer is not None

    with pytest.raises(LinkSpent):
        team.begin(link)
    team.found(newer)


def test_no_link_is_printed_once_set_up_is_complete(founded: Team) -> None:
    assert doorways.open_set_up(founded.services.staff) is None


def test_a_guessed_link_opens_nothing(team: Team, link: str) -> None:
    with pytest.raises(LinkSpent):
        team.begin("x" * 43)


def test_a_set_up_that_was_not_finished_can_begin_again(team: Team, link: str) -> None:
    team.begin(link)
    entry, _ = team.found(link)

    assert entry.person.name == "sari"


def test_a_wrong_first_code_stores_nothing(team: Team, link: str, clock: Clock) -> None:
    person = team.begin(link)

    with pytest.raises(SecondFactorRefused):
        team.complete(link, person, *team.made(person), "000000")
    assert team.services.staff.current_epoch() is None
    assert team.services.signers.read() == ()


def test_keys_that_the_kit_could_not_open_are_refused(team: Team, link: str) -> None:
    person = team.begin(link)
    coordinator, founding = team.made(person)
    without_kit = replace(coordinator, wraps=[wrap for wrap in coordinator.wraps if wrap.holder == person])

    with pytest.raises(WrapsMissing):
        team.complete(link, person, without_kit, founding, team.code(person))


def test_a_statement_about_other_keys_is_refused(team: Team, link: str) -> None:
    person = team.begin(link)
    coordinator, founding = team.made(person)

    with pytest.raises(StatementRefused):
        team.complete(
            link, person, replace(coordinator, recipient=recipient("other")), founding, team.code(person)
        )


def test_the_pages_name_the_first_signer_and_no_later_one_by_themselves(founded: Team) -> None:
    pages = founded.services.signers

    assert pages.read() == (founded.signer,)
    assert not pages.write_first("ed25519:" + "B" * 43 + "=")
    assert pages.read() == (founded.signer,)


def test_the_service_opens_when_the_kit_was_opened_again(founded: Team, clock: Clock) -> None:
    staff, pages = founded.services.staff, founded.services.signers.read()
    assert not staff.is_open(pages)

    key_changes.confirm_kit(recipient("kit 1"), store=staff, now=clock())

    assert staff.is_open(pages)
    assert not staff.is_open(())


def test_the_salt_never_changes(founded: Team) -> None:
    staff = founded.services.staff
    keys = staff.published_keys(founded.services.clock())

    assert keys is not None
    assert keys.salt == doorways.installation_salt(staff) == doorways.installation_salt(staff)
