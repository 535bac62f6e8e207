"""The stand-off form of the annotated corpus: one article a line, offsets into `text`."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypedDict

from narasumber.article import Article, TextSpan
from narasumber.attribution import Entity, Relay, Statement
from narasumber.export.record import ArticleRecord, SpanRecord, StatementRecord, make_record, to_record

Offsets = list[int]


class StandoffEntity(TypedDict):
    """An entity as the corpus writes it."""

    id: str
    name: str
    type: str
    role: str | None
    affiliation: str | None
    aliases: list[str]


class StandoffStatement(TypedDict):
    """A statement as the corpus writes it; spans are `[start, end]`."""

    id: str
    type: str
    content: list[Offsets]
    cue: Offsets | None
    source: Offsets | None
    speaker: str | None
    addressee: Offsets | None
    time: Offsets | None
    time_norm: str | None
    place: Offsets | None
    via: list[str]
    via_spans: list[Offsets]
    parent: str | None


class Standoff(TypedDict):
    """An article as the corpus writes it (schema 1 of the annotation guidelines)."""

    id: str | None
    publisher: str
    title: str
    published: str | None
    url: str
    category: str
    text: str
    entities: list[StandoffEntity]
    statements: list[StandoffStatement]
    events: list[dict[str, Any]]


def to_standoff(source: Any) -> Standoff:
    """Return a Doc or record in the corpus's form.

    Relays that are no entity (a channel such as «tayangan televisi») have no place in this form and are left out.
    """
    record = to_record(source)
    return {
        "id": record["id"],
        "publisher": record["publisher"] or "",
        "title": record["title"] or "",
        "published": record["published"][:10] if record["published"] else None,
        "url": record["url"] or "",
        "category": record["category"] or "",
        "text": record["text"],
        "entities": [
            {
                "id": e["id"],
                "name": e["name"],
                "type": e["type"],
                "role": e["role"],
                "affiliation": e["affiliation"],
                "aliases": e["aliases"],
            }
            for e in record["entities"]
        ],
        "statements": [_statement(s) for s in record["statements"]],
        "events": [],
    }


def to_standoff_json(source: Any) -> str:
    """Return a Doc or record in the corpus's form as one line of JSON."""
    return json.dumps(to_standoff(source), ensure_ascii=False)


def from_standoff(standoff: Mapping[str, Any]) -> ArticleRecord:
    """Return the record of an article given in the corpus's form, so that gold can be shown like a prediction.

    Raises:
        ValueError: a field is missing or a span does not lie in the text; the message names the article.
    """
    name = standoff.get("id") or "(no id)"
    try:
        text = standoff["text"]
        entities = [_read_entity(e) for e in standoff.get("entities") or []]
        statements = [_read_statement(s, entities, text) for s in standoff.get("statements") or []]
        article = article_of(standoff)
    except KeyError as missing:
        raise ValueError(f"article {name}: the field {missing} is missing") from missing
    except (TypeError, AttributeError, ValueError) as fault:
        raise ValueError(f"article {name}: {fault}") from fault
    return make_record(article, statements, entities)


def article_of(standoff: Mapping[str, Any]) -> Article:
    """Return the article alone, without its annotations."""
    return Article(
        text=standoff["text"],
        paragraphs=_paragraphs(standoff["text"]),
        id=standoff.get("id"),
        title=standoff.get("title") or None,
        publisher=standoff.get("publisher") or None,
        published=_moment(standoff.get("published")),
        url=standoff.get("url") or None,
        category=standoff.get("category") or None,
        language="id",
    )


def _statement(s: StatementRecord) -> StandoffStatement:
    relays = [(r["entity"], [r["start"], r["end"]]) for r in s["via"]]
    named = [(entity, span) for entity, span in relays if entity]
    return {
        "id": s["id"],
        "type": s["type"],
        "content": [[span["start"], span["end"]] for span in s["content"]],
        "cue": _offsets(s["cue"]),
        "source": _offsets(s["source"]),
        "speaker": s["speaker"],
        "addressee": _offsets(s["addressee"]),
        "time": _offsets(s["time"]),
        "time_norm": s["time_value"],
        "place": _offsets(s["place"]),
        "via": [entity for entity, _ in named],
        "via_spans": [span for _, span in named],
        "parent": s["parent"],
    }


def _offsets(span: SpanRecord | None) -> Offsets | None:
    return [span["start"], span["end"]] if span else None


def _paragraphs(text: str) -> tuple[TextSpan, ...]:
    spans: list[TextSpan] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(TextSpan(at, at + len(line)))
        at += len(line) + 1
    return tuple(spans)


def _moment(value: str | None) -> date | datetime | None:
    if not value:
        return None
    return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)


def _read_entity(e: Mapping[str, Any]) -> Entity:
    return Entity(
        id=e["id"],
        name=e["name"],
        type=e["type"],
        role=e.get("role"),
        affiliation=e.get("affiliation"),
        aliases=list(e.get("aliases") or []),
    )


def _read_statement(s: Mapping[str, Any], entities: list[Entity], text: str) -> Statement:
    def span(value: Any) -> TextSpan:
        start, end = value
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"statement {s['id']}: span {start}–{end} is outside the text")
        return TextSpan(start, end)

    def optional(field: str) -> TextSpan | None:
        return span(s[field]) if s.get(field) else None

    persons = {e.id for e in entities if e.type == "PER"}
    return Statement(
        id=s["id"],
        type=s["type"],
        content=[span(value) for value in s["content"]],
        cue=optional("cue"),
        source=optional("source"),
        speaker=s.get("speaker"),
        addressee=optional("addressee"),
        time=optional("time"),
        time_value=s.get("time_norm"),
        place=optional("place"),
        via=[
            Relay(span(where), entity, "person" if entity in persons else "outlet")
            for entity, where in zip(s.get("via") or [], s.get("via_spans") or [], strict=False)
        ],
        parent=s.get("parent"),
    )
