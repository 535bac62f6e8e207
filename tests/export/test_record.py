"""Records say exactly what the text says, and keep to the published schema."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import narasumber
from narasumber.article import Article, TextSpan
from narasumber.attribution import Entity, Relay, Statement
from narasumber.export import from_standoff, json_schema, make_record, to_json, to_record, to_standoff

TEXT = (
    "“Kami akan menambah armada,” kata Menteri Perhubungan Budi Karya Sumadi kepada wartawan di Jakarta, "
    "Rabu (11/9/2019), seperti dilansir Antara.\nMenurutnya, armada lama masih layak."
)


def span(words: str) -> TextSpan:
    start = TEXT.index(words)
    return TextSpan(start, start + len(words))


def example() -> dict[str, Any]:
    article = Article(
        TEXT,
        (TextSpan(0, TEXT.index("\n")), TextSpan(TEXT.index("\n") + 1, len(TEXT))),
        id="a-1",
        publisher="Tempo",
        published=date(2019, 9, 12),
    )
    entities = [
        Entity("e1", "Budi Karya Sumadi", "PER", "Menteri", "Perhubungan", mentions=[span("Budi Karya Sumadi")]),
        Entity("e2", "Antara", "MEDIA", code="antara"),
    ]
    statements = [
        Statement(
            "s1",
            "direct",
            [span("Kami akan menambah armada")],
            cue=span("kata"),
            source=span("Menteri Perhubungan Budi Karya Sumadi"),
            speaker="e1",
            addressee=span("wartawan"),
            time=span("Rabu (11/9/2019)"),
            time_value="2019-09-11",
            place=span("Jakarta"),
            via=[Relay(span("Antara"), "e2", "agency")],
            mention_kind="name",
            confidence={"statement": 0.98765432},
        ),
        Statement("s2", "indirect", [span("armada lama masih layak")], cue=span("Menurutnya"), speaker="e1"),
    ]
    return dict(make_record(article, statements, entities))


def spans_of(value: Any) -> list[dict[str, Any]]:
    """Every {start, end, text} anywhere in a record."""
    if isinstance(value, list):
        return [found for item in value for found in spans_of(item)]
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= value.keys() else []
        return own + [found for item in value.values() for found in spans_of(item)]
    return []


def test_a_record_keeps_to_the_schema_and_its_spans_to_the_text() -> None:
    record = json.loads(to_json(example()))
    jsonschema.validate(record, json_schema())
    assert len(spans_of(record)) > 10
    assert all(TEXT[s["start"] : s["end"]] == s["text"] for s in spans_of(record))


def test_the_schema_is_itself_valid_and_refuses_what_it_does_not_name() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**example(), "sentiment": 1}, json_schema())


def test_the_path_leads_from_the_speaker_over_the_agency_to_the_publisher() -> None:
    first, second = example()["statements"]
    stations = [(s["kind"], s["name"]) for s in first["path"]]
    assert stations == [("speaker", "Budi Karya Sumadi"), ("agency", "Antara"), ("publisher", "Tempo")]
    assert [s["outlet"] for s in first["path"]] == [None, "antara", "tempo"]
    assert first["via"][0]["scope"] == "sentence"
    assert not first["primary"]
    assert second["primary"]


def test_an_outlet_that_is_only_pointed_to_still_makes_its_words_second_hand() -> None:
    article = Article("Laporan itu menyebut harga naik.", (TextSpan(0, 32),), publisher="Tempo")
    said = Statement("s1", "indirect", [TextSpan(20, 31)], source=TextSpan(0, 11), speaker="e1")
    for entity, primary in (
        (Entity("e1", "Korean Central News Agency", "MEDIA"), False),
        (Entity("e1", "Tempo", "MEDIA"), True),
        (Entity("e1", "Bank Dunia", "ORG"), True),
    ):
        assert make_record(article, [said], [entity])["statements"][0]["primary"] is primary


def test_a_path_keeps_speaker_and_publisher_also_where_the_text_names_neither() -> None:
    article = Article("Harga naik.", (TextSpan(0, 11),))
    path = make_record(article, [Statement("s1", "indirect", [TextSpan(0, 10)])], [])["statements"][0]["path"]
    assert [(s["kind"], s["name"]) for s in path] == [("speaker", None), ("publisher", None)]


def test_stand_off_is_the_form_of_the_corpus_and_comes_back_whole() -> None:
    standoff = to_standoff(example())
    assert standoff["id"] == "a-1"
    assert standoff["published"] == "2019-09-12"
    assert standoff["statements"][0]["via"] == ["e2"]
    assert standoff["statements"][0]["time_norm"] == "2019-09-11"
    assert standoff["events"] == []
    assert to_standoff(from_standoff(standoff)) == standoff


def test_a_channel_that_is_no_entity_stays_out_of_stand_off_with_its_span() -> None:
    record = example()
    record["statements"][0]["via"].insert(0, {**record["statements"][0]["via"][0], "entity": None, "kind": "channel"})
    statement = to_standoff(record)["statements"][0]
    assert statement["via"] == ["e2"]
    assert len(statement["via_spans"]) == 1


def test_gold_of_the_corpus_survives_the_way_through_a_record(shared: Path) -> None:
    lines = (shared / "corpus" / "dev.jsonl").read_text(encoding="utf8").splitlines()[:30]
    for gold in map(json.loads, lines):
        record = from_standoff(gold)
        jsonschema.validate(json.loads(to_json(record)), json_schema())
        assert to_standoff(record) == {**gold, "events": []}


def test_broken_gold_is_named() -> None:
    standoff = to_standoff(example())
    with pytest.raises(ValueError, match="article a-1: statement s1: span 5–9999 is outside the text"):
        from_standoff({**standoff, "statements": [{**standoff["statements"][0], "cue": [5, 9999]}]})
    with pytest.raises(ValueError, match="article a-1: the field 'text' is missing"):
        from_standoff({"id": "a-1"})


def test_a_doc_that_never_saw_the_pipeline_has_no_record() -> None:
    import spacy

    with pytest.raises(ValueError, match=r"narasumber\.read"):
        to_record(spacy.blank("xx")("Halo"))


def test_real_output_keeps_to_the_schema() -> None:
    doc = narasumber.load("rules")("“Harga beras turun,” kata Budi Waseso di Jakarta, Senin (9/9/2019).")
    record = to_record(doc)
    jsonschema.validate(json.loads(to_json(doc)), json_schema())
    assert all(doc.text[s["start"] : s["end"]] == s["text"] for s in spans_of(record))
    assert [s["content"][0]["text"] for s in record["statements"]] == ["Harga beras turun"]
