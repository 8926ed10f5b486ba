"""Which of Apprise's hundred and more gateways the package needs: those of the stage's settings."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

import click

from functions import config
from functions.cli.cloud.contents import GATEWAYS

PLUGINS = "apprise/plugins"
ALWAYS = ("__init__", "base")


def needed(environment: Mapping[str, str]) -> frozenset[str]:
    """Return the plugins, by their names in Apprise, that the function's environment asks for.

    Raises:
        click.ClickException: Apprise knows no such gateway, or a setting cannot be meant.
    """
    try:
        settings = config.read(environment)
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from error
    return frozenset(_plugin(url) for url in _urls(settings))


def is_needed(path: str, plugins: frozenset[str]) -> bool:
    """Whether a file of the package, by its path there, is needed with these plugins."""
    top, *below = path.split("/")
    if not any(fnmatchcase(top, name) for name in GATEWAYS):
        return True
    if not plugins or not path.startswith(f"{PLUGINS}/"):
        return bool(plugins)
    name = below[1].partition(".")[0] if below[1] != "__pycache__" else below[2].partition(".")[0]
    return name in plugins or name in ALWAYS


def _urls(settings: config.Config) -> Iterator[str]:
    yield from (setting for setting in (settings.email, settings.sms) if "://" in setting)
    yield from (gateway.url for gateway in settings.gateways if not gateway.url.startswith("outbox:"))


def _plugin(url: str) -> str:
    """Return the name of the module that understands a URL; what stands in the URL is secret."""
    from apprise.manager_plugins import NotificationManager

    schema = url.partition("://")[0].lower()
    known = NotificationManager()  # type: ignore[no-untyped-call]  # Apprise declares no types
    try:
        return str(known[schema].__module__.split(".")[2])
    except KeyError:
        raise click.ClickException(f"no gateway is called {schema}://; .env.example names some") from None
