"""Invitations: once, in time, without a name that is taken."""

import pytest

from functions.staff.actions import inviting
from functions.staff.refusals import (
    LinkSpent,
    NameTaken,
    NotAdmittedYet,
    SecondFactorRefused,
    SignInRefused,
    WrapsMissing,
)
from tests.clock import Clock
from tests.staff.entering import enter
from tests.staff.team import SECRET, Team, own_key, recipient


def test_a_newcomer_is_admitted_and_signs_in(founded: Team, clock: Clock) -> None:
    founded.admit("bayu")
    clock.move(seconds=30)

    assert enter(founded, "bayu").person.role == "counselor"


def test_looking_at_an_invitation_changes_nothing(founded: Team, clock: Clock) -> None:
    invitation = founded.invite("bayu")
    staff = founded.services.staff

    first = inviting.open_invitation(invitation.id, store=staff, now=clock())

    assert first == inviting.open_invitation(invitation.id, store=staff, now=clock())


@pytest.mark.parametrize(("hours", "works"), [(71, True), (72, False)])
def test_a_link_works_for_72_hours(founded: Team, clock: Clock, hours: int, works: bool) -> None:
    invitation = founded.invite("bayu")
    clock.move(hours=hours)

    if works:
        assert len(founded.accept(invitation)) == 10
    else:
        with pytest.raises(LinkSpent):
            founded.accept(invitation)


def test_a_link_works_once(founded: Team) -> None:
    invitation = founded.invite("bayu")
    founded.accept(invitation)

    with pytest.raises(LinkSpent):
        founded.accept(invitation)


def test_a_withdrawn_link_is_dead_also_after_acceptance(founded: Team, clock: Clock) -> None:
    invitation = founded.invite("bayu")
    founded.accept(invitation)
    admission = founded.admission(invitation)
    inviting.withdraw(invitation.id, store=founded.services.staff)

    with pytest.raises(LinkSpent):
        inviting.admit(
            invitation.id, admission, zone="Asia/Jakarta", by="ann", store=founded.services.staff, now=clock()
        )
    assert founded.services.staff.team.wraps(invitation.id) == []


def test_a_wrong_code_leaves_the_link_as_it_was(founded: Team, clock: Clock) -> None:
    invitation = founded.invite("bayu")
    staff, secrets = founded.services.staff, founded.services.secrets
    inviting.begin(invitation.id, store=staff, secrets=secrets, now=clock())
    keys = inviting.NewcomerKeys(recipient("bayu"), b"p" * 32, own_key())

    with pytest.raises(SecondFactorRefused):
        inviting.accept(invitation.id, keys, "000000", store=staff, secrets=secrets, now=clock())
    assert len(founded.accept(invitation)) == 10


@pytest.mark.parametrize("name", ["sari", "bayu"])
def test_a_name_is_invited_once(founded: Team, name: str) -> None:
    founded.invite("bayu")

    with pytest.raises(NameTaken):
        founded.invite(name)


def test_a_name_is_free_again_when_its_invitation_expired(founded: Team, clock: Clock) -> None:
    founded.invite("bayu")
    clock.move(hours=72)

    assert founded.invite("bayu").name == "bayu"


def test_who_accepted_is_told_to_wait_and_a_guesser_is_not(founded: Team, clock: Clock) -> None:
    founded.accept(founded.invite("bayu"))

    with pytest.raises(NotAdmittedYet):
        enter(founded, "bayu", code="123456")
    with pytest.raises(SignInRefused):
        enter(founded, "bayu", code="123456", secret=SECRET[:-1] + b"x")


def test_a_newcomer_who_could_not_open_every_epoch_is_not_admitted(founded: Team, clock: Clock) -> None:
    invitation = founded.invite("bayu")
    founded.accept(invitation)
    admission = founded.admission(invitation)
    founded.services.staff.team.drop_wraps(invitation.id)

    with pytest.raises(WrapsMissing):
        inviting.admit(
            invitation.id, admission, zone="Asia/Jakarta", by="ann", store=founded.services.staff, now=clock()
        )
    assert len(founded.services.staff.active_people()) == 1
