"""Who leaves, leaves; and of two coordinators at once, one is told."""

from dataclasses import replace

import pytest
from nacl.signing import SigningKey

from functions.errors import NotFound
from functions.staff.actions import entry, inviting, key_changes, leaving
from functions.staff.actions.key_changes import KeyChange
from functions.staff.model.keys import signer_name
from functions.staff.model.people import Person
from functions.staff.refusals import (
    KeysNeeded,
    KitNotCurrent,
    LastCoordinator,
    OwnRemoval,
    SignedOut,
    SignInRefused,
    TeamChanged,
    WrapsMissing,
)
from tests.clock import Clock
from tests.staff.entering import enter
from tests.staff.team import Team, recipient, signer_of

OTHER_SIGNER = signer_of(SigningKey(b"o" * 32))


def sari(team: Team) -> Person:
    """Return the first coordinator."""
    return next(person for person in team.services.staff.active_people() if person.name == "sari")


def remove(team: Team, person: Person, change: KeyChange, by: str = "") -> None:
    """Remove a person as the first coordinator."""
    staff, now = team.services.staff, team.services.clock()
    leaving.remove(person.id, change, by=by or sari(team).id, store=staff, now=now)


def test_a_removed_person_is_signed_out_and_the_next_epoch_is_not_theirs(founded: Team, clock: Clock) -> None:
    bayu = founded.admit("bayu")
    clock.move(seconds=30)
    opened = enter(founded, "bayu")

    remove(founded, bayu, founded.without(bayu))

    staff = founded.services.staff
    assert staff.current_epoch() == 2
    assert staff.team.wraps(bayu.id) == []
    with pytest.raises(SignedOut):
        entry.caller(opened.token, store=staff, now=clock())
    with pytest.raises(SignInRefused):
        enter(founded, "bayu", code="123456")
    assert not (staff.person(bayu.id) or bayu).is_active


def test_a_removed_name_may_be_invited_again(founded: Team) -> None:
    bayu = founded.admit("bayu")
    remove(founded, bayu, founded.without(bayu))

    assert founded.admit("bayu2").id != bayu.id
    assert founded.invite("bayu").name == "bayu"


def test_the_flip_before_the_wraps_is_refused(founded: Team) -> None:
    bayu = founded.admit("bayu")
    change = founded.without(bayu)
    founded.services.staff.team.drop_wraps(sari(founded).id)

    with pytest.raises(WrapsMissing):
        remove(founded, bayu, change)
    assert founded.services.staff.current_epoch() == 1


def test_of_two_changes_at_once_the_second_is_told_and_stores_nothing(founded: Team) -> None:
    bayu, citra = founded.admit("bayu"), founded.admit("citra")
    first, second = founded.without(bayu), founded.without(citra)
    remove(founded, bayu, first)

    with pytest.raises(TeamChanged):
        remove(founded, citra, second)

    staff = founded.services.staff
    assert {person.name for person in staff.active_people()} == {"sari", "citra"}
    assert staff.current_epoch() == 2
    assert (staff.person(citra.id) or bayu).is_active


def test_a_change_between_reading_and_committing_is_a_conflict_kept_whole(
    founded: Team, clock: Clock
) -> None:
    bayu = founded.admit("bayu")
    staff = founded.services.staff
    before = key_changes.read_team(staff)
    change = founded.change()
    changes = key_changes.changes_for(
        change, before=before, people=before.people, by="ann", store=staff, now=clock()
    )
    remove(founded, bayu, founded.without(bayu))

    with pytest.raises(TeamChanged):
        key_changes.commit([*changes, staff.people.put(replace(sari(founded), title="x"))], staff)
    assert sari(founded).title == "Psikolog"


def test_an_old_people_statement_cannot_be_put_in_force_again(founded: Team, clock: Clock) -> None:
    bayu = founded.admit("bayu")
    old = founded.change()
    remove(founded, bayu, founded.without(bayu))

    with pytest.raises(TeamChanged):
        key_changes.change_keys(old, by="ann", store=founded.services.staff, now=clock())


def test_nobody_removes_themselves_or_whom_nobody_knows(founded: Team) -> None:
    founded.admit("citra", "coordinator")

    with pytest.raises(OwnRemoval):
        remove(founded, sari(founded), founded.change())
    with pytest.raises(NotFound):
        remove(founded, replace(sari(founded), id="f" * 32), founded.change())


def test_the_last_coordinator_stays(founded: Team) -> None:
    bayu = founded.admit("bayu")

    with pytest.raises(LastCoordinator):
        remove(founded, sari(founded), founded.change(), by=bayu.id)


