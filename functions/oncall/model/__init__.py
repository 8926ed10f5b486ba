"""What alerting is about: alerts, policies, deliveries, channels, people to tell. Pure."""

from functions.oncall.model.addresses import NORMAL
from functions.oncall.model.alert import Alert, alert_id
from functions.oncall.model.channel import Channel, channel_id
from functions.oncall.model.delivery import Delivery, delivery_id
from functions.oncall.model.duty import Roster, Span
from functions.oncall.model.hours import WorkingHours
from functions.oncall.model.people import Person
from functions.oncall.model.policy import (
    Policies,
    Policy,
    Step,
    policy_for_check,
    policy_for_danger,
    policy_for_follow_up,
    policy_for_promise,
    policy_for_question,
    policy_for_reply,
    policy_for_right,
    policy_for_test,
    standard_policies,
)
from functions.oncall.model.policy_faults import policy_faults
from functions.oncall.model.promise import Promise
from functions.oncall.model.reach import Reach
from functions.oncall.model.reply import is_late, next_answer, there_tonight
from functions.oncall.model.roster import (
    EACH_SHIFT,
    EACH_WEEK,
    FIRST,
    SECOND,
    Layer,
    Leave,
    Override,
    Schedule,
    Swap,
)
from functions.oncall.model.rules import Quiet, Rule, Rules
from functions.oncall.model.tally import Tally
from functions.oncall.model.throttle import Told
from functions.times import moment, stamp

__all__ = [
    "EACH_SHIFT",
    "EACH_WEEK",
    "FIRST",
    "NORMAL",
    "SECOND",
    "Alert",
    "Channel",
    "Delivery",
    "Layer",
    "Leave",
    "Override",
    "Person",
    "Policies",
    "Policy",
    "Promise",
    "Quiet",
    "Reach",
    "Roster",
    "Rule",
    "Rules",
    "Schedule",
    "Span",
    "Step",
    "Swap",
    "Tally",
    "Told",
    "WorkingHours",
    "alert_id",
    "channel_id",
    "delivery_id",
    "is_late",
    "moment",
    "next_answer",
    "policy_faults",
    "policy_for_check",
    "policy_for_danger",
    "policy_for_follow_up",
    "policy_for_promise",
    "policy_for_question",
    "policy_for_reply",
    "policy_for_right",
    "policy_for_test",
    "stamp",
    "standard_policies",
    "there_tonight",
]
