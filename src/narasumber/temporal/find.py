"""Finding the time expressions of a text: the first word decides which forms are tried."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from narasumber.article import TextSpan
from narasumber.temporal import moment as calendar
from narasumber.temporal.clock import read_clock
from narasumber.temporal.expression import TimeExpression, TimeType
from narasumber.temporal.links import tie
from narasumber.temporal.moment import Moment, Placed, place
from narasumber.temporal.quantity import read_amount, read_one_unit
from narasumber.temporal.reader import YEAR_TURNS, Reader
from narasumber.temporal.words import fold, words

START = re.compile(r"\w+|\(")
LAW_BEFORE = re.compile(r"(?:nomor|no\.?)[ \t\u00a0]{0,2}$", re.IGNORECASE)
LAW = re.compile(r"[\w/.-]{1,20}(?:[ \t\u00a0]{1,2}tahun[ \t\u00a0]{1,2}\d{4})?(?!\w)", re.IGNORECASE)
SPEED = re.compile(r"(?:km|kilometer|mil|meter|knot)[ ]?$", re.IGNORECASE)
WORD_BEFORE = re.compile(r"([\w'’-]+)[ \t\u00a0]{1,2}$")
NEXT_WORD = re.compile(r"[ \t\u00a0]{1,2}(?:dari )?([\w]+)")
JOINS = frozenset((" dan ", ", ", " atau ", " ke ", " dan pada ", ", dan "))
STEPS = {"past": -1, "this": 0, "future": 1}
SCHOOL = re.compile(r"tahun (?:(?:ajaran|anggaran|pelajaran|buku|fiskal) )?", re.IGNORECASE)
OWNED = re.compile(r"(?:bulan|tanggal|tgl\.?|hari) {1,2}", re.IGNORECASE)
FAR = 3000  # characters over which «kala itu» may point back
DAY_ALONE = re.compile(r"([0-3]?\d)(?![\w/]|[.,:]\d|[-–]\d)")
ROMAN = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Passed:
    """A stretch that looks like a time and is none: an age, the number of a law."""

    end: int


def as_date(published: date | datetime | None) -> date | None:
    """Return the day of `published`, in the zone it is given in."""
    return published.date() if isinstance(published, datetime) else published


def find_times(
    text: str, published: date | datetime | None, spans: Sequence[TextSpan] | None = None
) -> list[TimeExpression]:
    """Return the time expressions of `text` in order, none overlapping another.

    Relative ones («kemarin», «Rabu», «11/9») count from `published`; without it only what says everything
    itself has a value. `spans`, where given, are the stretches to search: expressions outside are left out.
    Never raises, whatever the text; values follow ISO 8601 as TIMEX3 (ISO 24617-1) uses it.
    """
    search = _Search(text, as_date(published))
    stretches = [TextSpan(0, len(text))] if spans is None else sorted(spans)
    for stretch in stretches:
        search.run(stretch)
    return tie(text, search.found)


class _Search:
    """The state of one pass: what was found so far, for «hari yang sama» and «dua hari sebelumnya»."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text = text
        self.published = published
        self.found: list[TimeExpression] = []
        self.done = 0
        self.day: date | None = None
        self.told: date | None = None
        self.values: dict[int, str] = {}

    def run(self, stretch: TextSpan) -> None:
        table = starters()
        self.done = max(self.done, stretch.start)
        for token in START.finditer(self.text, stretch.start, stretch.end):
            start = token.start()
            if start < self.done:
                continue
            word = token.group()
            if word[0] in "0123456789":
                forms: tuple[Form, ...] = NUMBER_FORMS
            else:
                forms = table.get(word.lower(), ())
            for form in forms:
                result = form(self, Reader(self.text, start), start)
                if isinstance(result, TimeExpression):
                    self.remember(result)
                    break
                if isinstance(result, Passed):
                    self.done = result.end
                    break

    # What has been said before

    def remember(self, expression: TimeExpression) -> None:
        """Keep `expression`, and of its value what later ones may point to."""
        self.found.append(expression)
        self.done = expression.span.end
        value = expression.value or ""
        match = CALENDAR.match(value)
        if not match:
            return
        for length in (4, 7):
            if len(match.group()) >= length:
                self.values[length] = value[:length]
        day = calendar_day(value)
        if day is not None:
            self.day = day
            if day != self.published:
                self.told = day

    def last_value(self, length: int) -> str | None:
        """Return the year (4) or month (7) of the nearest value before that has one."""
        return self.values.get(length)

    def moved_day(self, steps: int) -> str | None:
        """Return the day `steps` from the one told of: not that of publication, which is the report's own."""
        day = self.told or self.day
        try:
            return (day + timedelta(days=steps)).isoformat() if day else None
        except OverflowError:
            return None

    def told_before(self, start: int) -> str | None:
        """Return the time that «kala itu» points to: the last one in this paragraph or the one before it.

        A day just before publication is mostly the report's own («dilansir Reuters, Rabu (11/9)») and passed.
        """
        for expression in reversed(self.found[-12:]):
            if start - expression.span.end > FAR or self.text.count("\n", expression.span.end, start) > 1:
                return None
            match = CALENDAR.match(expression.value or "")
            if not match or expression.type in ("DURATION", "SET"):
                continue
            day = calendar_day(match.group())
            if day is None or self.published is None or (self.published - day).days > 2:
                return match.group()
        return None

    # Making expressions

    def make(self, start: int, end: int, kind: TimeType, placed: Placed) -> TimeExpression:
        return TimeExpression(TextSpan(start, end), kind, placed.value, placed.anchor, placed.doubt)

    def of(self, moment: Moment, reader: Reader, start: int) -> TimeExpression:
        """Make the expression of a point, or of the range that it opens."""
        end = reader.at
        if reader.eat("dash"):
            last = reader.point()
            if last is not None and grain(last) == grain(moment) and last.problem is None:
                return self._range(moment, last, start, reader.at)
        kind: TimeType = "TIME" if moment.part else "DATE"
        return self.make(start, end, kind, place(moment, self.published))

    def _range(self, first: Moment, last: Moment, start: int, end: int) -> TimeExpression:
        year = last.year
        if year is not None and first.month and last.month and first.month > last.month:
            year -= 1
        if not first.direction and first.year is None:
            first = replace(first, direction=last.direction)
        one = place(first, self.published, year)
        lent = self.published
        if last.day is None and last.month is None and last.weekday is not None and one.value and first.weekday:
            # «dari Senin hingga Rabu»: the Wednesday after that Monday
            lent = calendar_day(one.value)
            last = replace(last, direction="future")
        two = place(last, lent, first.year if last.year is None else None)
        if one.value is None or two.value is None:
            return self.make(start, end, "DATE", Placed(None, "none", one.doubt or two.doubt))
        anchor = "published" if "published" in (one.anchor, two.anchor) else "explicit"
        doubt = one.doubt or two.doubt
        if one.value[:10] > two.value[:10]:
            doubt = doubt or "the range ends before it begins"
        return self.make(start, end, "DATE", Placed(f"{one.value}/{two.value}", anchor, doubt))


DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
CALENDAR = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?![\d/])")

Result = TimeExpression | Passed | None
Form = Callable[[_Search, Reader, int], Result]


def calendar_day(value: str) -> date | None:
    """Return the day that a value begins with, None where it names none."""
    match = DAY.match(value)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def grain(moment: Moment) -> str:
    """Return how exact a point is: a day, a month or a year."""
    if moment.day is not None or moment.weekday is not None:
        return "day"
    return "month" if moment.month is not None else "year"


def stands_free(text: str, start: int, after_comma: bool = False) -> bool:
    """Say whether a number that starts here is not the end of another one or of a code.

    `after_comma`: a comma with a digit before it does not bind («2-0,17/11/2018»).
    """
    if after_comma and text[start - 1 : start] == ",":
        return True
    return not (start and text[start - 1] in "./-–+:'’_#@" and text[start - 2 : start - 1].isalnum()) and not (
        start and text[start - 1] in ",.:" and text[start - 2 : start - 1].isdigit()
    )


# The forms, each with the words that may open it


def weekday_form(search: _Search, reader: Reader, start: int) -> Result:
    """«Rabu», «Rabu malam», «Rabu (13/9/2023)», «Senin lalu», «Senin hingga Rabu»."""
    moment = reader.weekday()
    return search.of(moment, reader, start) if moment else None


