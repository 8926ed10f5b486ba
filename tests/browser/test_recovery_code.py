"""A phone is lost: a recovery code lets a person in, and a new second factor comes before anything else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import at_console
from tests.browser.at_console import Counselor
from tests.browser.chromium import Profile
from tests.running import running

pytestmark = pytest.mark.browser


def test_a_reload_does_not_get_around_the_new_second_factor(
    profile: Callable[..., Profile], tmp_path: Path
) -> None:
    who = Counselor("kenanga", "Kenanga", "kayu tenang sungai pagi lampu awan")
    with running(tmp_path / "data") as program:
        at_console.set_up(profile(program.origin, locale="en-US").page, program.link("setup"), who, tmp_path)
        page = profile(program.origin, locale="en-US").page
        page.goto("/console/")
        page.fill("#name", who.name)
        page.fill("#passphrase", who.passphrase)
        page.get_by_role("button", name="No phone? Use a recovery code").click()
        page.fill("#recoveryCode", who.recovery_codes[0])
        page.get_by_role("button", name="Sign in").click()
        begin = page.get_by_role("button", name="Set up the second factor")
        begin.wait_for()

        page.reload()
        page.fill("#unlock-passphrase", who.passphrase)
        page.get_by_role("button", name="Unlock").click()

        expect(begin).to_be_visible()
