"""What expressions lend one another: a clock time its day, «hari ini» the date written beside it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from narasumber.temporal.expression import TimeExpression

BOUNDARY = re.compile(r"[.!?][\"”'’)]{0,3}[ \t\u00a0]+(?=[\"“'‘A-Z])|\n")
DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[A-Z]{2})?(?![\d/:])$")
TOUCHING = re.compile(r"[ \t\u00a0,(]{0,4}$")
NEAR = 4


def tie(text: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Return the expressions with days lent to clock times, and with «besok, Rabu 11 September» reconciled."""
    result = [_beside(text, found, index) for index in range(len(found))]
    if any(_is_clock(expression) for expression in result):
        ends = [match.end() for match in BOUNDARY.finditer(text)]
        result = [_dated(text, result, index, ends) for index in range(len(result))]
    return result


def _is_clock(expression: TimeExpression) -> bool:
    return expression.type == "TIME" and (expression.value or "").startswith("T")


def _beside(text: str, found: Sequence[TimeExpression], index: int) -> TimeExpression:
    """«hari ini, Senin 11 September 2019»: the date written beside it is the day."""
    here = found[index]
    if index + 1 == len(found) or here.anchor not in ("published", "none"):
        return here
    words = here.span.of(text).lower()
    beside = found[index + 1]
    gap = text[here.span.end : beside.span.start]
    if beside.anchor != "explicit" or beside.value is None or len(gap) > NEAR or not TOUCHING.match(gap):
        return here
    relative = any(word in words for word in ("hari ini", "besok", "kemarin", "lusa", "tadi", "ini", "semalam"))
    if not relative or not (here.value is None or DAY.match(here.value)) or not DAY.match(beside.value[:10]):
        return here
    value = beside.value[:10] + (here.value[10:] if here.value else "")
    return here if value == here.value else replace(here, value=value, anchor="next expression", doubt=None)


def _dated(text: str, found: Sequence[TimeExpression], index: int, ends: Sequence[int]) -> TimeExpression:
    """Give a clock time the day named nearest to it: beside it, before it in its sentence, after, earlier."""
    clock = found[index]
    if not _is_clock(clock):
        return clock
    sentence = bisect_left(ends, clock.span.start + 1)
    first = ends[sentence - 1] if sentence else 0
    last = ends[sentence] if sentence < len(ends) else len(text)
    after = found[index + 1] if index + 1 < len(found) else None
    if after and _names_day(after) and TOUCHING.match(text[clock.span.end : after.span.start]):
        return _with_day(clock, after, None)
    for before in reversed(found[max(0, index - 8) : index]):
        if before.span.start < first:
            break
        if before.type == "SET":
            return clock
        if _names_day(before):
            return _with_day(clock, before, None)
    if after and _names_day(after) and after.span.start < last:
        return _with_day(clock, after, None)
    return clock


def _names_day(expression: TimeExpression) -> bool:
    return expression.type in ("DATE", "TIME") and bool(DAY.match(expression.value or ""))


def _with_day(clock: TimeExpression, other: TimeExpression, doubt: str | None) -> TimeExpression:
    assert clock.value is not None
    assert other.value is not None
    value = "/".join(other.value[:10] + part for part in clock.value.split("/"))
    anchor = "next expression" if other.span.start > clock.span.start else "previous expression"
    return replace(clock, value=value, anchor=anchor, doubt=clock.doubt or doubt)
