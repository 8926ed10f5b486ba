"""What a lying table or server tells counselors about people and keys is refused, in plain words."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from functions.staff.model.invitation import Invitation
from tests.browser import at_console, at_intake, lying
from tests.browser.at_console import Counselor
from tests.browser.chromium import Profile
from tests.browser.fixtures import Desks
from tests.browser.installed import Place
from tests.opening import TEAM_HYBRID

pytestmark = pytest.mark.browser

TEAM_KEYS, PEOPLE = "**/api/v1/staff/team/keys", "**/api/v1/staff/people"
ANSWER = "Jawaban ini ditulis dengan hati-hati dan tidak boleh hilang."


@pytest.fixture
def coordinator(desk_of: Desks) -> Profile:
    """The coordinator's console."""
    return desk_of("melati")


def swap(place: Place, newcomer: Counselor) -> Invitation:
    """Put the liar's key in the place of a newcomer's; returns the invitation as it was."""
    team = place.services.staff.team
    true = next(one for one in team.invitations() if one.name == newcomer.name)
    assert true.acceptance is not None
    put(place, true, replace(true, acceptance=replace(true.acceptance, recipient=TEAM_HYBRID)))
    return true


def put(place: Place, before: Invitation, invitation: Invitation) -> None:
    """Store an invitation over what is there."""
    team = place.services.staff.team
    now = team.invitation(before.id)
    assert now is not None
    place.services.table.commit([team.put_invitation(replace(invitation, version=now.version))])


def test_a_newcomers_key_swapped_in_the_table_is_not_admitted(
    place: Place, coordinator: Profile, profile: Callable[..., Profile]
) -> None:
    page = coordinator.page
    newcomer = Counselor("cempaka", "Cempaka Rekaan", "payung kuning menunggu hujan reda sore")
    link = at_console.invite(page, newcomer, title="nurse")
    at_console.accept(profile(place.origin, locale="en-US").page, link, newcomer)
    at_console.look_at_team(page)
    page.get_by_text("Waiting to be admitted").wait_for()
    true = swap(place, newcomer)
    dialog = at_console.check(page, newcomer)
    expect(dialog.get_by_role("alert")).to_contain_text("The proof does not match your link.")
    expect(dialog.get_by_role("alert")).to_contain_text("invite again")
    assert place.services.staff.team.wraps(true.id) == []
    dialog.get_by_role("button", name="Cancel").click()
    at_console.look_at_team(page)
    expect(page.locator("pi-pending .mistrusted")).to_contain_text("Do not admit")
    put(place, true, true)

    earlier = lying.Keeping(page, TEAM_KEYS)
    at_console.admit(page, newcomer)
    earlier.tell_again()
    at_console.look_at_team(page)
    expect(page.locator(".error[role=alert]")).to_contain_text("The server shows an old list of the team.")
    lying.stop_lying(page)
    at_console.look_at_team(page)
    page.locator("pi-person", has_text=newcomer.display_name).wait_for()


LIES = [
    (TEAM_KEYS, lying.people_altered, "The list of the team cannot be verified."),
    (PEOPLE, lying.recipient_swapped, "Somebody’s key has been swapped."),
]
"""Where the server lies about the team, how, and what the team's page says to that."""


@pytest.mark.parametrize(("address", "told", "words"), LIES)
def test_a_lie_about_the_team_is_said(
    address: str, told: lying.Lie, words: str, coordinator: Profile
) -> None:
    page = coordinator.page
    lying.lie(page, address, told)
    at_console.look_at_team(page)
    expect(page.locator("pi-people > .notice")).to_contain_text(words)
    lying.stop_lying(page)
    page.locator("pi-people > .notice").get_by_role("button").click()
    page.locator("pi-person").first.wait_for()


@pytest.fixture
def claimed(place: Place, desk_of: Desks, profile: Callable[..., Profile]) -> Iterator[Profile]:
    """A counselor's console with a case of theirs open."""
    client = profile(place.origin, locale="id-ID")
    _, reference = at_intake.write(client.page, {"what": "Ada yang ingin saya ceritakan."})
    desk = desk_of("budi")
    at_console.open_case(desk.page, place.case(reference).id)
    at_console.claim(desk.page)
    yield desk
    at_console.go_to(desk.page, "Cases")


def test_an_answer_is_never_sealed_to_keys_that_do_not_verify(claimed: Profile) -> None:
    page = claimed.page
    before = len(claimed.sent)
    page.fill("#answer", ANSWER)
    for told in (lying.keys_altered, lying.people_altered):
        lying.lie(page, TEAM_KEYS, told)
        page.get_by_role("button", name="Send the answer").click()
        expect(page.locator(".editor .notice")).to_contain_text("The team’s keys cannot be verified.")
        expect(page.locator(".editor .notice")).to_contain_text("Tell a coordinator now")
        assert page.locator("#answer").input_value() == ANSWER
        lying.stop_lying(page)
    assert not any(address.endswith("/answers") for address, _ in claimed.sent[before:])
    page.get_by_role("button", name="Send the answer").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#answer")).to_have_value(ANSWER)
