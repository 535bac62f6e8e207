"""Input that does harm or is too much: one clear message, at once, and nothing held in memory."""

import gzip
import io
import os
import time
from pathlib import Path

import pytest

from narasumber.article import Article, ArticleError, ReadFailure, read_article, read_articles


def failure(source: str | Path, **options: int) -> str:
    results = list(read_articles(source, **options))
    assert len(results) == 1
    assert isinstance(results[0], ReadFailure)
    return str(results[0])


def test_fifty_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    began = time.perf_counter()
    assert "besar.txt: larger than the limit of 20 MB" in failure(path)
    assert time.perf_counter() - began < 0.5
    path.write_bytes(b"kata " * 10_000_000)
    assert "larger than the limit of 20 MB" in failure(path)


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("kata " * 300)
    assert "larger than the limit of 0.001 MB" in failure(path, max_bytes=1000)
    assert isinstance(read_article(path, max_bytes=2000), Article)
    assert "larger than" in failure("kata \n" * 300, max_bytes=1000)


def test_an_archive_may_be_larger_than_one_article(tmp_path: Path) -> None:
    path = tmp_path / "arsip.jsonl"
    path.write_bytes(b'{"text": "Presiden hadir."}\n' * 100)
    assert len(list(read_articles(path, max_bytes=500))) == 100
    path.rename(tmp_path / "arsip.data")
    assert len(list(read_articles(tmp_path / "arsip.data", max_bytes=500))) == 100


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "Satu."}\n{"text": "' + b"a" * 5000 + b'"}\n{"text": "Dua."}\n')
    first, second, third = read_articles(path, max_bytes=1000)
    assert isinstance(first, Article)
    assert isinstance(second, ReadFailure)
    assert second.input.endswith(":2")
    assert isinstance(third, Article)
    assert third.text == "Dua."


@pytest.mark.parametrize("filling", [b"\0", b"a", b"\n"])
def test_a_zip_bomb_is_refused(tmp_path: Path, filling: bytes) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9) as file:
        for _ in range(100):
            file.write(filling * 1_000_000)
    path = tmp_path / "bom.jsonl.gz"
    path.write_bytes(packed.getvalue())
    began = time.process_time()
    assert "unpacks to far more than text can" in failure(path)
    assert time.process_time() - began < 10


def test_gzip_cut_off_gives_what_came_before_and_a_message(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "Presiden hadir."}\n' * 3)[:-10])
    results = list(read_articles(path))
    assert isinstance(results[-1], ReadFailure)
    assert "cut off" in results[-1].reason
    path.write_bytes(b"bukan gzip")
    assert "no gzip file" in failure(path)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 \xe2\xe3", "a PDF file; save its text first"),
        (b"\x7fELF" + bytes(200), "binary"),
        (b"PK\x03\x04" + bytes(200), "Word"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"text": ' + b"9" * 5000 + b"}", "text|number|digits"),
        (b"[]", "empty list"),
        (b'"teks saja"', "no JSON object"),
    ],
)
def test_files_that_hold_no_article(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "masukan.json"
    path.write_bytes(data)
    with pytest.raises(ArticleError, match=says) as caught:
        read_article(path)
    assert str(path) in str(caught.value)


def test_random_bytes_never_raise(tmp_path: Path) -> None:
    path = tmp_path / "acak"
    for size in (1, 2, 3, 10, 100, 5000):
        for _ in range(20):
            path.write_bytes(os.urandom(size))
            for result in read_articles(path):
                assert isinstance(result, Article | ReadFailure)


@pytest.mark.parametrize("source", ["", " ", "\0", "a\0b", "ftp://x/y", "file:///etc/passwd", "x" * 300, "~", "?"])
def test_odd_names_are_one_failure(source: str) -> None:
    assert failure(source)


@pytest.mark.skipif(os.name == "nt", reason="needs Unix permissions and pipes")
def test_what_may_not_be_read_and_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "putus").symlink_to(tmp_path / "tidak-ada")
    (tmp_path / "ada.txt").write_text("Presiden hadir.")
    results = list(read_articles(tmp_path))
    assert [r.text for r in results if isinstance(r, Article)] == ["Presiden hadir."]
    assert ["putus" in r.input for r in results if isinstance(r, ReadFailure)] == [True]
    assert "no regular file" in failure("/dev/null")
    if os.geteuid() != 0:
        (tmp_path / "ada.txt").chmod(0)
        assert "may not be read" in failure(tmp_path / "ada.txt")
