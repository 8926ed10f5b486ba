"""The forms in which items were stored, and how those of one become those of the next.

A change of the program that needs stored items rewritten adds a step here. Until somebody has called
`pinternet migrate`, no command starts a service on the older form, nor an older program on a newer one.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeAlias

from functions.cli.keeping.upkeep import FIRST_FORM, form_of, note_form, stored
from functions.errors import Conflict
from functions.storage.table import AtVersion, CommitConflict, Delete, Item, Put, Table

Step: TypeAlias = Callable[[Item], "Item | None"]
"""Returns an item as the next form has it, None when that has none; what is so already it leaves as it is."""

STEPS: Sequence[Step] = ()
"""The first leads from form 1 to 2. There is none yet: every field so far that came later may be absent."""


@dataclass(frozen=True)
class Forms:
    """The forms that a program knows."""

    steps: Sequence[Step]

    @property
    def newest(self) -> int:
        """Return the form in which this program stores."""
        return FIRST_FORM + len(self.steps)

    def brought_up(self, item: Item, form: int) -> Item | None:
        """Return an item of a form as the newest has it; None when that has none."""
        found: Item | None = item
        for step in self.steps[form - FIRST_FORM :]:
            found = None if found is None else step(found)
        return found


FORMS = Forms(STEPS)


class OfNewerForm(Conflict):
    """A newer program stored this."""


def migrate(table: Table, forms: Forms = FORMS) -> int:
    """Bring everything to the newest form and return how many items changed; goes on where it was stopped.

    Raises:
        OfNewerForm: a newer program stored what is there.
        TableUnavailable: the table does not answer; call it again.
    """
    form = form_of(table)
    if form > forms.newest:
        raise OfNewerForm("a newer Pinternet stored this; bring this one up to date")
    if form == forms.newest:
        return 0
    changed = sum(_bring_up(table, item, form, forms) for item in stored(table))
    note_form(table, forms.newest)
    return changed


def _bring_up(table: Table, item: Item, form: int, forms: Forms) -> bool:
    """Rewrite one item; who else writes it meanwhile is waited for by reading it again."""
    now: Item | None = item
    while now is not None and (wanted := forms.brought_up(now, form)) != now:
        condition = AtVersion(now.version)
        with suppress(CommitConflict):
            table.commit([Delete(now.key, condition) if wanted is None else Put(wanted, condition)])
            return True
        now = table.get(item.key)
    return False
