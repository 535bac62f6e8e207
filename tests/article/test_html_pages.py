"""Pages: the main text, what the page says of itself, its furniture, and pages that hold no article."""

import json
from pathlib import Path

import pytest

from narasumber.article import Article, ArticleError, ReadFailure, read_article, read_articles

BODY = [
    "REPUBLIKA.CO.ID, MOSKOW – Presiden Rusia menerima undangan untuk mengunjungi negara tetangganya itu.",
    "“Kami menerima undangan tersebut dengan senang hati,” ungkap juru bicara, Kamis (14/9/2023).",
    "Kunjungan itu akan berlangsung selama beberapa hari ke depan di kota pelabuhan tersebut, katanya.",
]
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "Halaman"},
        {
            "@type": ["ReportageNewsArticle"],
            "headline": "Presiden Terima Undangan",
            "datePublished": "2023-09-14T19:12:00+07:00",
            "author": [{"@type": "Person", "name": "Kamran"}, {"@type": "Person", "name": "Esthi"}],
            "publisher": {"@type": "Organization", "name": "Republika"},
            "articleSection": ["Internasional", "Rusia"],
            "mainEntityOfPage": {"@id": "https://republika.co.id/berita/1"},
            "inLanguage": "id-ID",
        },
    ],
}


def page(linked: object = None, head: str = "", after: str = "", body: list[str] = BODY) -> str:
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    paragraphs = "".join(f"<p>{p}</p>" for p in body)
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Judul</title>{head}{script}</head><body>'
        '<nav><ul><li><a href="/">Beranda</a></li><li><a href="/e">Ekonomi</a></li></ul></nav>'
        f'<article><h1>Presiden Terima Undangan</h1><div class="content">{paragraphs}{after}</div></article>'
        '<footer><a href="/t">Tentang Kami</a></footer></body></html>'
    )


def test_json_ld_is_believed_first() -> None:
    article = read_article(page(LINKED))
    assert [p for p in BODY if p not in article.text] == []
    assert "Beranda" not in article.text
    assert "Tentang Kami" not in article.text
    assert (article.title, article.author, article.publisher) == (
        "Presiden Terima Undangan",
        "Kamran, Esthi",
        "Republika",
    )
    assert article.published is not None
    assert article.published.isoformat() == "2023-09-14T19:12:00+07:00"
    assert (article.category, article.language, article.url) == (
        "Internasional",
        "id-ID",
        "https://republika.co.id/berita/1",
    )
    assert article.found["published"] == article.found["title"] == "json-ld"
    assert article.dateline is not None
    assert article.dateline.place == "MOSKOW"


@pytest.mark.parametrize(
    "linked",
    [
        [{"@type": "BreadcrumbList"}, {"@type": "NewsArticle", "headline": "Dari daftar"}],
        {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "Dari daftar"}},
        {"@type": "NewsArticle", "headline": "Dari daftar", "author": None, "publisher": "x", "datePublished": 5},
        {"@graph": [{"@type": "BlogPosting", "headline": "Blog"}, {"@type": "NewsArticle", "headline": "Dari daftar"}]},
    ],
)
def test_json_ld_in_lists_graphs_and_odd_shapes(linked: object) -> None:
    assert read_article(page(linked)).title == "Dari daftar"


def test_broken_json_ld_is_passed_over() -> None:
    broken = page().replace("</head>", '<script type="application/ld+json">{"@type": "NewsArticle", </script></head>')
    article = read_article(broken)
    assert BODY[1] in article.text
    deep = "[" * 100_000
    assert BODY[1] in read_article(page(head=f'<script type="application/ld+json">{deep}</script>')).text


def test_meta_elements_and_the_dated_line_of_the_page() -> None:
    head = (
        '<meta property="og:title" content="Judul &amp; Meta"><meta content="Republika Online" property="og:site_name">'
        '<meta property="article:published_time" content="2023-09-14T01:00:00+00:00">'
    )
    article = read_article(page(head=head))
    assert (article.title, article.publisher) == ("Judul & Meta", "Republika Online")
    assert article.found["published"] == "meta"
    dated = page().replace("</h1>", "</h1><span>Kamis, 14 September 2023 19:12 WIB</span>")
    article = read_article(dated)
    assert article.published is not None
    assert article.published.isoformat() == "2023-09-14T19:12:00+07:00"


def test_furniture_that_survives_is_marked() -> None:
    after = (
        '<p><b>Baca juga: <a href="/y">Rusia Sambut Tamu Besar di Vostochny</a></b></p><p>Editor: Esthi Maharani</p>'
    )
    article = read_article(page(LINKED, after=after))
    marked = {f.span.of(article.text): f.kind for f in article.furniture}
    assert marked.get("Editor: Esthi Maharani") == "byline"
    assert marked.get("Baca juga: Rusia Sambut Tamu Besar di Vostochny") == "related"
    assert "Presiden Terima Undangan" not in marked or marked["Presiden Terima Undangan"] == "title"


def test_the_body_in_json_ld_where_the_page_shows_none() -> None:
    linked = {
        "@type": "NewsArticle",
        "articleBody": "Satu &amp; dua orang hadir dalam rapat itu.<br>Presiden membuka rapat tersebut pada Rabu.",
    }
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    html = f'<html><head>{script}</head><body><div id="app"></div></body></html>'
    article = read_article(html)
    assert article.text == "Satu & dua orang hadir dalam rapat itu.\nPresiden membuka rapat tersebut pada Rabu."
    assert article.found["text"].startswith("json-ld")


def test_mojibake_and_windows_1252_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(page().encode("cp1252"))
    assert BODY[1] in read_article(path).text
    path.write_bytes(page().encode().decode("cp1252", errors="replace").encode())
    assert "“Kami menerima" in read_article(path).text


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("<html><body><nav><a href='/'>Beranda</a> <a href='/x'>Ekonomi</a></nav></body></html>", "no article text"),
        ("<html></html>", "no article text"),
        ("<html><body><script>var a = 1;</script></body></html>", "no article text"),
        ("<html><body>" + "<div>" * 50_000 + "<p>Presiden hadir.</p>", "nested too deep"),
        ("<html><body>" + "<b>" * 50_000, "nested too deep"),
        ("<html><body>" + "<" * 100_000, "no article text"),
        ("<html><body>" + "<script type='application/ld+json'>{" * 20_000, "article"),
        ("<html><body>" + "<!--" * 50_000, "no article text"),
    ],
)
def test_pages_without_an_article_and_hostile_ones(html: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "halaman.html"
    path.write_text(html, encoding="utf8")
    with pytest.raises(ArticleError, match=says) as caught:
        read_article(path)
    assert "halaman.html" in str(caught.value)


def test_any_cut_of_a_page_ends_in_an_article_or_one_message() -> None:
    whole = page(LINKED)
    for end in range(40, len(whole), len(whole) // 12):
        results = list(read_articles(whole[:end]))
        assert len(results) == 1
        assert isinstance(results[0], Article | ReadFailure)
