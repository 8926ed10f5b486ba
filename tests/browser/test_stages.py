"""The stages of a case at the console: the thirty tasks, what doing them leaves, and how a case moves on."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, expect

from functions.cases.actions.erasing import erase
from tests.axe import IS_FULL_SIZE, findings
from tests.browser import at_console
from tests.browser.conftest import Desks, Opened, Opens
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

TASKS = {
    "trust.confidentiality": ("Menjaga rahasia dan membicarakan batasnya", "Keep confidentiality"),
    "trust.ventilation": ("Memberi ruang untuk menumpahkan isi hati", "Let the client vent"),
    "trust.expression": ("Mendorong perasaan diungkapkan", "Encourage feelings to be said"),
    "trust.exploration": ("Menggali masalah dan mengundang cerita", "Explore the problem"),
    "trust.expectations": ("Memperjelas harapan klien", "Clarify what the client expects"),
    "trust.explanation": ("Menjelaskan apa yang bisa dilakukan konselor", "Explain what a counselor can do"),
    "trust.commitment": ("Menyatakan komitmen untuk bekerja bersama", "State the commitment"),
    "roles.limits": ("Mengungkapkan peran dan batas hubungan konseling", "Say the role and the limits"),
    "roles.goals": ("Memaparkan dan memperjelas tujuan", "Lay out and clarify goals"),
    "roles.priorities": ("Menyusun urutan tujuan dan kebutuhan", "Put goals and needs in order"),
    "roles.history": ("Mengambil riwayat secara rinci", "Take a detailed history"),
    "roles.beliefs": ("Menggali keyakinan, pengetahuan", "Explore beliefs, knowledge and worries"),
    "roles.grounding": ("Memahami kasus dengan dasar keilmuan", "Understand the case on sound knowledge"),
    "support.expression": ("Meneruskan ungkapan pikiran dan perasaan", "Go on expressing thoughts"),
    "support.options": ("Menemukan pilihan", "Find options"),
    "support.existing-skills": ("Mengenali keterampilan yang sudah ada", "Recognize the coping skills"),
    "support.new-skills": ("Mengembangkan keterampilan baru", "Develop further coping skills"),
    "support.evaluation": ("Menimbang pilihan dan akibatnya", "Weigh options and their implications"),
    "support.change": ("Memungkinkan perubahan perilaku", "Enable a change of behavior"),
    "support.cooperation": ("Mendukung dan menjaga kerja sama", "Keep up the cooperation"),
    "support.monitoring": ("Memantau kemajuan tujuan", "Monitor progress on the goals"),
    "support.referral": ("Memberi rujukan yang sesuai", "Give a fitting referral"),
    "ending.plan": ("Klien menjalankan rencananya", "The client acts on the plan"),
    "ending.functioning": ("Klien menata kesehariannya", "The client manages daily life"),
    "ending.supports": ("Dukungan ada dan dipakai", "Support systems exist and are used"),
    "ending.maintenance": ("Menjaga yang sudah membaik", "Strategies to keep what got better"),
    "ending.disclosure": ("Membicarakan dan merencanakan pengungkapan", "Discuss and plan the disclosure"),
    "ending.intervals": ("Pertemuan dengan jarak yang makin panjang", "Meetings at lengthening intervals"),
    "ending.resources": ("Sumber bantuan dan rujukan", "Resources and referrals"),
    "ending.availability": ("Konselor tetap bersedia membantu", "Counselors stay willing to help"),
}
STEPS = {"trust": 0, "roles": 1, "support": 2, "ending": 3}
EVERY_STAGE = [(language, stage) for language in ("id", "en") for stage in STEPS]
LOOKED_AT = {"id": "trust", "en": "support"}
ASKS_BEFORE_LEAVING = """() => {
    const leaving = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(leaving)
    return leaving.defaultPrevented
}"""
FEW = [
    "trust.confidentiality",
    "trust.ventilation",
    "roles.goals",
    "roles.beliefs",
    "support.monitoring",
    "ending.intervals",
]
"""One of each form: choices, words alone, a field that is known, kinds to choose from, numbers, a day."""


def show(page: Page, stage: str) -> None:
    """Look at a stage's tasks."""
    page.locator(".stage-way button").nth(STEPS[stage]).click()
    page.locator(f"li[data-task^='{stage}.']").first.wait_for()


def unfold(page: Page, task: str) -> Locator:
    """Open a task, wherever it is, and return it."""
    stage = task.split(".")[0]
    if page.locator(f"li[data-task^='{stage}.']").count() == 0:
        show(page, stage)
    found = page.locator(f"li[data-task='{task}']")
    if found.locator(".task-inside").count() == 0:
        found.locator("summary").first.click()
    found.locator(".task-inside").wait_for()
    return found


