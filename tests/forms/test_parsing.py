"""What is not supported is refused by its name, with the place where it stands."""

import json
from typing import Any

import pytest

from functions.forms.parsing import parse
from functions.forms.reading import FormError
from tests.forms.making import choice, form, parsed, question, when

REFUSED = [
    (form(question("a", type="date")), "(a).type: 'date' is not supported"),
    (form(question("a", type="quantity")), "(a).type: 'quantity' is not supported"),
    (form(question("a", prefix="1")), "(a).prefix: is not supported here"),
    (form(question("a", readOnly=True)), "(a).readOnly: is not supported here"),
    (form(question("a", answerValueSet="urn:x")), "(a).answerValueSet: is not supported here"),
    (form(question("a", initial=[{"valueString": "x"}])), "(a).initial: is not supported here"),
    (form(contained=[]), "questionnaire.contained: is not supported here"),
    (form(question("a", enableWhen=when("b", "~", answerBoolean=True))), "operator: '~' is not supported"),
    (
        form(question("a", enableWhen=when("b", "=", answerDate="2026-01-01"))),
        "needs exactly one of answerBoolean",
    ),
    (form(question("a", enableWhen=when("b", "="))), "needs exactly one of answerBoolean"),
    (form(question("a", enableBehavior="most")), "enableBehavior: 'most' is not supported"),
    (form(question("a", extension=[{"url": "urn:other", "valueCode": "x"}])), "'urn:other' is not supported"),
    (
        form(choice("a") | {"answerOption": [{"valueString": "Yes"}]}),
        "answerOption[0].valueString: is not supported",
    ),
    (form(question("a", maxLength=0)), "maxLength: must be a whole number above zero"),
    (form(question("a", required="yes")), "required: must be true or false"),
    (form(question("A b")), "linkId: may hold lower-case letters"),
    (form(question("a", text="")), "(a).text: must be a text that is not empty"),
    (
        form(version=1),
        "version: must be a text that is not empty (put yes, no, versions and numbers in quotes)",
    ),
    (form(resourceType="Patient"), "resourceType: 'Patient' is not supported"),
    (form(title=None), "title: is required"),
]


@pytest.mark.parametrize(("document", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_what_is_not_supported_is_refused_by_its_name(document: dict[str, Any], sentence: str) -> None:
    with pytest.raises(FormError) as refused:
        parsed(document)

    assert sentence in str(refused.value)


def test_a_fault_says_the_whole_way_to_its_place() -> None:
    inner = {"linkId": "g", "type": "group", "item": [question("a"), question("b", type="url")]}

    with pytest.raises(FormError) as refused:
        parse(json.dumps(form(inner)), "intake.id.yml")

    assert refused.value.faults == (
        "intake.id.yml.item[0] (g).item[1] (b).type: 'url' is not supported; use one of group, display, "
        "choice, open-choice, boolean, integer, string, text",
    )


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(FormError) as refused:
        parsed(form(question("a", type="date"), question("b", prefix="1"), contained=[]))

    assert len(refused.value.faults) == 3


@pytest.mark.parametrize("source", ["a: [", "- a", "", "text"])
def test_what_is_no_mapping_is_refused(source: str) -> None:
    with pytest.raises(FormError):
        parse(source)


def test_words_of_the_organisation_stand_in_texts() -> None:
    document = form(question("a", text="Kept for {days} days."))

    questionnaire = parse(json.dumps(document), words={"days": "90"})

    assert questionnaire.items[0].text == "Kept for 90 days."


def test_words_that_nobody_set_are_refused() -> None:
    with pytest.raises(FormError, match=r"no words for \{days\}"):
        parsed(form(question("a", text="Kept for {days} days.")))
