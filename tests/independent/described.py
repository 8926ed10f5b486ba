"""Holds every answer to the service's own OpenAPI description."""

import re
from dataclasses import dataclass, field
from typing import Any

from jsonschema import Draft202012Validator

from tests.independent.wire import API, Answer, Wire


@dataclass(frozen=True)
class DescribedWire(Wire):
    """A wire that reads the description first."""

    description: dict[str, Any] = field(default_factory=dict)

    def call(self, method: str, path: str, *rest: Any, **options: Any) -> Answer:
        """Send a request, and look its answer up in the description."""
        answer = super().call(method, path, *rest, **options)
        operation = self._operation(method, path.partition("?")[0])
        if operation is None:
            assert answer.status in (404, 405) or method in ("HEAD", "OPTIONS")
            return answer
        responses = operation["responses"]
        response = responses.get(str(answer.status)) or responses["default"]
        content = response.get("content", {}).get(answer.headers["content-type"])
        if content is not None:
            schema = content["schema"] | {"components": self.description["components"]}
            Draft202012Validator(schema).validate(answer.json)
        return answer

    def _operation(self, method: str, path: str) -> dict[str, Any] | None:
        for template, operations in self.description["paths"].items():
            if re.fullmatch(re.sub(r"\{[^}]+\}", "[^/]+", template), API + path):
                found: dict[str, Any] | None = operations.get(method.lower())
                return found
        return None


def describing(origin: str, language: str = "en") -> DescribedWire:
    """Return a wire to a service that holds it to its description."""
    return DescribedWire(origin, language, Wire(origin).call("GET", "/openapi.json").json)
