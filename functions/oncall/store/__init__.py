"""Where alerts, deliveries, drills, channels, the roster and people's own rules are kept."""

from functions.oncall.store.alerts import AlertStore
from functions.oncall.store.channels import ChannelStore
from functions.oncall.store.drills import DrillStore
from functions.oncall.store.feeds import FeedStore
from functions.oncall.store.named import NamedAlerts, alert_at
from functions.oncall.store.policies import PolicyStore
from functions.oncall.store.roster import RosterStore
from functions.oncall.store.rules import RulesStore
from functions.oncall.store.ticks import TickMemory

__all__ = [
    "AlertStore",
    "ChannelStore",
    "DrillStore",
    "FeedStore",
    "NamedAlerts",
    "PolicyStore",
    "RosterStore",
    "RulesStore",
    "TickMemory",
    "alert_at",
]