def do(page: Page, task: str) -> str:
    """Do a task: fill in its form and save; returns the words that were left."""
    found, words = unfold(page, task), f"Done: {task}"
    form = found.locator(".entry-form")
    form.locator("textarea").first.fill(words)
    for number in form.get_by_role("radio", name="7", exact=True).all():
        number.check()
    for day in form.locator("input[type=date]").all():
        day.fill("2027-01-05")
    form.locator("button.button").click()
    expect(found.locator(".was-left").first).to_contain_text(words)
    return words


@pytest.fixture(scope="module")
def opened(desk_of: Desks, opens: Opens) -> Opened:
    """A case of budi's, on its stages."""
    opened = opens(desk_of("budi"))
    at_console.claim(opened.page)
    return opened


@pytest.fixture
def page(opened: Opened) -> Iterator[Page]:
    """Go to the stages of the case, in English."""
    to_stages(opened)
    yield opened.page
    at_console.speak(opened.page, "en")


def to_stages(opened: Opened, *, anew: bool = False) -> None:
    """Go to the stages of the case; `anew` reads it from the server once more."""
    if anew:
        at_console.go_to(opened.page, "Cases")
    opened.page.evaluate("fragment => { location.hash = fragment }", f"#case/{opened.case}/stages")
    opened.page.locator(".stage-way").wait_for()


def test_moving_on_all_the_same_takes_a_reason_which_is_kept(
    opened: Opened, page: Page, place: Place
) -> None:
    moving = page.locator(".stage-moving")
    expect(moving.locator(".lacking")).to_contain_text("The limits of confidentiality")

    moving.get_by_text("Move all the same, with a reason").click()
    moving.get_by_role("button", name="Move on to: Roles").click()
    expect(moving.locator(".error")).to_have_text("Write the reason first.")
    assert stage_of(place, opened) == "trust"
    moving.locator("textarea").fill("Discussed in person before.")
    moving.get_by_role("button", name="Move on to: Roles").click()

    expect(page.locator(".stage-way [aria-current=step]")).to_contain_text("Roles")
    assert stage_of(place, opened) == "roles"
    to_stages(opened, anew=True)
    moving.get_by_text("Moves so far").click()
    expect(moving.locator(".was-left")).to_contain_text("Discussed in person before.")


def test_a_case_moves_back_in_one_tap_and_on_when_what_has_to_be_there_is(
    opened: Opened, page: Page, place: Place
) -> None:
    put_at(place, opened, "roles")
    moving = page.locator(".stage-moving")

    moving.get_by_role("button", name="Go back to: Trust").click()
    expect(page.locator(".stage-way [aria-current=step]")).to_contain_text("Trust")
    assert stage_of(place, opened) == "trust"
    expect(moving.get_by_role("button", name=re.compile("^Move on to"))).to_be_hidden()
    moving.get_by_role("button", name="Do it").click()
    task = page.locator("li[data-task='trust.confidentiality']")
    expect(task.locator("summary").first).to_be_focused()
    task.locator(".entry-form .option input").first.check()
    task.locator(".entry-form button.button").click()
    moving.get_by_role("button", name="Move on to: Roles").click()

    expect(page.locator(".stage-way [aria-current=step]")).to_contain_text("Roles")
    assert stage_of(place, opened) == "roles"


def test_where_record_and_server_differ_the_server_counts_and_it_is_said(
    opened: Opened, page: Page, place: Place
) -> None:
    put_at(place, opened, "roles")
    page.get_by_role("button", name="Go back to: Trust").click()
    expect(page.locator(".stage-way [aria-current=step]")).to_contain_text("Trust")

    put_at(place, opened, "support")

    expect(page.locator(".stage-moving .note")).to_contain_text("The server’s word counts.")
    expect(page.locator(".stage-way [aria-current=step]")).to_contain_text("Support")


@pytest.mark.parametrize("language", ["id", "en"])
def test_each_of_the_thirty_tasks_is_found_with_what_helps_to_do_it(page: Page, language: str) -> None:
    at_console.speak(page, language)

    for stage in STEPS:
        show(page, stage)
        shown = {item.get_attribute("data-task"): item for item in page.locator("li[data-task]").all()}
        assert list(shown) == [task for task in TASKS if task.startswith(f"{stage}.")]
        for task, item in shown.items():
            expect(item.locator("strong").first).to_contain_text(TASKS[str(task)][language == "en"])
    task = unfold(page, "support.evaluation")
    assert task.locator("blockquote").count() == 3
    missing = {"id": "tanpa suara dan wajah", "en": "without voice and face"}[language]
    expect(task.locator(".note.warn")).to_contain_text(missing)


