"""Clock times: «pukul 07.12 WIB», «jam 5 sore», «pukul 06.00-10.00 WIB»."""

import re

from narasumber.temporal.reader import Reader
from narasumber.temporal.words import fold

HOUR = re.compile(r"([01]?\d|2[0-4])(?![\w/%]|[.,:]\d)")


def read_clock(reader: Reader) -> tuple[str, str | None] | None:
    """Read a clock time or a range of two; return the value without its day («T07:12+07:00») and a doubt.

    A bare «16.00» is a time only before a zone.
    """
    start = reader.at
    match = reader.eat("clock")
    named = match is not None
    if match is None:
        match = reader.eat("bare clock")
    if match is None:
        return None
    first = match.groups()
    offset, part = _tail(reader)
    last, end = None, reader.at
    if reader.eat("dash"):
        until = reader.eat("clock") or reader.eat("bare clock") or (reader._eat(HOUR) if named else None)
        if until:
            last = (*until.groups(), None, None)[:3]
            second_offset, second_part = _tail(reader)
            offset = offset if offset is not None else second_offset
            part = part or second_part
        else:
            reader.at = end
    if not named and offset is None:
        reader.at = start
        return None
    value = _value(first, part, offset)
    if last is not None:
        value = f"{value}/{_value(last, part, offset)}"
    vague = first[1] is None and not part and offset is None and 1 <= int(first[0]) <= 12
    return value, "morning or evening is not said" if vague else None


def _tail(reader: Reader) -> tuple[str | None, str]:
    """Read zone and part of the day after a clock time, in either order; None where no zone is named."""
    offset: str | None = None
    part = ""
    for _ in range(2):
        if offset is None and (zone := reader.eat("zone")):
            offset = reader.words.zones.get(fold(zone.group(1)), "")
            if zone.group(0).lstrip().startswith("(") and reader.text[reader.at : reader.at + 1] == ")":
                reader.at += 1
        elif not part and (match := reader.eat("part")):
            part = reader.words.dayparts[fold(match.group(1))]
    return offset, part


def _value(groups: tuple[str | None, ...], part: str, offset: str | None) -> str:
    hour = int(groups[0] or 0)
    if hour < 12 and (part in ("AF", "EV") or (part == "NI" and hour >= 6) or (part == "MI" and hour <= 5)):
        hour += 12
    if hour == 24 and (groups[1] or "00") != "00":
        hour = 0
    seconds = f":{groups[2]}" if groups[2] else ""
    return f"T{hour:02}:{groups[1] or '00'}{seconds}{offset or ''}"
