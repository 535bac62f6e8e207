"""Numbers of units: «dua hari lalu», «tiga tahun terakhir», «75 tahun», «sebulan»."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from narasumber.temporal import moment as calendar
from narasumber.temporal.expression import TimeType
from narasumber.temporal.moment import Placed
from narasumber.temporal.reader import Reader
from narasumber.temporal.words import fold, words

WORD = re.compile(r"[\w-]+")
POINTS_AT = re.compile(r" (?:ini|itu|tersebut)(?!\w)")
NAMED_BEFORE = re.compile(r"[A-Z][\w.'’-]*, $")
DAYS_OF = {"D": 1, "W": 7}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units and what follows it: `count` is None for «beberapa», `role` one of offsets.tsv."""

    count: float | None
    unit: str
    role: str
    digits: bool
    ranged: bool = False

    def duration(self) -> str:
        """Return the ISO 8601 duration, X for a number that is not said."""
        code = self.unit
        factor = 1
        if code[0].isdigit():
            factor, code = int(code[:-1]), code[-1]
        count = "X" if self.count is None else f"{self.count * factor:.2f}".rstrip("0").rstrip(".")
        return f"PT{count}{code[1]}" if code[0] == "T" else f"P{count}{code}"

    def is_age(self, text: str, start: int, end: int) -> bool:
        """Say whether the years are somebody's age («berusia 34 tahun», «pelatih 43 tahun itu»)."""
        if self.unit not in ("Y", "M"):
            return False
        before = WORD.findall(text[max(0, start - 40) : start])
        ages = words().ages
        if any(ages.get(word.lower()) == "age" for word in before[-3:]):
            return True
        if self.unit != "Y" or not self.digits or self.count is None or not 1 <= self.count <= 120:
            return False
        if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            return True
        if self.role in ("", "last") and NAMED_BEFORE.search(text[max(0, start - 30) : start]):
            return self.role == "" and text[end : end + 1] in (",", ")")
        points = (self.role == "last" and text[:end].endswith("ini")) or POINTS_AT.match(text, end)
        last = text[:end].endswith("terakhir ini") or text[:end].endswith("belakangan ini")
        if not points or last or self.count < 10 or not before:
            return False
        return ages.get(before[-1].lower()) != "span" and before[-1][0].isalpha()

    def place(
        self, published: date | None, last_day: date | None, last_value: Callable[[int], str | None]
    ) -> tuple[TimeType, Placed]:
        """Turn the amount into a date counted from `published` or `last_day`, or into a duration."""
        if self.role in ("", "ahead", "last"):
            if self.ranged:
                return "DURATION", Placed(None, "explicit", "the number is given as a range")
            return "DURATION", Placed(self.duration(), "explicit")
        if self.ranged:
            return "DATE", Placed(None, "none", "the number is given as a range")
        back = self.role in ("ago", "before")
        if self.role in ("ago", "hence"):
            if self.count is None or (self.unit == "Y" and self.count > 5000):
                return "DATE", Placed("PAST_REF" if back else "FUTURE_REF", "published")
            if self.role == "hence" and self.count != int(self.count):
                return "DURATION", Placed(self.duration(), "explicit")
            if published is None:
                return "DATE", Placed(None, "none", "no publication date to count from")
            return "DATE", Placed(self._counted(published, -1 if back else 1), "published")
        if self.count is None:
            return "DATE", Placed(None, "none", "the number is not said")
        start = last_day
        if start is None and self.unit.endswith("Y") and (year := last_value(4)):
            start = date(int(year), 7, 1) if int(year) else None
        if start is None:
            return "DATE", Placed(None, "none", "nothing before it to count from")
        value = self._counted(start, -1 if back else 1)
        return "DATE", Placed(value, "previous expression")

    def _counted(self, start: date, sign: int) -> str | None:
        """Return the day, week, month or year so many units from `start`, None where the calendar ends."""
        assert self.count is not None
        steps = int(self.count) * sign
        code = self.unit
        try:
            if code in DAYS_OF:
                day = start + timedelta(days=round(self.count * DAYS_OF[code]) * sign)
                return day.isoformat() if code == "D" else calendar.week(start, steps)
            if code == "M":
                return calendar.month(start, steps)
            if code[0] == "T":
                hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[code] * self.count
                # Hours count from a clock that the publication date does not give: the day is sure only nearby.
                return start.isoformat() if hours < 3 else (start + timedelta(hours=hours) * sign).isoformat()
            factor = int(code[:-1]) if code[0].isdigit() else 1
            return calendar.year(start, steps * factor)
        except (OverflowError, ValueError):
            return None


def read_amount(reader: Reader) -> Amount | None:
    """Read a number, in figures or words, with a unit and what follows."""
    start = reader.at
    match = reader.eat("amount")
    digits = match is not None
    count: float | None
    if match:
        written = match.group(1)
        whole, _, fraction = written.partition(",")
        count = float(whole.replace(".", "") + ("." + fraction if fraction else ""))
        if factor := reader.eat("factor"):
            count *= {"ribu": 1e3, "juta": 1e6, "miliar": 1e9}[fold(factor.group(1))]
    else:
        named = reader.eat("number words")
        if not named:
            return None
        count = value_of(named.group(1))
    ranged = reader.eat("until amount") is not None
    unit = reader.eat("unit")
    if not unit:
        reader.at = start
        return None
    return Amount(count, words().units[fold(unit.group(1))], _role(reader), digits, ranged)


def read_one_unit(reader: Reader) -> Amount | None:
    """Read «sehari», «sebulan», «setahun» and what follows."""
    match = reader.eat("one unit")
    if not match:
        return None
    return Amount(1, words().units[fold(match.group(1))], _role(reader), False)


def _role(reader: Reader) -> str:
    match = reader.eat("offset")
    return words().offsets[fold(match.group(1))] if match else ""


def value_of(phrase: str) -> float | None:
    """Return the number that words name («dua puluh lima» is 25), None for one that is not said."""
    total, current = 0.0, 0.0
    for word in fold(phrase).split():
        meaning = words().numbers[word]
        if meaning == "X":
            return None
        if meaning[0] == "+":
            current += float(meaning[1:])
        elif meaning[0] == "*":
            factor = float(meaning[1:])
            if factor >= 1000:
                total = (total + (current or 1)) * factor
                current = 0.0
            else:
                tens = current % 10 or (0 if current else 1)
                current = current - current % 10 + tens * factor if factor == 10 else (current or 1) * factor
        else:
            current += float(meaning)
    return total + current
