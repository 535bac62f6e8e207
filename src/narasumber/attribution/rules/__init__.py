"""Statements by the rules of the language: quotation marks, cue words, noun phrases before and after."""

from narasumber.attribution.rules.component import make_rules
from narasumber.attribution.rules.finder import find_statements

__all__ = ["find_statements", "make_rules"]
