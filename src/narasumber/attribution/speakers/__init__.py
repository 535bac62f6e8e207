"""Who exactly speaks: mentions become entities, every statement finds its speaker."""

from narasumber.attribution.speakers.component import assign, learned_names, make_speakers, names_of
from narasumber.attribution.speakers.resolve import Cast, resolve

__all__ = ["Cast", "assign", "learned_names", "make_speakers", "names_of", "resolve"]
