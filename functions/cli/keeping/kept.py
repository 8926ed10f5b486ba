"""What a backup leaves out, and why."""

from functions.cli.keeping.upkeep import PARTITION
from functions.storage.table import Key

NOT_AGAIN = (
    ("session/", ""),  # whoever signed out, or was signed out, since the backup would be signed in again
    ("team", "door/"),  # a link that was used or withdrawn since would open again: set-up, recovery
    ("team", "invitation/"),  # and invitations
    ("heart", ""),  # when work was last done says nothing about the place where it is done next
    (PARTITION, ""),  # of the table itself
)
"""How partition and sort begin of what must not live again."""

TICKING = frozenset({Key("oncall", "clock"), Key("oncall", "cases-clock")})
"""What every minute writes, each alone in its commit: it belongs to no moment but its own."""


def is_kept(key: Key) -> bool:
    """Tell whether an item is in a backup."""
    return not any(key.partition.startswith(part) and key.sort.startswith(sort) for part, sort in NOT_AGAIN)
