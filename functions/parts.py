"""The web application in parts, for hosts that begin anew again and again.

To load all of it takes almost as long as to load Flask and boto3. What clients call is loaded alone; any
other request loads the whole, which answers everything.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from threading import Lock
from types import MappingProxyType
from typing import Any, cast

from flask import Flask

from functions.errors import Unavailable
from functions.services import Services
from functions.web.application import application

log = logging.getLogger(__name__)

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "/api/v1/health": "public_service",
        "/api/v1/keys": "public_service",
        "/api/v1/work": "public_intakes",
        "/api/v1/intakes": "public_intakes",
        "/api/v1/mailboxes": "public_mailboxes",
    }
)
"""Addresses and the modules of `functions.web` that answer them and everything below, alone."""
WHOLE = "whole"


class InParts:
    """A WSGI application that makes each part of itself when it is first needed."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self._made: dict[str, Flask] = {}
        self._one_at_a_time = Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request by the part that its address belongs to."""
        return self.part(part_of(environ.get("PATH_INFO", "")))(environ, start_response)

    def part(self, name: str) -> Flask:
        """Return a part by its name."""
        with self._one_at_a_time:
            if name not in self._made:
                self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> Flask:
        if name == WHOLE:
            from functions.app import create_app

            return create_app(self.services)
        return application(self.services, [import_module(f"functions.web.{name}").blueprint])


class WhenReady:
    """The application of services that are made at once, or else with the next request that can make them.

    What they are made of may not answer then, such as Parameter Store when many functions begin at once.
    """

    def __init__(self, make: Callable[[], Services]) -> None:
        self._make = make
        self._begun: InParts | None = None
        self._one_at_a_time = Lock()
        try:
            self._begin()
        except Unavailable as error:
            log.warning("%s; the next request tries again", error)

    @property
    def services(self) -> Services:
        """Return the services.

        Raises:
            Unavailable: they cannot be made now.
        """
        return self._begin().services

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request, or say when to try again."""
        try:
            app = self._begin()
        except Unavailable as error:
            return _refusing(error)(environ, start_response)
        return app(environ, start_response)

    def _begin(self) -> InParts:
        with self._one_at_a_time:
            if self._begun is None:
                self._begun = InParts(self._make())
        return self._begun


def _refusing(error: Unavailable) -> Flask:
    """Return an application without services, which answers everything with this error."""

    def refuse() -> None:
        raise error

    app = application(cast(Services, None), [])
    app.before_request(refuse)
    return app


def part_of(path: str) -> str:
    """Return the name of the part that a path belongs to."""
    owners = (part for address, part in PARTS.items() if path == address or path.startswith(f"{address}/"))
    return next(owners, WHOLE)
