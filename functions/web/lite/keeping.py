"""The return code after sending, without script: shown, kept, checked. It travels in the slip alone."""

import secrets
from collections.abc import Sequence

from flask import Response

from functions.crypto.derivation import Unlocked, unlock_root
from functions.crypto.return_code import CodeMalformed, format_code, read_code
from functions.errors import Gone, NotFound
from functions.lite.returning import Visit
from functions.lite.slips import Slip
from functions.lite.writing import SHOWN_AGAIN, Arrival
from functions.web.lite.fields import Fields, one
from functions.web.lite.room import Room

VIEWS = ("check", "checked", "show", "without", "done", "erase")
GROUPS = 6


def answer(room: Room, fields: Fields, to: str) -> Response:
    """Do what a button beside the code says.

    Raises:
        FormOver: the slip is older than twelve hours.
    """
    text = one(fields, "slip")
    slip = room.slips.read_slip(text, room.now)
    if to == "check":
        return _ask(room, text)
    if to == "checked":
        return _check(room, fields, slip, text)
    if to == "show":
        return _show_again(room, slip, text)
    if to == "erase":
        return _erase(room, slip)
    if to == "done":
        return room.render("done", kept=False)
    return room.render("without", helping=True, slip=text)


def arrived(room: Room, arrival: Arrival, slip: str, *, note: str = "") -> Response:
    """Show the code, or when it was shown."""
    received = arrival.receipt
    if not arrival.code:
        return room.render("late", status=200, at=room.words.when(received.received_at))
    return room.render(
        "code",
        heading=room.words.words["lite-title-code"],
        groups=format_code(arrival.code).split(" "),
        reply_by=room.words.when(received.reply_by),
        reference=received.reference,
        address=room.here.config.origin.partition("//")[2] + room.path["return"],
        note=note or ("" if arrival.is_new else "lite-same"),
        slip=slip,
    )


def changed(room: Room, slip: str) -> Response:
    """Show the code of what was received, and that later words were not."""
    return _show_again(room, room.slips.read_slip(slip, room.now), slip, note="lite-changed")


def gone(room: Room, error: Gone) -> Response:
    """Say that what the form had sent was erased, or has expired."""
    refusal, status = room.refusal(error.kind)
    return room.render("failed", status=status, refusal=refusal)


def _ask(room: Room, slip: str, *, wrong: str = "") -> Response:
    """Ask for two groups of digits from what was kept."""
    first, second = sorted(secrets.SystemRandom().sample(range(GROUPS), 2))
    return room.render(
        "check", status=422 if wrong else 200, slip=slip, first=first, second=second, wrong=wrong
    )


def _check(room: Room, fields: Fields, slip: Slip, text: str) -> Response:
    typed = [one(fields, "check-1"), one(fields, "check-2")]
    if not all(typed):
        return _ask(room, text, wrong="lite-check-empty")
    places = [one(fields, "first"), one(fields, "second")]
    groups = format_code(slip.code).split(" ")
    if all(_is_said(said, slip.code, groups, at) for said, at in zip(typed, places, strict=True)):
        return room.render("done", kept=True)
    return _ask(room, text, wrong="check-wrong")


def _is_said(typed: str, code: str, groups: Sequence[str], at: str) -> bool:
    """Tell whether what was typed is the group asked for, or the whole code."""
    digits = "".join(mark for mark in typed if mark.isdigit())
    if len(digits) == len(groups[0]):
        return at in ("0", "1", "2", "3", "4", "5") and digits == groups[int(at)]
    try:
        return read_code(typed) == code
    except CodeMalformed:
        return False


def _show_again(room: Room, slip: Slip, text: str, *, note: str = "") -> Response:
    receipt = room.desk.receipt_of(_unlocked(room, slip))
    if receipt is None:
        raise NotFound
    is_fresh = room.now - receipt.received_at <= SHOWN_AGAIN
    return arrived(room, Arrival(slip.code if is_fresh else "", receipt, is_new=True), text, note=note)


def _erase(room: Room, slip: Slip) -> Response:
    Visit(room.clients_desk, room.here.cases, _unlocked(room, slip)).erase(room.now)
    room.here.wake()
    return room.render("erased", backup=room.words.organisation["retention_backup_days"], items=None)


def _unlocked(room: Room, slip: Slip) -> Unlocked:
    return unlock_root(room.root_of(slip.code))
