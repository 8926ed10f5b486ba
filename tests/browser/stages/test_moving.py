"""How a case moves from stage to stage, and who sees where it stands."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.browser import at_console
from tests.browser.conftest import Opened
from tests.browser.fixtures import Desks
from tests.browser.installed import Place
from tests.browser.stages.tasks import STEPS, do, to_stages

pytestmark = pytest.mark.browser


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
