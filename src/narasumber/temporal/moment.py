"""What the words of one expression say, before it is placed on the calendar, and the placing."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

MONTHS_BACK = 6  # a bare month further ahead than this is taken to be last year's


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as written: only what the words say is set.

    `direction` is a role of `data/directions.tsv`; `turn` the offset of a year named by «tahun lalu» and the
    like; `literal` a value that needs no calendar («199» for the nineties); `problem` why there is no value.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    direction: str = ""
    turn: int | None = None
    literal: str | None = None
    problem: str | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A value with the way it was worked out."""

    value: str | None
    anchor: str
    doubt: str | None = None


WEEK_STEPS = {"last week": -1, "this week": 0, "next week": 1}


def place(moment: Moment, published: date | None, year: int | None = None) -> Placed:
    """Put `moment` on the calendar, counting from `published`; `year` is one that a range has lent it.

    Never raises: a date that cannot be has no value and a doubt.
    """
    if moment.problem:
        return Placed(None, "none", moment.problem)
    if moment.literal is not None:
        return Placed(moment.literal, "explicit", moment.doubt)
    if moment.year is None and year is not None:
        moment = replace(moment, year=year)
    try:
        if moment.month is not None:
            return _by_month(moment, published)
        if moment.day is not None:
            return _by_day(moment, published)
        if moment.weekday is not None:
            return _by_weekday(moment, published)
    except (ValueError, OverflowError):
        return Placed(None, "none", "the calendar has no such date")
    if moment.year is not None:
        return Placed(f"{moment.year:04}", "explicit", moment.doubt)
    return Placed(None, "none", "nothing to count from")


def _part(moment: Moment) -> str:
    return f"T{moment.part}" if moment.part else ""


def _by_month(moment: Moment, published: date | None) -> Placed:
    assert moment.month is not None
    if not 1 <= moment.month <= 12:
        return Placed(None, "none", "there is no such month")
    # 2000 is a leap year: a day that fails here fails in every year.
    if moment.day is not None:
        date(2000, moment.month, moment.day)
    anchor, year, doubt = "explicit", moment.year, moment.doubt
    if year is None:
        if published is None:
            return Placed(None, "none", "no year said, and no publication date to take it from")
        anchor = "published"
        year = published.year + moment.turn if moment.turn is not None else _nearest_year(moment, published)
    if moment.day is None:
        return Placed(f"{year:04}-{moment.month:02}", anchor, doubt)
    day = date(year, moment.month, moment.day)
    if moment.weekday is not None and day.isoweekday() != moment.weekday:
        doubt = doubt or "the weekday does not fit the date; kept as written"
    return Placed(day.isoformat() + _part(moment), anchor, doubt)


def _nearest_year(moment: Moment, published: date) -> int:
    """Choose the year of a date without one: by its direction, else the nearest, this year before others."""
    assert moment.month is not None
    here = (published.month, published.day if moment.day else 0)
    there = (moment.month, moment.day or 0)
    year = published.year
    if moment.direction in ("past", "today or past", "last week"):
        return year if there <= here else year - 1
    if moment.direction in ("future", "today or future", "next week"):
        return year if there >= here else year + 1
    if moment.direction.startswith("this"):
        return year
    if moment.weekday is not None and moment.day is not None:
        for other in (year, year - 1, year + 1):
            near = abs((_day_or_end(other, moment.month, moment.day) - published).days) <= 200
            if near and _day_or_end(other, moment.month, moment.day).isoweekday() == moment.weekday:
                return other
    ahead = moment.month - published.month
    if ahead > MONTHS_BACK:
        return year - 1
    return year + 1 if ahead < -9 else year


def _day_or_end(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def _by_day(moment: Moment, published: date | None) -> Placed:
    assert moment.day is not None
    if published is None:
        return Placed(None, "none", "no month said, and no publication date to take it from")
    day = date(published.year, published.month, moment.day)
    return Placed(day.isoformat() + _part(moment), "published", "no month said; taken from the publication date")


def _by_weekday(moment: Moment, published: date | None) -> Placed:
    assert moment.weekday is not None
    if published is None:
        return Placed(None, "none", "a weekday, and no publication date to count from")
    back = (published.isoweekday() - moment.weekday) % 7
    ahead = (moment.weekday - published.isoweekday()) % 7
    direction = moment.direction
    if direction in WEEK_STEPS:
        monday = published - timedelta(days=published.isoweekday() - 1)
        day = monday + timedelta(days=7 * WEEK_STEPS[direction] + moment.weekday - 1)
    elif direction == "past":
        day = published - timedelta(days=back or 7)
    elif direction == "future":
        day = published + timedelta(days=ahead or 7)
    elif direction == "today or future":
        day = published + timedelta(days=ahead)
    elif direction == "this":
        day = published - timedelta(days=back) if back <= 3 else published + timedelta(days=ahead)
    else:
        day = published - timedelta(days=back)
    return Placed(day.isoformat() + _part(moment), "published", moment.doubt)


def week(day: date, steps: int = 0, weekend: bool = False) -> str:
    """Return the ISO week `steps` weeks from `day`, or its weekend («2019-W37-WE»).

    Raises:
        OverflowError: the calendar ends before it.
    """
    year, number, _ = (day + timedelta(weeks=steps)).isocalendar()
    return f"{year:04}-W{number:02}" + ("-WE" if weekend else "")


def month(day: date, steps: int = 0) -> str:
    """Return the month `steps` months from that of `day`, as «2019-08».

    Raises:
        OverflowError: the calendar ends before it.
    """
    count = day.year * 12 + day.month - 1 + steps
    if not 12 <= count < 120000:
        raise OverflowError("no such month")
    return f"{count // 12:04}-{count % 12 + 1:02}"


def year(day: date, steps: int = 0) -> str:
    """Return the year `steps` years from that of `day`.

    Raises:
        OverflowError: the calendar ends before it.
    """
    if not 1 <= day.year + steps <= 9999:
        raise OverflowError("no such year")
    return f"{day.year + steps:04}"
