"""`article_from_text`: paragraphs and offsets of the very text that was given."""

import gzip
import json
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from narasumber.article import Article, article_from_text, split_paragraphs
from narasumber.article.encoding import mend

PIECES = st.sampled_from(
    [
        "TEMPO.CO, Jakarta - ",
        "Baca juga: ",
        "Komentar",
        "Gunakan Google Gunakan Facebook",
        "“Kami siap,” kata Putin",
        "(raw)",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\u2028",
        "\t",
        "(Foto: ",
        ")",
        "Rabu (13/9/2023) ",
        "Kamis, 14 September 2023 07:12 WIB",
        "Editor: ",
        "[Gambas:Video]",
        "ANTARA",
        "\x00",
        "\ud800",
        "👍🏽",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=25).map("".join))


def check(article: Article, text: str) -> None:
    assert article.text == text
    end = 0
    for paragraph in article.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(text)
        assert not set(paragraph.of(text)) & {"\n", "\r"}
        assert not text[end : paragraph.start].strip()
        end = paragraph.end
    assert not text[end:].strip()
    last = 0
    for piece in article.furniture:
        assert last <= piece.span.start < piece.span.end <= len(text)
        assert any(paragraph.covers(piece.span) for paragraph in article.paragraphs)
        last = piece.span.end
    if article.dateline:
        assert any(paragraph.covers(article.dateline.span) for paragraph in article.paragraphs)
        assert article.dateline.place is None or article.dateline.place in article.dateline.span.of(text)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_keeps_its_characters_and_offsets(text: str) -> None:
    check(article_from_text(text), text)
    check(article_from_text(text, publisher="tempo", title=text[:20]), text)


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126) | st.sampled_from("“”‘’–—…\n\r"), max_size=200)
)
def test_clean_text_needs_no_repair(text: str) -> None:
    assert mend(text) == text


def test_paragraphs_are_lines_with_words_whatever_ends_them() -> None:
    text = "Satu.\r\n\r\n  Dua. \rTiga.\n\t\nEmpat"
    assert [p.of(text) for p in split_paragraphs(text)] == ["Satu.", "  Dua. ", "Tiga.", "Empat"]


def test_what_was_given_is_kept_and_said() -> None:
    article = article_from_text(
        "Presiden hadir.",
        id="x1",
        title="Judul",
        author="A",
        category="News",
        language="id",
        found={"title": "json-ld"},
    )
    assert (article.id, article.title, article.author, article.category) == ("x1", "Judul", "A", "News")
    assert article.found == {
        "id": "given",
        "title": "json-ld",
        "author": "given",
        "category": "given",
        "language": "given",
    }


def test_an_article_is_read_in_a_millisecond_or_so(shared: Path) -> None:
    with gzip.open(shared / "unlabelled" / "articles.jsonl.gz", "rt", encoding="utf8") as lines:
        texts = ["\n".join(json.loads(line)["paragraphs"]) for line, _ in zip(lines, range(300), strict=False)]
    article_from_text(texts[0])
    began = time.process_time()
    for text in texts:
        article_from_text(text)
    # Twice to four times what it takes, so that a busy machine does not fail it.
    assert (time.process_time() - began) / len(texts) < 0.003
