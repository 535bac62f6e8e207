"""The room's word lists as one record, read once and turned into compiled patterns.

Each list is a reviewed file under `data/`; the patterns are built from the lists alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from narasumber.language import DataFileError, read_table

PACKAGE = "narasumber.temporal"

# Spaces within an expression: few, and never a paragraph break.
GAP = r"[ \t\u00a0]{0,3}"


def fold(word: str) -> str:
    """Return the form under which the lists are looked up: small letters, single spaces."""
    return " ".join(word.lower().split())


def any_of(phrases: list[str]) -> str:
    """Return a pattern source for one of the phrases, longest first, spaces within them free."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(r"[ \t\u00a0]{1,3}".join(map(re.escape, phrase.split())) for phrase in ordered)


def _number(cell: str, name: str, line: Mapping[str, str]) -> int:
    try:
        return int(cell)
    except ValueError:
        raise DataFileError(f"{PACKAGE}/data/{name}.tsv: {cell!r} is no number, in {line}") from None


def _pairs(name: str, key: str, value: str) -> dict[str, str]:
    return {fold(row[key]): row[value] for row in read_table(PACKAGE, f"{name}.tsv", [key, value])}


def _numbered(name: str, key: str, value: str, last: int) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for row in read_table(PACKAGE, f"{name}.tsv", [key, value]):
        number = _number(row[value], name, row)
        if not 1 <= number <= last:
            raise DataFileError(f"{PACKAGE}/data/{name}.tsv: {row[key]!r} has {number}, which is not 1 to {last}")
        numbers[fold(row[key])] = number
    return numbers


def _column(name: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table(PACKAGE, f"{name}.tsv", ["word"]))


@dataclass(frozen=True)
class Words:
    """The lists, keyed by folded form, and the patterns made of them."""

    months: dict[str, int]
    weekdays: dict[str, int]
    dayparts: dict[str, str]
    numbers: dict[str, str]
    units: dict[str, str]
    offsets: dict[str, str]
    directions: dict[str, str]
    days: dict[str, tuple[int, str]]
    references: dict[str, str]
    same: dict[str, tuple[str, int]]
    zones: dict[str, str]
    edges: frozenset[str]
    year_next: frozenset[str]
    year_name: frozenset[str]
    counted: frozenset[str]
    ages: dict[str, str]
    sets: frozenset[str]
    patterns: dict[str, re.Pattern[str]]


