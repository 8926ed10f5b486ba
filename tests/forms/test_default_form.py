"""The form that we ship asks what an intake must ask, and nothing by force."""

from pathlib import Path

import pytest

from functions.forms.answering import Answers, asked, urgency_of, validate_answers
from functions.forms.library import load
from functions.forms.model import Item, Questionnaire
from tests.forms.responses import read_answers

FOLDER = Path(__file__).parents[2] / "site" / "forms"
WORDS = {
    "titles": "konselor",
    "retention_closed_days": "90",
    "retention_silent_days": "180",
    "retention_backup_days": "35",
}


def shipped() -> dict[tuple[str, str], Questionnaire]:
    """Return the form by language and version."""
    sources = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("intake.*.yml")}
    forms = load(sources, ("id", "en"), {"id": WORDS, "en": WORDS})
    return {(form.language, form.version): form for form in forms}


SHIPPED = shipped()
FORMS = {language: SHIPPED[language, "2"] for language in ("id", "en")}
FORM = FORMS["id"]


def chosen(**codes: str) -> Answers:
    items = [{"linkId": key, "answer": [{"valueCoding": {"code": code}}]} for key, code in codes.items()]
    return read_answers(items)


def ids(items: list[Item]) -> set[str]:
    return {item.link_id for item in items}


def test_the_danger_question_is_the_first() -> None:
    assert next(item for item in FORM.walk() if item.is_question).link_id == "danger"


@pytest.mark.parametrize(
    ("answer", "urgency"), [("yes", "urgent"), ("unsure", "soon"), (None, "soon"), ("no", "routine")]
)
def test_danger_decides_the_urgency(answer: str | None, urgency: str) -> None:
    assert urgency_of(FORM, chosen(danger=answer) if answer else {}) == urgency


@pytest.mark.parametrize(
    ("answer", "is_shown"), [("yes", True), ("unsure", True), (None, True), ("no", False)]
)
def test_the_help_card_stands_beside_the_question_unless_there_is_no_danger(
    answer: str | None, is_shown: bool
) -> None:
    answers = chosen(danger=answer) if answer else {}

    assert ("danger-card" in ids(asked(FORM, answers))) is is_shown


def test_after_yes_a_person_goes_on_only_by_choosing_to() -> None:
    assert "what" not in ids(asked(FORM, chosen(danger="yes")))

    going_on = {**chosen(danger="yes"), "go-on": [True]}
    assert "what" in ids(asked(FORM, going_on))


def test_under_18_sees_the_childrens_lines_and_cannot_send() -> None:
    shown = ids(asked(FORM, chosen(danger="no", age="under-18")))

    assert "children-card" in shown
    assert "consent-counselling" not in shown


def test_everything_but_the_consent_to_counselling_can_be_skipped() -> None:
    assert [item.link_id for item in FORM.walk() if item.required] == ["consent-counselling"]
    assert validate_answers(FORM, {"consent-counselling": [True]}) == {}


def test_consents_stand_apart_and_have_versions() -> None:
    consents = [item.consent for item in FORM.walk() if item.consent]

    assert [(consent.id, consent.version) for consent in consents] == [
        ("counselling", "1"),
        ("referral", "1"),
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_was_answered_to_the_first_version_can_still_be_read(language: str) -> None:
    questions = {item.link_id for item in SHIPPED[language, "1"].walk() if item.is_question}

    assert questions - {item.link_id for item in FORMS[language].walk()} == {"consent-counting"}


def test_the_console_names_every_consent_that_was_ever_given() -> None:
    words = (FOLDER.parent / "app" / "console" / "words" / "thread.js").read_text(encoding="utf-8")
    consents = {item.consent.id for form in SHIPPED.values() for item in form.walk() if item.consent}

    assert consents == {"counselling", "referral", "counting"}
    assert all(f"'consent.{consent}':" in words for consent in consents)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_question_says_why_it_is_asked(language: str) -> None:
    silent = [item.link_id for item in FORMS[language].walk() if item.is_question and not item.items]

    assert silent == ["earlier-help-note"]  # it follows the question that it belongs to


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_consent_says_how_long_things_are_kept(language: str) -> None:
    consent = next(item for item in FORMS[language].walk() if item.link_id == "consent-counselling")

    assert all(days in consent.items[0].text for days in ("90", "180", "35"))


def test_nobody_is_asked_for_a_way_to_reach_them() -> None:
    words = " ".join(item.text.lower() for item in FORM.walk() if item.is_question)

    assert not any(
        word in words for word in ("email", "telepon anda", "nomor anda", "whatsapp", "siapa nama")
    )
