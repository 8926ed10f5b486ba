"""Seats: each person's own, from joining on."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from functions.oncall.model.seating import EMPTY_FOR, Stay, seats

START = datetime(2026, 1, 1, tzinfo=UTC)


def stay(person: str, since: int, until: int | None = None) -> Stay:
    """Return a stay, counted in days."""
    end = None if until is None else START + timedelta(days=until)
    return Stay(person, START + timedelta(days=since), end)


def test_seats_are_given_in_the_order_of_joining() -> None:
    assert seats([stay("b", 2), stay("c", 3), stay("a", 2)]) == {"a": 0, "b": 1, "c": 2}


def test_a_seat_is_given_again_only_when_no_picture_can_show_both() -> None:
    early, late = 9 + EMPTY_FOR.days, 10 + EMPTY_FOR.days

    assert seats([stay("a", 0, 10), stay("b", early), stay("c", late)]) == {"a": 0, "b": 1, "c": 0}


STAYS = st.lists(st.tuples(st.integers(0, 900), st.none() | st.integers(1, 500)), max_size=40).map(
    lambda pairs: [stay(str(n), since, length and since + length) for n, (since, length) in enumerate(pairs)]
)


@given(STAYS)
def test_nobody_shares_a_seat_with_somebody_of_the_same_time(stays: list[Stay]) -> None:
    taken = seats(stays)

    for one in stays:
        for other in stays:
            together = one.since <= other.since and (one.until is None or other.since < one.until)
            assert one is other or not together or taken[one.person] != taken[other.person]


@given(STAYS)
def test_who_comes_later_moves_nobody(stays: list[Stay]) -> None:
    newcomer = stay("newcomer", 5_000)

    assert seats([*stays, newcomer]).items() >= seats(stays).items()
