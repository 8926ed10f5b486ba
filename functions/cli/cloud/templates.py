"""The two CloudFormation templates, and what differs between one of them and what is deployed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
BASE, EDGE = "base", "edge"


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's short forms as the long ones: `!Ref x` as `{"Ref": x}`."""


def _long_form(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    if isinstance(node, yaml.MappingNode):
        return {name: loader.construct_mapping(node, deep=True)}
    value = str(loader.construct_scalar(node))  # type: ignore[arg-type]  # a scalar, the third kind
    return {name: value.split(".", 1) if suffix == "GetAtt" else value}


_Loader.add_multi_constructor("!", _long_form)


@dataclass(frozen=True)
class Template:
    """A template as its text, which CloudFormation gets, and as what it says."""

    text: str

    @property
    def content(self) -> Mapping[str, Any]:
        """Return what it says, short forms as long ones."""
        return parse(self.text)

    @property
    def resources(self) -> Mapping[str, Any]:
        """Return its resources by their names."""
        found: Mapping[str, Any] = self.content["Resources"]
        return found

    @property
    def parameters(self) -> Mapping[str, Any]:
        """Return its parameters by their names."""
        found: Mapping[str, Any] = self.content.get("Parameters", {})
        return found


@cache
def template(name: str) -> Template:
    """Return the template of that name: `base` or `edge`."""
    return Template((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def parse(text: str) -> Mapping[str, Any]:
    """Return what a template in YAML or JSON says."""
    found: Mapping[str, Any] = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader with CloudFormation's tags
    return found


@dataclass(frozen=True)
class Difference:
    """What an update would do: names of resources, and parameters as `name: from -> to`."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything would change."""
        return bool(self.added or self.changed or self.removed or self.parameters)

    def lines(self) -> list[str]:
        """Return it in words, one line each."""
        kinds = {"make": self.added, "change": self.changed, "remove": self.removed, "set": self.parameters}
        return [f"{verb} {one}" for verb, names in kinds.items() for one in names]


def difference(
    deployed: str | None, wanted: Template, before: Mapping[str, str], after: Mapping[str, str]
) -> Difference:
    """Tell a deployed template (None: there is none) and its parameters from those that are wanted."""
    old = parse(deployed) if deployed else {}
    had, has = old.get("Resources", {}), wanted.resources
    rest = _without_resources(old) != _without_resources(wanted.content)
    return Difference(
        added=tuple(f"{name} ({has[name]['Type']})" for name in has if name not in had),
        changed=tuple(
            f"{name} ({has[name]['Type']})" for name in has if name in had and had[name] != has[name]
        )
        + (("the template's parameters, conditions or outputs",) if deployed and rest else ()),
        removed=tuple(f"{name} ({had[name]['Type']})" for name in had if name not in has),
        parameters=tuple(
            f"{name}: {before.get(name) or '(none)'} -> {value or '(none)'}"
            for name, value in after.items()
            if before.get(name, "" if not deployed else None) != value
        ),
    )


def _without_resources(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in content.items() if name not in ("Resources", "Description")}
