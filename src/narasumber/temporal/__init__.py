"""Time expressions in the manner of TIMEX3."""

from narasumber.temporal.component import fill_times, make_times, set_values
from narasumber.temporal.expression import TimeExpression, TimeType
from narasumber.temporal.find import find_times
from narasumber.temporal.saying import own_sentence, saying_time, statement_time

__all__ = [
    "TimeExpression",
    "TimeType",
    "fill_times",
    "find_times",
    "make_times",
    "own_sentence",
    "saying_time",
    "set_values",
    "statement_time",
]
