"""Python reads answers as the vectors say; the browser's code is held to the same file."""

import json
from pathlib import Path
from typing import Any

import pytest

from functions.errors import Invalid
from functions.forms.answering import asked, kept_answers, read_answers, urgency_of, validate_answers
from functions.forms.browser import as_document, as_json, from_json
from functions.forms.entering import read_fields, write_fields
from functions.forms.parsing import parse
from functions.forms.response import pairs_of, response_of
from functions.forms.summary import summary_text

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


NO_RESPONSES = [
    {},
    "text",
    [1],
    [{"answer": []}],
    [{"linkId": "a", "answer": "x"}],
    [{"linkId": "a", "answer": [{"valueDate": "2026-01-01"}]}],
    [{"linkId": "a", "answer": [{"valueInteger": True}]}],
    [{"linkId": "a", "item": {}}],
]


@pytest.mark.parametrize("items", NO_RESPONSES, ids=[json.dumps(items) for items in NO_RESPONSES])
def test_what_is_no_response_is_refused(items: object) -> None:
    with pytest.raises(Invalid):
        read_answers(items)


def test_a_response_nested_without_end_is_refused() -> None:
    items: list[Any] = []
    for _ in range(500):
        items = [{"linkId": "a", "item": items}]

    with pytest.raises(Invalid):
        read_answers(items)
