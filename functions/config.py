"""Configuration: read once from the environment into a frozen value; nothing else looks there."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


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
        return self.origin.startswith(("http://127.0.0.1", "http://localhost", "http://[::1]"))

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the service by https."""
        return self.origin.startswith("https://")


def read(environment: Mapping[str, str] = os.environ) -> Config:
    """Read the configuration.

    Raises:
        ConfigError: a setting is malformed.
    """
    default = Config()
    origin = environment.get("PINTERNET_ORIGIN", default.origin).rstrip("/")
    if not origin.startswith(("http://", "https://")):
        raise ConfigError("PINTERNET_ORIGIN must begin with http:// or https://, such as https://example.org")
    return Config(
        origin=origin,
        data=Path(environment.get("PINTERNET_DATA", default.data)),
        table=environment.get("PINTERNET_TABLE") or None,
        signer=environment.get("PINTERNET_SIGNER") or None,
        email=environment.get("PINTERNET_EMAIL", default.email),
        sms=environment.get("PINTERNET_SMS", default.sms),
    )
