"""Statements that no honest browser sends are refused."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from nacl.signing import SigningKey

from functions.staff.actions import key_changes
from functions.staff.actions.key_changes import KeyChange
from functions.staff.model.keys import Signed
from functions.staff.refusals import StatementRefused
from tests.clock import Clock
from tests.staff.team import Team

Spoil = Callable[[Signed], Signed]


def resign(team: Team, signed: Signed) -> None:
    """Put statements in force."""
    key_changes.change_keys(KeyChange(signed), by="ann", store=team.services.staff, now=team.services.clock())


def sign(team: Team, signed: Signed) -> Signed:
    """Sign the texts as they are."""
    key = team.key.sign
    return replace(
        signed,
        signature=key(signed.statement.encode()).signature,
        people_signature=key(signed.people.encode()).signature,
    )


def test_statements_are_signed_again_with_a_higher_serial(founded: Team, clock: Clock) -> None:
    before = key_changes.read_team(founded.services.staff).team
    clock.move(days=20)
    resign(founded, founded.change().signed)

    after = key_changes.read_team(founded.services.staff).team
    assert after.serial == before.serial + 1
    assert (after.valid_until - before.valid_until).days == 20


@pytest.mark.parametrize(
    "spoil",
    [
        lambda signed: replace(signed, statement=signed.statement.replace('"salt"', ' "salt"')),
        lambda signed: replace(signed, statement=signed.statement[:-1] + ',"more":1}'),
        lambda signed: replace(signed, statement="{}"),
        lambda signed: replace(signed, statement="["),
        lambda signed: replace(signed, people=signed.people.replace("coordinator", "counselor")),
        lambda signed: replace(signed, people=signed.people.replace('"epoch":1', '"epoch":2')),
        lambda signed: replace(signed, people="[" * 5000),
    ],
)
def test_a_text_that_is_not_exact_is_refused(founded: Team, spoil: Spoil) -> None:
    with pytest.raises(StatementRefused):
        resign(founded, sign(founded, spoil(founded.change().signed)))


def test_a_signature_of_someone_else_is_refused(founded: Team) -> None:
    founded.key = SigningKey(b"z" * 32)

    with pytest.raises(StatementRefused):
        resign(founded, founded.change().signed)


def test_one_statement_signed_is_not_enough(founded: Team) -> None:
    with pytest.raises(StatementRefused):
        resign(founded, replace(founded.change().signed, people_signature=bytes(64)))


@pytest.mark.parametrize("minutes", [-11, 11])
def test_a_statement_of_another_time_is_refused(founded: Team, clock: Clock, minutes: int) -> None:
    signed = founded.change().signed
    clock.move(minutes=minutes)

    with pytest.raises(StatementRefused):
        resign(founded, signed)


def test_a_statement_that_holds_too_long_is_refused(founded: Team) -> None:
    signed = founded.change().signed
    year = signed.statement.replace('valid_until":"2040', 'valid_until":"2041')

    with pytest.raises(StatementRefused):
        resign(founded, sign(founded, replace(signed, statement=year)))
