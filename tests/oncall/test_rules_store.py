"""People's own rules, as they are kept on either engine."""

from dataclasses import replace
from datetime import time

import pytest

from functions.oncall.model.rules import Quiet, Rule, Rules
from functions.oncall.store import RulesStore
from functions.storage.table import CommitConflict, Table

ANN = Rules("ann", {"urgent": (Rule(0, "chat"), Rule(5, "sms"))}, Quiet(time(22), time(5, 30)))


@pytest.fixture
def rules(engine: Table) -> RulesStore:
    """An empty store on each engine in turn."""
    return RulesStore(engine)


def test_who_made_no_rules_has_none(rules: RulesStore) -> None:
    assert rules.of("ann") == Rules("ann")
    assert rules.everyone() == {}


def test_rules_come_back_as_they_were_kept(rules: RulesStore) -> None:
    rules.table.commit([rules.putting(ANN), rules.putting(Rules("budi"))])

    kept = replace(ANN, version=1)
    assert rules.of("ann") == kept
    assert rules.everyone() == {"ann": kept, "budi": Rules("budi", version=1)}


def test_rules_saved_in_two_places_are_not_laid_over_each_other(rules: RulesStore) -> None:
    rules.table.commit([rules.putting(ANN)])
    rules.table.commit([rules.putting(replace(ANN, quiet=None, version=1))])

    with pytest.raises(CommitConflict):
        rules.table.commit([rules.putting(replace(ANN, version=1))])
    assert rules.of("ann").quiet is None


def test_forgotten_rules_are_gone(rules: RulesStore) -> None:
    rules.table.commit([rules.putting(ANN)])

    rules.table.commit([rules.removing(rules.of("ann"))])

    assert rules.of("ann") == Rules("ann")