@pytest.mark.parametrize(("language", "stage"), EVERY_STAGE if IS_FULL_SIZE else [*LOOKED_AT.items()])
def test_axe_finds_nothing_in_a_stage_with_all_its_tasks_open(page: Page, language: str, stage: str) -> None:
    at_console.speak(page, language)

    for task in [task for task in TASKS if task.startswith(f"{stage}.")]:
        unfold(page, task)

    assert findings(page, language) == []


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
    field.fill("Together, until spring.")
    task.get_by_role("button", name="Save the change").click()

    expect(task.locator("summary .small").first).to_contain_text("Done 2 times")
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


def test_what_a_colleague_writes_meanwhile_is_not_overwritten(
    opened: Opened, page: Page, desk_of: Desks
) -> None:
    task, sari = unfold(page, "trust.commitment"), desk_of("sari").page
    field = task.locator(".entry-form textarea").first
    field.fill("Budi's words.")
    at_console.open_case(sari, opened.case)
    to_stages(replace(opened, page=sari))
    unfold(sari, "trust.commitment").locator(".entry-form textarea").first.fill("Sari's words.")
    sari.get_by_role("button", name="Save the change").or_(
        sari.get_by_role("button", name="Save in the record")
    ).first.click()
    expect(sari.locator("li[data-task='trust.commitment'] .was-left")).to_contain_text("Sari's words.")

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


def test_a_task_has_an_address_and_is_open_there(opened: Opened, page: Page) -> None:
    page.evaluate("fragment => { location.hash = fragment }", f"#case/{opened.case}/ending")
    page.get_by_role("link", name="Discuss and plan the disclosure of status").click()

    task = page.locator("li[data-task='ending.disclosure']")
    task.locator(".entry-form").wait_for()
    expect(task.locator("summary").first).to_be_focused()


def test_a_phrase_goes_into_the_answer_and_is_not_sent(page: Page) -> None:
    task = unfold(page, "trust.expectations")
    phrase = task.locator("blockquote").first.inner_text()
    assert phrase.startswith("Apa yang Anda harapkan"), "the client writes Indonesian"

    task.get_by_role("button", name="Use in the answer").first.click()
    task.get_by_role("link", name="Go to the answer").click()

    expect(page.locator("#answer")).to_have_value(re.compile(re.escape(phrase)))
    page.fill("#answer", "")


def test_a_colleague_sees_the_tasks_and_leaves_the_moving_to_who_has_the_case(
    opened: Opened, desk_of: Desks
) -> None:
    sari = desk_of("sari").page
    at_console.open_case(sari, opened.case)

    sari.evaluate("fragment => { location.hash = fragment }", f"#case/{opened.case}/stages")

    expect(sari.locator(".stage-moving")).to_contain_text(
        "Only the counselor who has the case moves its stage."
    )
    expect(sari.locator(".stage-moving button")).to_have_count(0)
    do(sari, "trust.exploration")


def test_the_queue_and_the_head_of_the_case_say_the_stage(opened: Opened, page: Page, place: Place) -> None:
    put_at(place, opened, "support")
    expect(page.locator(".case-head .stage-dots")).to_have_text(re.compile("Stage 3 of 4: Support"))

    page.evaluate("location.hash = '#queue/mine'")

    row = page.locator(f"a[href='#case/{opened.case}']")
    expect(row.locator(".stage-dots")).to_have_text(re.compile("Stage 3 of 4: Support"))


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
    assert page.evaluate(ASKS_BEFORE_LEAVING)

    here, case = place.services, place.services.cases.case(opened.case)
    assert case is not None
    erase(here.cases, here.alerts, here.ledger, mailbox_sha256=case.mailbox_sha256, now=here.clock())
    at_console.look_again(page)

    page.get_by_text("This case is no longer here.").wait_for()
    assert not page.evaluate(ASKS_BEFORE_LEAVING)


def stage_of(place: Place, opened: Opened) -> str:
    """Return the stage as the server has it."""
    case = place.services.cases.case(opened.case)
    assert case is not None
    return case.stage


def put_at(place: Place, opened: Opened, stage: str) -> None:
    """Put the case into a stage behind the console's back, and let its page look again."""
    cases = place.services.cases
    case = cases.case(opened.case)
    assert case is not None
    cases.commit([cases.put_case(replace(case, stage=stage))])
    at_console.look_again(opened.page)
    step = opened.page.locator(".stage-way li").nth(STEPS[stage]).locator("button")
    expect(step).to_have_attribute("aria-current", "step")