@cache
def words() -> Words:
    """Return the word lists.

    Raises:
        DataFileError: a file breaks its own rules; the message names file and fault.
    """
    months = _numbered("months", "word", "month", 12)
    weekdays = _numbered("weekdays", "word", "weekday", 7)
    dayparts = _pairs("dayparts", "phrase", "code")
    numbers = _pairs("numbers", "word", "value")
    units = _pairs("units", "word", "code")
    offsets = _pairs("offsets", "phrase", "role")
    directions = _pairs("directions", "phrase", "role")
    days = {
        fold(row["phrase"]): (_number(row["days"], "days", row), row["part"])
        for row in read_table(PACKAGE, "days.tsv", ["phrase", "days", "part"])
    }
    references = _pairs("references", "phrase", "value")
    same = {
        fold(row["phrase"]): (row["unit"], _number(row["days"], "same", row))
        for row in read_table(PACKAGE, "same.tsv", ["phrase", "unit", "days"])
    }
    zone_rows = read_table(PACKAGE, "zones.tsv", ["word", "offset", "cased"])
    zones = {fold(row["word"]): row["offset"] for row in zone_rows}
    free = any_of([row["word"] for row in zone_rows if not row["cased"]])
    cased = any_of([row["word"] for row in zone_rows if row["cased"]])
    zone = rf"(?:(?i:{free})|{cased}|waktu [A-Z]\w{{1,20}})"
    before = read_table(PACKAGE, "year_before.tsv", ["word", "reach"])

    month = f"(?:{any_of(list(months))})"
    part = f"(?:{any_of(list(dayparts))})"
    weekday = f"(?:{any_of(list(weekdays))})"
    number_word = f"(?:{any_of(list(numbers))})"
    unit = f"(?:{any_of(list(units))})"
    year = r"(?:1[0-9]|20|21)\d\d(?![\d]|[.,]\d)"
    dash = r"(?:-|–|—|s/d|s\.d\.?|sampai dengan|sampai|hingga)"
    sources = {
        "weekday": rf"({weekday})(?!\w)",
        "month date": (
            rf"(\d{{1,2}}){GAP}-?{GAP}({month})(?!\w)(?:\.?{GAP},?{GAP}-?(?:tahun )?({year})|{GAP}'(\d\d)(?!\d))?"
        ),
        "month": rf"({month})(?!\w)(?:{GAP},?{GAP}(?:tahun )?({year}))?",
        "day range": (
            rf"(\d{{1,2}}){GAP}{dash}{GAP}(?:tanggal )?(\d{{1,2}}){GAP}({month})(?!\w)(?:{GAP},?{GAP}({year}))?"
        ),
        "numeric": r"(\d{1,2}) ?([/.-]) ?(\d{1,2})(?: ?[/.-]{1,2} ?(\d{1,5}))?(?![\w/])(?![.,-]\d)",
        "run together": r"(\d{1,2})/(\d{1,2})((?:19|20)\d\d)(?!\d)",
        "iso": r"(\d{4})-(\d{2})-(\d{2})(?![\w-])",
        "part": rf"{GAP}({part})(?!\w)",
        "direction": rf"{GAP}({any_of(list(directions))})(?!\w)",
        "year turn": rf"{GAP}(?:pada )?tahun (lalu|ini|depan|kemarin|mendatang|sebelumnya)(?!\w)",
        "zone": rf"{GAP}\(?({zone})(?!\w)",
        "ignored zone": rf"{GAP}({zone}|waktu (?:setempat|lokal|Indonesia|\w{{1,15}}))(?!\w)",
        "dash": rf"{GAP}{dash}{GAP}(?:(?:pada|tanggal|hari|pukul|tahun|bulan) )?",
        "year": rf"({year})(?!\w)",
        "season year": r"((?:19|20)\d\d)/((?:19|20)\d\d|\d\d)(?![\w/])",
        "decade": r"(?:tahun |era |dekade )?((?:1\d|20)\d0) ?[-–]? ?an(?!\w)",
        "century": r"[Aa]bad (?:ke ?-? ?)?(\d{1,2}|[XVI]{1,5})(?!\w)( ?SM(?!\w)| sebelum [Mm]asehi)?",
        "season": rf"musim (panas|dingin|semi|gugur)(?: tahun)?(?: ({year}))?",
        "offset": rf"{GAP}({any_of(list(offsets))})(?!\w)",
        "amount": r"(?:sekitar )?(\d{1,3}(?:\.\d{3}){1,3}(?!\d)|\d{1,6}(?:,\d{1,2})?)(?![\d/]|[.,:]\d)",
        "factor": rf"{GAP}(ribu|juta|miliar)(?!\w)",
        "until amount": rf"{GAP}(?:{dash}|atau){GAP}(\d{{1,4}}(?:,\d)?|{number_word})(?=[ \-])",
        "number words": rf"({number_word}(?:{GAP}{number_word}){{0,5}})(?!\w)",
        "unit": rf"(?:{GAP}-?{GAP})({unit})(?!\w|-\w)",
        "one unit": rf"se({unit}|jam)(?!\w|-)",
        "clock": (
            rf"(?:pukul|jam|pkl|pk)\.?{GAP}([01]?\d|2[0-4])(?:[.:]([0-5]\d)(?:[.:]([0-5]\d))?)?(?![\d/]|[.,:]\d)"
        ),
        "bare clock": r"([01]?\d|2[0-4])[.:]([0-5]\d)(?:[.:]([0-5]\d))?(?![\d/%]|[.,:]\d)",
        "days": rf"({any_of(list(days))})(?!\w)",
        "references": rf"({any_of(list(references))})(?!\w)",
        "same": rf"({any_of(list(same))})(?!\w)",
        "period": rf"(pekan|minggu|bulan|tahun|dekade|abad){GAP}({any_of(list(directions))}|berikutnya)(?!\w)",
        "weekend": rf"akhir (?:pekan|minggu)(?:{GAP}({any_of(list(directions))}|yang lalu))?(?!\w)",
        "edge": rf"(?:{any_of(list(_column('edges')))})(?!\w){GAP}",
        "set": (
            rf"(?:{any_of(list(_column('sets')))}) (?:(?:hari )?({weekday})|(?:hari )?({part})|({unit})(?:nya)?"
            rf"|(akhir pekan))(?!\w)"
        ),
        "times a unit": rf"(?:\d{{1,3}}|{number_word}|se)[ -]?kali (?:dalam )?se({unit})(?!\w)",
        "night before": rf"malam ({weekday})(?!\w)",
    }
    cased_ones = {"zone", "ignored zone", "century"}
    return Words(
        months=months,
        weekdays=weekdays,
        dayparts=dayparts,
        numbers=numbers,
        units=units,
        offsets=offsets,
        directions=directions,
        days=days,
        references=references,
        same=same,
        zones=zones,
        edges=_column("edges"),
        year_next=frozenset(row["word"] for row in before if row["reach"] == "next"),
        year_name=frozenset(row["word"] for row in before if row["reach"] == "name"),
        counted=_column("counted"),
        ages=_pairs("ages", "word", "role"),
        sets=_column("sets"),
        patterns={
            name: re.compile(source, 0 if name in cased_ones else re.IGNORECASE) for name, source in sources.items()
        },
    )