def bracket_form(search: _Search, reader: Reader, start: int) -> Result:
    """«(7/9/2019)», «(2019)»."""
    moment = reader.bracketed()
    if moment is not None:
        if moment.month is not None and not 1 <= moment.month <= 12 and moment.year is None:
            return None
        placed = place(moment, search.published)
        closed = search.text[start + 1 : reader.at].rstrip(" \t")
        inner = len(closed) - 1 if closed.endswith(")") else len(closed)
        return search.make(start + 1, start + 1 + inner, "DATE", placed)
    reader.at = start + 1
    match = reader.eat("year")
    if match and search.text[reader.at : reader.at + 1] == ")" and 1900 <= int(match.group(1)) <= 2100:
        return search.make(start + 1, reader.at, "DATE", Placed(match.group(1), "explicit"))
    return None


def day_range_form(search: _Search, reader: Reader, start: int) -> Result:
    """«12-14 September 2019», «20 sampai 22 Oktober mendatang»."""
    if not stands_free(search.text, start, after_comma=True):
        return None
    match = reader.eat("day range")
    if not match:
        return None
    first, last, name, year = match.groups()
    if int(first) >= int(last):
        return None  # «menang 5-2 Agustus lalu»
    moment = Moment(
        day=int(last), month=words().months[fold(name)], year=int(year) if year else None,
        direction=reader.direction() or "",
    )  # fmt: skip
    return search._range(replace(moment, day=int(first)), moment, start, reader.at)


def date_form(search: _Search, reader: Reader, start: int) -> Result:
    """«14 September 2019», «17 Agustus», «13/9/2023», «13-09-2023», «2019-09-13»."""
    if not stands_free(search.text, start, after_comma=True):
        return None
    moment = reader.day()
    return search.of(moment, reader, start) if moment else None


def law_form(search: _Search, reader: Reader, start: int) -> Result:
    """«Undang-Undang Nomor 30 Tahun 2002»: number and year are a name, and passed over."""
    if not LAW_BEFORE.search(search.text[max(0, start - 8) : start]):
        return None
    match = reader._eat(LAW)
    return Passed(match.end()) if match else None


def clock_form(search: _Search, reader: Reader, start: int) -> Result:
    """«pukul 07.12 WIB», «jam 5 sore», «16.00-21.00 WIB»."""
    if search.text[start].isdigit() and not stands_free(search.text, start):
        return None
    read = read_clock(reader)
    if read is None:
        return None
    value, doubt = read
    return search.make(start, reader.at, "TIME", Placed(value, "explicit", doubt))


def amount_form(search: _Search, reader: Reader, start: int) -> Result:
    """«dua hari lalu», «tiga tahun terakhir», «75 tahun»; ages are passed over."""
    if search.text[start].isdigit() and not stands_free(search.text, start):
        return None
    amount = read_amount(reader) or read_one_unit(reader)
    if amount is None:
        return None
    if amount.is_age(search.text, start, reader.at):
        return Passed(reader.at)
    kind, placed = amount.place(search.published, search.day, search.last_value)
    return search.make(start, reader.at, kind, placed)


def times_form(search: _Search, reader: Reader, start: int) -> Result:
    """«dua kali setahun»."""
    match = reader.eat("times a unit")
    if not match:
        return None
    return search.make(start, reader.at, "SET", Placed(f"P{period_of(match.group(1))}", "explicit"))


def period_of(unit: str) -> str:
    """Return one `unit` as ISO duration without its P: «1D», «T1H», «10Y»."""
    code = words().units[fold(unit)]
    if code[0] == "T":
        return f"T1{code[1]}"
    return code if code[0].isdigit() else f"1{code}"


