"""What a plain HTML form sends, read strictly."""

import pytest

from functions.forms.entering import read_fields
from functions.forms.model import Answer, Coded
from tests.forms.making import CHOICE, choice, form, parsed, question

FORM = parsed(
    form(
        choice("one"),
        choice("many", repeats=True),
        question("open", type="open-choice", answerOption=CHOICE),
        question("flag", type="boolean"),
        question("nights", type="integer"),
        question("what", type="text"),
    )
)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {}),
        ({"one": ["yes", "no"]}, {"one": [Coded("yes")]}),
        ({"one": ["neither"]}, {}),
        ({"many": ["no", "yes", "x"]}, {"many": [Coded("yes"), Coded("no")]}),
        ({"open": ["yes"], "open/other": ["tea"]}, {"open": ["tea"]}),
        ({"open": ["yes"], "open/other": [" "]}, {"open": [Coded("yes")]}),
        ({"one/other": ["tea"]}, {}),
        ({"flag": ["false"]}, {"flag": [False]}),
        ({"flag": ["maybe"]}, {}),
        ({"nights": ["-3"]}, {"nights": [-3]}),
        ({"nights": ["three"]}, {"nights": ["three"]}),
        ({"nights": ["9" * 5000]}, {"nights": ["9" * 5000]}),
        ({"what": [" a\r\nb "]}, {"what": ["a\nb"]}),
        ({"unknown": ["x"]}, {}),
    ],
)
def test_fields_are_read_as_answers(fields: dict[str, list[str]], expected: dict[str, list[Answer]]) -> None:
    assert read_fields(FORM, fields) == expected
