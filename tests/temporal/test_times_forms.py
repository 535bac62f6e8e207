"""What each form of time expression means, with a sentence for each."""

from datetime import UTC, date, datetime

import pytest

from narasumber.article import TextSpan
from narasumber.temporal import find_times

WEDNESDAY = date(2023, 9, 13)


def value(text: str, published: date | None = WEDNESDAY) -> str | None:
    found = find_times(text, published)
    assert found, text
    return found[0].value


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("kata Peskov, Rabu (13/9/2023).", "2023-09-13"),
        ("kata Peskov, Rabu (13/9).", "2023-09-13"),
        ("terbit 14 September 2023 di Jakarta", "2023-09-14"),
        ("Kamis, 14 September 2023 07:12 WIB", "2023-09-14"),
        ("pada 13/9/2023 lalu", "2023-09-13"),
        ("pada 13-09-2023 lalu", "2023-09-13"),
        ("setiap tanggal 17 Agustus", "2023-08-17"),
        ("sejak 17 Agustus 1945", "1945-08-17"),
        ("pada September 2019 itu", "2019-09"),
        ("12 Sept 2019", "2019-09-12"),
        ("Jumat (6/9/2019) malam", "2019-09-06TNI"),
        ("Jum'at (6/9/2019)", "2019-09-06"),
        ("pada Rabu malam", "2023-09-13TNI"),
        ("Rabu malam waktu setempat", "2023-09-13TNI"),
        ("2023-09-13", "2023-09-13"),
    ],
)
def test_dates_in_every_newspaper_form(text: str, wanted: str) -> None:
    assert value(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("pada Senin", "2023-09-11"),
        ("pada Rabu", "2023-09-13"),
        ("pada Kamis", "2023-09-07"),
        ("Rabu lalu", "2023-09-06"),
        ("Senin kemarin", "2023-09-11"),
        ("Jumat mendatang", "2023-09-15"),
        ("Senin depan", "2023-09-18"),
        ("Kamis besok", "2023-09-14"),
        ("Jumat lusa", "2023-09-15"),
        ("Jumat pekan lalu", "2023-09-08"),
        ("Selasa pekan depan", "2023-09-19"),
        ("Rabu ini", "2023-09-13"),
        ("Jumat akan diserahkan", "2023-09-15"),
        ("hari ini", "2023-09-13"),
        ("kemarin", "2023-09-12"),
        ("besok", "2023-09-14"),
        ("lusa", "2023-09-15"),
        ("tadi malam", "2023-09-12TNI"),
        ("semalam", "2023-09-12TNI"),
        ("pagi ini", "2023-09-13TMO"),
        ("dini hari tadi", "2023-09-13TMO"),
    ],
)
def test_days_are_counted_from_publication(text: str, wanted: str) -> None:
    (found,) = find_times(text, WEDNESDAY)
    assert (found.value, found.anchor) == (wanted, "published")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("pekan lalu", "2023-W36"),
        ("minggu ini", "2023-W37"),
        ("bulan depan", "2023-10"),
        ("awal tahun ini", "2023"),
        ("akhir pekan lalu", "2023-W36-WE"),
        ("dua hari lalu", "2023-09-11"),
        ("dua puluh lima tahun silam", "1998"),
        ("tahun 2018", "2018"),
        ("pada 2019", "2019"),
        ("Juli lalu", "2023-07"),
        ("Desember lalu", "2022-12"),
        ("Januari mendatang", "2024-01"),
        ("tahun 1990-an", "199"),
        ("abad ke-20", "19"),
        ("abad XIX", "18"),
        ("beberapa waktu lalu", "PAST_REF"),
        ("saat ini", "PRESENT_REF"),
    ],
)
def test_periods(text: str, wanted: str) -> None:
    (found,) = find_times(text, WEDNESDAY)
    assert (found.type, found.value) == ("DATE", wanted)


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("tiga tahun terakhir", "DURATION", "P3Y"),
        ("selama 75 tahun", "DURATION", "P75Y"),
        ("setengah jam", "DURATION", "PT0.5H"),
        ("beberapa bulan", "DURATION", "PXM"),
        ("satu dekade", "DURATION", "P10Y"),
        ("selama sebulan", "DURATION", "P1M"),
        ("setiap hari", "SET", "P1D"),
        ("setiap hari Senin", "SET", "XXXX-WXX-1"),
        ("dua kali setahun", "SET", "P1Y"),
        ("tiap pagi", "SET", "XXXX-XX-XXTMO"),
    ],
)
def test_lengths_and_repetitions(text: str, kind: str, wanted: str) -> None:
    (found,) = find_times(text, WEDNESDAY)
    assert (found.type, found.value) == (kind, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12-14 September", "2023-09-12/2023-09-14"),
        ("dari Senin hingga Rabu", "2023-09-11/2023-09-13"),
        ("2014-2019", "2014/2019"),
        ("musim 2019/20", "2019/2020"),
        ("28 Desember hingga 2 Januari 2024", "2023-12-28/2024-01-02"),
        ("antara 1978 hingga 1998", "1978/1998"),
        ("Juli sampai September 2022", "2022-07/2022-09"),
    ],
)
def test_ranges_are_one_expression(text: str, wanted: str) -> None:
    (found,) = find_times(text, WEDNESDAY)
    assert found.value == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("pukul 07.12 WIB", "T07:12+07:00"),
        ("pukul 17:30 Wita", "T17:30+08:00"),
        ("pukul 09.36 WIT", "T09:36+09:00"),
        ("jam 5 sore", "T17:00"),
        ("pukul 20.00 waktu setempat", "T20:00"),
        ("pukul 06.00-10.00 WIB", "T06:00+07:00/T10:00+07:00"),
    ],
)
def test_clock_times_keep_their_zone(text: str, wanted: str) -> None:
    (found,) = find_times(text, WEDNESDAY)
    assert (found.type, found.value) == ("TIME", wanted)


