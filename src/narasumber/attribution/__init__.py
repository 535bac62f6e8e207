"""Spans become statements: who said what, through whom."""

from narasumber.attribution.records import Entity, Relay, Statement
from narasumber.attribution.rules import find_statements, make_rules
from narasumber.attribution.speakers import make_speakers

__all__ = ["Entity", "Relay", "Statement", "find_statements", "make_rules", "make_speakers"]
