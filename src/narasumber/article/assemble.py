"""From a text and what is known about it to an `Article`."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

from narasumber.article.article import Article
from narasumber.article.dateline import Found, find_dateline
from narasumber.article.dates import guess_published, stamp_line
from narasumber.article.furniture import find_furniture
from narasumber.article.publishers import find_publisher, publisher_of_host
from narasumber.article.spans import TextSpan

_LINE = re.compile(r"[^\r\n]+")
_DATELINE_PARAGRAPHS = 4


def split_paragraphs(text: str) -> tuple[TextSpan, ...]:
    """Return the lines of `text` that hold more than white space, without their line ends."""
    return tuple(TextSpan(*match.span()) for match in _LINE.finditer(text) if not match[0].isspace())


def article_from_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    published: datetime | date | None = None,
    url: str | None = None,
    category: str | None = None,
    language: str | None = None,
    found: Mapping[str, str] | None = None,
) -> Article:
    """Return the article whose text is `text`, character for character, with what can be seen in it.

    Paragraphs are lines; furniture and dateline are looked for. Where publisher and publication date
    are not given, the dateline, the address and the article's own dates may tell them; `found` says so
    («dateline», «guess: …»). Values that are given stand in `found` as «given» unless `found` says better.
    """
    given: dict[str, object] = {
        "id": id,
        "title": title,
        "publisher": publisher,
        "author": author,
        "published": published,
        "url": url,
        "category": category,
        "language": language,
    }
    how = dict(found or {})
    for name, value in given.items():
        if value is not None:
            how.setdefault(name, "given")
    paragraphs = split_paragraphs(text)

    house = find_publisher(publisher) if publisher else None
    if house is None and url and (host := _host(url)):
        house = publisher_of_host(host)
        if house and not publisher:
            publisher, how["publisher"] = house.name, "address"
    opening = _opening(text, paragraphs)
    if opening and not publisher and opening.dateline.outlet:
        house, publisher, how["publisher"] = opening.publisher, opening.dateline.outlet, "dateline"
    furniture = find_furniture(text, paragraphs, house, title)
    if opening:
        how["dateline"] = "opening"

    if published is None:
        published = next((m for p in paragraphs[:6] if (m := stamp_line(p.of(text))) is not None), None)
        if published is not None:
            how["published"] = "line with date and time"
        elif guess := guess_published(text):
            published, how["published"] = guess, "guess: the latest date in the text"
    return Article(
        text=text,
        paragraphs=paragraphs,
        id=id,
        title=title,
        publisher=publisher,
        author=author,
        dateline=opening.dateline if opening else None,
        published=published,
        url=url,
        category=category,
        language=language,
        furniture=furniture,
        found=how,
    )


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _opening(text: str, paragraphs: tuple[TextSpan, ...]) -> Found | None:
    """Find the dateline in the first paragraphs; title, time and byline may stand before it.

    «PLACE –» alone counts only in the very first paragraph: further down it could open a list.
    """
    for number, paragraph in enumerate(paragraphs[:_DATELINE_PARAGRAPHS]):
        found = find_dateline(text, paragraph.start, paragraph.end)
        if found and (number == 0 or found.dateline.outlet):
            return found
    return None
