"""The floor on Lambda: Flask, marshmallow and one DynamoDB client under Zappa's handler, and nothing else.

The file is put into a package of its own, where it stands in for the service.
"""

import os
from typing import Any

import boto3
from flask import Flask, request
from marshmallow import EXCLUDE, Schema, fields

TABLE = os.environ.get("PINTERNET_TABLE", "")


class Body(Schema):
    """What is stored of an intake."""

    class Meta:
        """Other fields are left out."""

        unknown = EXCLUDE

    id = fields.UUID(required=True)
    sealed = fields.String(required=True)
    urgency = fields.String(required=True)


def create_floor(client: Any) -> Flask:
    """Make the application: one route that stores what is posted."""
    app, body = Flask("floor"), Body()

    @app.post("/api/v1/intakes")
    def store() -> tuple[dict[str, str], int]:
        taken = body.load(request.get_json())
        item = {"partition": f"floor/{taken['id']}", "sort": "head", "sealed": taken["sealed"]}
        client.put_item(TableName=TABLE, Item={name: {"S": value} for name, value in item.items()})
        return {"status": "stored"}, 201

    return app


if TABLE:
    app = create_floor(boto3.client("dynamodb"))
