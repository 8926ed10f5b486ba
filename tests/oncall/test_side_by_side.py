"""Sending side by side, for a host that freezes what goes on behind an answer."""

import threading
from datetime import UTC, datetime

import pytest

from functions.oncall.model import Delivery
from functions.oncall.side_by_side import SideBySide

NOW = datetime(2026, 11, 23, 2, 10, tzinfo=UTC)


def deliveries(*kinds: str) -> list[Delivery]:
    """One delivery of each kind."""
    return [
        Delivery(f"{number}", "alert", 0, 0, "ann", f"{number}", kind, NOW, NOW)
        for number, kind in enumerate(kinds)
    ]


def test_all_are_done_when_it_returns() -> None:
    sent: list[str] = []

    SideBySide(lambda: True)(lambda one: sent.append(one.id), deliveries(*["email"] * 20, "sms"))

    assert sorted(sent, key=int) == [str(number) for number in range(21)]


def test_a_kind_that_hangs_holds_up_no_other() -> None:
    sms_left = threading.Event()

    def send(one: Delivery) -> None:
        if one.kind == "sms":
            sms_left.set()
        assert sms_left.wait(5)

    SideBySide(lambda: True)(send, deliveries(*["email"] * 40, "sms"))


def test_what_there_is_no_time_for_is_not_begun() -> None:
    sent: list[str] = []
    times = iter([True, False])

    SideBySide(lambda: next(times, False))(
        lambda one: sent.append(one.id), deliveries("email", "email", "sms")
    )

    assert len(sent) == 1


def test_one_that_breaks_lets_the_others_finish_and_is_told_of() -> None:
    sent: list[str] = []

    def send(one: Delivery) -> None:
        if one.id == "0":
            raise OSError
        sent.append(one.id)

    with pytest.raises(OSError):  # noqa: PT011 - raised bare above
        SideBySide(lambda: True)(send, deliveries("email", "email", "sms"))

    assert sorted(sent) == ["1", "2"]
