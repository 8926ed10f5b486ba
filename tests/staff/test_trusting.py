"""The server seals only to keys that the pages' signer vouches for, in date."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from functions.services import Services
from functions.staff.actions.trusting import TrustedKeys, Untrusted, trusted_keys
from functions.staff.model.keys import PublishedKeys
from tests.opening import SALT, SIGNING_KEY, TEAM_PLAIN, open_service, signer

SIGNER = signer()
OTHER = "ed25519:" + "QUFB" * 10 + "QUE="


@pytest.fixture
def published(services: Services) -> PublishedKeys:
    open_service(services)
    found = services.staff.published_keys(services.clock())
    assert found is not None
    return found


def signed_again(published: PublishedKeys, **changes: object) -> PublishedKeys:
    text = json.dumps(json.loads(published.statement) | changes)
    return replace(published, statement=text, signature=SIGNING_KEY.sign(text.encode()).signature)


@pytest.mark.parametrize("signers", [(SIGNER,), (OTHER, SIGNER)])
def test_signed_keys_in_date_are_trusted(
    published: PublishedKeys, services: Services, signers: tuple[str, ...]
) -> None:
    assert trusted_keys(published, signers, services.clock()) == TrustedKeys(SALT, 1, TEAM_PLAIN)


@pytest.mark.parametrize(
    ("signers", "days", "change", "reason"),
    [
        ((), 0, {}, "nobody"),
        ((OTHER,), 0, {}, "unsigned"),
        ((SIGNER,), 60, {}, "expired"),
        ((SIGNER,), 0, {"signature": bytes(64)}, "unsigned"),
        ((SIGNER,), 0, {"statement": "{}"}, "unsigned"),
        ((SIGNER,), 0, {"salt": "another"}, "mismatch"),
        ((SIGNER,), 0, {"epoch": 2}, "mismatch"),
    ],
)
def test_other_keys_are_not(
    published: PublishedKeys,
    services: Services,
    signers: tuple[str, ...],
    days: int,
    change: dict[str, object],
    reason: str,
) -> None:
    now = services.clock() + timedelta(days=days)

    with pytest.raises(Untrusted) as refused:
        trusted_keys(replace(published, **change), signers, now)  # type: ignore[arg-type]

    assert refused.value.reason == reason


def test_a_table_that_names_another_recipient_gains_nothing(
    published: PublishedKeys, services: Services
) -> None:
    lying = replace(published, recipients=replace(published.recipients, x25519="age1another"))

    with pytest.raises(Untrusted):
        trusted_keys(lying, (SIGNER,), services.clock())


@pytest.mark.parametrize("change", [{"valid_until": "soon"}, {"team": None}])
def test_a_signed_text_that_is_no_statement_is_not_trusted(
    published: PublishedKeys, services: Services, change: dict[str, object]
) -> None:
    with pytest.raises(Untrusted):
        trusted_keys(signed_again(published, **change), (SIGNER,), services.clock())
