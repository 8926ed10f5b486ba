"""Sending side by side."""

import threading
from dataclasses import replace
from queue import Queue

import pytest

from functions.oncall.couriers import THREADS_A_KIND, Couriers
from functions.oncall.model import Delivery
from tests.oncall.world import START

ONE = Delivery("d1", "a", 0, 0, "ann", "c", "email", created_at=START, next_at=START, version=1)
SECONDS = 10


@pytest.mark.parametrize(
    ("hanging", "other"), [("email", "sms"), ("Telegram", "WhatsApp"), ("ntfy", "email")]
)
def test_a_kind_that_hangs_holds_up_no_other(hanging: str, other: str) -> None:
    answers = threading.Event()
    sent: Queue[str] = Queue()

    def job(delivery: Delivery) -> None:
        if delivery.kind == hanging:
            answers.wait(SECONDS)
        sent.put(delivery.kind)

    couriers = Couriers(done=lambda: None)
    stuck = [replace(ONE, id=f"stuck{number}", kind=hanging) for number in range(3 * THREADS_A_KIND)]
    couriers(job, [*stuck, replace(ONE, id="other", kind=other)])

    assert sent.get(timeout=SECONDS) == other
    answers.set()
    assert [sent.get(timeout=SECONDS) for _ in stuck] == [hanging] * len(stuck)


def test_what_is_in_hand_is_not_taken_again_until_it_changed() -> None:
    answers, begun = threading.Event(), Queue[int]()

    def job(delivery: Delivery) -> None:
        begun.put(delivery.version)
        answers.wait(SECONDS)

    couriers = Couriers(done=lambda: None)
    couriers(job, [ONE])
    begun.get(timeout=SECONDS)
    couriers(job, [ONE, replace(ONE, version=2)])

    assert begun.get(timeout=SECONDS) == 2
    assert begun.empty()
    answers.set()


def test_one_that_breaks_off_leaves_the_thread_alive_and_rings() -> None:
    rung: Queue[bool] = Queue()
    sent: Queue[str] = Queue()

    def job(delivery: Delivery) -> None:
        if delivery.id.startswith("bad"):
            raise ValueError("broken")
        sent.put(delivery.id)

    couriers = Couriers(done=lambda: rung.put(True))
    couriers(job, [replace(ONE, id=f"bad{number}") for number in range(2 * THREADS_A_KIND)])
    assert rung.get(timeout=SECONDS)
    couriers(job, [replace(ONE, id="good")])

    assert sent.get(timeout=SECONDS) == "good"
