"""Pages from the network: off unless asked for, public addresses only, within size and time."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from narasumber.article import Article, ArticleError, ReadFailure, addresses, read_article, read_articles, url_reader

PARAGRAPH = "Presiden mengatakan bahwa rakyat harus tetap tenang menghadapi situasi sulit itu. " * 6
PAGE = f"<html><head><title>T</title></head><body><article><p>{PARAGRAPH}</p></article></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    hosts: list[str] = []  # noqa: RUF012

    def do_GET(self) -> None:
        Handler.hosts.append(self.headers["Host"])
        name, _, rest = self.path.lstrip("/").partition("/")
        if name == "to":
            self.answer(302, b"", "text/html", Location=rest)
        elif name == "loop":
            self.answer(302, b"", "text/html", Location=f"/loop/{rest}x")
        elif name == "big":
            self.answer(200, b"a" * 200_000, "text/html")
        elif name == "endless":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.drip()
        elif name == "gzip":
            self.answer(200, gzip.compress(PAGE), "text/html; charset=utf-8", **{"Content-Encoding": "gzip"})
        elif name == "bomb":
            self.answer(200, gzip.compress(b"a" * 5_000_000), "text/html", **{"Content-Encoding": "gzip"})
        elif name == "zstd":
            self.answer(200, PAGE, "text/html", **{"Content-Encoding": "zstd"})
        elif name == "pdf":
            self.answer(200, b"%PDF", "application/pdf")
        elif name == "text":
            self.answer(200, b"JAKARTA - Presiden hadir.", "text/plain")
        elif name == "missing":
            self.answer(404, b"", "text/html")
        else:
            self.answer(200, PAGE, "text/html; charset=utf-8")

    def answer(self, status: int, body: bytes, content_type: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        try:
            for _ in range(100):
                self.wfile.write(b" ")
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A news site on this machine under a public name; its loopback address counts as public here."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    real = addresses.is_public

    def resolve(host: str, port: int) -> list[str]:
        known = {"berita.test": ["127.0.0.1"], "dalam.test": ["10.0.0.5"], "campur.test": ["127.0.0.1", "192.168.1.1"]}
        if host in known:
            return known[host]
        if host[0].isdigit() or ":" in host:
            return [host]
        raise OSError("no such host")

    monkeypatch.setattr(addresses, "resolve", resolve)
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or real(address))
    Handler.hosts = []
    yield f"http://berita.test:{server.server_port}"
    server.shutdown()
    server.server_close()


def refused(url: str) -> str:
    (result,) = read_articles(url, allow_network=True)
    assert isinstance(result, ReadFailure)
    assert result.input == url
    return result.reason


def test_nothing_is_fetched_unless_asked_for(site: str) -> None:
    with pytest.raises(ArticleError, match="only when asked for"):
        read_article(site)
    assert Handler.hosts == []


def test_a_page_is_fetched_under_its_name(site: str) -> None:
    article = read_article(f"{site}/berita", allow_network=True)
    assert article.text == PARAGRAPH.strip()
    assert article.url == f"{site}/berita"
    assert Handler.hosts == [site.removeprefix("http://")]


def test_redirects_packed_pages_and_plain_text(site: str) -> None:
    assert read_article(f"{site}/to/{site}/berita", allow_network=True).url == f"{site}/berita"
    assert isinstance(read_article(f"{site}/gzip", allow_network=True), Article)
    assert read_article(f"{site}/text", allow_network=True).text == "JAKARTA - Presiden hadir."


@pytest.mark.parametrize(
    "target",
    [
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:192.168.0.1]/",
        "http://dalam.test/",
        "http://campur.test/",
        "http://0.0.0.0/",
    ],
)
def test_private_addresses_are_refused_also_behind_a_redirect(site: str, target: str) -> None:
    assert "not on the public internet" in refused(target)
    assert "not on the public internet" in refused(f"{site}/to/{target}")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://berita.test/", "gopher://berita.test/"])
def test_a_redirect_to_another_scheme_is_refused(site: str, target: str) -> None:
    assert "only http and https" in refused(f"{site}/to/{target}")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("loop/", "more than 5 redirects"),
        ("pdf", "not a page but application/pdf"),
        ("missing", "the server answers 404"),
        ("zstd", "compressed in a way"),
    ],
)
def test_what_is_no_page(site: str, path: str, says: str) -> None:
    assert says in refused(f"{site}/{path}")


def test_five_redirects_are_followed(site: str) -> None:
    url = f"{site}/berita"
    for _ in range(5):
        url = f"{site}/to/{url}"
    assert isinstance(read_article(url, allow_network=True), Article)


def test_credentials_unknown_hosts_and_broken_addresses(site: str) -> None:
    assert "user name or password" in refused("http://user:rahasia@berita.test/")
    assert "there is no host" in refused("http://tidak-ada.test/")
    assert refused("http://berita.test:99999/")
    assert refused("http://[::1/")


@pytest.mark.parametrize("path", ["big", "bomb"])
def test_the_size_is_limited_after_unpacking(site: str, path: str) -> None:
    with pytest.raises(ArticleError, match="larger than the limit"):
        url_reader.fetch(f"{site}/{path}", max_bytes=100_000)


def test_the_whole_fetch_has_a_time_limit(site: str) -> None:
    began = time.monotonic()
    with pytest.raises(ArticleError, match=r"seconds|too slow|does not answer"):
        url_reader.fetch(f"{site}/endless", max_seconds=0.6)
    assert time.monotonic() - began < 3


def test_a_resolver_that_hangs_is_not_waited_for(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "resolve", lambda host, port: time.sleep(5) or [])
    began = time.monotonic()
    with pytest.raises(ArticleError, match=r"no answer within 0\.3 seconds"):
        url_reader.fetch(site, max_seconds=0.3)
    assert time.monotonic() - began < 2


def test_a_name_that_changes_its_address_gains_nothing(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the second answer would be private; there is no second question."""
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    monkeypatch.setattr(addresses, "resolve", rebinding)
    assert isinstance(read_article(f"{site}/berita", allow_network=True), Article)
    assert asked == ["berita.test"]


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses(address: str) -> None:
    assert addresses.is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0",
        "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a00:1::",
        "2001:db8::1", "not an address", "",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not addresses.is_public(address)
