"""Return codes: shared vectors, and every single slip of a finger."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.crypto.return_code import (
    CodeMalformed,
    check_digits,
    format_code,
    make_code,
    read_code,
)

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "codes.json").read_text(encoding="utf-8"))

numbers = st.integers(0, 10**22 - 1).map(lambda number: f"{number:022d}")
codes = numbers.map(lambda digits: digits + check_digits(digits))


@pytest.mark.parametrize("vector", VECTORS["right"], ids=lambda vector: repr(vector["text"]))
def test_a_code_is_read_however_it_is_spaced(vector: dict[str, str]) -> None:
    assert read_code(vector["text"]) == vector["code"]


@pytest.mark.parametrize("vector", VECTORS["wrong"], ids=lambda vector: repr(vector["text"]))
def test_what_is_no_code_is_refused_with_its_reason(vector: dict[str, str]) -> None:
    with pytest.raises(CodeMalformed) as refusal:
        read_code(vector["text"])

    assert refusal.value.reason == vector["reason"]


def test_a_new_code_is_read_again_from_its_groups() -> None:
    code = make_code()

    assert read_code(format_code(code)) == code
    assert len(format_code(code).split()) == 6


@settings(deadline=None)
@given(codes, st.integers(0, 23), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(code: str, place: int, added: int) -> None:
    wrong = code[:place] + str((int(code[place]) + added) % 10) + code[place + 1 :]

    with pytest.raises(CodeMalformed):
        read_code(wrong)


@settings(deadline=None)
@given(codes, st.integers(0, 22))
def test_two_neighbours_swapped_are_always_noticed(code: str, place: int) -> None:
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    if swapped != code:
        with pytest.raises(CodeMalformed):
            read_code(swapped)
