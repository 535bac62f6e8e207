"""The one record of an article that every later room reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from narasumber.article.spans import TextSpan


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the page that is not the article: a comment box, «Baca juga», a photo credit."""

    span: TextSpan
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """The house and place that open a report («REPUBLIKA.CO.ID, MOSKOW –»); `span` includes the dash."""

    span: TextSpan
    place: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """A news article as it was read.

    All spans count characters of `text`. `found` says for each field how it came to be known
    («json-ld», «given», «dateline», «guess: dates in the text»).
    """

    text: str
    paragraphs: tuple[TextSpan, ...]
    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    dateline: Dateline | None = None
    published: datetime | date | None = None
    url: str | None = None
    category: str | None = None
    language: str | None = None
    furniture: tuple[Furniture, ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)
