"""Spans become statements: who said what, through whom."""

from narasumber.attribution.agreement import Weights, chance, opinions, signs
from narasumber.attribution.assembler import assemble, make_assembler
from narasumber.attribution.certainty import FIELDS, field_signs, field_spans, frame_of, make_confidence
from narasumber.attribution.records import Entity, EntityType, Relay, Statement
from narasumber.attribution.relays import Station, chain, find_relays, is_primary, make_relays, relay_name
from narasumber.attribution.rules import find_statements, make_rules
from narasumber.attribution.speakers import (
    Naming,
    bystanders,
    faint_names,
    fold,
    make_speakers,
    settle_roles,
    shipped_weights,
    softmax,
)

__all__ = [
    "FIELDS",
    "Entity",
    "EntityType",
    "Naming",
    "Relay",
    "Statement",
    "Station",
    "Weights",
    "assemble",
    "bystanders",
    "chain",
    "chance",
    "faint_names",
    "field_signs",
    "field_spans",
    "find_relays",
    "find_statements",
    "fold",
    "frame_of",
    "is_primary",
    "make_assembler",
    "make_confidence",
    "make_relays",
    "make_rules",
    "make_speakers",
    "opinions",
    "relay_name",
    "settle_roles",
    "shipped_weights",
    "signs",
    "softmax",
]
