"""Codes are worked out in turns: whoever is one too many is told at once, and holds no thread."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from functions.lite.refusals import DerivingBusy
from functions.lite.turns import Turns

LONG = 20


@pytest.mark.parametrize(("at_once", "waiting"), [(2, 2), (1, 0)])
def test_two_work_two_wait_and_the_fifth_is_refused_at_once(at_once: int, waiting: int) -> None:
    turns, is_refused = Turns(at_once, waiting, patience=LONG), Event()

    def come(_: int) -> str:
        try:
            with turns.turn():
                return "worked" if is_refused.wait(5) else "nobody was refused"
        except DerivingBusy:
            is_refused.set()
            return "refused"

    places = at_once + waiting
    with ThreadPoolExecutor(places + 1) as pool:
        became = sorted(pool.map(come, range(places + 1)))

    assert became == ["refused"] + ["worked"] * places


def test_patience_ends() -> None:
    turns = Turns(1, 1, patience=0)

    with turns.turn(), pytest.raises(DerivingBusy), turns.turn():
        pass


def test_a_turn_is_given_back_also_after_a_fault() -> None:
    turns = Turns(1, 0, patience=0)

    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turns.turn():
            raise ZeroDivisionError
