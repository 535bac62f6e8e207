"""Spans become statements: who said what, through whom."""

from narasumber.attribution.records import Entity, Relay, Statement

__all__ = ["Entity", "Relay", "Statement"]
