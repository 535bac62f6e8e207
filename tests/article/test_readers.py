"""Everything that holds articles goes through one door: files, folders, standard input, strings."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from narasumber.article import Article, ArticleError, ReadFailure, read_article, read_articles

TEXT = "JAKARTA – Presiden menerima tamu itu.\n“Kami siap,” katanya, Rabu (13/9/2023)."


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def texts(results: list[Article | ReadFailure]) -> list[str]:
    return [r.text if isinstance(r, Article) else f"FAILED {r}" for r in results]


def test_a_text_file(tmp_path: Path) -> None:
    article = read_article(put(tmp_path / "a.txt", TEXT))
    assert article.text == TEXT
    assert article.dateline is not None
    assert article.dateline.place == "JAKARTA"
    assert article.found["text"] == "plain text, utf-8"
    assert read_article(str(tmp_path / "a.txt")) == article


def test_line_ends_and_spaces_are_kept(tmp_path: Path) -> None:
    text = " Satu.\r\n\r\nDua. \t\n"
    assert read_article(put(tmp_path / "a.txt", text)).text == text


def test_text_without_words_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"a\.txt: no words in it"):
        read_article(put(tmp_path / "a.txt", "--- ... ---"))


def test_a_json_record_with_all_its_fields(tmp_path: Path) -> None:
    record = {
        "id": "t-1",
        "publisher": "tempo",
        "title": "Judul",
        "author": "Penulis",
        "published": "2023-09-14T07:12:00+07:00",
        "url": "https://tempo.co/1",
        "category": "News",
        "text": TEXT,
    }
    article = read_article(put(tmp_path / "a.json", json.dumps(record)))
    assert (article.id, article.publisher, article.title, article.author) == ("t-1", "tempo", "Judul", "Penulis")
    assert article.published is not None
    assert article.published.isoformat() == "2023-09-14T07:12:00+07:00"
    assert (article.url, article.category, article.text) == ("https://tempo.co/1", "News", TEXT)
    assert set(article.found.values()) >= {"given", "json: text"}


def test_json_lists_paragraphs_numbers_as_ids_and_indonesian_dates(tmp_path: Path) -> None:
    records = [
        {"id": 7, "paragraphs": ["Satu.", "Dua."], "published": "Kamis, 14 September 2023 07:12 WIB"},
        {"text": "Tiga.", "published": "entah kapan", "title": ""},
    ]
    for document in (records, {"articles": records}):
        first, second = read_articles(put(tmp_path / "a.json", json.dumps(document)))
        assert isinstance(first, Article)
        assert isinstance(second, Article)
        assert (first.id, first.text, str(first.published)) == ("7", "Satu.\nDua.", "2023-09-14 07:12:00+07:00")
        assert (second.published, second.title) == (None, None)
        assert second.found["published"] == "given, not understood: entah kapan"


def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "text": "Satu."}',
        "bukan json",
        "",
        '{"id": "b"}',
        '{"text": ["x"]}',
        "[1, 2]",
        '{"text": "Dua.", "id": {"x": 1}}',
        '{"text": "Tiga.", "title": 5}',
        '{"text": "  "}',
        '{"text": "Empat."}',
    ]
    path = put(tmp_path / "a.jsonl", "\ufeff" + "\n".join(lines))
    got = texts(list(read_articles(path)))
    assert got[0] == "Satu."
    assert got[-1] == "Empat."
    assert [line.removeprefix(f"FAILED {path}:").split(":")[0] for line in got[1:-1]] == [
        "2",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
    ]
    assert "broken JSON at column 1" in got[1]
    assert "no text; a record needs `text`" in got[2]


def test_json_lines_are_known_by_content_and_packed_with_gzip(tmp_path: Path) -> None:
    lines = b'{"id": "a", "text": "Satu."}\r\n{"id": "b", "text": "Dua."}\r\n'
    for name in ("a.jsonl", "a.ndjson", "a.txt", "a", "a.json"):
        assert texts(list(read_articles(put(tmp_path / name, lines)))) == ["Satu.", "Dua."]
    assert texts(list(read_articles(put(tmp_path / "a.jsonl.gz", gzip.compress(lines))))) == ["Satu.", "Dua."]


def test_text_that_begins_like_json_is_text(tmp_path: Path) -> None:
    for text in ("[JAKARTA] Presiden hadir.", "{Catatan} Presiden hadir."):
        assert read_article(put(tmp_path / "a.txt", text)).text == text


def test_standoff_text_is_used_character_for_character(tmp_path: Path) -> None:
    text = "â€œSaya siap,â€\x9d kata Kim.\r\n"
    standoff = {"id": "s", "text": text, "statements": [], "entities": []}
    assert read_article(put(tmp_path / "a.jsonl", json.dumps(standoff))).text == text
    plain = {"id": "s", "text": text}
    assert read_article(put(tmp_path / "b.jsonl", json.dumps(plain))).text == "“Saya siap,” kata Kim.\r\n"


def test_a_lone_surrogate_in_json_keeps_the_offsets(tmp_path: Path) -> None:
    article = read_article(put(tmp_path / "a.jsonl", '{"text": "halo \\ud83d dunia", "events": []}'))
    assert article.text == "halo \ufffd dunia"


def test_the_corpus_is_read_as_it_is(shared: Path) -> None:
    path = shared / "corpus" / "dev.jsonl"
    gold = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    articles = list(read_articles(path))
    assert [(a.id, a.text) for a in articles if isinstance(a, Article)] == [(g["id"], g["text"]) for g in gold]


def test_the_acceptance_article(shared: Path) -> None:
    path = shared / "acceptance" / "article.txt"
    article = read_article(path)
    assert article.text == path.read_bytes().decode()
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.outlet) == ("MOSKOW", "Republika")
    assert [f.span.of(article.text) for f in article.furniture] == ["Komentar", "Gunakan Google Gunakan Facebook"]
    assert str(article.published) == "2023-09-14"


def test_a_folder_is_read_in_order_and_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    put(tmp_path / "b" / "2.txt", "Dua.")
    put(tmp_path / "b" / "1.jsonl", '{"text": "Satu."}\n{"text": "Satu lagi."}')
    put(tmp_path / "a.txt", "Nol.")
    put(tmp_path / "c.pdf", b"%PDF-1.5 ...")
    put(tmp_path / ".hidden", "x")
    got = texts(list(read_articles(tmp_path)))
    assert got[0] == "Nol."
    assert "c.pdf: a PDF file" in got[1]
    assert got[2:] == ["Satu.", "Satu lagi.", "Dua."]


def test_an_empty_folder_and_a_missing_file(tmp_path: Path) -> None:
    assert "a folder without files" in texts(list(read_articles(tmp_path)))[0]
    assert "no such file" in texts(list(read_articles(tmp_path / "tidak-ada.txt")))[0]
    assert "no such file" in texts(list(read_articles("berita tentang Putin")))[0]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (TEXT, [TEXT]),
        ('{"text": "Satu."}\n{"text": "Dua."}\n', ["Satu.", "Dua."]),
        ('{"text":\n "Satu."}', ["Satu."]),
        (
            "<html><body><p>" + "Presiden mengatakan bahwa rakyat harus tetap tenang. " * 8 + "</p></body></html>",
            [("Presiden mengatakan bahwa rakyat harus tetap tenang. " * 8).strip()],
        ),
    ],
)
def test_standard_input(content: str, expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert texts(list(read_articles("-"))) == expected


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert texts(list(read_articles("-"))) == ["FAILED standard input: empty; there is nothing to read"]


def test_a_string_may_be_the_article_itself() -> None:
    assert read_article(TEXT).text == TEXT
    page = "<p>Presiden Joko Widodo mengatakan bahwa rakyat &amp; pemerintah harus tetap tenang menghadapi krisis.</p>"
    assert read_article(page).text.startswith("Presiden Joko Widodo mengatakan bahwa rakyat & pemerintah")


def test_one_article_means_one(tmp_path: Path) -> None:
    path = put(tmp_path / "a.jsonl", '{"text": "Satu."}\n{"text": "Dua."}')
    with pytest.raises(ArticleError, match="several articles where one is asked for"):
        read_article(path)
