"""An invented questionnaire with points, installed for one page: its words are nobody's."""

import json
from typing import Any

from playwright.sync_api import Page, Route

from functions.forms.browser import as_json
from tests.forms.making import parsed, peace_instrument, question, when

INSTRUMENT = {"id": "peace", "version": "1"}
TITLES = {"id": "Dua minggu terakhir", "en": "The last two weeks"}
QUESTIONS = {
    "id": (
        "Seberapa sering malam terasa panjang?",
        "Apa yang paling mengganggu?",
        "Apakah Anda merasa tidak aman?",
    ),
    "en": ("How often do nights feel long?", "What disturbs you most?", "Do you feel unsafe?"),
}
OPTIONS = {"id": ("Tidak pernah", "Kadang", "Sering"), "en": ("Never", "Sometimes", "Often")}
ASKED_WHEN_OFTEN = when("peace.sleep", "=", answerCoding={"code": "2"})


def document(language: str) -> dict[str, Any]:
    """Return it as FHIR: two questions with points, the second alarming, and one that hangs on the first."""
    sleep, detail, safety = QUESTIONS[language]
    made = peace_instrument(language=language, title=TITLES[language])
    first, last = made["item"]
    for item, text in ((first, sleep), (last, safety)):
        item["text"] = text
        for option, display in zip(item["answerOption"], OPTIONS[language], strict=True):
            option["valueCoding"] = {**option["valueCoding"], "display": display}
    hanging = question("peace.detail", type="text", enableWhen=ASKED_WHEN_OFTEN) | {"text": detail}
    return {**made, "item": [first, hanging, last]}


def install(page: Page) -> None:
    """Let the page find it among what the site publishes."""

    def answer(route: Route) -> None:
        name, *_, language, _ = route.request.url.rsplit("/", 1)[-1].split(".")
        listed = json.dumps([{**INSTRUMENT, "title": TITLES[language]}])
        body = listed if name == "instruments" else as_json(parsed(document(language)))
        route.fulfill(body=body, content_type="application/json")

    page.route("**/assets/forms/peace.*.json", answer)
    page.route("**/assets/forms/instruments.*.json", answer)
