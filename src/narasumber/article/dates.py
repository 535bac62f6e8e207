"""Publication dates as Indonesian pages write them, with WIB, WITA and WIT.

Only the full dates of datelines and page heads are read here; what the sentences say about time is the
temporal room's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from narasumber.article.spans import TextSpan

_SHORT = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
# Indonesian and English month names share their first three letters but for these.
_MONTHS = {
    **{m: n for n, m in enumerate(_SHORT, 1)},
    **{"may": 5, "ags": 8, "agt": 8, "aug": 8, "oct": 10, "nop": 11, "dec": 12, "peb": 2},
}
_MONTH = (
    r"(?:jan(?:uari|uary)?|[fp]eb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun(?:i|e)?|jul(?:i|y)?|"
    r"agu(?:stus|st)?|agt|ags|aug(?:ust)?|sep(?:t|tember)?|o[kc]t(?:ober)?|no[vp](?:ember)?|de[sc](?:ember)?)"
)
_WEEKDAY = r"(?:senin|selasa|rabu|kamis|jumat|jum[’'`]at|sabtu|minggu|ahad)"
_ZONES = {"wib": timedelta(hours=7), "wita": timedelta(hours=8), "wit": timedelta(hours=9)}
_ZONE_NAMES = {timedelta(0): "UTC", **{offset: name.upper() for name, offset in _ZONES.items()}}

_DATE = (
    rf"(?:(?P<weekday>{_WEEKDAY})\b[ ,]*)?(?P<open>\(?)"
    rf"(?:(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}}) (?P<name>{_MONTH})\.? (?P<year2>\d{{4}}))(?!\d)\)?"
)
_CLOCK = (
    r"(?:[\s,|•·\-–]{0,8}(?:pukul|jam)?\s{0,3}(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2})?"
    r"(?:\s{0,3}(?P<zone>wib|wita|wit|utc|gmt)\b)?)?"
)
_ANY_DATE = re.compile(rf"(?<![\w/]){_DATE}", re.IGNORECASE)
_STAMP = re.compile(rf"(?<![\w/]){_DATE}{_CLOCK}", re.IGNORECASE)
_STAMP_LINE = re.compile(
    r"\W{0,5}(?:(?:diterbitkan|dipublikasikan|terbit|published|tayang|diperbarui|updated?)\b\s*(?:pada)?\s*:?\s*)?"
    rf"{_DATE}{_CLOCK}\W{{0,5}}",
    re.IGNORECASE,
)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A full date in a text: where it stands, and whether in news style («Rabu (13/9/2023)»)."""

    span: TextSpan
    value: date
    weekday: bool
    bracketed: bool


def _day(match: re.Match[str]) -> date | None:
    name = match["name"]
    month = _MONTHS[name[:3].lower()] if name else int(match["month"])
    try:
        return date(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
    except ValueError:  # 31 September
        return None


def _moment(match: re.Match[str]) -> datetime | date | None:
    day = _day(match)
    if day is None or match["hour"] is None:
        return day
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 23 or minute > 59:
        return day
    zone = (match["zone"] or "").lower()
    offset = _ZONES.get(zone, timedelta(0)) if zone else None
    tzinfo = timezone(offset, _ZONE_NAMES[offset]) if offset is not None else None
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=tzinfo)


def dates_in(text: str) -> Iterator[WrittenDate]:
    """Yield the full dates written in `text`, in order; a date that cannot be is passed over."""
    for match in _ANY_DATE.finditer(text):
        value = _day(match)
        if value is not None:
            yield WrittenDate(TextSpan(*match.span()), value, match["weekday"] is not None, bool(match["open"]))


def parse_published(text: str) -> datetime | date | None:
    """Read a publication date: ISO 8601, or as Indonesian pages write it («Kamis, 14 September 2023 07:12 WIB»).

    A time without a zone stays without one; nothing is assumed. Returns None where no date can be read.
    """
    text = text.strip()
    if _ISO_DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    if _ISO_DATE.match(text):
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            return None
    match = _STAMP.search(text)
    return _moment(match) if match else None


def stamp_line(line: str) -> datetime | date | None:
    """Return the moment that `line` gives if it holds a publication date and nothing else.

    It must be as page heads write it: «Rabu (13/9/2023).» on a line of its own is the end of a sentence
    that was broken.
    """
    if len(line) > 90 or not any(ch.isdigit() for ch in line):
        return None
    match = _STAMP_LINE.fullmatch(line)
    if match is None:
        return None
    if match["open"] or line.rstrip().endswith("."):
        return None
    return _moment(match) if match["hour"] or (match["weekday"] and match["name"]) else None


def first_stamp(text: str) -> datetime | None:
    """Return the first moment in `text` that has weekday, date, clock and zone, as page heads show it."""
    for match in _STAMP.finditer(text):
        moment = _moment(match) if match["weekday"] and match["zone"] else None
        if isinstance(moment, datetime):
            return moment
    return None


def guess_published(text: str) -> date | None:
    """Return the latest date that `text` writes in the manner of news, «Rabu (13/9/2023)», or None.

    News tells what happened yesterday or today and dates it so; dates without weekday or brackets are as
    often history. On the 392 articles of the project's corpus with such a date the latest is the day of
    publication in 87 of 100, at most one day before it in 95.
    """
    return max((d.value for d in dates_in(text) if d.weekday), default=None)
