"""Coming back without script: the code opens the thread; a pass carries on, renewed for two hours at most."""

import uuid
from collections.abc import Callable, Mapping, Sequence

from flask import Response

from functions.cases.actions.looking import erased_after
from functions.cases.model import Case
from functions.cases.model.request import ANOTHER_COUNSELOR
from functions.crypto.derivation import unlock_root
from functions.crypto.return_code import CodeMalformed, read_code
from functions.errors import Gone, NotFound, PinternetError, Unavailable
from functions.lite.body import message_over
from functions.lite.evaluating import QUESTIONS, STEPS, Evaluation
from functions.lite.returning import Visit
from functions.lite.slips import Pass, PassOver, QuestionOver
from functions.oncall.model import is_late
from functions.web.lite import evaluating, rights
from functions.web.lite.evaluating import evaluation_in
from functions.web.lite.fields import Fields, letter_in, one, text_in
from functions.web.lite.room import Room
from functions.web.public_mailboxes import rules

ERASED_SOON_DAYS = 14
NOBODY = "0" * 24
BRING = "bring"
"""What the button says that takes other words of a form that was sent to the code, to be a message."""

Carried = Sequence[tuple[str, str]]


def ask_for_code(room: Room, *, is_locked: bool = False) -> Response:
    """Show the page that asks for the code."""
    return _enter(room, 200, [], is_locked=is_locked)


def answer(room: Room, fields: Fields) -> Response:
    """Open a mailbox by its code, or go on with a pass; a message waits until the code is typed."""
    carried = _carried(fields)
    if one(fields, "to") == BRING:
        return _enter(room, 200, carried)
    try:
        opened = _opened(room, fields)
        visit = Visit(room.clients_desk, room.here.cases, unlock_root(opened.root))
        key = room.slips.new_pass(opened, room.now)
        return _VIEWS.get(one(fields, "to"), _read)(room, visit, fields, key)
    except CodeMalformed as error:
        return _enter(room, 422, carried, typo=_typo(error, one(fields, "code")))
    except NotFound:
        return _enter(room, 404, carried, refused="unknown")
    except Gone as gone:
        return _enter(room, 410, carried, refused=gone.reason, at=room.words.when(gone.at))
    except (PassOver, QuestionOver, Unavailable) as error:
        if isinstance(error, Unavailable) and not carried:
            raise
        refusal, status = room.refusal(error.kind)
        return _enter(room, status, carried, refusal=refusal)


def _carried(fields: Fields) -> Carried:
    """Return a message, or an evaluation, that waits for the code, as fields; nothing when there is none."""
    if evaluation := evaluating.carried(fields):
        return evaluation
    text = text_in(fields)
    is_message = "code" in fields or one(fields, "to") in ("write", BRING)
    return [("text", text), ("letter", letter_in(fields))] if text and is_message else []


def _opened(room: Room, fields: Fields) -> Pass:
    """Return what the code opens that was typed, or what the pass holds."""
    if "code" not in fields:
        return room.slips.read_pass(one(fields, "pass"), room.now)
    room.slips.check_question(one(fields, "question"), room.now)
    return Pass(room.root_of(read_code(one(fields, "code"))), room.now)


def _enter(room: Room, status: int, carried: Carried, **said: object) -> Response:
    shown = {"typo": "", "refused": "", "refusal": None, "is_locked": False, "at": "", **said}
    shown |= {"carried": carried, "question": room.slips.new_question(room.now)}
    return room.render("enter", status=status, switching=not carried, **shown)  # type: ignore[arg-type]  # by name


def _typo(error: CodeMalformed, typed: str) -> tuple[str, int]:
    """Return which sentence says what is wrong with a typed code, and its number of digits."""
    digits = sum(mark.isdigit() for mark in typed)
    if error.reason != "length":
        return f"typo-{error.reason}", digits
    return ("typo-empty" if not digits else "typo-short" if digits < len(NOBODY) else "typo-long"), digits


