"""Spans become statements: who said what, through whom."""

from narasumber.attribution.records import Entity, Relay, Statement
from narasumber.attribution.speakers import make_speakers

__all__ = ["Entity", "Relay", "Statement", "make_speakers"]
