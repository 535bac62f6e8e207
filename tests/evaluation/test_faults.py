"""Errors are told apart, and confidence is held against what came true."""

import copy
from typing import Any

import pytest

from narasumber.evaluation import calibration, faults, kind_of

TEXT = "Menurut Budi, harga beras akan turun pada bulan depan. Ani mengatakan panen raya sudah dimulai."


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def gold() -> dict[str, Any]:
    base = {
        "addressee": None,
        "time": None,
        "time_norm": None,
        "place": None,
        "via": [],
        "via_spans": [],
        "parent": None,
    }
    first = {"id": "s1", "type": "indirect", "content": [span("harga beras akan turun pada bulan depan")], **base}
    second = {"id": "s2", "type": "indirect", "content": [span("panen raya sudah dimulai")], **base}
    return {
        "id": "a",
        "text": TEXT,
        "entities": [{"id": "e1", "name": "Budi", "type": "PER"}, {"id": "e2", "name": "Ani", "type": "PER"}],
        "statements": [
            {**first, "cue": span("Menurut"), "source": span("Budi"), "speaker": "e1"},
            {**second, "cue": span("mengatakan"), "source": span("Ani"), "speaker": "e2"},
        ],
    }


def kinds(predicted: dict[str, Any]) -> list[tuple[str, str]]:
    return [(fault.kind, fault.field) for fault in faults(gold(), predicted)]


def test_right_predictions_have_no_faults() -> None:
    assert kinds(gold()) == []


def test_each_kind_of_fault_is_told_from_the_others() -> None:
    predicted = copy.deepcopy(gold())
    predicted["statements"][0]["content"] = [span("harga beras")]
    predicted["statements"][1]["speaker"] = "e1"
    predicted["statements"][1]["cue"] = None
    assert kinds(predicted) == [("extent", "content"), ("speaker", "speaker"), ("field", "cue")]
    assert kinds({**predicted, "statements": []}) == [("missed", "content"), ("missed", "content")]
    false = {**gold()["statements"][0], "content": [span("Ani")], "cue": None, "source": None}
    assert kinds({**gold(), "statements": [*gold()["statements"], false]}) == [("false", "content")]


def test_calibration_is_the_mean_gap_between_confidence_and_truth() -> None:
    assert calibration([]) is None
    found = calibration([(0.95, True)] * 9 + [(0.95, False)] + [(0.15, True)])
    assert found is not None
    assert found.ece == pytest.approx((10 * abs(0.95 - 0.9) + abs(0.15 - 1)) / 11)


def test_the_halves_go_by_section() -> None:
    assert kind_of({"category": "International/eropa"}) == "international"
    assert kind_of({"category": "News/International"}) == "international"
    assert kind_of({"category": "dunia/-"}) == "international"
    assert kind_of({"category": "Bola/Internasional"}) == "other"
    assert kind_of({"category": None}) == "other"
