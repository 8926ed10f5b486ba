"""The client's rights without script: what was asked for, asking for more, and a copy to keep."""

from collections.abc import Callable, Mapping

from flask import Response, make_response, render_template

from functions.cases.model import Request
from functions.cases.model.request import COPY, CORRECTION, RESTRICTION
from functions.errors import Gone, NotFound, PinternetError
from functions.lite.body import PLAIN, message_over
from functions.lite.returning import Visit
from functions.web.lite.fields import Fields, letter_in, text_in
from functions.web.lite.room import Room
from functions.web.plain_pages import HEADERS, STYLE
from functions.web.public_mailboxes import rules


def _show(
    room: Room,
    visit: Visit,
    key: str,
    *,
    status: int = 200,
    told: str = "",
    error: str = "",
    refusal: Mapping[str, str] | None = None,
    draft: str = "",
    letter: str = "",
) -> Response:
    requests = visit.requests()
    return room.render(
        "rights",
        status=status,
        key=key,
        told=told,
        error=error,
        refusal=refusal,
        draft=draft,
        over=message_over(draft, room.now) if draft else 0,
        asked=[(each, _said(room, each)) for each in requests],
        is_restricted=any(each.restricts for each in requests),
        is_asked={each.kind for each in requests if each.is_open},
        is_readable=visit.case().keys == PLAIN,
        letter=letter or letter_in({}),
    )


def _said(room: Room, request: Request) -> str:
    """Return in words how a request stands."""
    ended = request.withdrawn_at or request.settled_at
    times = {"posted": request.posted_at, "due": request.due_at, "ended": ended}
    shown = {name: room.words.when(at) if at else "" for name, at in times.items()}
    return str(room.words.say(f"right-{_standing(room, request)}", **shown))


def _standing(room: Room, request: Request) -> str:
    if request.withdrawn_at is not None:
        return "withdrawn"
    if request.settled_at is not None:
        return "in-force" if request.kind == RESTRICTION else "settled"
    if request.due_at is None:
        return "open"
    return "late" if request.due_at < room.now else "due"


def _look(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    return _show(room, visit, key)


def _asking(kind: str) -> Callable[[Room, Visit, Fields, str], Response]:
    def ask(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
        return _try(room, visit, key, lambda: visit.ask(letter_in(fields), kind, room.now))

    return ask


def _lift(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    def lift() -> None:
        for each in visit.requests():
            if each.restricts:
                visit.withdraw(each.id, rules=rules(room.here))

    return _try(room, visit, key, lift)


def _correct(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    """Keep what is to be corrected as a sealed message, and ask for it: the same form again is the same."""
    text, letter = text_in(fields), letter_in(fields)
    if not text:
        return _show(room, visit, key, status=422, error="write-empty")
    if message_over(text, room.now):
        return _show(room, visit, key, status=422, draft=text, letter=letter)

    def correct() -> None:
        epoch = room.here.staff.current_epoch()
        visit.write(letter, text, keys=room.keys, epoch=epoch, rules=rules(room.here), kind=CORRECTION)
        visit.ask(letter, CORRECTION, room.now)

    return _try(room, visit, key, correct, draft=text, letter=letter)


def _try(
    room: Room, visit: Visit, key: str, action: Callable[[], object], *, draft: str = "", letter: str = ""
) -> Response:
    try:
        action()
    except (NotFound, Gone):
        raise
    except PinternetError as error:
        refusal, status = room.refusal(error.kind)
        return _show(room, visit, key, status=status, refusal=refusal, draft=draft, letter=letter)
    room.here.wake()
    return _show(room, visit, key, told="rights-done")


def _save(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    """Hand over the whole conversation as one file, neutral in name and title."""
    text = render_template(
        "lite/copy.html",
        t=room.words.say,
        words=room.words,
        language=room.language,
        style=STYLE,
        entries=visit.everything(),
        made=room.words.when(room.now),
    )
    response = make_response(text)
    response.headers.update(HEADERS)
    name = f"{room.words.say('copy-title').lower()}-{room.now:%Y-%m-%d}.html"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


VIEWS: Mapping[str, Callable[[Room, Visit, Fields, str], Response]] = {
    "rights": _look,
    "right-copy": _asking(COPY),
    "right-correction": _correct,
    "right-restriction": _asking(RESTRICTION),
    "right-lift": _lift,
    "copy": _save,
}
