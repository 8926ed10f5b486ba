"""A scored instrument is one more file and a reference to it."""

import json
from typing import Any

import pytest

from functions.forms.answering import urgency_of
from functions.forms.browser import as_document, as_json, from_json
from functions.forms.library import load
from functions.forms.model import LOINC, Questionnaire
from functions.forms.reading import FormError
from tests.forms.making import form, parsed, peace_instrument, question, reference
from tests.forms.responses import read_answers


def with_instrument() -> Questionnaire:
    sources = {
        "sample.en.yml": json.dumps(form(question("a"), reference())),
        "peace.en.yml": json.dumps(peace_instrument()),
    }
    return next(form for form in load(sources, ("en",), {}) if form.id == "sample")


def answered(sleep: str, safety: str) -> list[dict[str, Any]]:
    return [
        {"linkId": "peace.sleep", "answer": [{"valueCoding": {"code": sleep}}]},
        {"linkId": "peace.safety", "answer": [{"valueCoding": {"code": safety}}]},
    ]


def test_an_instrument_stands_where_the_form_names_it() -> None:
    group = with_instrument().items[1]

    assert (group.type, group.text) == ("group", "Two more questions")
    assert [item.link_id for item in group.items] == ["peace.sleep", "peace.safety"]


def test_an_alarming_answer_is_urgent_whatever_the_others_say() -> None:
    assert urgency_of(with_instrument(), read_answers(answered("0", "1"))) == "urgent"
    assert urgency_of(with_instrument(), read_answers(answered("2", "0"))) == "routine"


def test_a_reference_that_no_file_answers_is_refused() -> None:
    with pytest.raises(FormError, match="there is no questionnaire"):
        load({"sample.en.yml": json.dumps(form(reference()))}, ("en",), {})


def test_a_link_id_of_the_form_may_not_stand_in_the_instrument_again() -> None:
    sources = {
        "sample.en.yml": json.dumps(form(question("peace.sleep"), reference())),
        "peace.en.yml": json.dumps(peace_instrument()),
    }

    with pytest.raises(FormError, match=r"'peace\.sleep' stands 2 times"):
        load(sources, ("en",), {})


def test_an_instrument_cannot_refer_on() -> None:
    sources = {
        "sample.en.yml": json.dumps(form(reference())),
        "peace.en.yml": json.dumps(peace_instrument(item=[reference("again")])),
    }

    with pytest.raises(FormError, match="cannot refer to another"):
        load(sources, ("en",), {})


def test_the_code_of_a_known_instrument_and_its_questions_is_published() -> None:
    loinc = [{"system": "http://loinc.org", "code": "1-8"}]
    document = peace_instrument(code=loinc)
    document["item"][1]["code"] = [{"system": "urn:other", "code": "x"}, {"system": LOINC, "code": "2-6"}]
    published = as_document(parsed(document))

    assert published["loinc"] == "1-8"
    assert [item.get("loinc") for item in published["items"]] == [None, "2-6"]
    assert as_document(from_json(as_json(parsed(document)))) == published


def test_languages_of_an_instrument_share_its_code() -> None:
    coded = peace_instrument(code=[{"system": LOINC, "code": "1-8"}])
    sources = {
        "peace.en.yml": json.dumps(coded),
        "peace.id.yml": json.dumps(peace_instrument(language="id")),
    }

    with pytest.raises(FormError, match="differ in codes"):
        load(sources, ("en", "id"), {})


def test_an_instrument_within_a_form_keeps_its_code() -> None:
    sources = {
        "sample.en.yml": json.dumps(form(question("a"), reference())),
        "peace.en.yml": json.dumps(peace_instrument(code=[{"system": LOINC, "code": "1-8"}])),
    }
    whole = next(form for form in load(sources, ("en",), {}) if form.id == "sample")

    assert as_document(whole)["items"][1]["loinc"] == "1-8"
