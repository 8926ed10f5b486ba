"""Which way out each kind of channel takes, from the configuration."""

from collections.abc import Callable
from typing import Any

from functions.config import Config, ConfigError, GatewaySetting
from functions.senders.gateway import PLACE, Gateway, is_mail, mail_server
from functions.senders.mail import letterhead
from functions.senders.outbox import Outbox
from functions.senders.sender import Sender

OUTBOX = "outbox"


def senders_for(config: Config, client: Callable[[str], Any]) -> dict[str, Sender]:
    """Return the senders by kind of channel; `client` makes a boto3 client of a service's name.

    Raises:
        ConfigError: a setting names no way out.
    """
    named = {gateway.name: _named(gateway, config) for gateway in config.gateways}
    return {"email": _email(config, client), "sms": _sms(config, client), **named}


def _email(config: Config, client: Callable[[str], Any]) -> Sender:
    setting = config.email
    if setting == OUTBOX:
        return Outbox(config.data / OUTBOX, "eml", letterhead(config.origin))
    if setting.startswith("ses:"):
        return _ses(setting.removeprefix("ses:"), config.origin, client)
    if "://" not in setting:
        raise ConfigError("PINTERNET_EMAIL must be outbox, ses:FROM@EXAMPLE.ORG, or an Apprise URL")
    if is_mail(setting):
        return _smtp(setting, config.origin)
    return Gateway(setting, with_subject=True)


def _smtp(setting: str, origin: str) -> Sender:
    from functions.senders.smtp import SmtpSender

    return SmtpSender(
        find_server=lambda: mail_server(setting),
        letterhead=lambda server: letterhead(origin, server.sender),
    )


def _ses(setting: str, origin: str, client: Callable[[str], Any]) -> Sender:
    from functions.senders.aws import SesSender

    sender, _, configuration_set = setting.partition("?configuration-set=")
    if "@" not in sender:
        raise ConfigError("PINTERNET_EMAIL=ses:… needs the address that mail comes from")
    return SesSender(client("ses"), letterhead(origin, sender), configuration_set or None)


def _sms(config: Config, client: Callable[[str], Any]) -> Sender:
    setting = config.sms
    if setting == OUTBOX:
        return Outbox(config.data / OUTBOX, "sms", letterhead(config.origin))
    if setting == "sns":
        from functions.senders.aws import SnsSender

        return SnsSender(client("sns"))
    if "://" not in setting:
        raise ConfigError("PINTERNET_SMS must be outbox, sns, or an Apprise URL")
    return Gateway(setting)


def _named(gateway: GatewaySetting, config: Config) -> Sender:
    if gateway.url.startswith(f"{OUTBOX}:"):
        return Outbox(config.data / OUTBOX, "sms", letterhead(config.origin))
    return Gateway(gateway.url.replace(f"{{{gateway.form}}}", PLACE))
