"""A gateway that the operator named, from the choice on one's own page to the code that proves it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from functions.senders.outbox import read_outbox
from tests.axe import findings
from tests.browser import at_console
from tests.browser.fixtures import profiles
from tests.browser.installed import installed

pytestmark = pytest.mark.browser

GATEWAYS = "Telegram=outbox:/{chat} ntfy=outbox:/{topic}"


def test_a_person_chooses_a_gateway_and_proves_their_chat(chromium: Browser, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with installed(data, {"PINTERNET_GATEWAYS": GATEWAYS}) as place, profiles(chromium) as make:
        page = make(place.origin, locale="en-US", viewport={"width": 360, "height": 740}).page
        page.goto("/console/")
        at_console.sign_in(page, place.team["melati"])
        at_console.go_to(page, "Me")
        page.get_by_role("button", name="Add a channel").click()
        page.get_by_label("Kind").select_option("Telegram")
        page.get_by_label("Your chat’s number").fill("-100123456")
        page.get_by_role("button", name="Send a code").click()
        expect(page.locator("pi-channels [role=alert]")).to_contain_text("has digits only")
        assert findings(page) == []

        page.get_by_label("Your chat’s number").fill("123456789")
        page.get_by_role("button", name="Send a code").click()
        page.get_by_label("The code that was just sent").wait_for()
        text = read_outbox(data / "outbox")[0].read_text(encoding="utf-8")
        assert text.startswith("To: 123456789\n")
        code = re.search(r"\b\d{6}\b", text)
        assert code
        at_console.prove_channel(page, code.group())

        expect(page.locator("pi-channels li", has_text="Telegram")).to_contain_text("Active")
        expect(page.locator("pi-rules fieldset").first).to_contain_text("Telegram")
