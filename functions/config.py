"""Configuration: read once from the environment into a frozen value; nothing else looks there."""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
PORTS = {"http": 80, "https": 443}
"""What browsers leave out of an origin."""


class ConfigError(ValueError):
    """A setting has a value that cannot be meant; the message names it and says what would do."""


@dataclass(frozen=True)
class Config:
    """The settings of one installation. See `.env.example` for what each means."""

    origin: str = "http://127.0.0.1:8080"
    data: Path = Path("var")
    site: Path = ROOT / "build" / "site"
    table: str | None = None
    signer: str | None = None
    email: str = "outbox"
    sms: str = "outbox"
    demo: bool = False

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
        signer=environment.get("PINTERNET_SIGNER") or None,
        email=environment.get("PINTERNET_EMAIL", default.email),
        sms=environment.get("PINTERNET_SMS", default.sms),
    )
