"""A visitor says that a service did not answer, with script and without."""

from collections.abc import Callable

import pytest

from tests.browser.chromium import Profile
from tests.browser.installed import Place

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False])
def test_a_report_is_counted_and_others_are_named(
    place: Place, profile: Callable[..., Profile], script: bool
) -> None:
    page = profile(place.origin, java_script_enabled=script).page
    page.goto("/direktori/id-tepsa/")
    id = page.locator("[name=service]").get_attribute("value") or ""
    before = sum(count.number for count in place.services.reports.of(id, "2000-01-01"))

    page.locator("details.report summary").click()
    page.get_by_text("Tidak dijawab").click()
    page.get_by_role("button", name="Kirim laporan").click()

    page.wait_for_url("**/direktori/terima-kasih/")
    assert page.locator('main a[href="tel:119"], article a[href="tel:119"]').first.is_visible()
    assert sum(count.number for count in place.services.reports.of(id, "2000-01-01")) == before + 1
