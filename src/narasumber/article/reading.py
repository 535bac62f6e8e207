"""The door of the reading room: whatever holds articles goes in, `Article`s come out."""

import errno
import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from narasumber.article.article import Article
from narasumber.article.encoding import Decoded, decode
from narasumber.article.errors import MAX_BYTES, ArticleError, ReadFailure, failure, too_large, translatable
from narasumber.article.html_reader import article_from_html, looks_like_html
from narasumber.article.json_reader import articles_from_json, articles_from_lines, is_record_line
from narasumber.article.text_reader import article_from_plain

Result = Article | ReadFailure

MAX_UNPACKED = 4_000_000_000
"""The most bytes that are unpacked from one compressed file."""

_MOST_RATIO = 50  # News text packs to a fifth; a file that unpacks fiftyfold is made to do harm.
_SMALL = 256_000
_HEAD = 65536
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_PAGES = (".html", ".htm", ".xhtml", ".shtml")


def read_articles(source: str | Path, *, allow_network: bool = False, max_bytes: int = MAX_BYTES) -> Iterator[Result]:
    """Yield the articles of `source`, and a `ReadFailure` for each input that holds none.

    `source` is a file (plain text, HTML, JSON, JSON Lines, also packed with gzip), a folder (read with what
    is in it, in the order of names), "-" for standard input, an address (http, https; fetched only with
    `allow_network`), or, as a string, a page or text itself. The form is told by content and name.
    `max_bytes` bounds one article; archives of JSON Lines may be larger and are read line by line.

    Nothing is raised for an input that cannot be read: it is yielded as a failure, and the rest goes on.
    """
    name = "text" if isinstance(source, str) and _is_text_itself(source) else str(source)
    try:
        yield from _articles(source, allow_network, max_bytes)
    except ArticleError as error:
        yield failure(error)
    except OSError as error:
        yield _refused(name, error)


def read_article(source: str | Path, *, allow_network: bool = False, max_bytes: int = MAX_BYTES) -> Article:
    """Return the one article of `source`; see `read_articles`.

    Raises:
        ArticleError: there is none, or more than one.
    """
    results = read_articles(source, allow_network=allow_network, max_bytes=max_bytes)
    first = next(results, None)
    if first is None:
        raise ArticleError(str(source)[:200], "holds no article")
    if isinstance(first, ReadFailure):
        raise ArticleError(first.input, first.pattern, **first.values)
    if next(results, None) is not None:
        raise ArticleError(str(source)[:200], "holds several articles where one is asked for; use read_articles")
    return first


def _is_text_itself(source: str) -> bool:
    """Tell a page or text given as a string from a path: no path has line ends or starts with a tag."""
    return "\n" in source or "\r" in source or len(source) > 4096 or looks_like_html(source)


def _articles(source: str | Path, allow_network: bool, max_bytes: int) -> Iterator[Result]:
    if isinstance(source, str):
        if source == "-":
            yield from _from_stream(sys.stdin.buffer, "standard input", "", max_bytes)
            return
        if _ADDRESS.fullmatch(source.strip()):
            yield from _from_address(source.strip(), allow_network, max_bytes)
            return
        if _is_text_itself(source) or not source.strip():
            yield from _from_string(source, max_bytes)
            return
        if "://" in source:
            raise ArticleError(source, "only http and https addresses are read")
    try:
        path = Path(source)
        if path.is_dir():
            yield from _from_folder(path, max_bytes)
        else:
            yield from _from_file(path, max_bytes)
    except ValueError as error:
        if isinstance(error, ArticleError):
            raise
        raise ArticleError(repr(str(source)[:80]), "no name that a file can have") from None


def _from_string(text: str, max_bytes: int) -> Iterator[Result]:
    if not text.strip():
        raise ArticleError("text", "empty; there is nothing to read")
    # A character is a byte at least, so most oversized strings are refused without encoding them.
    if len(text) > max_bytes:
        raise too_large("text", max_bytes)
    decoded = Decoded(text, "given as text")
    yield article_from_html(decoded, "text") if looks_like_html(text) else article_from_plain(decoded, "text")


def _from_address(url: str, allow_network: bool, max_bytes: int) -> Iterator[Result]:
    if not allow_network:
        raise ArticleError(
            url, "pages are fetched only when asked for: allow it with --url (in Python allow_network=True)"
        )
    from narasumber.article.url_reader import fetch

    page = fetch(url, max_bytes=max_bytes)
    suffix = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ""}.get(page.content_type, ".json")
    yield from _from_bytes(page.data, url, suffix, url=page.url)


def _from_folder(folder: Path, max_bytes: int) -> Iterator[Result]:
    """Read every file below `folder`, sorted, without following links to folders; hidden files are left out."""
    empty = True
    refused: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        while refused:
            error = refused.pop()
            yield _refused(str(error.filename), error)
        for name in sorted(files):
            if name.startswith("."):
                continue
            empty = False
            yield from read_articles(Path(parent) / name, max_bytes=max_bytes)
    for error in refused:
        empty = False
        yield _refused(str(error.filename), error)
    if empty:
        raise ArticleError(str(folder), "a folder without files; there is nothing to read")


