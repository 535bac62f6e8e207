"""What is not the article is marked, kept in the text, and never taken from real sentences."""

import gzip
import itertools
import json
import time
from pathlib import Path

import pytest

from narasumber.article import article_from_text, split_paragraphs
from narasumber.article.furniture import find_furniture, general_rules
from narasumber.article.publishers import Publisher, publishers
from narasumber.article.rules import Rule, RuleFileError, read_rules

BODY = "Presiden menerima tamu itu di Istana Merdeka, Jakarta, Rabu.\n" * 3

RULES: list[tuple[Publisher | None, Rule]] = [(None, rule) for rule in general_rules()]
RULES += [(house, rule) for house in publishers() for rule in house.furniture]


def marked(text: str, house: Publisher | None = None) -> list[tuple[str, str]]:
    return [(f.span.of(text), f.rule) for f in find_furniture(text, split_paragraphs(text), house)]


@pytest.mark.parametrize(("house", "rule"), RULES, ids=lambda x: getattr(x, "name", "any"))
def test_every_rule_marks_its_examples_and_spares_its_near_misses(house: Publisher | None, rule: Rule) -> None:
    assert rule.examples
    assert rule.near_misses
    for example in rule.examples:
        assert rule.name in [name for _, name in marked(BODY + example, house)], example
    for near_miss in rule.near_misses:
        assert marked(BODY + near_miss, house) == [], near_miss


def test_the_comment_box_and_all_that_comes_after_its_buttons() -> None:
    text = BODY * 2 + "Komentar\nGunakan Google Gunakan Facebook\nBudi: setuju sekali pak, lanjutkan terus!"
    article = article_from_text(text)
    assert article.text == text
    assert [(f.kind, f.rule) for f in article.furniture] == [
        ("comments", "comment-heading"),
        ("comments", "sign-in-buttons"),
        ("comments", "after sign-in-buttons"),
    ]


def test_such_buttons_at_the_top_of_a_page_close_nothing() -> None:
    text = "Masuk dengan Google\n" + BODY
    assert [f.span.of(text) for f in article_from_text(text).furniture] == ["Masuk dengan Google"]


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("Baca juga: Rusia Sambut Kim Jong Un di Vostochny", ["Baca juga: Rusia Sambut Kim Jong Un di Vostochny"]),
        ("Baca juga:\nRusia Sambut Kim Jong Un", ["Baca juga:", "Rusia Sambut Kim Jong Un"]),
        ("Baca juga:\nMenurut Putin, kunjungan itu berjalan baik.", ["Baca juga:"]),
        ('Baca juga;,"Karena semua tahu itu sangat merugikan," kata dia.', ["Baca juga;"]),
        ("Rapat ditutup. Baca juga: KPK Tahan Imam Nahrawi", ["Baca juga: KPK Tahan Imam Nahrawi"]),
        (
            "Berita Terkait\nKPK Tahan Imam Nahrawi\nIstana Angkat Bicara\nKatanya, ia siap diperiksa kapan saja.",
            ["Berita Terkait", "KPK Tahan Imam Nahrawi", "Istana Angkat Bicara"],
        ),
        (
            "Polisi (baca juga: Dua Pelaku Ditangkap di Bekasi) masih mencari.",
            ["(baca juga: Dua Pelaku Ditangkap di Bekasi)"],
        ),
    ],
)
def test_related_links_with_and_without_their_headline(line: str, marks: list[str]) -> None:
    assert [words for words, _ in marked(BODY + line)] == marks


def test_initials_stand_apart_from_abbreviations() -> None:
    assert marked(BODY + "“Kami siap,” tandasnya. (raw)") == [("(raw)", "initials")]
    assert marked(BODY + "Ia bekerja di Badan Nasional Penanggulangan Bencana (BNPB).") == []
    assert marked(BODY + "Ia hadir. (raw)\nRapat dilanjutkan besok pagi di gedung yang sama.") == []


def test_initials_are_found_before_the_bylines_that_follow() -> None:
    text = BODY + "Ia menolak berkomentar. (ain/kid)\nEditor: Aris Kurniawan\nKomentar"
    assert [rule for _, rule in marked(text)] == ["initials", "editor-line", "comment-heading"]


