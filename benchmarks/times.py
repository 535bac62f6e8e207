"""Compare our time expressions with dateparser on the same hand-judged ones, in one run.

    python benchmarks/times.py [TABLE.tsv]

Needs dateparser (a development dependency). The table is tests/temporal/expressions.tsv unless another is given.
Three ways are measured: ours, which is shown the whole sentence; `dateparser.parse` on the expression alone (it
is told where the expression is); `dateparser.search.search_dates` on the sentence. dateparser gives points in
time and knows no durations, sets or ranges, so that its share is printed for days, months and years by themselves
too; its day is cut to the month or year that is asked for.
"""

import logging
import re
import sys
import time
import warnings
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import dateparser
from dateparser.search import search_dates

from narasumber.temporal import find_times

TABLE = Path(__file__).parents[1] / "tests" / "temporal" / "expressions.tsv"
FALLBACK = datetime(2019, 9, 15)
Row = dict[str, str]


def read(path: Path) -> list[Row]:
    lines = [line for line in path.read_text(encoding="utf8").splitlines() if not line.startswith("#")]
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:]]


def bounds(row: Row) -> tuple[int, int]:
    start = row["sentence"].index(row["expression"])
    return start, start + len(row["expression"])


def ours(row: Row) -> str:
    """Return the value found on the expression, "-" where nothing is found."""
    start, end = bounds(row)
    published = date.fromisoformat(row["published"]) if row["published"] else None
    over = [t for t in find_times(row["sentence"], published) if t.span.start < end and start < t.span.end]
    if not over:
        return "-"
    best = max(over, key=lambda t: min(t.span.end, end) - max(t.span.start, start))
    return best.value or "null"


def settings(row: Row) -> dict[str, object]:
    base = datetime.fromisoformat(row["published"]) if row["published"] else FALLBACK
    return {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}


def shaped(moment: datetime | None, wanted: str) -> str:
    """Cut a moment to the precision asked for, so that a right month is not blamed for its day."""
    if moment is None:
        return "-"
    if "T" in wanted and re.search(r"T\d", wanted):
        clock = moment.strftime("%H:%M")
        same = clock in wanted and (wanted.startswith("T") or moment.date().isoformat() in wanted)
        return wanted if same and "/" not in wanted else moment.isoformat()
    day = moment.date().isoformat()
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", wanted):
        return day[: len(wanted)]
    if re.fullmatch(r"\d{4}-\d\d-\d\dT[A-Z]{2}", wanted):
        return wanted if day == wanted[:10] else day
    if re.fullmatch(r"\d{4}-W\d\d", wanted):
        year, week, _ = moment.isocalendar()
        return f"{year:04}-W{week:02}"
    return day


def parse(row: Row) -> str:
    moment = dateparser.parse(row["expression"], languages=["id"], settings=settings(row))
    return shaped(moment, row["value"])


def search(row: Row) -> str:
    found = search_dates(row["sentence"], languages=["id"], settings=settings(row)) or []
    start, end = bounds(row)
    position = 0
    for words, moment in found:
        at = row["sentence"].find(words, position)
        if at < 0:
            continue
        position = at + len(words)
        if at < end and start < position:
            return shaped(moment, row["value"])
    return "-"


def right(wanted: str, got: str) -> bool:
    """Say whether an answer counts; for an impossible date, no answer is as good as none found."""
    return got == wanted or (wanted == "null" and got == "-")


GROUPS: dict[str, Callable[[str], bool]] = {
    "all": lambda value: True,
    "days, months, years": lambda value: bool(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value)),
    "parts of the day": lambda value: bool(re.search(r"T[A-Z]{2}$", value)),
    "clock times": lambda value: bool(re.search(r"T\d\d:", value)),
    "weeks, decades, centuries": lambda value: bool(re.fullmatch(r"\d{4}-W.*|\d{2,3}|\d{4}-[A-Z]{2}", value)),
    "ranges": lambda value: "/" in value and "T" not in value,
    "durations and sets": lambda value: bool(re.match(r"P[T\dX]|XXXX", value)),
    "vague": lambda value: value.endswith("_REF"),
    "cannot be worked out": lambda value: value == "null",
    "near misses": lambda value: value == "-",
}


def main() -> None:
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    table = read(Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE)
    ways: dict[str, Callable[[Row], str]] = {"narasumber": ours, "dateparser.parse": parse, "search_dates": search}
    answers: dict[str, list[str]] = {}
    spent: dict[str, float] = {}
    for name, way in ways.items():
        way(table[0])  # what loads on first use is not the measure
        start = time.perf_counter()
        answers[name] = [way(row) for row in table]
        spent[name] = time.perf_counter() - start
    print(f"| {len(table)} expressions | n | " + " | ".join(ways) + " |")
    print("| --- | ---: | " + " | ".join("---:" for _ in ways) + " |")
    for group, belongs in GROUPS.items():
        chosen = [i for i, row in enumerate(table) if belongs(row["value"])]
        if not chosen:
            continue
        shares = [sum(right(table[i]["value"], answers[n][i]) for i in chosen) / len(chosen) for n in ways]
        print(f"| {group} | {len(chosen)} | " + " | ".join(f"{share:.3f}" for share in shares) + " |")
    print("| ms an expression | | " + " | ".join(f"{1e3 * spent[n] / len(table):.2f}" for n in ways) + " |")


if __name__ == "__main__":
    main()
