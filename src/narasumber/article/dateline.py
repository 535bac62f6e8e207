"""Datelines: the house and place that open a report.

Houses write them in five shapes (HOUSE, PLACE –; PLACE, HOUSE —; PLACE (HOUSE) -; HOUSE -; PLACE -), and a
date may stand before the dash. The words are in `data/publishers.toml` and `data/places.txt`.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from narasumber.article.article import Dateline
from narasumber.article.publishers import Publisher, find_publisher, publishers
from narasumber.article.spans import TextSpan

_DASH = r"\s*(?:\.\s?)?(?:[-‐‑–—―−]{1,3}|//)"
_AFTER_HOUSE = rf"(?:{_DASH}|:(?=\s)|(?<=[A-Z]),(?=\s[A-Z]))"
_DAY = r"(?:,?\s*\(?(?:\w{4,6},?\s)?\d{1,2}(?:/\d{1,2}(?:/\d{2,4})?|\s[A-Z][a-z]{2,8}(?:\s\d{4})?)\)?)?"
_WORD = r"(?:St\.|[A-Z](?:\.[A-Z]\.|[\w'’]*)(?:-[A-Z][\w'’]*)?)"
_PLACE = rf"{_WORD}(?:[ /]{_WORD}){{0,3}}(?:,\s{_WORD}(?:\s{_WORD}){{0,2}})?"
_CAPITALS = r"[A-Z][A-Z'’.]+(?:[ -][A-Z][A-Z'’.]*){0,3}(?:, [A-Z][A-Z .'’]{2,20})?"
_SITE = r"(?:[A-Za-z0-9][\w-]{1,30}\.)+(?:com|co\.id|id|co|net|org|tv|news|info)\b"
_QUOTE_OR_CAPITAL = r"(?=\s*[\"“”'‘«(\[,]{0,2}\s?[A-Z0-9@#])"


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    forms = sorted({form for house in publishers() for form in house.dateline}, key=len, reverse=True)
    house = rf"(?P<house>(?i:{'|'.join(map(re.escape, forms))}|{_SITE}))"
    agencies = rf"(?P<house>(?i:{'|'.join(map(re.escape, forms))}|{_SITE}))(?:\s?[/,]\s?[\w. ]{{2,30}})?"
    return tuple(
        re.compile(rf"\s*{shape}")
        for shape in (
            rf"{house}(?:\s*[,|]\s*|\s+[-–—]+\s+)(?P<place>{_PLACE}){_DAY}(?:{_DASH}|:(?=\s)|\.(?=\s[A-Z]))",
            rf"(?P<place>{_PLACE}){_DAY},?\s*\(\s*{agencies}\s*\){_DAY}\s?\.?{_DASH}",
            rf"(?P<place>{_PLACE}){_DAY}\s*[,|]\s*{house}{_DAY}{_AFTER_HOUSE}",
            rf"{house}{_DAY}(?:{_DASH}(?=\s)|\s[-–—]+|:(?=\s[A-Z\"“]))",
        )
    )


_BARE = re.compile(
    rf"\s*(?P<place>{_CAPITALS}|{_PLACE}){_DAY}(?P<dash>\s+[-–—―]{{1,3}}|\s*[—―]|\s*--){_QUOTE_OR_CAPITAL}"
)
_ONLY_HOUSE_AND_STOP = re.compile(r"\s*(?P<house>RMOL|AKURAT\.CO|JPNN|RMOLJABAR)[.,](?=\s[A-Z])")


@dataclass(frozen=True, slots=True)
class Found:
    """A dateline and the publisher that it names, where that one is known."""

    dateline: Dateline
    publisher: Publisher | None


def find_dateline(text: str, start: int = 0, end: int | None = None) -> Found | None:
    """Return the dateline that opens the paragraph `text[start:end]`, or None.

    The span begins with the first word and ends with the dash. `outlet` is the house's name where it is
    known, else as written; `place` is as written.
    """
    head = text[start : min(start + 140, len(text) if end is None else end)]
    if not _may_open(head):
        return None
    for shape in (*_shapes(), _ONLY_HOUSE_AND_STOP):
        if match := shape.match(head):
            groups = match.groupdict()
            house = groups["house"]
            publisher = find_publisher(house)
            return Found(
                Dateline(_span(match, start, head), groups.get("place"), publisher.name if publisher else house),
                publisher,
            )
    match = _BARE.match(head)
    if match and _is_place(match["place"]):
        return Found(Dateline(_span(match, start, head), match["place"], None), None)
    return None


def _may_open(head: str) -> bool:
    return any(mark in head for mark in ("-", "–", "—", "―", "−", "//", ":", "RMOL.", "AKURAT.CO"))


def _span(match: re.Match[str], start: int, head: str) -> TextSpan:
    first = len(head) - len(head.lstrip())
    return TextSpan(start + first, start + match.end())


def _is_place(words: str) -> bool:
    """Tell «JAKARTA -» and «Bandung -» from «RUU KPK -» and «Persija -».

    A known place in any letters; else capitals that can be spoken, so that no abbreviation passes.
    """
    name = words.split(",")[0]
    if name.title() in _places() or name in _places():
        return True
    parts = re.findall(r"[A-Z]+", words)
    spoken = all(re.search(r"[AEIOUY]", part) and not re.search(r"[^AEIOUY]{5}", part) for part in parts)
    return words.isupper() and spoken and max(map(len, parts), default=0) >= 5


@cache
def _places() -> frozenset[str]:
    lines = (files("narasumber.article") / "data" / "places.txt").read_text(encoding="utf8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
