"""The path of a statement as data: the stations of `narasumber.attribution.chain`, ready for JSON."""

from collections.abc import Sequence
from typing import TypedDict

from narasumber.article import Article
from narasumber.attribution import Entity, Statement, chain


class StationRecord(TypedDict):
    """One station of a path; `outlet` is its key in the outlet list. What the text leaves open is None."""

    kind: str
    name: str | None
    entity: str | None
    outlet: str | None


def path_of(statement: Statement, entities: Sequence[Entity], article: Article) -> list[StationRecord]:
    """Return the stations from the speaker to this article's publisher in order; both are there even unnamed."""
    return [
        {
            "kind": station.kind,
            "name": station.name,
            "entity": station.entity,
            "outlet": _outlet(station.key, station.kind),
        }
        for station in chain(statement, entities, article)
    ]


def _outlet(key: str | None, kind: str) -> str | None:
    return key if kind != "speaker" else None
