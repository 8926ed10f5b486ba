"""A body out of its own place is marked there, for client and counselor; the rest stays readable."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Browser, Page, expect

from functions.cases.model import Case, Message
from tests.browser import at_console, at_intake, at_mailbox
from tests.browser.fixtures import Desks, profiles
from tests.browser.installed import Place

pytestmark = pytest.mark.browser

STORY, TRUE = "Cerita yang asli.", "Pesan yang tidak disentuh siapa pun."
WRITTEN = ["Pesan yang digantikan.", "Pesan yang ditimpa.", "Pesan yang dipalsukan pengirimnya.", TRUE]
OTHERS = "Cerita orang lain."

IN_MAILBOX = [
    "bukan milik percakapan ini",
    "tidak bisa dibuka dengan kode Anda",
    "bukan milik percakapan ini",
]
AT_DESK = "This body does not belong to this conversation"


@dataclass(frozen=True)
class Written:
    """Two clients' cases: one with four messages whose code is known, and another one's."""

    page: Page
    code: str
    case: Case
    other: Case


@pytest.fixture(scope="module")
def written(place: Place, chromium: Browser) -> Iterator[Written]:
    """Both cases as their writers left them."""
    with profiles(chromium) as make:
        stranger = make(place.origin, locale="id-ID").page
        _, other = at_intake.write(stranger, {"what": OTHERS})
        page = make(place.origin, locale="id-ID", viewport={"width": 360, "height": 740}).page
        code, reference = at_intake.write(page, {"what": STORY})
        at_mailbox.enter(page, code)
        for text in WRITTEN:
            at_mailbox.write(page, text)
        yield Written(page, code, place.case(reference), place.case(other))


def message(place: Place, case: Case, number: int) -> Message:
    """Return a stored message."""
    found = place.services.cases.message(case.id, number)
    assert found is not None
    return found


def change(place: Place, case: Case, *messages: Message) -> None:
    """Write over messages in the table."""
    cases = place.services.cases
    place.services.table.commit([cases.put_message(case.id, one) for one in messages])


def test_moved_bodies_are_marked_in_their_place(place: Place, desk_of: Desks, written: Written) -> None:
    case = written.case
    second, third, fourth, last = (message(place, case, number) for number in (2, 3, 4, 5))
    change(
        place,
        case,
        replace(second, sealed=last.sealed),
        replace(third, sealed=message(place, written.other, 1).sealed),
        replace(fourth, sender="counselor"),
    )

    at_mailbox.enter(written.page, written.code)
    first, *moved, untouched = at_mailbox.texts(written.page)
    assert STORY in first
    assert [words in shown for words, shown in zip(IN_MAILBOX, moved, strict=True)] == [True] * 3
    assert untouched == TRUE

    page = desk_of("sari").page
    at_console.open_case(page, case.id)
    page.get_by_text(TRUE).wait_for()
    marks = page.locator(".message .mistrusted")
    expect(marks).to_contain_text([AT_DESK] * 3)
    expect(marks).to_contain_text(["Tell a coordinator"] * 3)
    expect(page.locator("pi-case")).to_contain_text(STORY)
    expect(page.locator("pi-case")).not_to_contain_text(OTHERS)


def test_a_case_under_another_ones_intake_is_not_answered(
    place: Place, desk_of: Desks, written: Written
) -> None:
    case = written.other
    change(place, case, replace(message(place, case, 1), sealed=message(place, written.case, 1).sealed))

    page = desk_of("sari").page
    at_console.open_case(page, case.id)
    page.get_by_role("button", name="Take this case").click()
    page.get_by_text("Give back").wait_for()
    expect(page.locator("pi-case")).to_contain_text("The intake of this case cannot be trusted")
    expect(page.locator("pi-case")).to_contain_text(AT_DESK)
    expect(page.locator("pi-case")).not_to_contain_text(STORY)
    assert page.locator("#answer").count() == 0
