"""When an article was published: as pages write it, with its zone, and guessed from its own dates."""

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from narasumber.article import article_from_text, parse_published
from narasumber.article.dates import stamp_line


def at(*parts: int, hours: int | None = None) -> datetime:
    zone = None if hours is None else timezone(timedelta(hours=hours))
    return datetime(*parts, tzinfo=zone)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Rabu (13/9/2023)", date(2023, 9, 13)),
        ("Kamis, 14 September 2023 07:12 WIB", at(2023, 9, 14, 7, 12, hours=7)),
        ("Kamis, 14 September 2023 | 07.12 WITA", at(2023, 9, 14, 7, 12, hours=8)),
        ("Kamis 14 Sep 2023, pukul 07:12 WIT", at(2023, 9, 14, 7, 12, hours=9)),
        ("14 Agustus 2019", date(2019, 8, 14)),
        ("Jumat, 20 Des 2019 21:05", at(2019, 12, 20, 21, 5)),
        ("Jum'at, 1 Nopember 2019 - 09:00 WIB", at(2019, 11, 1, 9, 0, hours=7)),
        ("20/09/2019, 09:45 WIB", at(2019, 9, 20, 9, 45, hours=7)),
        ("2023-09-14", date(2023, 9, 14)),
        ("2023-09-14T19:12:00+07:00", at(2023, 9, 14, 19, 12, hours=7)),
        ("2023-09-14T12:12:00Z", at(2023, 9, 14, 12, 12, hours=0)),
    ],
)
def test_publication_dates(written: str, value: date) -> None:
    read = parse_published(written)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize("written", ["31 September 2023", "30/2/2023", "kemarin", "", "2023-13-01", "Rabu lalu"])
def test_a_date_that_cannot_be_gives_none(written: str) -> None:
    assert parse_published(written) is None


def test_the_zone_keeps_its_name() -> None:
    read = parse_published("Kamis, 14 September 2023 07:12 WITA")
    assert isinstance(read, datetime)
    assert read.tzname() == "WITA"


def test_a_line_with_date_and_time_dates_the_article_and_is_furniture() -> None:
    text = "Putin Terima Undangan Kim\nKamis, 14 September 2023 07:12 WIB\nMOSKOW – Putin menerima undangan itu."
    article = article_from_text(text)
    assert article.published == at(2023, 9, 14, 7, 12, hours=7)
    assert article.found["published"] == "line with date and time"
    assert [f.kind for f in article.furniture] == ["time"]


@pytest.mark.parametrize(
    "line",
    [
        "Sabtu (14/9/2019).",
        "Pada Rabu, 11 September 2019 ia wafat.",
        "Rabu",
        "2019",
        "Rabu (11/9/2019) pukul 18.05WIB.",
    ],
)
def test_lines_that_are_no_stamp(line: str) -> None:
    assert stamp_line(line) is None


def test_the_guess_is_the_latest_date_in_the_manner_of_news() -> None:
    text = (
        "Pertemuan itu berlangsung Rabu (13/9/2023). “Kim mengundang Putin,” ungkap Peskov, Kamis (14/9/2023). "
        "Hubungan kedua negara terjalin sejak 12 Oktober 1948 dan akan dirayakan 12 Oktober 2023."
    )
    article = article_from_text(text)
    assert article.published == date(2023, 9, 14)
    assert article.found["published"].startswith("guess")


def test_without_such_a_date_nothing_is_guessed() -> None:
    article = article_from_text("Uni Soviet mengakuinya pada 12 Oktober 1948. Rabu lalu (13/9) Kim tiba.")
    assert article.published is None
    assert "published" not in article.found


def test_a_given_date_is_not_guessed_over() -> None:
    article = article_from_text("Ia tiba Rabu (13/9/2023).", published=date(2023, 9, 20))
    assert (article.published, article.found["published"]) == (date(2023, 9, 20), "given")


def test_the_guess_on_the_corpus(shared: Path) -> None:
    exact = near = all_ = 0
    for line in (shared / "corpus" / "dev.jsonl").read_text(encoding="utf8").splitlines():
        record = json.loads(line)
        guess = article_from_text(record["text"]).published
        if guess and record["published"]:
            days = (date.fromisoformat(record["published"][:10]) - guess).days
            all_ += 1
            exact += days == 0
            near += 0 <= days <= 1
    assert exact / all_ >= 0.8
    assert near / all_ >= 0.9
