"""Python reads answers as the vectors say; the browser's code is held to the same file."""

import json
from pathlib import Path
from typing import Any

import pytest

from functions.forms.answering import asked, kept_answers, urgency_of, validate_answers
from functions.forms.browser import as_document, as_json, from_json
from functions.forms.entering import read_fields, write_fields
from functions.forms.parsing import parse
from functions.forms.response import pairs_of, response_of
from functions.forms.summary import summary_text
from tests.forms.responses import read_answers

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "vectors" / "forms.json").read_text("utf-8")
)
FORM = parse(json.dumps(VECTORS["questionnaire"]))


def test_the_browser_gets_the_form_as_the_vectors_have_it() -> None:
    assert as_document(FORM) == VECTORS["document"]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=[case["name"] for case in VECTORS["cases"]])
def test_answers_mean_what_the_vectors_say(case: dict[str, Any]) -> None:
    answers = read_answers(case["answers"])

    assert [item.link_id for item in asked(FORM, answers)] == case["asked"]
    assert validate_answers(FORM, answers) == case["amiss"]
    assert urgency_of(FORM, answers) == case["urgency"]
    assert sorted(kept_answers(FORM, answers)) == case["kept"]
    assert summary_text(FORM, answers) == case["summary"]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=[case["name"] for case in VECTORS["cases"]])
def test_what_is_sealed_reads_back_as_what_was_kept(case: dict[str, Any]) -> None:
    answers = read_answers(case["answers"])
    kept = kept_answers(FORM, answers)

    assert read_answers(response_of(FORM, answers)) == kept
    assert [question for question, _ in pairs_of(FORM, answers)] == [
        item.text for item in FORM.walk() if item.link_id in kept
    ]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=[case["name"] for case in VECTORS["cases"]])
def test_what_a_plain_form_could_hold_comes_back_from_its_fields(case: dict[str, Any]) -> None:
    answers = read_answers(case["answers"])
    entered: dict[str, list[str]] = {}
    for name, value in write_fields(FORM, answers):
        entered.setdefault(name, []).append(value)

    if not case["amiss"]:
        assert read_fields(FORM, entered) == {link_id: given for link_id, given in answers.items() if given}


def test_a_form_comes_back_from_what_the_build_publishes() -> None:
    assert as_json(from_json(as_json(FORM))) == as_json(FORM)