def year_form(search: _Search, reader: Reader, start: int) -> Result:
    """«2014-2019», «pada 2019», «Pemilu 2019»: a bare number is a year only where something says so."""
    text = search.text
    if not stands_free(text, start):
        return None
    season = reader.eat("season year")
    if season:
        first, last = season.groups()
        last = first[:2] + last if len(last) == 2 else last
        if int(last) - int(first) in (1, 2, 3, 4, 5):
            return search.make(start, reader.at, "DATE", Placed(f"{first}/{last}", "explicit"))
        return None
    decade = reader.eat("decade")
    if decade:
        return decade_of(search, decade, start, reader.at)
    match = reader.eat("year")
    if not match or text[reader.at : reader.at + 1] == "/":
        return None
    end = reader.at
    number = int(match.group(1))
    if 1800 <= number <= 2150 and reader.eat("dash") and (until := reader.eat("year")):
        last_year = int(until.group(1))
        if number <= last_year <= number + 300 and not text.startswith(("-", "/"), reader.at):
            return search.make(start, reader.at, "DATE", Placed(f"{number}/{last_year}", "explicit"))
    if not 1800 <= number <= 2150 or not _called_a_year(search, start) or _counts(text, end):
        return None
    reader.at = end
    reader.direction()
    return search.make(start, reader.at, "DATE", Placed(str(number), "explicit"))


def _counts(text: str, end: int) -> bool:
    following = NEXT_WORD.match(text, end)
    return text[end : end + 1] == "%" or bool(following and following.group(1) in words().counted)


def _called_a_year(search: _Search, start: int) -> bool:
    """Say whether the words before make this number a year."""
    text = search.text
    if search.found:
        last = search.found[-1]
        if (last.value or "").isdigit() and text[last.span.end : start] in JOINS:
            return True
    before = text[max(0, start - 60) : start]
    for place_before in range(4):
        match = WORD_BEFORE.search(before)
        if not match:
            return False
        word = match.group(1)
        if place_before == 0 and (word in words().year_next or word.lower() in words().year_next):
            return True
        if word in words().year_name:
            return True
        if not (word[0].isupper() or word[0].isdigit()):
            return False
        before = before[: match.start()]
    return False


def decade_of(search: _Search, match: re.Match[str], start: int, end: int) -> TimeExpression:
    """Make «1990-an» the decade 199, «1800-an» the century 18."""
    year = match.group(1)
    century = year[2:] == "00" and year != "2000"
    return search.make(start, end, "DATE", Placed(year[:2] if century else year[:3], "explicit"))


def decade_form(search: _Search, reader: Reader, start: int) -> Result:
    """«tahun 1990-an», «era 2000-an»."""
    match = reader.eat("decade")
    return decade_of(search, match, start, reader.at) if match else None


def century_form(search: _Search, reader: Reader, start: int) -> Result:
    """«abad ke-20», «abad XIX»."""
    match = reader.eat("century")
    if not match:
        return None
    number, before = match.groups()
    count = int(number) if number.isdigit() else _roman(number)
    if before or not 1 <= count <= 30:
        return search.make(start, reader.at, "DATE", Placed(None, "none", "no value for a century before the first"))
    return search.make(start, reader.at, "DATE", Placed(f"{count - 1:02}", "explicit"))


def _roman(number: str) -> int:
    values = [ROMAN[letter] for letter in number]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


SEASONS = {"panas": "SU", "dingin": "WI", "semi": "SP", "gugur": "FA"}


def season_form(search: _Search, reader: Reader, start: int) -> Result:
    """«musim panas 2020»."""
    match = reader.eat("season")
    if not match or not match.group(2):
        return None
    value = f"{match.group(2)}-{SEASONS[match.group(1).lower()]}"
    return search.make(start, reader.at, "DATE", Placed(value, "explicit"))


def month_form(search: _Search, reader: Reader, start: int) -> Result:
    """«September 2019», «Juli lalu», «bulan Agustus»."""
    named = reader._eat(OWNED) is not None
    name_start = reader.at
    moment = reader.month()
    if moment is None:
        return None
    bare = moment.year is None and not moment.direction and moment.turn is None
    if bare and not named and _part_of_a_name(search.text, name_start, reader.at):
        return None
    return search.of(moment, reader, start)


def _part_of_a_name(text: str, start: int, end: int) -> bool:
    """Say whether a word in capitals stands right beside: «Puan Mei», «Sebelas Maret»."""
    before = WORD_BEFORE.search(text[max(0, start - 30) : start])
    after = text[end : end + 2]
    if before and before.group(1)[0].isupper() and before.group(1).lower() not in words().year_next:
        return not words().edges & {before.group(1).lower()}
    return len(after) == 2 and after[0] == " " and after[1].isupper()


