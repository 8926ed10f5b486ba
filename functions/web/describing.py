"""What a route takes and answers, noted beside the route; /openapi.json is made from these notes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from marshmallow import Schema

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Description:
    """One operation. `answers` maps a status to a schema (None: no body); `problems` are kinds of errors."""

    summary: str
    body: Schema | None = None
    query: Schema | None = None
    answers: Mapping[int, Schema | None] = field(default_factory=dict)
    problems: Sequence[str] = ()
    bearer: bool = False


def described(
    summary: str,
    *,
    body: Schema | None = None,
    query: Schema | None = None,
    answers: Mapping[int, Schema | None] | None = None,
    problems: Sequence[str] = (),
    bearer: bool = False,
) -> Callable[[View], View]:
    """Note what a view takes and answers."""

    def decorate(view: View) -> View:
        description = Description(summary, body, query, answers or {}, problems, bearer)
        view.description = description  # type: ignore[attr-defined]  # functions take any attribute
        return view

    return decorate


def takes(body: Schema, *, gives: Schema | None, status: int = 200) -> Callable[[View], View]:
    """Note what a view takes and gives; its docstring's first line is the summary."""
    return lambda view: described(_summary(view), body=body, answers={status: gives})(view)


def gives(answer: Schema | None, *, status: int = 200) -> Callable[[View], View]:
    """Note what a view without a body gives; its docstring's first line is the summary."""
    return lambda view: described(_summary(view), answers={status: answer})(view)


def _summary(view: Callable[..., Any]) -> str:
    return (view.__doc__ or view.__name__).split("\n")[0]
