"""Configuration: read once from the environment into a frozen value; nothing else looks there."""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
PORTS = {"http": 80, "https": 443}
"""What browsers leave out of an origin."""

KIND_FORMS: Mapping[str, str] = MappingProxyType({"email": "email", "sms": "phone"})
"""The form that an address has, by kind of channel; gateways add theirs."""
PLACES = ("phone", "chat", "topic")
"""What may stand in braces in a gateway's URL: a number, a chat's number, a topic's name."""
_GATEWAY = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9.-]{0,23})=(?P<url>[a-z][a-z0-9]*:\S+)")
_PARAMETER = re.compile(r"ssm:/[\w./-]+")
_PLACE = re.compile(rf"{{({'|'.join(PLACES)})}}")


class ConfigError(ValueError):
    """A setting has a value that cannot be meant; the message names it and says what would do."""


@dataclass(frozen=True)
class GatewaySetting:
    """A way out that the operator named. `form` says what people type; it goes into `url`, nowhere else."""

    name: str
    url: str
    form: str


@dataclass(frozen=True)
class Config:
    """The settings of one installation. See `.env.example` for what each means.

    `secrets` names the parameter of the server's secrets; None: they are a file in `data`.
    """

    origin: str = "http://127.0.0.1:8080"
    data: Path = Path("var")
    site: Path = ROOT / "build" / "site"
    table: str | None = None
    secrets: str | None = None
    signer: str | None = None
    email: str = "outbox"
    sms: str = "outbox"
    gateways: tuple[GatewaySetting, ...] = ()
    demo: bool = False

    @property
    def forms(self) -> Mapping[str, str]:
        """The form of an address, by each kind of channel that there is a way out for."""
        return {**KIND_FORMS, **{gateway.name: gateway.form for gateway in self.gateways}}

    @property
    def on_loopback(self) -> bool:
        """Whether the service is reached by plain http on this machine alone."""
        parts = urlsplit(self.origin)
        return parts.scheme == "http" and is_loopback(parts.hostname or "")

    @property
    def port(self) -> int:
        """The port by which browsers reach the service."""
        parts = urlsplit(self.origin)
        return parts.port or PORTS[parts.scheme]

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the service by https."""
        return self.origin.startswith("https://")


def is_loopback(host: str) -> bool:
    """Whether a host without its port, an IPv6 address without brackets, is this machine alone."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def origin_of(text: str) -> str:
    """Return an origin as browsers write it: in lower case, without a last slash or its usual port.

    Raises:
        ConfigError: it is none.
    """
    try:
        parts = urlsplit(text.rstrip("/"))
        host, port, usual = parts.hostname, parts.port, PORTS.get(parts.scheme)
    except ValueError:
        host, port, usual = None, None, None
    if not host or usual is None or "@" in parts.netloc or parts.path or parts.query or parts.fragment:
        raise ConfigError(
            "PINTERNET_ORIGIN must be http:// or https:// and a host without a path, such as https://example.org"
        )
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + ("" if port in (None, usual) else f":{port}")


def parameter_of(text: str) -> str | None:
    """Return the name of the parameter that holds the server's secrets; None where a file does.

    Raises:
        ConfigError: it names none.
    """
    if text and not _PARAMETER.fullmatch(text):
        raise ConfigError("PINTERNET_SECRETS must be ssm: and a name, such as ssm:/pinternet/prod/secrets")
    return text.removeprefix("ssm:") or None


def gateways_of(text: str) -> tuple[GatewaySetting, ...]:
    """Read `NAME=URL NAME=URL …`; in each URL one of the places stands in braces, never in its host.

    People type what goes there, so a place in the host would let them choose whom the server calls.

    Raises:
        ConfigError: one cannot be meant.
    """
    found = tuple(_gateway_of(number, part) for number, part in enumerate(text.split(), 1))
    names = [*KIND_FORMS, *(gateway.name.lower() for gateway in found)]
    if len(names) != len(set(names)):
        raise ConfigError("PINTERNET_GATEWAYS must name each gateway once, and none of them email or sms")
    return found


def _gateway_of(number: int, text: str) -> GatewaySetting:
    match = _GATEWAY.fullmatch(text)
    places = _PLACE.findall(text)
    if not match or len(places) != 1 or "{" in _host_of(match["url"]):
        raise ConfigError(
            f"PINTERNET_GATEWAYS: entry {number} must be NAME=URL, with {{phone}}, {{chat}} or {{topic}} "
            "once in the URL after its host, such as WhatsApp=whatsapp://TOKEN@FROM/{phone}"
        )
    return GatewaySetting(match["name"], match["url"], places[0])


def _host_of(url: str) -> str:
    return re.split(r"[/?#]", url.partition("://")[2], maxsplit=1)[0]


def read(environment: Mapping[str, str] = os.environ) -> Config:
    """Read the configuration.

    Raises:
        ConfigError: a setting is malformed.
    """
    default = Config()
    return Config(
        origin=origin_of(environment.get("PINTERNET_ORIGIN", default.origin)),
        data=Path(environment.get("PINTERNET_DATA", default.data)),
        table=environment.get("PINTERNET_TABLE") or None,
        secrets=parameter_of(environment.get("PINTERNET_SECRETS", "")),
        signer=environment.get("PINTERNET_SIGNER"),
        email=environment.get("PINTERNET_EMAIL", default.email),
        sms=environment.get("PINTERNET_SMS", default.sms),
        gateways=gateways_of(environment.get("PINTERNET_GATEWAYS", "")),
    )
