"""When something was said: the value of a statement's time, and the rule that finds it where none is marked."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from narasumber.article import TextSpan
from narasumber.temporal.expression import TimeExpression
from narasumber.temporal.find import find_times

# A statement's time is a day, a month or a year; weeks and «baru-baru ini» stay words.
CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![\d-])")
CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
LEAD = re.compile(
    r"(?:(?:pada|di|sekitar|sekira|kira-kira|hari|tanggal|bulan|tahun|sejak|sedini|sampai|hingga|paling|"
    r"lambat|awal|akhir|pertengahan|dan|waktu|selama|baru)\b|[\W\d])*",
    re.IGNORECASE,
)
JUST_NOW = re.compile(r"\W*(?:tadi|barusan|baru saja)\W*", re.IGNORECASE)
THEN = re.compile(r"\W*(?:saat|kala|waktu|ketika|pada saat) itu\W*", re.IGNORECASE)


def statement_time(
    text: str,
    span: TextSpan,
    published: date | datetime | None,
    times: Sequence[TimeExpression] | None = None,
) -> str | None:
    """Return the ISO 8601 date or datetime of a statement's time span, None where it can't be worked out.

    A span may hold several expressions («Jumat dini hari, pukul 01.00 WIB, 12 September 2019»): a clock time
    with its day comes first, then a day, a month, a year; one that the words say beats one counted from the
    publication date. A range gives what its ends share. `times` are the expressions of the whole text, where
    they are known already.
    """
    found = find_times(text, published) if times is None else times
    inside = [one for one in found if one.span.overlaps(span)]
    if not inside:
        if JUST_NOW.fullmatch(span.of(text)) and published is not None:
            return published.isoformat()[:10]
        return None
    lead = text[span.start : max(span.start, inside[0].span.start)]
    if not LEAD.fullmatch(lead):
        return None  # «sehari setelah dia mengakui … 31 Oktober»: counted from something told
    values = [(value, one) for one in inside if (value := _calendar_value(one))]
    if not values:
        return None
    return max(values, key=lambda pair: _rank(*pair))[0]


def _calendar_value(expression: TimeExpression) -> str | None:
    value = expression.value
    if value is None or expression.type in ("DURATION", "SET"):
        return None
    if "/" in value:
        first, last = value.split("/")
        shared = [a for a, b in zip(first.split("-"), last.split("-"), strict=False) if a == b]
        whole = first.split("-")[: len(shared)] == shared
        return "-".join(shared) if shared and whole and CALENDAR.fullmatch("-".join(shared)) else None
    if CLOCK.match(value):
        return value
    match = CALENDAR.match(value)
    return match.group() if match else None


def _rank(value: str, expression: TimeExpression) -> tuple[bool, int, bool]:
    clock = bool(CLOCK.match(value))
    return clock, min(len(value), 10), expression.anchor == "explicit"
