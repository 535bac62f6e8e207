"""An analysed article as plain, typed, JSON-ready data: the one shape every output is made from.

`ArticleRecord` is what `--json` prints, what worker processes hand back, and what the page and the terminal view
are drawn from. Its JSON Schema is `data/schema-1.0.json`; a field changes its meaning only with the version.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypedDict, cast

from narasumber.article import Article, TextSpan
from narasumber.attribution import Entity, Statement, is_primary
from narasumber.export.path import StationRecord, path_of
from narasumber.temporal import TimeExpression

SCHEMA_VERSION = "1.0"


class SpanRecord(TypedDict):
    """A stretch of the article's text: characters `start` to `end` (exclusive), and what stands there."""

    start: int
    end: int
    text: str


class RelayRecord(SpanRecord):
    """A station between speaker and reader; `entity` is the id of the outlet or person, if it is one.

    `scope` says how far it reaches: its own sentence, the run of statements that begins there, or the article.
    """

    entity: str | None
    kind: str
    scope: str


class DatelineRecord(SpanRecord):
    """The house and place that open the report."""

    place: str | None
    outlet: str | None


class FurnitureRecord(SpanRecord):
    """A stretch of the page that is not the article, left out of the analysis; `rule` says what marked it."""

    kind: str
    rule: str


class TimeRecord(SpanRecord):
    """A time expression: TIMEX3 `type`, ISO 8601 `value` or None (`doubt` says why), how it was worked out."""

    type: str
    value: str | None
    anchor: str
    doubt: str | None


class EntityRecord(TypedDict):
    """A person, body, country, outlet or group of the article."""

    id: str
    name: str
    type: str
    role: str | None
    affiliation: str | None
    aliases: list[str]
    code: str | None
    mentions: list[SpanRecord]
    confidence: float | None


class StatementRecord(TypedDict):
    """Somebody's words as the article gives them.

    `path` leads from the speaker to this article, stations in order; `primary` is True where this outlet reports
    the words without another outlet between, False where it read them elsewhere. `confidence` maps field names to 0…1.
    """

    id: str
    type: str
    content: list[SpanRecord]
    cue: SpanRecord | None
    source: SpanRecord | None
    speaker: str | None
    mention_kind: str | None
    addressee: SpanRecord | None
    time: SpanRecord | None
    time_value: str | None
    place: SpanRecord | None
    via: list[RelayRecord]
    path: list[StationRecord]
    primary: bool
    parent: str | None
    confidence: dict[str, float]
    doubts: list[str]


class ArticleRecord(TypedDict):
    """A whole analysed article. All offsets count characters of `text`; `found` says how each field was found."""

    schema_version: str
    id: str | None
    title: str | None
    publisher: str | None
    author: str | None
    dateline: DatelineRecord | None
    published: str | None
    url: str | None
    category: str | None
    language: str | None
    found: dict[str, str]
    text: str
    paragraphs: list[SpanRecord]
    furniture: list[FurnitureRecord]
    entities: list[EntityRecord]
    statements: list[StatementRecord]
    times: list[TimeRecord]


def make_record(
    article: Article,
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    times: Iterable[TimeExpression] = (),
) -> ArticleRecord:
    """Return the record of an article from what the rooms made of it."""
    text = article.text
    dateline: DatelineRecord | None = None
    if article.dateline:
        dateline = {
            **_span(article.dateline.span, text),
            "place": article.dateline.place,
            "outlet": article.dateline.outlet,
        }
    return {
        "schema_version": SCHEMA_VERSION,
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "dateline": dateline,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "category": article.category,
        "language": article.language,
        "found": dict(article.found),
        "text": text,
        "paragraphs": [_span(span, text) for span in article.paragraphs],
        "furniture": [{**_span(f.span, text), "kind": f.kind, "rule": f.rule} for f in article.furniture],
        "entities": [_entity(entity, text) for entity in entities],
        "statements": [_statement(s, statements, entities, article) for s in statements],
        "times": [_time(t, text) for t in times],
    }


def to_record(source: Any) -> ArticleRecord:
    """Return the record of a `Doc` the pipeline has read; a record is returned as it is.

    Raises:
        ValueError: the Doc carries no article, so it did not pass through the pipeline.
    """
    if isinstance(source, dict):
        return cast(ArticleRecord, source)
    layers = source._
    article = getattr(layers, "article", None)
    if article is None:
        raise ValueError("this Doc has no article: make it with narasumber.read() or narasumber.load()")
    return make_record(
        article,
        getattr(layers, "statements", None) or [],
        getattr(layers, "entities", None) or [],
        getattr(layers, "times", None) or [],
    )


def to_json(source: Any, *, indent: int | None = None) -> str:
    """Return a Doc or record as JSON; on one line unless `indent` is given, letters unescaped."""
    return json.dumps(to_record(source), ensure_ascii=False, indent=indent)


@cache
def json_schema() -> dict[str, Any]:
    """Return the published JSON Schema (draft 2020-12) of `ArticleRecord`."""
    path = files("narasumber.export") / "data" / f"schema-{SCHEMA_VERSION}.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf8"))
    return schema


def _span(span: TextSpan, text: str) -> SpanRecord:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _optional(span: TextSpan | None, text: str) -> SpanRecord | None:
    return _span(span, text) if span else None


def _entity(entity: Entity, text: str) -> EntityRecord:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "role": entity.role,
        "affiliation": entity.affiliation,
        "aliases": list(entity.aliases),
        "code": entity.code,
        "mentions": [_span(span, text) for span in entity.mentions],
        "confidence": _rounded(entity.confidence),
    }


def _statement(
    statement: Statement, others: Sequence[Statement], entities: Sequence[Entity], article: Article
) -> StatementRecord:
    text = article.text
    return {
        "id": statement.id,
        "type": statement.type,
        "content": [_span(span, text) for span in statement.content],
        "cue": _optional(statement.cue, text),
        "source": _optional(statement.source, text),
        "speaker": statement.speaker,
        "mention_kind": statement.mention_kind,
        "addressee": _optional(statement.addressee, text),
        "time": _optional(statement.time, text),
        "time_value": statement.time_value,
        "place": _optional(statement.place, text),
        "via": [{**_span(r.span, text), "entity": r.entity, "kind": r.kind, "scope": r.scope} for r in statement.via],
        "path": path_of(statement, entities, article),
        "primary": is_primary(statement, article, others, entities),
        "parent": statement.parent,
        "confidence": {field: round(float(value), 4) for field, value in statement.confidence.items()},
        "doubts": list(statement.doubts),
    }


def _time(t: TimeExpression, text: str) -> TimeRecord:
    return {**_span(t.span, text), "type": t.type, "value": t.value, "anchor": t.anchor, "doubt": t.doubt}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)
