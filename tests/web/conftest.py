"""Fixtures that several tests over HTTP begin with."""

from tests.web.desk_over_http import ann, case, enter, mine

__all__ = ["ann", "case", "enter", "mine"]
