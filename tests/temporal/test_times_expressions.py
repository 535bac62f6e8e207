"""Four hundred real expressions, judged by hand: at least 0.95 must come out right."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from narasumber.temporal import TimeExpression, find_times

TABLE = Path(__file__).with_name("expressions.tsv")
COLUMNS = ["form", "published", "expression", "value", "article", "sentence"]


def rows() -> list[dict[str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf8").splitlines() if not line.startswith("#")]
    assert lines[0].split("\t") == COLUMNS
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines[1:]]


def over(row: dict[str, str]) -> list[TimeExpression]:
    """Return what is found on the row's expression, the one that shares most with it first."""
    sentence, wanted = row["sentence"], row["expression"]
    start = sentence.index(wanted)
    end = start + len(wanted)
    published = date.fromisoformat(row["published"]) if row["published"] else None
    found = [t for t in find_times(sentence, published) if t.span.start < end and start < t.span.end]
    return sorted(found, key=lambda t: max(t.span.start, start) - min(t.span.end, end))


def right(row: dict[str, str]) -> bool:
    found = over(row)
    if row["value"] == "-":
        return not found
    return bool(found) and (found[0].value or "null") == row["value"]


def test_the_table_is_large_and_mixed() -> None:
    table = rows()
    assert len(table) >= 320
    assert len({row["form"] for row in table}) >= 30
    assert sum(row["value"] == "-" for row in table) >= 40


def test_95_of_100_are_right() -> None:
    table = rows()
    wrong = [row for row in table if not right(row)]
    told = "\n".join(f"{row['form']}: «{row['expression']}» is {row['value']}" for row in wrong)
    assert len(wrong) <= 0.05 * len(table), told


def test_no_form_is_lost() -> None:
    table = rows()
    total, good = Counter(row["form"] for row in table), Counter(row["form"] for row in table if right(row))
    for form, count in total.items():
        assert good[form] >= 0.5 * count, form


def test_a_date_without_value_says_why() -> None:
    impossible = [row for row in rows() if row["form"] == "impossible" and row["value"] == "null"]
    assert len(impossible) >= 5
    for row in impossible:
        found = over(row)[0]
        assert found.value is None
        assert found.doubt


@pytest.mark.parametrize("row", rows()[::40], ids=lambda row: row["expression"])
def test_spans_point_into_the_sentence(row: dict[str, str]) -> None:
    for found in over(row):
        assert found.span.of(row["sentence"]).strip()
