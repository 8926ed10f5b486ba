"""The web application in parts, for hosts that begin anew again and again.

To load all of it takes almost as long as to load Flask and boto3. What clients call is loaded alone; any
other request loads the whole, which answers everything.
"""

from collections.abc import Iterable, Mapping
from importlib import import_module
from threading import Lock
from types import MappingProxyType
from typing import Any

from flask import Flask

from functions.services import Services
from functions.web.application import application

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


def part_of(path: str) -> str:
    """Return the name of the part that a path belongs to."""
    owners = (part for address, part in PARTS.items() if path == address or path.startswith(f"{address}/"))
    return next(owners, WHOLE)