def test_a_clock_time_takes_the_day_of_its_sentence() -> None:
    text = "Habibie wafat di RSPAD, Rabu (11/9/2019) pukul 18.05 WIB. Rapat dimulai pukul 10.00 WIB."
    _, first, second = find_times(text, date(2019, 9, 12))
    assert (first.value, first.anchor) == ("2019-09-11T18:05+07:00", "previous expression")
    assert second.value == "T10:00+07:00"


def test_minggu_is_sunday_or_week() -> None:
    assert value("kata Ari, Minggu (10/9/2023)") == "2023-09-10"
    assert value("kata Ari pada Minggu lalu") == "2023-09-10"
    assert value("pada hari minggu") == "2023-09-10"
    assert value("mereka bertemu minggu lalu") == "2023-W36"
    assert value("dua minggu lalu") == "2023-W35"
    head = find_times("Minggu lalu, mereka bertemu.", WEDNESDAY)[0]
    assert head.value == "2023-W36"
    assert head.doubt
    assert value("pada malam Minggu") == "2023-09-09TNI"


@pytest.mark.parametrize(
    "text", ["31 September 2019", "31/9/2019", "Kamis (31/9)", "30 Februari", "Selasa (9/20/2019)"]
)
def test_a_date_that_cannot_be_is_kept_without_value(text: str) -> None:
    (found,) = find_times(text, WEDNESDAY)
    assert found.value is None
    assert found.doubt
    assert found.span.of(text).startswith(text[:6])


def test_a_weekday_that_contradicts_its_date_is_doubted_not_mended() -> None:
    (found,) = find_times("kata Ari, Kamis (13/9/2023)", WEDNESDAY)
    assert found.value == "2023-09-13"
    assert found.doubt is not None
    assert "weekday" in found.doubt


@pytest.mark.parametrize(
    "text", ["Rabu (11/9)", "Rabu", "kemarin", "pekan lalu", "17 Agustus", "dua hari lalu", "bulan depan"]
)
def test_without_publication_date_only_the_explicit_has_a_value(text: str) -> None:
    (found,) = find_times(text, None)
    assert found.value is None
    assert found.doubt
    assert value("Rabu (11/9/2019)", None) == "2019-09-11"


@pytest.mark.parametrize(
    "text",
    [
        "Budi (25), warga Bogor",
        "pria berusia 34 tahun itu",
        "pelatih 43 tahun itu",
        "Susi, 54 tahun, warga Depok",
        "seharga Rp 2019",
        "menang 3-2 atas tamunya",
        "hubungi 0812-2019-2020",
        "Pasal 2019 ayat 3",
        "Undang-Undang Nomor 30 Tahun 2002 tentang KPK",
        "nomor B-1010/TU.00/09/2019",
        "melaju 120 km per jam",
        "kapasitas 2000 orang",
        "saham naik 1,38% ke level 2.210",
        "Universitas Sebelas Maret",
        "anggota DPR Puan Maharani",
        "kegiatan sehari-hari",
    ],
)
def test_what_only_looks_like_a_time_is_left(text: str) -> None:
    assert find_times(text, WEDNESDAY) == []


def test_the_same_day_is_the_day_told_before() -> None:
    text = "Ia tiba pada Sabtu (9/9/2023). Di hari yang sama, ia pulang. Keesokan harinya ia kembali."
    values = [(t.value, t.anchor) for t in find_times(text, WEDNESDAY)]
    assert values[1:] == [("2023-09-09", "previous expression"), ("2023-09-10", "previous expression")]


def test_the_date_beside_today_is_the_day() -> None:
    text = "hari ini, Senin 11 September 2023"
    assert [t.value for t in find_times(text, WEDNESDAY)] == ["2023-09-11", "2023-09-11"]


def test_a_datetime_serves_as_publication_date() -> None:
    assert find_times("kemarin", datetime(2023, 9, 13, 7, 12, tzinfo=UTC))[0].value == "2023-09-12"


def test_only_the_given_stretches_are_searched() -> None:
    text = "Rabu (13/9/2023) dan Kamis (14/9/2023)"
    found = find_times(text, WEDNESDAY, [TextSpan(17, len(text))])
    assert [t.value for t in found] == ["2023-09-14"]
