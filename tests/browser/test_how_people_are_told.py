"""A counselor's own rules and the team's policies, at the console, by keyboard and with axe."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from functions.oncall.actions import alert_for_intake
from functions.oncall.model import Alert, Channel, Delivery, alert_id, channel_id, delivery_id
from functions.oncall.model.rules import Rule
from tests.axe import findings
from tests.browser import at_console
from tests.browser.fixtures import Desks
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

PICTURES = os.environ.get("PINTERNET_PICTURES")
"""A folder for pictures to look at; none are made without it."""


def person_of(place: Place, name: str) -> str:
    return next(person.id for person in place.services.staff.active_people() if person.name == name)


def give_channels(place: Place, name: str) -> dict[str, str]:
    """Give a person an email and an SMS channel that count, one that bounced; return ids by kind."""
    services, person = place.services, person_of(place, name)
    now = services.clock()
    addresses = {"email": f"{name}@example.org", "sms": "+6281234567890", "Telegram": "123456789"}
    made = {}
    for kind, address in addresses.items():
        channel = Channel(
            id=channel_id(person, address),
            person=person,
            kind=kind,
            sealed=services.secrets.seal(address.encode()),
            fingerprint=address,
            created_at=now,
            verified_at=now,
        )
        channel = channel.bounced("refused-address") if kind == "Telegram" else channel
        services.table.commit([services.channels.putting(channel)])
        made[kind] = channel.id
    return made


@pytest.fixture(scope="module")
def channels(place: Place) -> dict[str, str]:
    return give_channels(place, "melati")


@pytest.fixture
def me(place: Place, desk_of: Desks, channels: dict[str, str]) -> Iterator[Page]:
    page = desk_of("melati").page
    at_console.go_to(page, "Cases")
    at_console.go_to(page, "Me")
    page.get_by_role("heading", name="How you are told").wait_for()
    yield page
    page.set_viewport_size({"width": 360, "height": 740})


@pytest.fixture
def policies(desk_of: Desks, channels: dict[str, str]) -> Iterator[Page]:
    page = desk_of("melati").page
    at_console.go_to(page, "Settings")
    page.get_by_role("link", name="Who is told, and when").click()
    page.get_by_role("heading", name="Who is told, and when").wait_for()
    page.locator(".clockwork").first.wait_for()
    yield page
    page.set_viewport_size({"width": 360, "height": 740})


def picture(page: Page, name: str) -> None:
    if not PICTURES:
        return
    for width, scheme in ((360, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of Playwright's literals
        page.screenshot(path=Path(PICTURES) / f"{name}-{width}-{scheme}.png", full_page=True)


def test_rules_are_chosen_and_kept(me: Page, place: Place, channels: dict[str, str]) -> None:
    section = me.locator("pi-rules")
    picture(me, "me")

    section.locator(f"#rule-urgent-{channels['sms']}").select_option("5")
    section.locator(f"#rule-urgent-{channels['Telegram']}").select_option("")
    expect(section).to_contain_text("Email at once, then SMS after 5 minutes.")
    section.get_by_role("checkbox").focus()
    me.keyboard.press("Space")
    expect(section).to_contain_text("Between 22:00 and 06:00 other things wait until 06:00")
    picture(me, "rules")
    section.get_by_role("button", name="Save these rules").press("Enter")
    section.get_by_text("Saved", exact=False).wait_for()

    kept = place.services.rules.of(person_of(place, "melati"))
    assert kept.by_urgency == {"urgent": (Rule(0, channels["email"]), Rule(5, channels["sms"]))}
    assert kept.quiet is not None
    assert (kept.quiet.start.hour, kept.quiet.end.hour) == (22, 6)


def test_urgent_things_that_would_wait_are_warned_of(me: Page, channels: dict[str, str]) -> None:
    urgent = me.locator("pi-rules fieldset").first

    for kind in ("email", "sms"):
        urgent.locator(f"#rule-urgent-{channels[kind]}").select_option("10")

    expect(urgent).to_contain_text("Urgent things reach you only after this pause.")
    me.get_by_role("button", name="All at once").click()
    expect(urgent).not_to_contain_text("only after this pause")


def test_a_channel_that_bounced_says_why_and_the_way_back(me: Page) -> None:
    card = me.locator("pi-channels li", has_text="Telegram")

    expect(card).to_contain_text("the provider refuses the address")
    expect(card.get_by_role("button", name="Prove it again by a code")).to_be_visible()


def test_a_channel_that_is_tried_in_vain_says_why_and_what_to_do(
    me: Page, place: Place, channels: dict[str, str]
) -> None:
    services = place.services
    for _ in range(3):
        found = services.channels.channel(person_of(place, "melati"), channels["sms"])
        assert found is not None
        services.table.commit([services.channels.putting(found.gave_up("limit"))])
    at_console.go_to(me, "Cases")
    at_console.go_to(me, "Me")

    card = me.locator("pi-channels li", has_text="+6281234567890")
    expect(card.locator(".mark")).to_have_text("Failing")
    expect(card.locator(".note")).to_contain_text("failed time and again: the provider’s limit is reached")
    expect(card.get_by_role("button", name="Send a test")).to_be_visible()
    picture(me, "failing")


def test_axe_finds_nothing_on_ones_own_page(me: Page) -> None:
    assert findings(me) == []


def test_a_policy_is_changed_by_keyboard_and_shown_as_a_clock(policies: Page, place: Place) -> None:
    urgent = policies.locator("section.policy").first
    expect(urgent.locator(".clockwork .point").nth(1)).to_contain_text("02:15")
    picture(policies, "policies")

    urgent.get_by_role("button", name="Change for urgent").press("Enter")
    urgent.locator(".step summary").nth(1).press("Enter")
    urgent.get_by_label("Minutes after the step before").first.fill("3")
    expect(urgent.locator(".clockwork .point").nth(1)).to_contain_text("02:13")
    first = urgent.locator("details.step").first
    first.locator("summary").press("Enter")
    first.get_by_label("Whom else").select_option(label="everyone")
    first.get_by_role("button", name="Add").press("Enter")
    expect(urgent.locator(".clockwork .point").first).to_contain_text("everyone")
    picture(policies, "editor")
    assert findings(policies) == []
    urgent.get_by_role("button", name="Save", exact=True).press("Enter")
    policies.get_by_text("Saved: in force for urgent from now on.").wait_for()

    kept = place.services.policies.read().for_waiting("urgent")
    assert (kept.steps[0].targets, kept.steps[1].delay) == (("oncall", "everyone"), 3)
    expect(policies.locator("#edit-urgent")).to_be_focused()


def test_what_the_server_refuses_is_said_at_its_field(policies: Page) -> None:
    policies.get_by_role("button", name="Change for soon").click()
    step = policies.locator("details.step").first
    step.locator("summary").click()
    step.get_by_role("button", name="whoever is on call").click()
    policies.get_by_role("button", name="Save", exact=True).click()

    expect(step).to_contain_text("Choose at least one person or group.")
    policies.get_by_role("button", name="Cancel").click()


def test_axe_finds_nothing_on_the_policies(policies: Page) -> None:
    assert findings(policies) == []


def test_the_standard_order_comes_back(policies: Page, place: Place) -> None:
    policies.get_by_role("button", name="Back to the standard order …").click()
    policies.get_by_role("button", name="Bring it back").click()
    policies.get_by_text("The standard order is in force again.").wait_for()

    assert place.services.policies.read().version == 0


def test_an_alert_shows_step_by_step_who_was_told(
    place: Place, desk_of: Desks, channels: dict[str, str]
) -> None:
    alerts, now = place.services.alerts, place.services.clock().replace(second=0, microsecond=0)
    page, person = desk_of("melati").page, person_of(place, "melati")
    place.services.table.commit(alert_for_intake(alerts, case="e" * 32, urgency="urgent", now=now))
    alert = alerts.alert(alert_id("e" * 32, "intake"))
    assert alert is not None
    told = [
        _delivery(alert, person, channels["email"], "email", 0, now).accepted(None, now),
        _delivery(alert, person, channels["Telegram"], "Telegram", 0, now).refused("refused-address", now),
        replace(_delivery(alert, person, channels["sms"], "sms", 1, now), next_at=now + timedelta(hours=3)),
    ]
    settled = alert.closed(now)
    for delivery in told:
        place.services.table.commit(alerts.adding_delivery(delivery))
    place.services.table.commit(alerts.settling(settled))

    at_console.go_to(page, "Alerts")
    page.locator("pi-alerts .day summary").first.click()
    card = page.locator("pi-alerts .day li.card", has=page.locator(f"a[href='#case/{'e' * 32}']"))
    expect(card.locator(".round").first).to_contain_text("Step 1")
    expect(card).to_contain_text("the provider refuses the address")
    picture(page, "alerts")

    assert findings(page) == []


def _delivery(alert: Alert, person: str, channel: str, kind: str, step: int, now: datetime) -> Delivery:
    id = delivery_id(alert.id, 0, step, person, channel)
    return Delivery(id, alert.id, 0, step, person, channel, kind, created_at=now, next_at=now)
