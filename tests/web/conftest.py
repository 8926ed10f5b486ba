"""Fixtures that several tests over HTTP begin with."""

from tests.web.claim_links import waiting
from tests.web.desk_over_http import ann, case, enter, mine
from tests.web.mailbox_owner import owner

__all__ = ["ann", "case", "enter", "mine", "owner", "waiting"]
