"""The outbox as a page, for trying Pinternet out: on this machine alone, and only while it is the way out."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, request

from functions.config import is_loopback
from functions.errors import NotFound
from functions.senders.outbox import Outbox, read_outbox
from functions.web.context import services
from functions.web.languages import language_of
from functions.web.origins import anyone, is_for_this_machine
from functions.web.plain_pages import page, words

blueprint = Blueprint("outbox", __name__, template_folder="templates")
anyone(blueprint)

_MOST = 100


@blueprint.get("/outbox")
def show() -> Response:
    """Show the latest messages.

    Raises:
        NotFound: the caller is not on this machine, or real senders are set up.
    """
    outbox = _outbox()
    is_near = is_loopback(request.remote_addr or "") and is_for_this_machine()
    if outbox is None or not services().config.on_loopback or not is_near:
        raise NotFound("no outbox here")
    language = language_of(request)
    messages = [_message(file) for file in read_outbox(outbox.folder)[:_MOST]]
    return page("outbox.html", 200, **words("outbox", language), messages=messages)


def _outbox() -> Outbox | None:
    senders = services().senders.values()
    return next((sender for sender in senders if isinstance(sender, Outbox)), None)


def _message(file: Path) -> dict[str, Any]:
    if file.suffix == ".sms":
        head, _, text = file.read_text(encoding="utf-8").partition("\n\n")
        return {"name": file.name, "to": head.removeprefix("To: "), "subject": "", "text": text}
    mail = message_from_bytes(file.read_bytes(), policy=default)
    body = mail.get_body(("plain",))
    text = body.get_content() if body else ""
    return {"name": file.name, "to": str(mail["To"]), "subject": str(mail["Subject"]), "text": text}