def date_after_label_form(search: _Search, reader: Reader, start: int) -> Result:
    """«tanggal 17 Agustus», «tanggal 12/9», «tanggal 20»."""
    if not reader._eat(OWNED):
        return None
    inner = reader.at
    found = day_range_form(search, reader, inner)
    if found is not None:
        return found
    reader.at = inner
    moment = reader.day() or reader.numeric_date(year_needed=False)
    if moment is not None:
        return search.of(moment, reader, inner)
    alone = reader._eat(DAY_ALONE)
    if not alone or not 1 <= int(alone.group(1)) <= 31:
        return None
    return search.make(start, reader.at, "DATE", place(Moment(day=int(alone.group(1))), search.published))


def period_form(search: _Search, reader: Reader, start: int) -> Result:
    """«pekan lalu», «bulan depan», «tahun ini», «tahun 2018», «tahun 2014-2019»."""
    match = reader.eat("period")
    if match:
        unit, phrase = match.groups()
        role = words().directions.get(fold(phrase), "future" if fold(phrase) == "berikutnya" else "")
        if role in STEPS and fold(phrase) not in ("terakhir", "besok", "esok", "lusa"):
            doubt = "«Minggu» may be the Sunday" if unit[0] == "M" and fold(unit) == "minggu" else None
            placed = _period(fold(unit), STEPS[role], search.published, doubt)
            return search.make(start, reader.at, "DATE", placed)
        reader.at = start
    if not reader._eat(SCHOOL):
        return None
    inner = reader.at
    found = year_form(search, reader, inner)
    if isinstance(found, TimeExpression):
        return replace(found, span=TextSpan(start, found.span.end))
    reader.at = inner
    year = reader.eat("year")
    if not year:
        return None
    return search.make(start, reader.at, "DATE", Placed(year.group(1), "explicit"))


def _period(unit: str, steps: int, published: date | None, doubt: str | None) -> Placed:
    if published is None:
        return Placed(None, "none", "no publication date to count from")
    try:
        if unit in ("pekan", "minggu"):
            value = calendar.week(published, steps)
        elif unit == "bulan":
            value = calendar.month(published, steps)
        elif unit == "tahun":
            value = calendar.year(published, steps)
        elif unit == "dekade":
            value = calendar.year(published, steps * 10)[:3]
        else:
            value = calendar.year(published, steps * 100)[:2]
    except (OverflowError, ValueError):
        return Placed(None, "none", "the calendar has no such date")
    return Placed(value, "published", doubt)


def edge_form(search: _Search, reader: Reader, start: int) -> Result:
    """«akhir pekan lalu», «awal tahun ini», «pertengahan September», «awal abad 16», «akhir 2018»."""
    weekend = reader.eat("weekend")
    if weekend:
        phrase = fold(weekend.group(1) or "")
        role = words().directions.get(phrase, "past" if phrase == "yang lalu" else "")
        if role not in STEPS or search.published is None:
            return search.make(start, reader.at, "DATE", Placed(None, "none", "which weekend is not said"))
        try:
            value = calendar.week(search.published, STEPS[role], weekend=True)
        except (OverflowError, ValueError):
            return None
        return search.make(start, reader.at, "DATE", Placed(value, "published"))
    if not reader.eat("edge"):
        return None
    inner = reader.at
    for form in (century_form, decade_form, period_form, month_form, year_form):
        reader.at = inner
        found = form(search, reader, inner)
        if isinstance(found, TimeExpression):
            return replace(found, span=TextSpan(start, found.span.end))
    return None


def set_form(search: _Search, reader: Reader, start: int) -> Result:
    """«setiap hari», «tiap Senin», «per bulan»; a speed is passed over."""
    match = reader.eat("set")
    if not match:
        return None
    weekday, part, unit, weekend = match.groups()
    if unit:
        if SPEED.search(search.text[max(0, start - 12) : start]):
            return Passed(reader.at)
        value = f"P{period_of(unit)}"
    elif weekday:
        value = f"XXXX-WXX-{words().weekdays[fold(weekday)]}"
        if weekday == "minggu":
            value = "P1W"
        elif reader.eat("dash") and (last := reader.eat("weekday")):
            value += f"/XXXX-WXX-{words().weekdays[fold(last.group(1))]}"
        else:
            reader.at = match.end()
    elif weekend:
        value = "XXXX-WXX-WE"
    else:
        value = f"XXXX-XX-XXT{words().dayparts[fold(part)]}"
    return search.make(start, reader.at, "SET", Placed(value, "explicit"))


