"""The return code after sending, without script: shown, kept, checked. It travels in the keepsake alone."""

from collections.abc import Sequence

from flask import Response

from functions.crypto.derivation import Unlocked, unlock_root
from functions.crypto.return_code import CodeMalformed, format_code, read_code
from functions.errors import NotFound
from functions.lite.returning import Visit
from functions.lite.slips import Keepsake
from functions.lite.writing import Arrival
from functions.web.lite.fields import Fields, one
from functions.web.lite.room import Room

VIEWS = ("check", "checked", "show", "without", "done", "erase", "erase-sure")


def answer(room: Room, fields: Fields, to: str) -> Response:
    """Do what a button beside the code says.

    Raises:
        KeepsakeOver: the form was sent more than twelve hours ago.
    """
    if to == "done":
        return room.render("done", kept=False)
    text = one(fields, "keepsake")
    keepsake = room.slips.read_keepsake(text, room.now)
    if to == "without":
        return room.render("without", helping=True, keepsake=text)
    if to == "erase":
        return _confirm_erasing(room, text)
    if to == "erase-sure":
        return _erase(room, fields, keepsake, text)
    if not keepsake.is_fresh(room.now):
        return _late(room, keepsake)
    if to == "check":
        return _ask(room, keepsake, text)
    if to == "checked":
        return _check(room, fields, keepsake, text)
    return _show_again(room, keepsake)


def arrived(room: Room, arrival: Arrival) -> Response:
    """Show the code, or when it was shown."""
    received = arrival.receipt
    keepsake = Keepsake(arrival.code, received.received_at)
    if not arrival.code:
        return _late(room, keepsake)
    return room.render(
        "code",
        heading=room.words.words["lite-title-code"],
        groups=format_code(arrival.code).split(" "),
        reply_by=room.words.when(received.reply_by),
        reference=received.reference,
        address=room.here.config.origin.partition("//")[2] + room.path["return"],
        note="" if arrival.is_new else "lite-same",
        keepsake=room.slips.new_keepsake(keepsake),
    )


def _late(room: Room, keepsake: Keepsake) -> Response:
    """Say when the code was shown."""
    return room.render("late", at=room.words.when(keepsake.received_at))


def _ask(room: Room, keepsake: Keepsake, text: str, *, wrong: str = "") -> Response:
    """Ask for two groups of digits from what was kept."""
    first, second = room.slips.places(keepsake.code)
    return room.render(
        "check", status=422 if wrong else 200, keepsake=text, first=first, second=second, wrong=wrong
    )


def _check(room: Room, fields: Fields, keepsake: Keepsake, text: str) -> Response:
    typed = [one(fields, "check-1"), one(fields, "check-2")]
    if not all(typed):
        return _ask(room, keepsake, text, wrong="lite-check-empty")
    places = room.slips.places(keepsake.code)
    groups = format_code(keepsake.code).split(" ")
    if all(_is_said(said, keepsake.code, groups, at) for said, at in zip(typed, places, strict=True)):
        return room.render("done", kept=True)
    return _ask(room, keepsake, text, wrong="check-wrong")


def _is_said(typed: str, code: str, groups: Sequence[str], at: int) -> bool:
    """Tell whether what was typed is the group asked for, or the whole code."""
    digits = "".join(mark for mark in typed if mark.isdigit())
    if len(digits) == len(groups[0]):
        return digits == groups[at]
    try:
        return read_code(typed) == code
    except CodeMalformed:
        return False


def _show_again(room: Room, keepsake: Keepsake) -> Response:
    receipt = room.desk.receipt_of(_unlocked(room, keepsake))
    if receipt is None:
        raise NotFound
    return arrived(room, Arrival(keepsake.code, receipt, is_new=True))


def _confirm_erasing(room: Room, text: str, *, is_unsure: bool = False) -> Response:
    return room.confirm(
        "erase", path=room.path["write"], hidden=[("keepsake", text)], back="without", is_unsure=is_unsure
    )


def _erase(room: Room, fields: Fields, keepsake: Keepsake, text: str) -> Response:
    if one(fields, "sure") != "yes":
        return _confirm_erasing(room, text, is_unsure=True)
    Visit(room.clients_desk, room.here.cases, _unlocked(room, keepsake)).erase(room.now)
    room.here.wake()
    return room.render("erased", backup=room.words.organisation["retention_backup_days"], items=None)


def _unlocked(room: Room, keepsake: Keepsake) -> Unlocked:
    return unlock_root(room.root_of(keepsake.code))
