"""What the attribution room hands on: statements, the entities that speak, the relays between.

The fields follow the annotation guidelines (schema 1). Spans count characters of `doc.text`.
"""

from dataclasses import dataclass, field
from typing import Literal

from narasumber.article import TextSpan

StatementType = Literal["direct", "indirect", "mixed"]
EntityType = Literal["PER", "ORG", "GPE", "MEDIA", "GROUP"]
MentionKind = Literal["name", "short name", "role", "pronoun", "clitic", "none"]
RelayKind = Literal["channel", "agency", "outlet", "person"]
RelayScope = Literal["sentence", "run", "article"]


@dataclass(slots=True)
class Relay:
    """One station between speaker and reader; `entity` is the id of the outlet or person.

    `scope` says how far the relay reaches: its own sentence, the run of statements by the same speaker that begins
    there, or the article; it stands in `via` of the statement of its sentence only.
    """

    span: TextSpan
    entity: str | None = None
    kind: RelayKind = "outlet"
    scope: RelayScope = "sentence"


@dataclass(slots=True)
class Statement:
    """Somebody's words as the article gives them; what the text does not say stays None."""

    id: str
    type: StatementType
    content: list[TextSpan]
    cue: TextSpan | None = None
    source: TextSpan | None = None
    speaker: str | None = None
    addressee: TextSpan | None = None
    time: TextSpan | None = None
    time_value: str | None = None
    place: TextSpan | None = None
    via: list[Relay] = field(default_factory=list)
    parent: str | None = None
    mention_kind: MentionKind | None = None
    confidence: dict[str, float] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Entity:
    """A person, body, country, outlet or group of the article.

    `name` is the fullest form in the text without title or role; `code` is an ISO 3166 code for countries
    or the outlet's key in the outlet list.
    """

    id: str
    name: str
    type: EntityType
    role: str | None = None
    affiliation: str | None = None
    aliases: list[str] = field(default_factory=list)
    mentions: list[TextSpan] = field(default_factory=list)
    code: str | None = None
    confidence: float | None = None
