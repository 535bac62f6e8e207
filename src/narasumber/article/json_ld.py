"""The article that a page describes in JSON-LD (schema.org `NewsArticle` and its kin)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from narasumber.article.dates import parse_published

# https://schema.org/NewsArticle and its subtypes; plain Article and its kind where nothing better is there.
_NEWS = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
)
_OTHER = ("Article", "Report", "LiveBlogPosting", "BlogPosting", "SocialMediaPosting")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Described:
    """What JSON-LD says of the article; what it does not say is None."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: datetime | date | None = None
    url: str | None = None
    category: str | None = None
    language: str | None = None
    body: str | None = None


def described_article(scripts: list[str]) -> Described | None:
    """Return what the page's `application/ld+json` scripts say of its article, or None.

    Scripts that are no JSON are passed over; `@graph`, lists and `mainEntity` are looked into.
    """
    nodes = [node for script in scripts for node in _nodes(_parsed(script))]
    for wanted in (_NEWS, _OTHER):
        for node in nodes:
            if any(kind in wanted for kind in _strings(node.get("@type"))):
                return _described(node)
    return None


def _parsed(script: str) -> Any:
    try:
        return json.loads(script.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"):
            if isinstance(value.get(key), dict | list):
                yield from _nodes(value[key], depth + 1)


def _described(node: Mapping[str, Any]) -> Described:
    when = _text(node.get("datePublished")) or _text(node.get("dateCreated"))
    return Described(
        title=_text(node.get("headline")) or _text(node.get("name")),
        author=_names(node.get("author")),
        publisher=_names(node.get("publisher")),
        published=parse_published(when) if when else None,
        url=_text(node.get("url")) or _address(node.get("mainEntityOfPage")),
        category=next(iter(_strings(node.get("articleSection"))), None),
        language=_text(node.get("inLanguage")),
        body=_text(node.get("articleBody")),
    )


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return value.strip() or None


def _strings(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for item in values if (text := _text(item))]


def _names(value: Any) -> str | None:
    values = value if isinstance(value, list) else [value]
    names = [_text(item.get("name")) if isinstance(item, dict) else _text(item) for item in values]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _address(value: Any) -> str | None:
    return _text(value.get("@id")) if isinstance(value, dict) else _text(value)
