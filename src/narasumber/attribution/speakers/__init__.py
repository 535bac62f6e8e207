"""Who exactly speaks: mentions become entities, every statement finds its speaker."""

from narasumber.attribution.speakers.bystanders import bystanders, faint_names
from narasumber.attribution.speakers.component import assign, learned_names, make_speakers, names_of
from narasumber.attribution.speakers.loglinear import shipped_weights, softmax
from narasumber.attribution.speakers.mentions import fold
from narasumber.attribution.speakers.naming import Naming
from narasumber.attribution.speakers.posts import settle_roles
from narasumber.attribution.speakers.resolve import Cast, resolve

__all__ = [
    "Cast",
    "Naming",
    "assign",
    "bystanders",
    "faint_names",
    "fold",
    "learned_names",
    "make_speakers",
    "names_of",
    "resolve",
    "settle_roles",
    "shipped_weights",
    "softmax",
]
