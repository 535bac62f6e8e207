"""HTML: the main text of a page with trafilatura, its metadata from JSON-LD, meta elements and the page."""

import html
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from narasumber.article.article import Article
from narasumber.article.assemble import article_from_text
from narasumber.article.dates import first_stamp, parse_published
from narasumber.article.encoding import Decoded, repair
from narasumber.article.errors import ArticleError
from narasumber.article.json_ld import Described, described_article

_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|section|p|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_SCRIPT = re.compile(
    r"<script\b[^>]{0,500}?\btype\s{0,9}=\s{0,9}[\"']?application/ld\+json\b[^>]{0,500}>", re.IGNORECASE
)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_MOST_SCRIPTS = 50
_META = re.compile(r"<meta\b([^>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LANGUAGE = re.compile(r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-\w+)?)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,4000}>")
_DEEPEST = 500
# What they say of a broken page would reach the terminal in their own words; what matters of it we say ourselves.
_TALKATIVE = ("trafilatura", "htmldate", "courlan", "justext")


def looks_like_html(text: str) -> bool:
    """Say whether `text` begins as a page or a piece of one does."""
    return _LOOKS_LIKE_HTML.match(text[:4096]) is not None


def article_from_html(decoded: Decoded, name: str, *, url: str | None = None) -> Article:
    """Return the article of a page called `name` in errors.

    Main text and metadata come from trafilatura (Barbaresi 2021, doi 10.18653/v1/2021.acl-demo.15); where
    the page describes itself in JSON-LD (schema.org), that is believed first. `found` says for each field.

    Raises:
        ArticleError: the page holds no article, or is no page that can be read.
    """
    decoded = repair(decoded)
    page = decoded.text
    described = described_article(_scripts(page)) or Described()
    too_deep = _too_deep(page)
    extracted = None if too_deep else _extract(page, url)
    text, how = _main_text(page, extracted, described)
    if text is None:
        if too_deep:
            raise ArticleError(name, "elements nested too deep to read; give a page of one article, or its text")
        raise ArticleError(name, "no article text on this page; give a page of one article, or its text")
    fields, found = _fields(page, described, extracted, url)
    return article_from_text(text, **fields, found={**found, "text": f"{how}, {decoded.how}"})


def _scripts(page: str) -> list[str]:
    scripts: list[str] = []
    for opening in _SCRIPT.finditer(page):
        closing = _SCRIPT_END.search(page, opening.end())
        if closing is None or len(scripts) == _MOST_SCRIPTS:
            break
        scripts.append(page[opening.end() : closing.start()])
    return scripts


def _has_sentence(text: str) -> bool:
    """Say whether a line of `text` is long enough for a sentence; a page's menu has shorter ones."""
    for line in text.splitlines():
        words = line.split()
        if len(words) >= 15 or (len(words) >= 8 and words[-1][-1] in '.!?…”"’'):
            return True
    return False


def _too_deep(page: str) -> bool:
    """Say whether elements are nested so deep that a parser would run out of stack."""
    if page.count("<") < _DEEPEST:
        return False
    depth = 0
    for match in _TAG.finditer(page):
        tag = match[0]
        if tag.startswith("</"):
            depth = max(0, depth - 1)
        elif not tag.endswith("/>") and not re.match(
            r"<(?:!|\?|area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|tr|th|dt|dd|option)\b",
            tag,
            re.IGNORECASE,
        ):
            depth += 1
            if depth > _DEEPEST:
                return True
    return False


def _extract(page: str, url: str | None) -> Any:
    import logging

    import trafilatura

    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(
            page,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:
        # Whatever a broken page does to the parser, it is this page that has no article, nothing else.
        return None


def _main_text(page: str, extracted: Any, described: Described) -> tuple[str | None, str]:
    text = getattr(extracted, "text", None)
    if isinstance(text, str) and _has_sentence(text):
        return text, "html: main text"
    if described.body and _has_sentence(described.body):
        return _plain_body(described.body), "json-ld: articleBody"
    # A piece of a page is too little for trafilatura to weigh, and has no menu to be taken for an article.
    if extracted is None and "<html" not in page[:4096].lower() and page.count("<") < _DEEPEST:
        piece = _plain_body(page)
        if _has_sentence(piece):
            return piece, "html: a piece of a page"
    return None, ""


def _plain_body(body: str) -> str:
    text = re.sub(r"<(?:br|/p|/div|/h\d)\b[^>]{0,200}>", "\n", body, flags=re.IGNORECASE) if "<" in body else body
    lines = (" ".join(line.split()) for line in html.unescape(_TAG.sub("", text)).splitlines())
    return "\n".join(line for line in lines if line)


def _fields(page: str, described: Described, extracted: Any, url: str | None) -> tuple[dict[str, Any], dict[str, str]]:
    """Return each field's value from the best source that has it, and which that was."""
    meta = _meta(page)

    def of_page(attribute: str) -> str | None:
        value = getattr(extracted, attribute, None)
        if isinstance(value, list):
            value = ", ".join(map(str, value))
        return value if isinstance(value, str) and value.strip() else None

    language = _LANGUAGE.search(page[:20000])
    title, author = of_page("title"), of_page("author")
    sources: dict[str, list[tuple[str, str | None]]] = {
        "title": [("json-ld", described.title), ("meta", meta.get("og:title")), ("html", title)],
        "author": [("json-ld", described.author), ("meta", meta.get("author")), ("html", author)],
        "publisher": [
            ("json-ld", described.publisher),
            ("meta", meta.get("og:site_name")),
            ("html", of_page("sitename")),
        ],
        "url": [("given", url), ("json-ld", described.url), ("meta", meta.get("og:url")), ("html", of_page("url"))],
        "category": [
            ("json-ld", described.category),
            ("meta", meta.get("article:section")),
            ("html", of_page("categories")),
        ],
        "language": [("json-ld", described.language), ("html", language[1] if language else None)],
    }
    fields: dict[str, Any] = {}
    found: dict[str, str] = {}
    for field, candidates in sources.items():
        for how, value in candidates:
            if value and value.strip():
                fields[field], found[field] = html.unescape(value).strip(), how
                break
    when, how = _published(page, described, meta, of_page("date"))
    if when is not None:
        fields["published"], found["published"] = when, how
    return fields, found


def _published(
    page: str, described: Described, meta: dict[str, str], guess: str | None
) -> tuple[datetime | date | None, str]:
    candidates: list[tuple[str, Callable[[], datetime | date | None]]] = [
        ("json-ld", lambda: described.published),
        ("meta", lambda: parse_published(meta.get("article:published_time", ""))),
        ("meta", lambda: parse_published(meta.get("content_publishdate", meta.get("publishdate", "")))),
        ("page: date and time", lambda: first_stamp(_TAG.sub(" ", page[:400_000]))),
        ("html", lambda: parse_published(guess) if guess else None),
    ]
    for how, read in candidates:
        if (when := read()) is not None:
            return when, how
    return None, ""


def _meta(page: str) -> dict[str, str]:
    result: dict[str, str] = {}
    for match in _META.finditer(page[:400_000]):
        values = {a[1].lower(): a[2] or a[3] or a[4] or "" for a in _ATTRIBUTE.finditer(match[1])}
        key = (values.get("property") or values.get("name") or "").lower()
        if key and values.get("content"):
            result.setdefault(key, values["content"])
    return result
