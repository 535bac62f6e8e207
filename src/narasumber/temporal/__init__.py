"""Time expressions in the manner of TIMEX3."""

from narasumber.temporal.expression import TimeExpression
from narasumber.temporal.find import find_times

__all__ = ["TimeExpression", "find_times"]
