"""Where alerts, deliveries, channels and people's own rules are kept."""

from functions.oncall.store.alerts import AlertStore
from functions.oncall.store.channels import ChannelStore
from functions.oncall.store.rules import RulesStore

__all__ = ["AlertStore", "ChannelStore", "RulesStore"]