def _read(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    if evaluating.carried(fields):
        evaluation, letter = evaluation_in(fields), letter_in(fields)
        return _thread(room, visit, key, told="lite-evaluation-back", evaluation=evaluation, letter=letter)
    if text := text_in(fields):
        return _bring(room, visit, letter_in(fields), text, key)
    before = one(fields, "before")
    is_number = before.isascii() and before.isdigit() and len(before) < 7
    return _thread(room, visit, key, before=int(before) if is_number else 0)


def _bring(room: Room, visit: Visit, letter: str, text: str, key: str) -> Response:
    """Show a message that waited for the code, unless it was sent before."""
    if visit.posted(letter, text) is not None:
        return _thread(room, visit, key, told="lite-sent")
    return _thread(room, visit, key, told="lite-draft-back", draft=text, letter=letter)


def _thread(
    room: Room,
    visit: Visit,
    key: str,
    *,
    before: int = 0,
    status: int = 200,
    told: str = "",
    error: str = "",
    refusal: Mapping[str, str] | None = None,
    draft: str = "",
    evaluation: Evaluation | None = None,
    letter: str = "",
) -> Response:
    thread = visit.read(before)
    asks = evaluation.request if evaluation else "" if before else thread.asks
    late = is_late(thread.case.reply_by, room.now)
    return room.render(
        "thread",
        status=status,
        helping=late or bool(asks),
        key=key,
        thread=thread,
        case=thread.case,
        before=before,
        latest=max((entry.number for entry in thread.entries if not entry.is_own), default=0),
        late=late,
        since=None if before else thread.waits_since,
        counselor=_counselor(room, thread.case),
        erased_on=_erased_soon(room, thread.case),
        told=told,
        error=error,
        refusal=refusal,
        draft=draft,
        asks=asks,
        evaluation=evaluation,
        questions=QUESTIONS,
        steps=STEPS,
        letter=letter if letter and not evaluation else str(uuid.uuid4()),
        evaluation_letter=letter if letter and evaluation else str(uuid.uuid4()),
        over=message_over(draft, room.now) if draft else evaluation.over if evaluation else 0,
    )


def _counselor(room: Room, case: Case) -> str:
    person = room.here.staff.person(case.assignee) if case.assignee else None
    return "" if person is None else f"{person.display_name}, {room.words.title_of(person.title)}"


def _erased_soon(room: Room, case: Case) -> str:
    """Return the day of its erasure when that is near, else nothing."""
    at = erased_after(case, room.settings)
    return room.words.day(at) if (at - room.now).days < ERASED_SOON_DAYS else ""


def _write(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    text = text_in(fields)
    if not text:
        return _thread(room, visit, key, status=422, error="write-empty")
    if message_over(text, room.now):
        return _thread(room, visit, key, status=422, draft=text)
    letter = letter_in(fields)
    try:
        posted = visit.write(
            letter,
            text,
            keys=room.keys,
            epoch=room.here.staff.current_epoch(),
            rules=rules(room.here),
        )
    except (NotFound, Gone):
        raise
    except Unavailable as error:
        refusal, status = room.refusal(error.kind)
        return room.render("unsent", status=status, key=key, refusal=refusal, draft=text, letter=letter)
    except PinternetError as error:
        refusal, status = room.refusal(error.kind)
        return _thread(room, visit, key, status=status, refusal=refusal, draft=text)
    if posted.is_new:
        room.here.wake()
    return _thread(room, visit, key, told="lite-sent")


def _evaluate(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    """Keep what the client says of how it was: it opens nothing again. The same form again is the same."""
    evaluation, letter = evaluation_in(fields), letter_in(fields)
    if evaluation is None or not visit.asks_evaluation(evaluation.request):
        return _thread(room, visit, key)
    if evaluation.is_empty:
        return _thread(room, visit, key, status=422, error="lite-evaluation-empty", evaluation=evaluation)
    if evaluation.over:
        return _thread(room, visit, key, status=422, evaluation=evaluation)
    try:
        posted = visit.write(
            letter,
            evaluating.text_of(room, evaluation),
            keys=room.keys,
            epoch=room.here.staff.current_epoch(),
            rules=rules(room.here),
            evaluation=evaluation,
        )
    except (NotFound, Gone, Unavailable):
        raise
    except PinternetError as error:
        refusal, status = room.refusal(error.kind)
        return _thread(room, visit, key, status=status, refusal=refusal, evaluation=evaluation)
    if posted.is_new:
        room.here.wake()
    return _thread(room, visit, key, told="lite-evaluation-sent")


def _confirm_take_back(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    visit.case()
    return _confirm(room, key, "take-back", message=letter_in(fields))


def _take_back(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    try:
        visit.take_back(letter_in(fields), room.now)
    except NotFound:
        return _thread(room, visit, key)
    except Gone:
        raise
    except PinternetError as error:
        refusal, status = room.refusal(error.kind)
        return _thread(room, visit, key, status=status, refusal=refusal)
    return _thread(room, visit, key, told="lite-taken-back")


def _confirm_another(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    visit.case()
    return _confirm(room, key, "another", message=str(uuid.uuid4()))


def _ask_another(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    visit.ask(letter_in(fields), ANOTHER_COUNSELOR, room.now)
    return _thread(room, visit, key, told="another-done")


def _confirm_erasing(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    visit.case()
    return _confirm(room, key, "erase")


def _erase(room: Room, visit: Visit, fields: Fields, key: str) -> Response:
    if one(fields, "sure") != "yes":
        visit.case()
        return _confirm(room, key, "erase", is_unsure=True)
    items = visit.erase(room.now)
    room.here.wake()
    return room.render(
        "erased",
        items=room.words.number(items),
        at=room.words.when(room.now),
        backup=room.words.organisation["retention_backup_days"],
    )


def _confirm(room: Room, key: str, what: str, *, message: str = "", is_unsure: bool = False) -> Response:
    hidden = [("pass", key), ("letter", message)]
    return room.confirm(what, path=room.path["return"], hidden=hidden, back="read", is_unsure=is_unsure)


_VIEWS: Mapping[str, Callable[[Room, Visit, Fields, str], Response]] = {
    "write": _write,
    "evaluate": _evaluate,
    "take-back": _confirm_take_back,
    "take-back-sure": _take_back,
    "another": _confirm_another,
    "another-sure": _ask_another,
    "erase": _confirm_erasing,
    "erase-sure": _erase,
    **rights.VIEWS,
}
