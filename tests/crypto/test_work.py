"""Proof of work: only this server's challenges, solved, in time."""

import base64
import json
from datetime import timedelta
from typing import Any

import altcha
import pytest

from functions.crypto.work import COST, HARDEST, WorkWrong, check_solution, cost_at, make_challenge
from tests.clock import BEGINNING

KEY = bytes(range(32))


def solved(**changes: Any) -> dict[str, Any]:
    """Return a payload of a solved challenge."""
    made = make_challenge(KEY, cost=1, now=BEGINNING)
    challenge = altcha.Challenge.from_dict(made)
    solution = altcha.solve_challenge(challenge)
    assert solution is not None
    return {"challenge": made, "solution": solution.to_dict()} | changes


def encoded(payload: object) -> str:
    return base64.b64encode(json.dumps(payload).encode()).decode()


def test_a_solution_is_known_by_its_challenge_until_that_expires() -> None:
    payload = solved()

    first = check_solution(encoded(payload), KEY, now=BEGINNING)
    later = check_solution(encoded(payload), KEY, now=BEGINNING + timedelta(minutes=9))

    assert first == later
    assert first.expires_at == BEGINNING + timedelta(minutes=10)


def test_a_challenge_that_expired_counts_no_more() -> None:
    with pytest.raises(WorkWrong, match="expired"):
        check_solution(encoded(solved()), KEY, now=BEGINNING + timedelta(minutes=10))


def test_another_servers_challenge_is_refused() -> None:
    with pytest.raises(WorkWrong, match="signature"):
        check_solution(encoded(solved()), bytes(32), now=BEGINNING)


@pytest.mark.parametrize("name", ["expiresAt", "cost", "keySignature", "nonce", "keyPrefix"])
def test_parameters_cannot_be_changed(name: str) -> None:
    payload = solved()
    value = payload["challenge"]["parameters"][name]
    payload["challenge"]["parameters"][name] = (
        value + 1 if isinstance(value, int) else "00" + value[2:] + "00"
    )

    with pytest.raises(WorkWrong, match="signature"):
        check_solution(encoded(payload), KEY, now=BEGINNING)


def test_an_unsolved_challenge_is_refused() -> None:
    with pytest.raises(WorkWrong, match="solution"):
        check_solution(encoded(solved(solution={"counter": 1, "derivedKey": "00" * 32})), KEY, now=BEGINNING)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "%",
        "e30",
        encoded([]),
        encoded({}),
        encoded({"challenge": [], "solution": {}}),
        encoded({"challenge": {"parameters": "x"}, "solution": {}}),
        encoded(solved(solution=[])),
        base64.b64encode(b"\xff").decode(),
        base64.b64encode(b"[" * 100_000).decode(),
    ],
)
def test_what_is_no_payload_is_malformed(text: str) -> None:
    with pytest.raises(WorkWrong, match="malformed"):
        check_solution(text, KEY, now=BEGINNING)


@pytest.mark.parametrize("value", [True, "1", 1.5, -1, 2**70, [], None])
def test_an_odd_expiry_is_refused(value: object) -> None:
    payload = solved()
    payload["challenge"]["parameters"]["expiresAt"] = value

    with pytest.raises(WorkWrong):
        check_solution(encoded(payload), KEY, now=BEGINNING)


def test_work_grows_with_the_rush_up_to_a_bound() -> None:
    assert [cost_at(recent) // COST for recent in (0, 5, 9, 10, 40, 80, 100_000)] == [
        1,
        1,
        1,
        2,
        8,
        16,
        HARDEST,
    ]
