"""What alerting does: raise, tell, send, settle; and the people's channels."""

from functions.oncall.actions.channels import (
    ChannelDesk,
    add_channel,
    forget_leavers,
    remove_channel,
    try_channel,
    verify_channel,
)
from functions.oncall.actions.claiming import Link, confirm_test, read_link
from functions.oncall.actions.drilling import (
    DrillPlan,
    raise_drill,
    raise_monthly_drill,
    reported_drills,
    settle_drills,
)
from functions.oncall.actions.policing import reset_policies, save_policies
from functions.oncall.actions.promising import promise_of, working_hours
from functions.oncall.actions.raising import (
    alert_for_check,
    alert_for_danger,
    alert_for_follow_up,
    alert_for_intake,
    alert_for_lapse,
    alert_for_message,
    alert_for_promise,
    alert_for_question,
    alert_for_reply,
    alert_for_return,
    alert_for_right,
    alert_for_silence,
    alert_for_test,
    claim_alerts_of,
    close_alerts_of,
    close_all_alerts_of,
    close_reminders_of,
    close_replies_to,
    settle_question,
)
from functions.oncall.actions.reaching import as_told, reach_now
from functions.oncall.actions.reporting import Ailment, Report, ailments, recent, report
from functions.oncall.actions.roster.reading import current_roster
from functions.oncall.actions.ruling import rules_of, save_rules
from functions.oncall.actions.sending import Each, Post, send_due
from functions.oncall.actions.ticking import tick
from functions.oncall.model import Reach

__all__ = [
    "Ailment",
    "ChannelDesk",
    "DrillPlan",
    "Each",
    "Link",
    "Post",
    "Reach",
    "Report",
    "add_channel",
    "ailments",
    "alert_for_check",
    "alert_for_danger",
    "alert_for_follow_up",
    "alert_for_intake",
    "alert_for_lapse",
    "alert_for_message",
    "alert_for_promise",
    "alert_for_question",
    "alert_for_reply",
    "alert_for_return",
    "alert_for_right",
    "alert_for_silence",
    "alert_for_test",
    "as_told",
    "claim_alerts_of",
    "close_alerts_of",
    "close_all_alerts_of",
    "close_reminders_of",
    "close_replies_to",
    "confirm_test",
    "current_roster",
    "forget_leavers",
    "promise_of",
    "raise_drill",
    "raise_monthly_drill",
    "reach_now",
    "read_link",
    "recent",
    "remove_channel",
    "report",
    "reported_drills",
    "reset_policies",
    "rules_of",
    "save_policies",
    "save_rules",
    "send_due",
    "settle_drills",
    "settle_question",
    "tick",
    "try_channel",
    "verify_channel",
    "working_hours",
]
