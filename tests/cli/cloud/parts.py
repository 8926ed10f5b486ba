"""Parts of the CloudFormation templates, for their tests."""

from typing import Any

from functions.cli.cloud.templates import template


def resources(name: str, kind: str) -> dict[str, dict[str, Any]]:
    """Return the properties of a template's resources of one type."""
    found = template(name).resources.items()
    return {id: each.get("Properties", {}) for id, each in found if each["Type"] == kind}
