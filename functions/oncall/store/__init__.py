"""Where alerts, deliveries and channels are kept."""

from functions.oncall.store.alerts import AlertStore
from functions.oncall.store.channels import ChannelStore

__all__ = ["AlertStore", "ChannelStore"]
