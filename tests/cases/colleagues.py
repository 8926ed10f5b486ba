"""What colleagues of a case are told of each other, and find in their queues."""

from tests.cases.desk import Desk


def told(desk: Desk, case: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return what the open alerts among colleagues are about, and whom their first step means."""
    alerts = (alert for alert in desk.alerts.open_alerts_of(case) if alert.stands_apart)
    return sorted((alert.about, alert.policy.steps[0].targets) for alert in alerts)


def asked_of(desk: Desk, person: str) -> list[str]:
    """Return the cases in a person's queue of what they are asked, which its count must agree with."""
    page = desk.queue("asked", person)
    assert page.counts["asked"] == len(page.cases)
    return [case.id for case in page.cases]
