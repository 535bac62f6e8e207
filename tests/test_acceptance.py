"""The article the project grew from: every statement found, with speaker, relays and date, and none false."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import narasumber
from narasumber.evaluation import evaluate
from narasumber.export import to_record, to_standoff

REPOSITORY = Path(__file__).resolve().parents[1]
ARTICLE = REPOSITORY / "examples" / "article.txt"
GOLD: dict[str, Any] = json.loads((REPOSITORY / "tests/golden/article.standoff.json").read_text(encoding="utf8"))


@pytest.fixture(scope="module", params=["rules", "default"])
def record(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(to_record(narasumber.read(ARTICLE, model=request.param)))


@pytest.fixture(scope="module")
def scores(record: dict[str, Any]) -> dict[str, Any]:
    """Every measure, with the faults in words, which a failing test shows."""
    report = evaluate([GOLD], [{**to_standoff(record), "id": GOLD["id"]}], list_faults=True)
    return {**report.whole.scores, "faults": [str(fault) for fault in report.faults]}


def test_the_gold_is_of_this_article(record: dict[str, Any]) -> None:
    assert record["text"].startswith(GOLD["text"].split("\n")[0])
    assert len(GOLD["statements"]) == 24


def test_every_statement_is_found_and_none_is_false(scores: dict[str, Any]) -> None:
    assert (scores["statement"].recall, scores["statement"].precision) == (1, 1), scores["faults"]


def test_every_statement_has_its_speaker(scores: dict[str, Any]) -> None:
    assert (scores["attributed"].recall, scores["attributed"].precision) == (1, 1), scores["faults"]


@pytest.mark.parametrize("measure", ["via", "time"])
def test_relays_and_dates(scores: dict[str, Any], measure: str) -> None:
    assert (scores[measure].recall, scores[measure].precision) == (1, 1), scores["faults"]


def test_the_comment_box_is_marked_and_left_out(record: dict[str, Any]) -> None:
    marked = " ".join(span["text"] for span in record["furniture"])
    assert "Komentar" in marked
    assert Counter(s["type"] for s in record["statements"]) == Counter(s["type"] for s in GOLD["statements"])
