"""How sure each field is: a number for what is there, none for what is not, and more where both readers agree."""

import pytest

import narasumber
from narasumber.article import TextSpan
from narasumber.attribution import FIELDS, field_signs, field_spans, frame_of
from narasumber.attribution.agreement import chance
from narasumber.attribution.certainty import field_weights
from narasumber.attribution.records import Relay, Statement
from narasumber.tagging import Argument, Frame

TEXT = "Menteri Budi mengatakan kepada AFP bahwa harga beras akan turun, Rabu (13/9/2023)."


def at(words: str) -> TextSpan:
    start = TEXT.index(words)
    return TextSpan(start, start + len(words))


STATEMENT = Statement(
    "s1",
    "indirect",
    [at("harga beras akan turun")],
    cue=at("mengatakan"),
    source=at("Menteri Budi"),
    time=at("Rabu (13/9/2023)"),
    via=[Relay(at("AFP"))],
    confidence={"statement": 0.9},
)


def sure(source: str | None) -> float:
    arguments = [Argument("source", at(source), 0.95)] if source else []
    frames = [Frame(at("mengatakan"), 0.9, 0.9, arguments)]
    signs = field_signs(STATEMENT, "source", at("Menteri Budi"), frame_of(STATEMENT, frames), TEXT)
    return chance(signs, field_weights()["default"]["source"])


def test_a_source_that_the_tagger_confirms_is_surer_than_one_it_contradicts() -> None:
    assert sure("Menteri Budi") > sure("AFP")
    assert sure("Menteri Budi") > sure(None)


def test_a_time_without_a_value_and_a_field_that_is_open_have_no_confidence() -> None:
    assert field_spans(STATEMENT, "time") == []
    assert field_spans(STATEMENT, "place") == []
    assert field_spans(STATEMENT, "via") == [at("AFP")]


@pytest.mark.parametrize("model", ["rules", "default"])
def test_every_field_there_has_a_confidence_and_no_other(model: str) -> None:
    doc = narasumber.load(model)(TEXT)  # type: ignore[arg-type]
    assert doc._.statements
    for statement in doc._.statements:
        there = {field for field in FIELDS if field_spans(statement, field)}
        assert there == statement.confidence.keys() & set(FIELDS)
        assert "source" in there
        assert all(0 <= value <= 1 for value in statement.confidence.values())
