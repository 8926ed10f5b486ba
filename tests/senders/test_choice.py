"""Which way out a configuration means."""

from pathlib import Path

from functions.config import Config, gateways_of
from functions.senders.choice import senders_for
from functions.senders.gateway import Gateway
from functions.senders.outbox import read_outbox
from tests.senders.messages import message


def test_each_named_gateway_is_a_way_out_of_its_own(tmp_path: Path) -> None:
    gateways = gateways_of("WhatsApp=whatsapp://TOKEN@123/{phone} ntfy=ntfys://ntfy.example.org/{topic}")

    senders = senders_for(Config(data=tmp_path, gateways=gateways), client=lambda _: None)

    assert list(senders) == ["email", "sms", "WhatsApp", "ntfy"]
    assert senders["WhatsApp"] == Gateway("whatsapp://TOKEN@123/{to}")


def test_a_gateway_is_tried_out_in_the_outbox(tmp_path: Path) -> None:
    config = Config(data=tmp_path, gateways=gateways_of("Telegram=outbox:/{chat}"))

    senders_for(config, client=lambda _: None)["Telegram"].send(message(to="123456"))

    (file,) = read_outbox(tmp_path / "outbox")
    assert file.read_text().startswith("To: 123456\n")