def _from_file(path: Path, max_bytes: int) -> Iterator[Result]:
    name = str(path)
    if not path.exists():
        raise ArticleError(name, "no such file or folder; check the path")
    if not path.is_file() and not path.is_fifo():
        raise ArticleError(name, "no regular file; only files, folders and addresses are read")
    suffix = next((s for s in _LINES if path.name.lower().endswith(s)), path.suffix.lower())
    if suffix.endswith(".gz"):
        yield from _from_packed(path, name, max_bytes)
        return
    with path.open("rb") as stream:
        if suffix not in _LINES and path.is_file() and path.stat().st_size > max_bytes:
            # Before a byte is read; but an archive of JSON Lines under another name may be any size.
            head = stream.readline(min(max_bytes, 1 << 20))
            if not is_record_line(head):
                raise too_large(name, max_bytes)
            yield from articles_from_lines(stream, name, max_bytes=max_bytes, first=head)
            return
        yield from _from_stream(stream, name, suffix, max_bytes)


class _Bounded:
    """A packed file's lines, refused when it unpacks to more than text can."""

    def __init__(self, unpacked: gzip.GzipFile, packed: BinaryIO, name: str) -> None:
        self._unpacked, self._packed, self._name, self._count = unpacked, packed, name, 0

    def readline(self, size: int = -1) -> bytes:
        line = b""
        while len(line) < size:  # in pieces, so that the bound is met before memory is
            part = self._unpacked.readline(min(size - len(line), 1 << 20))
            self._count += len(part)
            if self._count > _SMALL and self._count > min(MAX_UNPACKED, _MOST_RATIO * self._packed.tell()):
                raise ArticleError(self._name, "unpacks to far more than text can; the file is refused")
            line = line + part if line else part
            if not part or part.endswith(b"\n"):
                break
        return line


def _from_packed(path: Path, name: str, max_bytes: int) -> Iterator[Result]:
    try:
        with path.open("rb") as packed, gzip.GzipFile(fileobj=packed) as unpacked:
            bounded = _Bounded(unpacked, packed, name)
            yield from articles_from_lines(bounded, name, max_bytes=max_bytes)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise ArticleError(name, "no gzip file, or one that is cut off; what came before was read") from None


def _from_stream(stream: BinaryIO, name: str, suffix: str, max_bytes: int) -> Iterator[Result]:
    first = stream.readline(max_bytes + 1)
    is_utf16 = first[:2] in (b"\xff\xfe", b"\xfe\xff")
    if not is_utf16 and (suffix in _LINES or (suffix != ".json" and is_record_line(first))):
        yield from articles_from_lines(stream, name, max_bytes=max_bytes, first=first)
        return
    data = first + stream.read(max(0, max_bytes + 1 - len(first)))
    if len(data) > max_bytes:
        raise too_large(name, max_bytes)
    yield from _from_bytes(data, name, suffix)


def _from_bytes(data: bytes, name: str, suffix: str, url: str | None = None) -> Iterator[Result]:
    decoded = decode(data, name)
    start = decoded.text[:_HEAD].lstrip("\ufeff \t\r\n")[:1]
    if suffix == ".json" or start == "{" or (start == "[" and suffix not in (".txt", *_PAGES)):
        yield from _from_json(decoded, name, suffix)
    elif suffix in _PAGES or looks_like_html(decoded.text):
        yield article_from_html(decoded, name, url=url)
    else:
        yield article_from_plain(decoded, name, url=url)


def _from_json(decoded: Decoded, name: str, suffix: str) -> Iterator[Result]:
    """Read a JSON document; lines of records under the wrong name are read too, and text may begin so."""
    try:
        yield from articles_from_json(decoded, name)
    except ArticleError:
        lines = [line for line in decoded.text.splitlines() if line.strip()]
        if len(lines) > 1 and is_record_line(lines[0].encode("utf-8", "replace")):
            stream = io.BytesIO(decoded.text.encode("utf-8", "replace"))
            yield from articles_from_lines(stream, name)
        elif suffix != ".json" and not decoded.text.lstrip().startswith('{"'):
            yield article_from_plain(decoded, name)
        else:
            raise


def _refused(name: str, error: OSError) -> ReadFailure:
    """Return what the system refused in our words: its own are in one language only."""
    patterns = {
        PermissionError: translatable("may not be read; check the permissions"),
        FileNotFoundError: translatable("no such file or folder; check the path"),
        IsADirectoryError: translatable("a folder"),
    }
    other = translatable("the system can't read it ({code})")
    code = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return failure(ArticleError(name, patterns.get(type(error), other), code=code))
