"""Where alerts, deliveries, channels, the roster and people's own rules are kept."""

from functions.oncall.store.alerts import AlertStore
from functions.oncall.store.channels import ChannelStore
from functions.oncall.store.policies import PolicyStore
from functions.oncall.store.roster import RosterStore
from functions.oncall.store.rules import RulesStore

__all__ = ["AlertStore", "ChannelStore", "PolicyStore", "RosterStore", "RulesStore"]
