"""Relay chains: through whom somebody's words came to this article."""

from narasumber.attribution.relays.chains import Station, chain, is_primary, set_scopes
from narasumber.attribution.relays.component import Relays, make_relays
from narasumber.attribution.relays.finding import Found, find_relays
from narasumber.attribution.relays.phrases import relay_name

__all__ = [
    "Found",
    "Relays",
    "Station",
    "chain",
    "find_relays",
    "is_primary",
    "make_relays",
    "relay_name",
    "set_scopes",
]
