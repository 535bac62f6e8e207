"""Reading one point in time at a place of the text: small readers that eat from left to right.

Every pattern is bounded, and the reader never goes back over more than one expression: the time it takes
grows with the text's length and nothing else.
"""

import re
from dataclasses import replace

from narasumber.temporal.moment import Moment
from narasumber.temporal.words import Words, fold, words

SEPARATED = re.compile(r"[ \t\u00a0]{0,3},?[ \t\u00a0]{0,3}\(?[ \t\u00a0]{0,2}")
CLOSED = re.compile(r"[ \t\u00a0]{0,2}\)")
OPENING = re.compile(r"\([ \t]{0,2}")
FUTURE = re.compile(r"[ \t\u00a0]{1,3}akan ")
OWNER = re.compile(r"(?:bulan|tahun) ", re.IGNORECASE)
COMMA = re.compile(r"[ \t\u00a0]{0,2},[ \t\u00a0]{0,2}")
YEAR_TURNS = {"lalu": -1, "kemarin": -1, "sebelumnya": -1, "ini": 0, "depan": 1, "mendatang": 1}


class Reader:
    """A place in a text and what can be read from there."""

    def __init__(self, text: str, position: int) -> None:
        self.text = text
        self.at = position
        self.words: Words = words()

    def eat(self, name: str) -> re.Match[str] | None:
        """Read the pattern `name` here and move behind it, or stay."""
        return self._eat(self.words.patterns[name])

    def _eat(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def before(self, length: int = 24) -> str:
        """Return the characters just before this place."""
        return self.text[max(0, self.at - length) : self.at]

    def month_date(self) -> Moment | None:
        """Read «14 September 2019», «14 September»."""
        match = self.eat("month date")
        if not match:
            return None
        day, name, year, short = match.groups()
        full = int(year) if year else 2000 + int(short) if short else None
        return Moment(day=int(day), month=self.words.months[fold(name)], year=full)

    def numeric_date(self, year_needed: bool) -> Moment | None:
        """Read «14/9/2019», «14-09-2019», «14.9.2019», the day first; «14/9» unless `year_needed`."""
        glued = self.eat("run together")
        if glued:
            parts = [int(part) for part in glued.groups()]
            return Moment(day=parts[0], month=parts[1], year=parts[2], doubt="a stroke is missing in the date")
        start = self.at
        match = self.eat("numeric")
        if not match:
            return None
        day, mark, month, written = match.groups()
        if (written is None and (year_needed or mark != "/")) or (mark == "." and len(written or "") != 4):
            self.at = start
            return None
        moment = Moment(day=int(day), month=int(month))
        if written is None:
            pass
        elif len(written) == 4:
            moment = replace(moment, year=int(written))
        elif len(written) == 2:
            moment = replace(moment, year=2000 + int(written))
        else:
            return Moment(problem="the year cannot be read")
        if moment.month is not None and moment.day is not None and moment.month > 12 >= moment.day:
            return Moment(problem="there is no such month; day and month may be exchanged")
        return moment

    def iso_date(self) -> Moment | None:
        """Read «2019-09-14»."""
        match = self.eat("iso")
        if not match:
            return None
        year, month, day = map(int, match.groups())
        return Moment(year=year, month=month, day=day)

    def bracketed_date(self) -> Moment | None:
        """Read the date that follows a weekday: «(14/9/2019)», «, 14 September 2019», « 14-9-2019»."""
        start = self.at
        opening = self._eat(SEPARATED)
        moment = self.month_date() or self.numeric_date(year_needed=False) or self.iso_date()
        if moment is None:
            self.at = start
        elif (opening and "(" in opening.group()) or self.text[self.at : self.at + 1] == ")":
            self._eat(CLOSED)
        return moment

    def weekday(self) -> Moment | None:
        """Read a weekday with all that may follow: date, part of the day, direction, zone.

        «Minggu» is Sunday in capitals or with a date or «hari»; in small letters it is the week.
        """
        start = self.at
        match = self.eat("weekday")
        if not match:
            return None
        name = match.group(1)
        moment = self._followed(Moment(weekday=self.words.weekdays[fold(name)]))
        if moment.day is None and not moment.direction and FUTURE.match(self.text, self.at):
            moment = replace(moment, direction="today or future")
        if fold(name) == "minggu" and moment.day is None:
            if name[0] == "m" and fold(self.before_of(start))[-4:] != "hari" and not moment.part:
                self.at = start
                return None
            opens = self.before_of(start, 3).strip(' "“”\t') in ("", ".") or self.before_of(start, 1) == "\n"
            if opens and moment.direction and not moment.part:
                self.at = start  # «Minggu lalu, …» at the head of a sentence is the week
                return None
        return moment

    def before_of(self, position: int, length: int = 6) -> str:
        """Return the characters just before `position`."""
        return self.text[max(0, position - length) : position]

    def _followed(self, moment: Moment) -> Moment:
        """Read the tail of a day, each kind of word at most once, in any order."""
        for _ in range(6):
            if not moment.part and (part := self.part()):
                moment = replace(moment, part=part)
            elif not moment.direction and (turn := self.direction()):
                moment = replace(moment, direction=turn)
            elif moment.day is None and moment.problem is None and (day := self.bracketed_date()):
                moment = replace(day, weekday=moment.weekday, part=moment.part, direction=moment.direction)
            elif not (moment.part and self.eat("ignored zone")):
                break
        return moment

    def part(self) -> str | None:
        """Read a part of the day, also after a comma («Rabu 18 September 2019, dini hari»)."""
        start = self.at
        match = self.eat("part")
        if match is None and self._eat(COMMA):
            match = self.eat("part")
        # «sore ini» and its like may follow a name: there the words are a day of their own.
        if match is None:
            self.at = start
            return None
        return self.words.dayparts[fold(match.group(1))]

    def direction(self) -> str | None:
        """Read «lalu», «mendatang», «pekan depan» and give the role."""
        match = self.eat("direction")
        return self.words.directions[fold(match.group(1))] if match else None

    def day(self) -> Moment | None:
        """Read a date without weekday and its tail: «14 September 2019 malam», «17 Agustus lalu»."""
        moment = self.month_date() or self.iso_date() or self.numeric_date(year_needed=True)
        return self._tail(moment) if moment else None

    def _tail(self, moment: Moment) -> Moment:
        turn = self.eat("year turn") if moment.year is None else None
        if turn:
            moment = replace(moment, turn=YEAR_TURNS[fold(turn.group(1))])
        return self._followed(moment) if moment.day is not None else moment

    def month(self) -> Moment | None:
        """Read «September 2019», «September lalu», «Desember tahun lalu»; short forms only with a year."""
        start = self.at
        match = self.eat("month")
        if not match:
            return None
        name, year = match.groups()
        if not name[0].isupper() or (len(name) < 5 and name not in ("Mei", "Juni", "Juli") and not year):
            self.at = start
            return None
        moment = Moment(month=self.words.months[fold(name)], year=int(year) if year else None)
        if year is None:
            moment = self._tail(moment)
        turn = self.direction()
        return replace(moment, direction=turn) if turn else moment

    def bracketed(self) -> Moment | None:
        """Read a date in brackets of its own: «(7/9/2019)»."""
        start = self.at
        opening = self._eat(OPENING)
        moment = (self.numeric_date(year_needed=False) or self.month_date()) if opening else None
        if moment is None or not self._eat(CLOSED):
            self.at = start
            return None
        return self._followed(moment)

    def point(self) -> Moment | None:
        """Read any point that may close a range."""
        self.eat("edge")
        self._eat(OWNER)
        return self.weekday() or self.day() or self.month() or self._year()

    def _year(self) -> Moment | None:
        match = self.eat("year")
        return Moment(year=int(match.group(1))) if match else None