@pytest.mark.parametrize(
    ("kit", "signer", "needs"),
    [(None, None, ["kit", "signer"]), ("kit 2", None, ["signer"]), (None, OTHER_SIGNER, ["kit"])],
)
def test_a_coordinator_leaves_only_with_new_kit_and_signer(
    founded: Team, kit: str | None, signer: str | None, needs: list[str]
) -> None:
    citra = founded.admit("citra", "coordinator")
    change = founded.without(citra, kit=None if kit is None else recipient(kit), signer=signer)

    with pytest.raises(KeysNeeded) as refused:
        remove(founded, citra, change)
    assert refused.value.details["needs"] == needs


def test_a_coordinators_removal_waits_for_kit_and_pages(founded: Team, clock: Clock) -> None:
    citra = founded.admit("citra", "coordinator")
    staff = founded.services.staff
    key_changes.confirm_kit(recipient("kit 1"), store=staff, now=clock())
    old_kit = key_changes.read_team(staff).team.kit

    remove(founded, citra, founded.without(citra, kit=recipient("kit 2"), signer=OTHER_SIGNER))

    team = key_changes.read_team(staff).team
    assert team.signers == (founded.signer, OTHER_SIGNER)
    assert team.kit.confirmed_at is None
    with pytest.raises(KitNotCurrent):
        key_changes.confirm_kit(old_kit.recipient, store=staff, now=clock())
    key_changes.confirm_kit(recipient("kit 2"), store=staff, now=clock())
    assert staff.team.wraps(old_kit.holder) == []


def test_the_old_signer_is_over_when_the_new_one_signed(founded: Team, clock: Clock) -> None:
    citra = founded.admit("citra", "coordinator")
    remove(founded, citra, founded.without(citra, kit=recipient("kit 2"), signer=OTHER_SIGNER))
    founded.key = SigningKey(b"o" * 32)

    key_changes.change_keys(founded.change(), by="ann", store=founded.services.staff, now=clock())

    team = key_changes.read_team(founded.services.staff).team
    assert (team.signers, team.signed_by) == ((OTHER_SIGNER,), OTHER_SIGNER)


def test_a_demoted_coordinator_reads_on_and_signs_no_more(founded: Team, clock: Clock) -> None:
    citra = founded.admit("citra", "coordinator")
    staff = founded.services.staff
    people = [
        replace(person, role="counselor") if person.id == citra.id else person
        for person in staff.active_people()
    ]
    change = founded.next_epoch(people, kit=recipient("kit 2"), signer=OTHER_SIGNER)

    leaving.change_role(citra.id, "counselor", change, by=sari(founded).id, store=staff, now=clock())

    assert (staff.person(citra.id) or sari(founded)).role == "counselor"
    assert staff.current_epoch() == 2


def test_a_promotion_needs_the_signers_wrap(founded: Team, clock: Clock) -> None:
    bayu = founded.admit("bayu")
    staff = founded.services.staff
    people = [
        replace(person, role="coordinator") if person.id == bayu.id else person
        for person in staff.active_people()
    ]

    with pytest.raises(WrapsMissing):
        leaving.change_role(
            bayu.id, "coordinator", founded.change(people), by=sari(founded).id, store=staff, now=clock()
        )
    founded.stage([bayu.id], signer_name(founded.signer))
    leaving.change_role(
        bayu.id, "coordinator", founded.change(people), by=sari(founded).id, store=staff, now=clock()
    )
    assert (staff.person(bayu.id) or bayu).is_coordinator


def test_a_stored_wrap_is_never_written_over(founded: Team) -> None:
    holder = sari(founded).id
    [before, *_] = founded.services.staff.team.wraps(holder)
    stored = key_changes.stage_wraps(
        [replace(before, sealed=b"age-encryption.org/v1\nother")], store=founded.services.staff
    )

    assert stored == 0
    assert founded.services.staff.team.wrap(holder, before.name) == before


def test_two_coordinators_who_admit_at_once_admit_one(founded: Team, clock: Clock) -> None:
    one, other = founded.invite("bayu"), founded.invite("citra")
    founded.accept(one)
    founded.accept(other)
    admissions = [(one, founded.admission(one)), (other, founded.admission(other))]
    staff = founded.services.staff
    inviting.admit(one.id, admissions[0][1], zone="Asia/Jakarta", by="ann", store=staff, now=clock())

    with pytest.raises(TeamChanged):
        inviting.admit(other.id, admissions[1][1], zone="Asia/Jakarta", by="ann", store=staff, now=clock())
    assert {person.name for person in staff.active_people()} == {"sari", "bayu"}
    inviting.admit(
        other.id, founded.admission(other), zone="Asia/Jakarta", by="ann", store=staff, now=clock()
    )
    assert len(staff.active_people()) == 3
