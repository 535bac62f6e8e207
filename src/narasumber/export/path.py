"""The path of a statement: speaker → channel → agency → outlet, as the article names its stations."""

from collections.abc import Sequence
from typing import TypedDict

from narasumber.article import Article
from narasumber.attribution import Entity, Statement


class StationRecord(TypedDict):
    """One station of a path. `start` and `end` point to where the article names it; the publisher has none."""

    kind: str
    name: str
    entity: str | None
    start: int | None
    end: int | None


def path_of(statement: Statement, entities: Sequence[Entity], article: Article) -> list[StationRecord]:
    """Return the stations from the speaker to this article in order; the publisher, where known, is the last.

    A speaker whom the text leaves unnamed is the mention as written; nothing else is added.
    """
    by_id = {entity.id: entity for entity in entities}
    stations: list[StationRecord] = []
    speaker = by_id.get(statement.speaker or "")
    source = statement.source
    if speaker or source:
        name = speaker.name if speaker else source.of(article.text) if source else ""
        stations.append(_station("speaker", name, speaker.id if speaker else None, source))
    for relay in statement.via:
        entity = by_id.get(relay.entity or "")
        name = entity.name if entity else relay.span.of(article.text)
        stations.append(_station(relay.kind, name, relay.entity, relay.span))
    if article.publisher:
        stations.append(_station("publisher", article.publisher, None, None))
    return stations


def is_primary(statement: Statement, entities: Sequence[Entity]) -> bool:
    """Say whether this outlet reports the words itself: no other outlet speaks or stands between."""
    types = {entity.id: entity.type for entity in entities}
    relayed = any(r.kind in ("agency", "outlet") for r in statement.via)
    return not relayed and types.get(statement.speaker or "") != "MEDIA"


def _station(kind: str, name: str, entity: str | None, span: object) -> StationRecord:
    start, end = (getattr(span, "start", None), getattr(span, "end", None)) if span else (None, None)
    return {"kind": kind, "name": name, "entity": entity, "start": start, "end": end}
