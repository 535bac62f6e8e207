"""When something was said: the value of a statement's time, and the rule that finds it where none is marked."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from narasumber.article import TextSpan
from narasumber.temporal.expression import TimeExpression
from narasumber.temporal.find import as_date, find_times

# A statement's time is a day, a month or a year; weeks and «baru-baru ini» stay words.
CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![\d-])")
CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
BARE_CLOCK = re.compile(r"T\d\d:\d\d.*")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
LEAD = re.compile(
    r"(?:(?:pada|di|sekitar|sekira|kira-kira|hari|tanggal|bulan|tahun|sejak|sedini|sampai|hingga|paling|"
    r"lambat|awal|akhir|pertengahan|dan|waktu|selama|baru)\b|[\W\d])*",
    re.IGNORECASE,
)
FROM_THERE = re.compile(r" (?:setelah|sesudah|sebelum|usai|seusai|sejak)\b", re.IGNORECASE)
JUST_NOW = re.compile(r"\W*(?:tadi|barusan|baru saja)\W*", re.IGNORECASE)


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
    counted = inside[0].type == "DURATION" and FROM_THERE.match(text, inside[0].span.end)
    if counted or not LEAD.fullmatch(lead):
        return None  # «sehari setelah dia mengakui … 31 Oktober»: counted from something told
    values = [(value, one) for one in inside if (value := _calendar_value(one))]
    if not values and (clock := _clock_of_a_day_before(inside, found)):
        return clock
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


def _clock_of_a_day_before(inside: Sequence[TimeExpression], found: Sequence[TimeExpression]) -> str | None:
    """Return «pukul 06.36» as a time of the day that the text named last before it."""
    clock = next((one for one in inside if one.type == "TIME" and BARE_CLOCK.fullmatch(one.value or "")), None)
    if clock is None:
        return None
    days = [(one.value or "")[:10] for one in found if one.span.end <= clock.span.start and _is_day(one)]
    return f"{days[-1]}{clock.value}" if days else None


def _is_day(expression: TimeExpression) -> bool:
    return expression.type in ("DATE", "TIME") and bool(DAY.match(expression.value or ""))


def _rank(value: str, expression: TimeExpression) -> tuple[bool, int, bool]:
    clock = bool(CLOCK.match(value))
    return clock, min(len(value), 10), expression.anchor == "explicit"


# Besides the ends of sentences, the scars of lost links («dikutip,Menurut …», «Gatot., meninggal») divide.
BOUNDARY = re.compile(
    r"[.!?][\"”'’)]{0,3}(?:[ \t\u00a0]+(?=[\"“'‘«(]?[A-Z0-9])|(?=[“\"][A-Z])|(?=, ?[\w“\",]))"
    r"|,(?=[A-Z])(?!(?:Senin|Selasa|Rabu|Kamis|Jum[’']?at|Sabtu|Minggu|Ahad)\b)|\n"
)
ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:Jl|Prof|Dr|dr|Drs|Ir|No|Hj|H|KH|St|Kec|Kab|Kel|Kombes Pol|Irjen|Sept|(?:[A-Z]\.)*[A-Z])$"
)
# Words that tie an expression to something told: «hingga Rabu», «sejak 2011», «kelahiran Belfast, 9 Februari 1982».
TOLD = re.compile(
    r"\b(?:(?:sejak|hingga|sampai|setelah|sebelum|per|antara|mulai|menjelang)"
    r"(?: (?:hari|tanggal|tahun|bulan|awal|akhir))?"
    r"|(?:serangan|peristiwa|insiden|wawancara|perjanjian|peraturan|undang-undang|anggaran|periode|semester|kuartal"
    r"|salat|shalat|sholat|kelahiran|lahir|terjadi|berlangsung|dijadwalkan|digelar|dilaksanakan|dihelat"
    r"|Pemilu|Pilpres|Piala|musim)"
    r"(?: [\w,]+){0,4}?(?: pada| di)?(?: hari| tanggal| tahun)?) ?$",
    re.IGNORECASE,
)
# Words that open a clause of its own between an expression and the cue behind it.
TURN = re.compile(
    r"\b(?:setelah|ketika|sebelum|kendati|meski|meskipun|karena|sehingga|bahwa|sementara|tetapi|namun"
    r"|di ?mana)\b",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\(\d")
JOINS = re.compile(r",? (?:pada )?(?:hari )?(?:sekitar |sekira )?|,|", re.IGNORECASE)
LONGEST_GAP = 20  # characters
# A line that ends in a bracket goes on in the next: a lost link has broken it («Pada Rabu (11/9)¶Rouhani mengecam …»).
BROKEN = re.compile(r"\)[ \t\u00a0]*$")


def own_sentence(text: str, contents: Sequence[TextSpan], cue: TextSpan | None) -> TextSpan:
    """Return the sentence of a statement's cue, without breaking inside its contents.

    A full stop inside a content is no boundary, so that «"… . …," kata X, Rabu» is one sentence.
    """
    inside = cue or (contents[-1] if contents else TextSpan(0, 0))
    start, end = inside.start, inside.end
    first, last = _line(text, start, end)
    for match in BOUNDARY.finditer(text, first, last):
        at = match.end()
        if match[0] == "\n" and _breaks_off(text, match.start()):
            continue
        if any(one.start < match.start() and match.start() + 1 < one.end for one in contents):
            continue
        if ABBREVIATED.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        if at <= start:
            first = at
        elif match.start() >= end:
            last = match.start()
            break
    return TextSpan(first, max(first, last))


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the ends of the line around `start` and `end`, joined to the next where one breaks off."""
    first = text.rfind("\n", 0, start) + 1
    if first and _breaks_off(text, first - 1):
        first = text.rfind("\n", 0, first - 1) + 1
    last = text.find("\n", end)
    if last >= 0 and _breaks_off(text, last):
        last = text.find("\n", last + 1)
    return first, len(text) if last < 0 else last