def days_form(search: _Search, reader: Reader, start: int) -> Result:
    """«hari ini», «kemarin», «tadi malam», «besok pagi»."""
    match = reader.eat("days")
    if not match:
        return None
    steps, part = words().days[fold(match.group(1))]
    if not part and (read := reader.part()):
        part = read
    kind: TimeType = "TIME" if part else "DATE"
    if search.published is None:
        return search.make(start, reader.at, kind, Placed(None, "none", "no publication date to count from"))
    try:
        value = (search.published + timedelta(days=steps)).isoformat()
    except OverflowError:
        return None
    return search.make(start, reader.at, kind, Placed(value + (f"T{part}" if part else ""), "published"))


def reference_form(search: _Search, reader: Reader, start: int) -> Result:
    """«saat ini», «baru-baru ini», «beberapa waktu lalu»."""
    match = reader.eat("references")
    if not match:
        return None
    value = words().references[fold(match.group(1))]
    return search.make(start, reader.at, "DATE", Placed(value, "published"))


def same_form(search: _Search, reader: Reader, start: int) -> Result:
    """«hari yang sama», «keesokan harinya», «bulan itu», «kala itu»."""
    match = reader.eat("same")
    if not match:
        return None
    unit, steps = words().same[fold(match.group(1))]
    if unit == "any":
        value = search.told_before(start)
        return search.make(start, reader.at, "DATE", Placed(value, "previous expression")) if value else None
    value = search.moved_day(steps) if unit == "D" else search.last_value(7 if unit == "M" else 4)
    if value is None:
        return search.make(start, reader.at, "DATE", Placed(None, "none", "nothing before it to point to"))
    return search.make(start, reader.at, "DATE", Placed(value, "previous expression"))


def night_before_form(search: _Search, reader: Reader, start: int) -> Result:
    """«malam Minggu»: the night before that day, Saturday's."""
    match = reader.eat("night before")
    if not match or not match.group(1)[0].isupper():
        return None
    weekday = (words().weekdays[fold(match.group(1))] - 2) % 7 + 1
    placed = place(Moment(weekday=weekday, part="NI"), search.published)
    return search.make(start, reader.at, "TIME", placed)


NUMBER_FORMS: tuple[Form, ...] = (
    law_form, day_range_form, date_form, clock_form, times_form, amount_form, year_form,
)  # fmt: skip


@cache
def starters() -> dict[str, tuple[Form, ...]]:
    """Return the forms that each first word may open, in the order in which they are tried."""
    lists = words()
    table: dict[str, list[Form]] = {}

    def opens(form: Form, first: Sequence[str]) -> None:
        for word in first:
            forms = table.setdefault(word.split()[0].split("-")[0].split("'")[0].split("’")[0], [])
            if form not in forms:
                forms.append(form)

    opens(bracket_form, ["("])
    opens(weekday_form, list(lists.weekdays))
    opens(reference_form, list(lists.references))
    opens(days_form, list(lists.days))
    opens(same_form, list(lists.same))
    opens(night_before_form, ["malam"])
    opens(clock_form, ["pukul", "jam", "pkl", "pk"])
    opens(decade_form, ["tahun", "era", "dekade"])
    opens(period_form, ["pekan", "minggu", "bulan", "tahun", "dekade", "abad"])
    opens(century_form, ["abad"])
    opens(edge_form, list(lists.edges))
    opens(set_form, list(lists.sets))
    opens(season_form, ["musim"])
    opens(date_after_label_form, ["tanggal", "tgl"])
    opens(month_form, [*lists.months, "bulan"])
    opens(times_form, [*lists.numbers, "sekali"])
    opens(amount_form, list(lists.numbers))
    opens(amount_form, [f"se{unit}" for unit in lists.units])
    return {word: tuple(forms) for word, forms in table.items()}


__all__ = ["YEAR_TURNS", "find_times"]
