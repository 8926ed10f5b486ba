"""The thirty tasks: each is found with what helps to do it, and doing it leaves an entry."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from functions.cases.actions.erasing import erase
from tests.axe import IS_FULL_SIZE, findings
from tests.browser import at_console
from tests.browser.conftest import Opened
from tests.browser.fixtures import Desks
from tests.browser.installed import Place
from tests.browser.stages.tasks import (
    STEPS,
    TASKS,
    do,
    expect_done,
    show,
    times_done,
    to_stages,
    unfold,
)

pytestmark = pytest.mark.browser

EVERY_STAGE = [(language, stage) for language in ("id", "en") for stage in STEPS]
LOOKED_AT = {"id": "trust", "en": "support"}
FEW = [
    "trust.confidentiality",
    "trust.ventilation",
    "roles.goals",
    "roles.beliefs",
    "support.monitoring",
    "ending.intervals",
]
"""One of each form: choices, words alone, a field that is known, kinds to choose from, numbers, a day."""


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_of_the_thirty_tasks_is_found_with_what_helps_to_do_it(page: Page, language: str) -> None:
    at_console.speak(page, language)

    for stage in STEPS:
        show(page, stage)
        shown = {item.get_attribute("data-task"): item for item in page.locator("li[data-task]").all()}
        assert list(shown) == [task for task in TASKS if task.startswith(f"{stage}.")]
        for task, item in shown.items():
            expect(item.locator("strong").first).to_contain_text(TASKS[str(task)][language == "en"])
    evaluation = unfold(page, "support.evaluation")
    assert evaluation.locator("blockquote").count() == 3
    missing = {"id": "tanpa suara dan wajah", "en": "without voice and face"}[language]
    expect(evaluation.locator(".note.warn")).to_contain_text(missing)


@pytest.mark.parametrize(("language", "stage"), EVERY_STAGE if IS_FULL_SIZE else [*LOOKED_AT.items()])
def test_axe_finds_nothing_in_a_stage_with_all_its_tasks_open(page: Page, language: str, stage: str) -> None:
    at_console.speak(page, language)

    for task in [task for task in TASKS if task.startswith(f"{stage}.")]:
        unfold(page, task)

    assert findings(page, language) == []


def test_a_task_has_an_address_and_is_open_there(opened: Opened, page: Page) -> None:
    page.evaluate("fragment => { location.hash = fragment }", f"#case/{opened.case}/ending")
    page.get_by_role("link", name="Discuss and plan the disclosure of status").click()

    task = page.locator("li[data-task='ending.disclosure']")
    task.locator(".entry-form").wait_for()
    expect(task.locator("summary").first).to_be_focused()


def test_doing_a_task_leaves_an_entry_that_the_record_shows_to_everybody(
    opened: Opened, page: Page, place: Place
) -> None:
    tasks = [*TASKS] if IS_FULL_SIZE else FEW
    left = {task: do(page, task) for task in tasks}

    to_stages(opened, anew=True)

    for task, words in left.items():
        found = unfold(page, task)
        expect(found.locator(".was-left").first).to_contain_text(words)
        expect(found.locator("summary .small").first).to_contain_text(place.team["budi"].display_name)
    assert len(list(place.services.cases.record.entries(opened.case, 0))) >= len(tasks)


def test_a_task_can_be_done_again_and_what_exists_once_is_changed(opened: Opened, page: Page) -> None:
    task = unfold(page, "trust.commitment")
    do(page, "trust.commitment")
    field = task.locator(".entry-form textarea").first

    expect(field).to_have_value("Done: trust.commitment")
    before = times_done(page, "trust.commitment")
    field.fill("Together, until spring.")
    task.get_by_role("button", name="Save the change").click()

    expect_done(page, "trust.commitment", before + 1)
    to_stages(opened, anew=True)
    expect(unfold(page, "trust.commitment").locator(".entry-form textarea").first).to_have_value(
        "Together, until spring."
    )


def test_an_empty_form_is_not_saved_and_what_was_typed_outlives_a_look_elsewhere(
    opened: Opened, page: Page
) -> None:
    task = unfold(page, "roles.history")
    field = task.locator(".entry-form textarea").first
    before = field.input_value()
    field.fill("")
    task.locator(".entry-form button.button").click()
    expect(task.locator(".error")).to_have_text("Write first what to record.")

    field.fill("Half a sentence")
    show(page, "ending")
    to_stages(opened, anew=True)

    kept = page.locator("li[data-task='roles.history']")
    expect(kept.locator(".entry-form textarea").first).to_have_value("Half a sentence")
    kept.get_by_role("button", name="Drop it").click()
    expect(kept.locator(".entry-form textarea").first).to_have_value(before)


@pytest.mark.parametrize("about", ["trust.commitment", "trust.expectations"], ids=["changed", "new"])
def test_what_a_colleague_writes_meanwhile_is_not_overwritten(
    opened: Opened, page: Page, desk_of: Desks, about: str
) -> None:
    if about == "trust.commitment":
        do(page, about)
    task, sari = unfold(page, about), desk_of("sari").page
    field = task.locator(".entry-form textarea").first
    field.fill("Budi's words.")
    at_console.open_case(sari, opened.case)
    to_stages(replace(opened, page=sari))
    unfold(sari, about).locator(".entry-form textarea").first.fill("Sari's words.")
    sari.get_by_role("button", name="Save the change").or_(
        sari.get_by_role("button", name="Save in the record")
    ).first.click()
    expect(sari.locator(f"li[data-task='{about}'] .was-left")).to_contain_text("Sari's words.")

    at_console.look_again(page)
    expect(task.locator(".was-left")).to_contain_text("Sari's words.")
    expect(field).to_have_value("Budi's words.")
    task.locator(".entry-form button.button").click()

    expect(task.get_by_text("Two colleagues wrote this at the same time.")).to_be_visible()
    expect(field).to_have_value("Sari's words.\n\nBudi's words.")


def test_goals_are_put_in_order(opened: Opened, page: Page) -> None:
    task = unfold(page, "roles.goals")
    for goal in ("Sleep through", "Talk to my son"):
        task.locator(".entry-form textarea").first.fill(goal)
        task.locator(".entry-form button.button").click()
        expect(task.locator(".was-left")).to_contain_text(goal)
    order = unfold(page, "roles.priorities").locator(".priorities li")

    order.filter(has_text="Talk to my son").get_by_role("button").click()
    page.get_by_role("button", name="Save the order").click()

    expect(page.get_by_text("The order is saved.")).to_be_visible()
    to_stages(opened, anew=True)
    goals = unfold(page, "roles.priorities").locator(".priorities li > span").all_inner_texts()
    assert goals.index("Talk to my son") < goals.index("Sleep through")


def test_a_failed_save_keeps_the_words_and_leaves_one_entry_when_tried_again(
    opened: Opened, page: Page, place: Place
) -> None:
    task = unfold(page, "trust.explanation")
    before = len(list(place.services.cases.record.entries(opened.case, 0)))
    page.route("**/record", lambda route: route.fetch() and route.abort())
    task.locator(".entry-form textarea").first.fill("Said what a nurse is.")
    task.locator(".entry-form button.button").click()
    expect(task.locator(".entry-form .notice")).to_be_visible()
    page.unroute("**/record")

    expect(task.locator(".entry-form textarea").first).to_have_value("Said what a nurse is.")
    task.locator(".entry-form button.button").click()

    expect(task.locator(".was-left")).to_contain_text("Said what a nurse is.")
    assert len(list(place.services.cases.record.entries(opened.case, 0))) == before + 1


def test_a_phrase_goes_into_the_answer_and_is_not_sent(page: Page) -> None:
    task = unfold(page, "trust.expectations")
    phrase = task.locator("blockquote").first.inner_text()
    assert phrase.startswith("Apa yang Anda harapkan"), "the client writes Indonesian"

    task.get_by_role("button", name="Use in the answer").first.click()
    task.get_by_role("link", name="Go to the answer").click()

    expect(page.locator("#answer")).to_have_value(re.compile(re.escape(phrase)))
    page.fill("#answer", "")


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.locator(".stage-way button").nth(2).focus()
    page.keyboard.press("Enter")
    page.locator("li[data-task='support.expression'] summary").wait_for()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    form = page.locator("li[data-task='support.expression'] .entry-form")
    form.wait_for()

    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.entry-form textarea')"):
            break
    page.keyboard.type("By keyboard.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("li[data-task='support.expression'] .was-left")).to_contain_text("By keyboard.")


def test_of_a_case_that_its_client_erased_nothing_typed_is_kept(
    opened: Opened, page: Page, place: Place
) -> None:
    unfold(page, "trust.expression").locator(".entry-form textarea").first.fill("Still being written")
    assert at_console.asks_before_leaving(page)

    here, case = place.services, place.services.cases.case(opened.case)
    assert case is not None
    erase(here.cases, here.alerts, here.ledger, mailbox_sha256=case.mailbox_sha256, now=here.clock())
    at_console.look_again(page)

    page.get_by_text("This case is no longer here.").wait_for()
    while at_console.asks_before_leaving(page):
        page.wait_for_timeout(50)