def _breaks_off(text: str, newline: int) -> bool:
    return BROKEN.search(text, max(0, newline - 4), newline) is not None


def saying_time(
    text: str,
    sentence: TextSpan,
    contents: Sequence[TextSpan],
    cue: TextSpan | None,
    times: Sequence[TimeExpression],
    others: Sequence[TextSpan] = (),
    published: date | datetime | None = None,
) -> TimeExpression | None:
    """Return the expression that says when a statement was made, None where its sentence holds none.

    Looked for in the statement's own sentence, outside every content: beside the cue («… kata X di Jakarta,
    Rabu (11/9/2019)», «X pada Selasa mengatakan …») or on the relay («dilansir Reuters, Rabu (11/9)»).
    Lengths of time, recurring times, days after publication and what hangs on another word («hingga Rabu»)
    are not the saying. `others` are the contents of the article's other statements: what stands in one of
    them, or beyond one, belongs there.
    """
    today = as_date(published)
    free = [
        one
        for one in times
        if sentence.covers(one.span)
        and one.type in ("DATE", "TIME")
        and one.value != "PRESENT_REF"
        and not any(one.span.overlaps(content) for content in (*contents, *others))
    ]
    scored = [(_weight(text, one, sentence, contents, cue, others, today), one.span.start, one) for one in free]
    if not scored:
        return None
    weight, _, best = max(scored, key=lambda item: item[:2])
    return best if weight > 0 else None


def _weight(
    text: str,
    one: TimeExpression,
    sentence: TextSpan,
    contents: Sequence[TextSpan],
    cue: TextSpan | None,
    others: Sequence[TextSpan],
    today: date | None,
) -> float:
    """Weigh an expression as the time of the saying; 0 or less for none."""
    opens = max([sentence.start, *(content.end for content in contents if content.end <= one.span.start)])
    before = text[max(opens, one.span.start - 110) : one.span.start]
    weight = 1.0
    if BRACKETED.search(one.span.of(text)):
        weight += 2
    if _is_day(one):
        weight += 1
    if cue is not None:
        if one.span.start >= cue.end:
            gap, between = one.span.start - cue.end, TextSpan(cue.end, one.span.start)
            weight += 0.5
        else:
            gap, between = cue.start - one.span.end, TextSpan(one.span.end, max(one.span.end, cue.start))
            if TURN.search(between.of(text)):
                weight -= 2
        weight += max(0.0, 1 - gap / 120)
        if any(between.covers(other) for other in others):
            weight -= 3
    if TOLD.search(before):
        weight -= 4
    if today is not None and one.value and _after(one.value, today):
        weight -= 4
    return weight


def whole_time(text: str, time: TextSpan, times: Sequence[TimeExpression]) -> TextSpan:
    """Return a time with what follows of it: «Jumat dini hari|, pukul 01.00 WIB, 12 September 2019»."""
    for one in times:
        if one.span.end > time.end and one.type in ("DATE", "TIME"):
            gap = text[time.end : max(time.end, one.span.start)]
            if one.span.start > time.end + LONGEST_GAP:
                break
            if JOINS.fullmatch(gap):
                time = TextSpan(time.start, one.span.end)
    return time


def belongs_to_told(text: str, time: TextSpan) -> bool:
    """Say whether a time hangs on a word of something told («hingga Rabu», «serangan 14 September»)."""
    return TOLD.search(text[max(0, time.start - 40) : time.start]) is not None


def lies_after(time: TimeExpression, published: date | datetime | None) -> bool:
    """Say whether a time lies wholly after the publication: nobody has said anything then."""
    today = as_date(published)
    return today is not None and time.value is not None and _after(time.value, today)


def _after(value: str, today: date) -> bool:
    """Say whether a value lies wholly after a day."""
    match = CALENDAR.match(value)
    return bool(match) and match.group() > today.isoformat()[: len(match.group())] if match else False
