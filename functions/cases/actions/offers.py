"""Ends an offer to hand a case over, together with what ends it."""

from datetime import datetime

from functions.cases.model import Case, to_minute
from functions.cases.model.ask import HAND_OVER, OVER, Ask
from functions.cases.store import CaseStore
from functions.oncall.actions import settle_question
from functions.oncall.store import AlertStore
from functions.storage.table import Change


def standing_offer(cases: CaseStore, case: Case) -> Ask | None:
    """Return the hand-over that a case's head names."""
    return None if case.offer is None else cases.asks.ask(case.id, case.offer)


def ending_offer(
    cases: CaseStore,
    alerts: AlertStore,
    case: Case,
    now: datetime,
    *,
    outcome: str = OVER,
    by: str | None = None,
) -> list[Change]:
    """Return the changes that settle the offer of a case, if any; the head forgets it by its own change."""
    offer = standing_offer(cases, case)
    if offer is None:
        return []
    told = settle_question(alerts, case=case.id, question=offer.id, about=HAND_OVER, now=now)
    return [cases.asks.put(offer.settled(outcome, to_minute(now), by)), *told]
