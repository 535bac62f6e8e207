"""The house and place that open a report, in the forms of many houses, and what only looks like one."""

import pytest

from narasumber.article import article_from_text
from narasumber.article.dateline import find_dateline
from narasumber.article.publishers import Publisher, find_publisher, publisher_of_host, publishers


@pytest.mark.parametrize("publisher", publishers(), ids=lambda p: p.key)
def test_the_example_of_every_publisher(publisher: Publisher) -> None:
    found = find_dateline(publisher.example)
    assert found is not None
    assert found.dateline.outlet == publisher.name
    assert found.dateline.place == publisher.place
    assert found.publisher == publisher
    assert publisher.example[found.dateline.span.end :].lstrip()[0].isupper()


@pytest.mark.parametrize(
    ("text", "span", "place", "outlet"),
    [
        ("REPUBLIKA.CO.ID, MOSKOW – Presiden", "REPUBLIKA.CO.ID, MOSKOW –", "MOSKOW", "Republika"),
        ("JAKARTA, KOMPAS — Presiden", "JAKARTA, KOMPAS —", "JAKARTA", "Kompas"),
        ("JAKARTA, KOMPAS.com - Presiden", "JAKARTA, KOMPAS.com -", "JAKARTA", "Kompas"),
        ("KOMPAS.com – Tas itu", "KOMPAS.com –", None, "Kompas"),
        ("TEMPO.CO, Jakarta- Pembajakan akun", "TEMPO.CO, Jakarta-", "Jakarta", "Tempo"),
        ("Tempo.Co, Tangerang Selatan - Wali Kota", "Tempo.Co, Tangerang Selatan -", "Tangerang Selatan", "Tempo"),
        ("Jakarta (ANTARA) - Menteri", "Jakarta (ANTARA) -", "Jakarta", "ANTARA"),
        ("Jakarta (ANTARA News) - Menteri", "Jakarta (ANTARA News) -", "Jakarta", "ANTARA"),
        ("London (ANTARA/Reuters) - Perdana", "London (ANTARA/Reuters) -", "London", "ANTARA"),
        ("Jakarta, 12/9 (ANTARA) - Menteri", "Jakarta, 12/9 (ANTARA) -", "Jakarta", "ANTARA"),
        ("JAKARTA - Kecelakaan", "JAKARTA -", "JAKARTA", None),
        ("NURBURGRING - Persaingan Porsche", "NURBURGRING -", "NURBURGRING", None),
        ("LE BOURGET - Penggunaan motor", "LE BOURGET -", "LE BOURGET", None),
        ("Pekanbaru - Badan Meteorologi", "Pekanbaru -", "Pekanbaru", None),
        ("Majalengka — Gubernur Jawa Barat", "Majalengka —", "Majalengka", None),
        ("Liputan6.com, Jakarta - Gempa", "Liputan6.com, Jakarta -", "Jakarta", "Liputan6.com"),
        ("TRIBUNNEWS.COM, JAKARTA - Jaksa", "TRIBUNNEWS.COM, JAKARTA -", "JAKARTA", "Tribunnews"),
        ("TRIBUNJABAR.ID, BANDUNG - Wali Kota", "TRIBUNJABAR.ID, BANDUNG -", "BANDUNG", "TRIBUNJABAR.ID"),
        ("Jakarta, CNN Indonesia -- Kremlin", "Jakarta, CNN Indonesia --", "Jakarta", "CNN Indonesia"),
        ("VIVA – Ketua DPR", "VIVA –", None, "VIVA"),
        ("Bisnis.com, JAKARTA — Bank", "Bisnis.com, JAKARTA —", "JAKARTA", "Bisnis Indonesia"),
        ("Merdeka.com - Kapolri", "Merdeka.com -", None, "Merdeka"),
        ("WASHINGTON, iNews.id - Presiden", "WASHINGTON, iNews.id -", "WASHINGTON", "iNews"),
        ("DEN HAAG, KOMPAS.com - Jaksa", "DEN HAAG, KOMPAS.com -", "DEN HAAG", "Kompas"),
        ("WASHINGTON D.C. (VOA) — Presiden", "WASHINGTON D.C. (VOA) —", "WASHINGTON D.C.", "VOA Indonesia"),
        ("St. Petersburg (ANTARA) - Presiden", "St. Petersburg (ANTARA) -", "St. Petersburg", "ANTARA"),
        ("JAKARTA – “Kami siap,” kata Menlu.", "JAKARTA –", "JAKARTA", None),
    ],
)
def test_datelines_as_they_stand_in_the_news(text: str, span: str, place: str | None, outlet: str | None) -> None:
    found = find_dateline(text)
    assert found is not None
    assert found.dateline.span.of(text) == span
    assert (found.dateline.place, found.dateline.outlet) == (place, outlet)


@pytest.mark.parametrize(
    "text",
    [
        "Persija - Persib bermain imbang di Gelora Bung Karno.",
        "RUU KPK - yang ditolak banyak pihak - disahkan.",
        "Wafatnya Presiden Indonesia Ke- 3 membawa duka.",
        "Pekan keempat La Liga - kasta tertinggi - ditutup.",
        "Jakarta menjadi tuan rumah.",
        "Zodiak besok - Ramalan zodiak besok Rabu.",
        "Hotel kini kian memanjakan tamunya -- terutama hotel berbintang.",
        "Antara lain, Menteri menyebut tiga hal - semuanya penting.",
        "Presiden Joko Widodo bertemu Putin di Moskow, Rabu (13/9/2023).",
        "",
        "-",
    ],
)
def test_what_only_looks_like_a_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_the_dateline_gives_the_publisher_where_none_was_given() -> None:
    article = article_from_text("TEMPO.CO, Jakarta - Menteri itu mundur.")
    assert article.publisher == "Tempo"
    assert article.found["publisher"] == "dateline"
    given = article_from_text("TEMPO.CO, Jakarta - Menteri itu mundur.", publisher="arsip")
    assert (given.publisher, given.found["publisher"]) == ("arsip", "given")


def test_title_time_and_byline_may_stand_before_it() -> None:
    text = (
        "Polisi Tangkap Pelaku\nKamis, 14 September 2023 07:12 WIB\n"
        "Laporan wartawan Warta Kota, Joko Supriyanto\nWARTAKOTALIVE.COM, BEKASI -- Polisi menangkap pelaku."
    )
    dateline = article_from_text(text).dateline
    assert dateline is not None
    assert (dateline.place, dateline.outlet) == ("BEKASI", "Warta Kota")
    assert dateline.span.of(text) == "WARTAKOTALIVE.COM, BEKASI --"


def test_a_bare_place_further_down_opens_a_list_not_the_report() -> None:
    assert article_from_text("Lima kota itu ialah:\nJAKARTA - Tiga kasus.").dateline is None


def test_publishers_are_known_by_key_name_form_and_host() -> None:
    for name in ("tempo", "Tempo", "TEMPO.CO", "www.tempo.co"):
        found = find_publisher(name)
        assert found is not None
        assert found.key == "tempo"
    house = publisher_of_host("nasional.kompas.com")
    assert house is not None
    assert house.key == "kompas"
    assert publisher_of_host("example.org") is None
