"""The form without script, a page at a time. Each page carries what was answered before; nothing is kept.

What a button means stands in the field `to`. Typed words come back on every way out but the accepted one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Response

from functions.errors import Gone, PinternetError, Unavailable
from functions.forms.answering import Answers, kept_answers, validate_answers
from functions.forms.entering import read_fields
from functions.forms.model import Coded, Questionnaire
from functions.forms.paging import Page, leads_on, pages
from functions.forms.response import pairs_of
from functions.forms.words import words_of
from functions.intake.actions import GRACE
from functions.lite.body import Written, characters_over
from functions.lite.refusals import AlreadySent, FormOver
from functions.lite.writing import Arrival
from functions.web.languages import LANGUAGES
from functions.web.lite import keeping
from functions.web.lite.fields import Fields, one
from functions.web.lite.questions import Faults, asked_on, carried
from functions.web.lite.room import PATHS, Room
from functions.web.public_intakes import door


@dataclass(frozen=True)
class Sheet:
    """A form as far as it is filled in. `at` counts its pages from 0; beyond the last is the preview."""

    form: Questionnaire
    answers: Answers
    slip: str
    at: int

    @property
    def pages(self) -> list[Page]:
        """The pages as the answers lead through them."""
        return pages(self.form, self.answers)

    @property
    def page(self) -> Page | None:
        """The page before the person, None at the preview."""
        return self.pages[self.at] if self.at < len(self.pages) else None

    def faults(self) -> Faults:
        """What is amiss on the page before the person, by linkId."""
        here = [] if self.page is None else [item.link_id for item in self.page.questions]
        amiss = validate_answers(self.form, self.answers)
        return {link_id: amiss[link_id] for link_id in here if link_id in amiss}

    def turned(self, by: int) -> "Sheet":
        """Return it some pages on."""
        return replace(self, at=min(len(self.pages), max(0, self.at + by)))

    def at_first_fault(self) -> "Sheet | None":
        """Return it at the first page with something amiss, None when all is well."""
        turned = (replace(self, at=at) for at in range(len(self.pages)))
        return next((sheet for sheet in turned if sheet.faults()), None)


def first(room: Room) -> Response:
    """Show the first page."""
    return _show(room, Sheet(room.form, {}, room.slips.new_slip(room.now), 0))


def answer(room: Room, fields: Fields) -> Response:
    """Do what the pressed button says."""
    to = one(fields, "to")
    if to in keeping.VIEWS:
        return keeping.answer(room, fields, to)
    sheet = _read(room, fields)
    if to == "send":
        return _send(room, sheet)
    if to == "back":
        return _show(room, sheet.turned(-1))
    if to == "stay":
        return _show(room, sheet)
    if faults := sheet.faults():
        return _show(room, sheet, faults=faults, status=422)
    return _show(room, sheet.turned(+1))


def _read(room: Room, fields: Fields) -> Sheet:
    form = room.form
    at = one(fields, "at")
    slip = one(fields, "slip") or room.slips.new_slip(room.now)
    whole = Sheet(form, read_fields(form, fields), slip, 0)
    return whole.turned(int(at) if at.isascii() and at.isdigit() and len(at) < 3 else 0)


def _show(room: Room, sheet: Sheet, *, faults: Faults | None = None, status: int = 200) -> Response:
    """Show a page of the form, the preview after the last, or that the answers led to a stop."""
    if sheet.at and not leads_on(sheet.form, sheet.answers) and sheet.page is None:
        return room.render("stop", helping=True)
    if sheet.at and not _has_words(sheet) and _is_full(room, _written(room, sheet).urgency):
        return room.render("full", helping=True)
    page = sheet.page
    if page is None:
        return _preview(room, sheet)
    asked = asked_on(sheet.form, page, sheet.answers, faults or {})
    return room.render(
        "page",
        status=status,
        heading=f"{page.number}/{page.of}",
        helping=sheet.at == 0 and not faults,
        sheet=sheet,
        page=page,
        asked=asked,
        faulty=[each for each in asked if each.errors],
        hidden=carried(sheet.form, page, sheet.answers),
        is_stop=not page.questions and not leads_on(sheet.form, sheet.answers),
        is_urgent=_written(room, sheet).urgency == "urgent",
        other_path=PATHS[room.other]["write"],
        form_words=words_of(room.language),
    )


def _preview(
    room: Room,
    sheet: Sheet,
    *,
    refusal: Mapping[str, str] | None = None,
    status: int = 200,
    message: str = "",
) -> Response:
    """Show what would be sealed, or what can be sent as a `message` only."""
    written = _written(room, sheet)
    return room.render(
        "preview",
        status=status,
        heading=room.words.words["lite-title-preview"],
        helping=refusal is not None,
        sheet=sheet,
        pairs=pairs_of(sheet.form, written.answers),
        hidden=carried(sheet.form, None, sheet.answers),
        is_urgent=written.urgency == "urgent",
        over=characters_over(written, room.now),
        nearby=room.nearby(_code(written.answers, "province")),
        refusal=refusal,
        message=message,
        other_path=PATHS[room.other]["write"],
    )


def _written(room: Room, sheet: Sheet) -> Written:
    """Return what would be sealed: answers to hidden questions are left out."""
    kept = kept_answers(sheet.form, sheet.answers)
    code = _code(kept, "language")
    return Written(sheet.form, kept, code if code in LANGUAGES else room.language)


def _code(answers: Answers, link_id: str) -> str:
    """Return what was chosen, nothing when it was skipped."""
    return next((answer.code for answer in answers.get(link_id, ()) if isinstance(answer, Coded)), "")


def _has_words(sheet: Sheet) -> bool:
    """Whether something was typed: then "full" is said beside it, at the preview, and takes nothing away."""
    return any(isinstance(answer, str) for given in sheet.answers.values() for answer in given)


def _is_full(room: Room, urgency: str) -> bool:
    """Whether the day's capacity is used up, said before the story is written and not after."""
    if urgency == "urgent":
        return False
    try:
        since = room.reception.full_since(room.settings, room.now)
    except Unavailable:
        return False
    return since is not None and room.now >= since + GRACE


def _send(room: Room, sheet: Sheet) -> Response:
    if not leads_on(sheet.form, sheet.answers):
        return _show(room, sheet.turned(len(sheet.pages)))
    if faulty := sheet.at_first_fault():
        return _show(room, faulty, faults=faulty.faults(), status=422)
    if characters_over(_written(room, sheet), room.now):
        return _preview(room, sheet, status=422)
    try:
        arrival = _receive(room, sheet)
    except PinternetError as error:
        return _refused(room, sheet, error)
    return keeping.arrived(room, arrival)


def _receive(room: Room, sheet: Sheet) -> Arrival:
    here, slip = room.here, room.slips.read_slip(sheet.slip, room.now)
    arrival = room.desk.receive(
        _written(room, sheet), slip, keys=room.keys, door=door(here), settings=room.settings, now=room.now
    )
    if arrival.is_new:
        here.wake()
    return arrival


def _refused(room: Room, sheet: Sheet, error: PinternetError) -> Response:
    """Say why it was not taken, all words still there.

    A form whose slip opens nothing any more gets another; one that was sent can be a message.
    """
    if isinstance(error, FormOver | Gone):
        sheet = replace(sheet, slip=room.slips.new_slip(room.now))
    refusal, status = room.refusal(error.kind)
    message = _written(room, sheet).text if isinstance(error, AlreadySent) else ""
    return _preview(room, sheet, refusal=refusal, status=status, message=message)
