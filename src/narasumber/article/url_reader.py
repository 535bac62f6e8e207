"""Fetching one page, carefully: public addresses only, checked after resolution and at every redirect.

The connection goes to the very address that was checked (the name serves for TLS and `Host` alone), so a
name that resolves differently a moment later changes nothing. Proxies and environment settings are not used.
"""

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from narasumber.article import addresses
from narasumber.article.errors import MAX_BYTES, ArticleError, too_large

if TYPE_CHECKING:
    import httpx

MAX_REDIRECTS = 5
MAX_SECONDS = 30.0

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/json", "application/ld+json"})
_DECODABLE = frozenset({"", "identity", "gzip", "deflate"})
_AGENT = "narasumber (+https://pypi.org/project/narasumber/)"


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched: the bytes, their type, and the address after redirects."""

    data: bytes
    content_type: str
    url: str


def fetch(url: str, *, max_bytes: int = MAX_BYTES, max_seconds: float = MAX_SECONDS) -> Page:
    """Return the page at `url`, within `max_bytes` (uncompressed) and `max_seconds` in all.

    Raises:
        ArticleError: the address is not http or https, names a user, or leads to an address that is not
            public; the page is too large, too slow, not text, or not there.
    """
    outcome: list[Page | BaseException] = []
    deadline = time.monotonic() + max_seconds

    def work() -> None:
        try:
            outcome.append(_fetch(url, max_bytes, deadline))
        except BaseException as error:
            outcome.append(error)

    # A thread, because a resolver or a server that sends a byte a second heeds no timeout of ours.
    worker = threading.Thread(target=work, daemon=True, name="narasumber-fetch")
    worker.start()
    worker.join(max_seconds)
    if not outcome:
        raise _too_slow(url, max_seconds)
    result = outcome[0]
    if isinstance(result, BaseException):
        raise result
    return result


def _too_slow(url: str, seconds: float) -> ArticleError:
    return ArticleError(
        url, "no answer within {seconds} seconds; try later, or save the page and read the file", seconds=f"{seconds:g}"
    )


def _fetch(url: str, max_bytes: int, deadline: float) -> Page:
    import httpx

    at = url
    try:
        with httpx.Client(trust_env=False, follow_redirects=False) as client:
            for _ in range(MAX_REDIRECTS + 1):
                page_or_next = _one_request(client, url, at, max_bytes, deadline)
                if isinstance(page_or_next, Page):
                    return page_or_next
                at = page_or_next
    except httpx.TimeoutException:
        raise ArticleError(url, "the server does not answer; try again later") from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        # The library's words are English and of its own kind: what went wrong is named, the rest is for the cause.
        raise ArticleError(
            url, "could not be fetched ({fault}); check the address, or try later", fault=type(error).__name__
        ) from error
    raise ArticleError(url, "more than {n} redirects; give the address of the page itself", n=MAX_REDIRECTS)


def _one_request(client: "httpx.Client", url: str, at: str, max_bytes: int, deadline: float) -> "Page | str":
    """Return the page at `at`, or the address to which it redirects; errors name `url`, the one asked for."""
    import httpx

    host, port = _checked(url, at)
    address = _public_address(url, host, port)
    target = httpx.URL(at).copy_with(host=address)
    left = max(0.1, deadline - time.monotonic())
    request = client.build_request(
        "GET",
        target,
        headers={
            "Host": httpx.URL(at).netloc.decode("ascii"),
            "User-Agent": _AGENT,
            "Accept": "text/html,application/xhtml+xml,text/plain,application/json;q=0.9",
            "Accept-Encoding": "gzip",
        },
        extensions={"sni_hostname": host},
        timeout=min(10.0, left),
    )
    response = client.send(request, stream=True)
    try:
        if response.status_code in _REDIRECTS and "location" in response.headers:
            return urljoin(at, response.headers["location"])
        if response.status_code != 200:
            raise ArticleError(url, "the server answers {status}", status=response.status_code)
        content_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
        if not content_type:
            raise ArticleError(url, "not a page but data of no named type; only text is read")
        if content_type not in _TYPES:
            raise ArticleError(url, "not a page but {content_type}; only text is read", content_type=content_type)
        if response.headers.get("content-encoding", "").strip().lower() not in _DECODABLE:
            raise ArticleError(url, "compressed in a way that was not asked for")
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length) > max_bytes:
            raise too_large(url, max_bytes)
        data = bytearray()
        for chunk in response.iter_bytes(65536):
            data += chunk
            if len(data) > max_bytes:
                raise too_large(url, max_bytes)
            if time.monotonic() > deadline:
                raise ArticleError(url, "the server is too slow; try again later")
        return Page(bytes(data), content_type, at)
    finally:
        response.close()


def _checked(url: str, at: str) -> tuple[str, int]:
    try:
        parts = urlsplit(at)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ArticleError(url, "no address that can be understood") from None
    if parts.scheme not in ("http", "https"):
        raise ArticleError(url, "only http and https addresses are read")
    if parts.username is not None or parts.password is not None:
        raise ArticleError(url, "an address with a user name or password is not fetched")
    if not host:
        raise ArticleError(url, "the address names no host")
    return host, port or (443 if parts.scheme == "https" else 80)


def _public_address(url: str, host: str, port: int) -> str:
    """Return the address to connect to; every address of the name must be public, not just the first."""
    try:
        found = addresses.resolve(host, port)
    except (OSError, UnicodeError):
        raise ArticleError(url, "there is no host {host}; check the address", host=host) from None
    if not found or not all(addresses.is_public(address) for address in found):
        raise ArticleError(url, "{host} is not on the public internet; only public pages are fetched", host=host)
    return found[0]
