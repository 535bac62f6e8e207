"""JSON and JSON Lines: records with id, publisher, title, published, url, text or paragraphs, category.

The project's stand-off corpora are read by the same door: their `text` is used character for character.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from narasumber.article.article import Article
from narasumber.article.assemble import article_from_text
from narasumber.article.dates import parse_published
from narasumber.article.encoding import Decoded, decode, mend
from narasumber.article.errors import MAX_BYTES, ArticleError, ReadFailure, failure, too_large, translatable

_STRINGS = ("title", "publisher", "author", "url", "category", "language")
# Fields that only a stand-off record has: its offsets count this very text, so nothing in it is repaired.
_STANDOFF = ("statements", "entities", "events")


class LineSource(Protocol):
    """What gives lines of bytes: an open file, a pipe, a file being unpacked."""

    def readline(self, size: int = ..., /) -> bytes:
        """Return the next line, or the next `size` bytes of a longer one; nothing at the end."""
        ...


def article_from_record(record: object, name: str) -> Article:
    """Return the article that a JSON object describes; `name` says where it stood.

    Raises:
        ArticleError: the record is no object, has no text, or a field is not what it must be.
    """
    if not isinstance(record, Mapping):
        raise ArticleError(name, 'no JSON object; a record is {{"id": …, "text": …}}')
    text = _text_of(record, name)
    how = "json: text" if isinstance(record.get("text"), str) else "json: paragraphs"
    whole = text if any(key in record for key in _STANDOFF) else mend(text)
    if whole != text:
        how += ", mojibake repaired"
    # A lone surrogate can be written nowhere; its stand-in has the same length, so offsets hold.
    whole = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in whole) if _has_surrogate(whole) else whole
    fields: dict[str, Any] = {key: _string(record, key, name) for key in _STRINGS}
    found = {"text": how}
    published = _string(record, "published", name)
    when = parse_published(published) if published else None
    if published and when is None:
        found["published"] = f"given, not understood: {published[:40]}"
    id_ = record.get("id")
    if id_ is not None and not isinstance(id_, str | int):
        raise ArticleError(name, "`id` must be a string or a number")
    id_text = None if id_ is None else str(id_)
    return article_from_text(whole, id=id_text, published=when, **fields, found=found)


def _text_of(record: Mapping[str, Any], name: str) -> str:
    text, paragraphs = record.get("text"), record.get("paragraphs")
    if text is None and isinstance(paragraphs, list) and all(isinstance(p, str) for p in paragraphs):
        text = "\n".join(paragraphs)
    if not isinstance(text, str):
        raise ArticleError(name, "no text; a record needs `text` (a string) or `paragraphs` (a list of strings)")
    if not text.strip():
        raise ArticleError(name, "the text is empty")
    return text


def _has_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _string(record: Mapping[str, Any], key: str, name: str) -> str | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ArticleError(name, "`{field}` must be a string", field=key)
    return value


def _loads(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise ArticleError(name, "JSON nested too deep; a record is a flat object") from None
    except json.JSONDecodeError as error:
        if "\n" not in text.strip():
            raise ArticleError(name, "broken JSON at column {column}", column=error.colno) from None
        pattern = translatable("broken JSON at line {line}, column {column}")
        raise ArticleError(name, pattern, line=error.lineno, column=error.colno) from None
    except ValueError:
        raise ArticleError(name, "a number in the JSON is too long to read") from None


def articles_from_json(decoded: Decoded, name: str) -> Iterator[Article | ReadFailure]:
    """Yield the articles of a JSON document: one record, a list of records, or `{"articles": […]}`.

    Raises:
        ArticleError: the document is broken. A bad record among several is a `ReadFailure` instead.
    """
    value = _loads(decoded.text, name)
    if isinstance(value, Mapping) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if not isinstance(value, list):
        yield article_from_record(value, name)
        return
    if not value:
        raise ArticleError(name, "an empty list; there is nothing to read")
    for number, record in enumerate(value, 1):
        try:
            yield article_from_record(record, f"{name}#{number}")
        except ArticleError as error:
            yield failure(error)


def articles_from_lines(
    stream: LineSource, name: str, *, max_bytes: int = MAX_BYTES, first: bytes = b""
) -> Iterator[Article | ReadFailure]:
    """Yield the articles of JSON Lines, one line in memory at a time; a bad line is a `ReadFailure`.

    `max_bytes` bounds each line, not the stream. `first` is what was already read of the stream.
    """
    number = articles = 0
    for line in _lines(stream, max_bytes, first):
        number += 1
        where = f"{name}:{number}"
        if line is None:
            yield failure(too_large(where, max_bytes))
            continue
        if not line.strip():
            continue
        articles += 1
        try:
            yield article_from_record(_loads(decode(line, where).text, where), where)
        except ArticleError as error:
            yield failure(error)
    if number == 0 or articles == 0:
        yield failure(ArticleError(name, "empty; there is nothing to read"))


def _lines(stream: LineSource, max_bytes: int, first: bytes) -> Iterator[bytes | None]:
    """Yield lines; None for one that is longer than `max_bytes`, which is passed over piece by piece."""
    while True:
        line = first or stream.readline(max_bytes + 1)
        if first and not first.endswith(b"\n"):
            line = first + stream.readline(max_bytes + 1)
        first = b""
        if not line:
            return
        if len(line) <= max_bytes or (len(line) == max_bytes + 1 and line.endswith(b"\n")):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield None


def is_record_line(line: bytes) -> bool:
    """Say whether `line` by itself is a JSON object, as the first line of JSON Lines is."""
    line = line.removeprefix(b"\xef\xbb\xbf").strip()
    if not (line.startswith(b"{") and line.endswith(b"}")):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