def test_a_byline_in_capitals_is_tempos_alone() -> None:
    text = BODY + "PRIBADI WICAKSONO"
    assert article_from_text(text).furniture == ()
    assert [f.rule for f in article_from_text(text, publisher="tempo").furniture] == ["tempo-byline"]
    by_dateline = article_from_text("TEMPO.CO, Jakarta - " + text)
    assert [f.rule for f in by_dateline.furniture] == ["tempo-byline"]
    by_address = article_from_text(text, url="https://nasional.tempo.co/read/1")
    assert [f.rule for f in by_address.furniture] == ["tempo-byline"]


def test_the_title_repeated_above_the_text() -> None:
    article = article_from_text("Putin Terima Undangan Kim\n" + BODY, title="Putin Terima  Undangan Kim")
    assert [(f.kind, f.span.start) for f in article.furniture] == [("title", 0)]


def test_furniture_is_in_order_and_never_overlaps() -> None:
    text = "Iklan\n" + BODY + "(baca juga: A B C D)\nBaca juga: KPK Tahan Imam\nShare\nKomentar\nGunakan Google"
    spans = [f.span for f in article_from_text(text).furniture]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_no_furniture_in_anything_that_was_annotated(shared: Path) -> None:
    """On train and dev no content, cue, source or relay of the gold may lie in furniture."""
    for name in ("train.jsonl", "dev.jsonl"):
        for line in (shared / "corpus" / name).read_text(encoding="utf8").splitlines():
            record = json.loads(line)
            article = article_from_text(record["text"], publisher=record["publisher"], url=record["url"])
            for piece in article.furniture:
                for statement in record["statements"]:
                    spans = [*statement["content"], *statement["via_spans"], statement["cue"], statement["source"]]
                    for span in filter(None, spans):
                        assert not (piece.span.start < span[1] and span[0] < piece.span.end), piece


def test_little_of_clean_news_is_marked(shared: Path) -> None:
    """The unlabelled articles were freed of furniture once; what is left is a few lines in a hundred articles."""
    letters = of_furniture = 0
    with gzip.open(shared / "unlabelled" / "articles.jsonl.gz", "rt", encoding="utf8") as lines:
        for number, line in zip(range(600), lines, strict=False):
            record = json.loads(line)
            article = article_from_text("\n".join(record["paragraphs"]), publisher=record["publisher"])
            letters += len(article.text)
            of_furniture += sum(len(piece.span) for piece in article.furniture)
            assert number >= 0
    assert of_furniture / letters < 0.002


@pytest.mark.parametrize(
    "line",
    [
        "halaman " + "1" * 300,
        "Foto: " + "a" * 320,
        "Tags: " + "a, " * 80 + "!",
        "Editor: " + "a" * 50 + " Editor: " * 20,
        "gunakan google " * 20 + "x",
        "A.-" * 60 + "a",
        "(baca: " + "a " * 200,
        "share " * 50 + "!a",
        "JAKARTA " * 18,
        "(" * 300,
        "1/1/2019 " * 30,
    ],
)
def test_no_line_makes_a_rule_run_away(line: str) -> None:
    began = time.perf_counter()
    article_from_text(BODY + line, publisher="tempo")
    article_from_text(line, publisher="tempo")
    assert time.perf_counter() - began < 1


def test_a_broken_rule_names_file_and_line() -> None:
    entry = {
        "name": "x",
        "kind": "related",
        "scope": "part",
        "pattern": "(",
        "hints": [],
        "example": [],
        "near_miss": [],
    }
    text = '[[rule]]\nname = "x"\n'
    with pytest.raises(RuleFileError, match=r"article/data/furniture\.toml:2: the pattern does not compile"):
        read_rules([entry], "furniture.toml", text)
    with pytest.raises(RuleFileError, match="unknown field colour"):
        read_rules([{**entry, "colour": "red"}], "furniture.toml", text)
    with pytest.raises(RuleFileError, match="lacks hints"):
        read_rules([{k: v for k, v in entry.items() if k != "hints"}], "furniture.toml", text)
