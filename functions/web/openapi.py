"""The OpenAPI 3.1 description of every route under /api/v1, from the notes beside the routes."""

import re
from collections.abc import Iterator
from typing import Any

from flask import Flask
from marshmallow import Schema
from werkzeug.routing import Rule

from functions.web.describing import Description
from functions.web.problems import MEDIA_TYPE, catalogue

PREFIX = "/api/v1"
CACHE = "pinternet-openapi"
HEX_16 = r"^[0-9a-f]{32}$"
PARAMETER = re.compile(r"<(?:[a-z_]+:)?([a-z_]+)>")
ALWAYS = ("internal",)
BEARER = "bearer"
PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457 problem details. Some kinds add fields of their own.",
    "required": ["type", "title", "status", "detail", "next"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "next": {"type": "string", "description": "what to do"},
        "errors": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}


def describe(app: Flask, version: str) -> dict[str, Any]:
    """Return the description, made once for an application."""
    if CACHE not in app.extensions:
        app.extensions[CACHE] = _describe(app, version)
    return dict(app.extensions[CACHE])


def _describe(app: Flask, version: str) -> dict[str, Any]:
    from apispec import APISpec
    from apispec.ext.marshmallow import MarshmallowPlugin

    spec = APISpec(
        title="Pinternet",
        version=version,
        openapi_version="3.1.0",
        plugins=[MarshmallowPlugin(schema_name_resolver=_name)],
        info={"license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"}},
    )
    spec.components.schema("Problem", PROBLEM)
    spec.components.security_scheme(BEARER, {"type": "http", "scheme": "bearer"})
    for path, operations in _paths(app):
        spec.path(path=path, operations=operations)
    described = spec.to_dict()
    for schema in described["components"]["schemas"].values():
        _close(schema)
    return described


def _paths(app: Flask) -> Iterator[tuple[str, dict[str, Any]]]:
    paths: dict[str, dict[str, Any]] = {}
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith(PREFIX):
            path = PARAMETER.sub(r"{\1}", rule.rule)
            paths.setdefault(path, {}).update(_operations(app, rule))
    yield from sorted(paths.items())


def _operations(app: Flask, rule: Rule) -> Iterator[tuple[str, dict[str, Any]]]:
    view = app.view_functions[rule.endpoint]
    note = getattr(view, "description", None) or Description((view.__doc__ or rule.endpoint).split("\n")[0])
    for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
        yield method.lower(), _operation(note, rule, method)


def _operation(note: Description, rule: Rule, method: str) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": f"{rule.endpoint}_{method.lower()}".replace(".", "_"),
        "summary": note.summary,
        "parameters": [_path_parameter(name) for name in sorted(rule.arguments)],
        "responses": _responses(note),
    }
    if note.query is not None:
        operation["parameters"].append({"in": "query", "schema": note.query})
    if note.body is not None:
        operation["requestBody"] = {"required": True, "content": _json(note.body)}
    if note.bearer:
        operation["security"] = [{BEARER: []}]
    return operation


def _path_parameter(name: str) -> dict[str, Any]:
    schema = {"type": "string", "pattern": HEX_16} if name == "mailbox" else {"type": "string"}
    return {"in": "path", "name": name, "required": True, "schema": schema}


def _responses(note: Description) -> dict[str, Any]:
    """Say each answer; where a route notes no refusals, that each of them is a problem."""
    responses: dict[str, Any] = {}
    if not note.problems:
        responses["default"] = {"description": "refused", "content": _problem()}
    for status, schema in (note.answers or {200: None}).items():
        content = {"content": _json(schema)} if schema is not None else {}
        responses[str(status)] = {"description": "as asked", **content}
    problems = catalogue()["problems"]
    for kind in (*note.problems, *ALWAYS):
        known = problems[kind]
        said = responses.setdefault(str(known["status"]), {"description": "", "content": _problem()})
        said["description"] = ", ".join(filter(None, [said["description"], kind]))
    return responses


def _json(schema: Schema) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _problem() -> dict[str, Any]:
    return {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}


def _name(schema: Any) -> str:
    cls = schema if isinstance(schema, type) else type(schema)
    return str(cls.__name__).removesuffix("Schema")


def _close(schema: dict[str, Any]) -> None:
    """Say that unknown fields are refused."""
    if schema.get("type") == "object" and "properties" in schema and "errors" not in schema["properties"]:
        schema["additionalProperties"] = False
