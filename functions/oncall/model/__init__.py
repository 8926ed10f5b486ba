"""What alerting is about: alerts, policies, deliveries, channels, people to tell. Pure."""

from functions.oncall.model.addresses import normal_email, normal_phone
from functions.oncall.model.alert import Alert, alert_id
from functions.oncall.model.channel import Channel, channel_id
from functions.oncall.model.delivery import Delivery, delivery_id
from functions.oncall.model.people import Person, targeted
from functions.oncall.model.policy import Policy, Step, policy_for, policy_for_message, policy_for_test
from functions.oncall.model.reply import is_late, next_answer
from functions.oncall.model.times import moment, stamp

__all__ = [
    "Alert",
    "Channel",
    "Delivery",
    "Person",
    "Policy",
    "Step",
    "alert_id",
    "channel_id",
    "delivery_id",
    "is_late",
    "moment",
    "next_answer",
    "normal_email",
    "normal_phone",
    "policy_for",
    "policy_for_message",
    "policy_for_test",
    "stamp",
    "targeted",
]
