"""What alerting does: raise, tell, send, settle; and the people's channels."""

from functions.oncall.actions.raising import (
    alert_for_intake,
    alert_for_message,
    alert_for_return,
    alert_for_test,
    claim_alerts_of,
    close_alerts_of,
)

__all__ = [
    "alert_for_intake",
    "alert_for_message",
    "alert_for_return",
    "alert_for_test",
    "claim_alerts_of",
    "close_alerts_of",
]
