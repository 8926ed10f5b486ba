"""Checking the two signed statements: the server refuses what no honest browser would send.

Browsers check again by the signer in the page, so a server that does not check gains nothing.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from functions.crypto.signatures import SignerMalformed, verifies
from functions.staff.model.keys import (
    STATEMENT_LIFE,
    EpochKeys,
    Signed,
    Team,
    exact_text,
    people_statement,
    public_statement,
    statement_times,
)
from functions.staff.model.people import Person
from functions.staff.refusals import StatementRefused, TeamChanged

CLOCK_DRIFT = timedelta(minutes=10)


def signer_of(
    signed: Signed, team: Team, *, epochs: Sequence[EpochKeys], people: Sequence[Person], now: datetime
) -> str:
    """Return the signer of both statements about the team as it would be (its serial is the next one).

    Raises:
        TeamChanged: the statement about people does not follow the last one.
        StatementRefused: a text is not exact, out of date, or not signed by one of the team's signers.
    """
    if _serial(signed.people) != team.serial:
        raise TeamChanged("another statement about people was signed meanwhile")
    _must_be_exact(signed.statement, public_statement(team.salt, team.keys), now)
    _must_be_exact(signed.people, people_statement(team.serial, epochs, team.kit, people), now)
    for signer in team.signers:
        if _signed_both(signer, signed):
            return signer
    raise StatementRefused("none of the team's signers signed both statements")


def _serial(people: str) -> object:
    try:
        return json.loads(people)["serial"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise StatementRefused("the statement about people has no serial") from error


def _must_be_exact(text: str, fields: Mapping[str, object], now: datetime) -> None:
    try:
        signed_at, valid_until = statement_times(text)
    except ValueError as error:
        raise StatementRefused("a statement has no times") from error
    if abs(signed_at - now) > CLOCK_DRIFT:
        raise StatementRefused("a statement's time is not now; check the clock of this device")
    if not signed_at < valid_until <= signed_at + STATEMENT_LIFE:
        raise StatementRefused("a statement is valid for at most 60 days")
    if text != exact_text(fields, signed_at, valid_until):
        raise StatementRefused("a statement is not the exact text of the team as it would be")


def _signed_both(signer: str, signed: Signed) -> bool:
    try:
        return verifies(signer, signed.statement, signed.signature) and verifies(
            signer, signed.people, signed.people_signature
        )
    except SignerMalformed:
        return False
