"""What holds for any text whatever: spans, values, and time that grows with length alone."""

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narasumber.temporal import find_times, own_sentence, saying_time, statement_time

DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
CLOCK = r"T(?:[01]\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:[+-]\d\d:\d\d)?"
PART = r"T(?:MO|MI|AF|EV|NI)"
POINT = rf"(?:{DATE}|\d{{4}}-\d\d-\d\d(?:{PART}|{CLOCK})|{CLOCK}|\d{{4}}-W\d\d(?:-WE)?)"
VALUE = re.compile(
    rf"(?:{POINT}(?:/{POINT})?|\d{{2,3}}|\d{{4}}-(?:SU|WI|SP|FA)|PT?(?:X|\d+(?:\.\d+)?)[YMWDHS]"
    rf"|XXXX-WXX-(?:[1-7]|WE)(?:/XXXX-WXX-[1-7])?|XXXX-XX-XX{PART}|(?:PAST|PRESENT|FUTURE)_REF)"
)
WORDS = [
    "Rabu", "Minggu", "minggu", "(13/9/2023)", "(31/9)", "14", "31", "September", "Februari", "2019", "1990-an",
    "hingga", "-", "lalu", "mendatang", "pekan", "depan", "dua", "puluh", "juta", "tahun", "bulan", "hari", "jam",
    "pukul", "07.12", "24.00", "WIB", "malam", "dini", "awal", "akhir", "abad", "ke-20", "setiap", "per", "kemarin",
    "tanggal", "yang", "sama", "saat", "itu", ",", ".", "(", ")", "9999", "10000", "0", "00/00/0000", "29/2/2019",
    "kemudian", "sebelumnya", "lagi", "kata", "\n", "«", "musim", "panas", "2020-2024", "1/1/1",
]  # fmt: skip
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
days = st.one_of(st.none(), st.dates(), st.datetimes())


@settings(max_examples=600, deadline=None)
@given(texts, days)
def test_spans_are_in_order_and_values_are_valid(text: str, published: date | None) -> None:
    end = 0
    for found in find_times(text, published):
        assert end <= found.span.start < found.span.end <= len(text)
        end = found.span.end
        assert found.value is None or VALUE.fullmatch(found.value), (found.span.of(text), found.value)
        for day in re.findall(r"\d{4}-\d\d-\d\d", found.value or ""):
            date.fromisoformat(day)


@settings(max_examples=200, deadline=None)
@given(texts, days)
def test_times_of_statements_never_raise(text: str, published: date | None) -> None:
    times = find_times(text, published)
    for found in times:
        sentence = own_sentence(text, [found.span], None)
        assert 0 <= sentence.start <= sentence.end <= len(text)
        saying_time(text, sentence, [], found.span, times, published=published)
        value = statement_time(text, found.span, published, times)
        assert value is None or re.fullmatch(rf"{DATE}|\d{{4}}-\d\d-\d\d{CLOCK}(?:/.*)?", value)


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "dua puluh ", "Rabu ", "(", "1-", "1/9/", "2019 - ", "awal ", "pukul 07.00 ", "Rabu hingga ",
     "hari yang sama ", "Pemilu A A A 2019 ", " ", "besok, ", "12 September - ", "saat itu ", "se", "abad ke "],
)  # fmt: skip
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    start = time.process_time()
    find_times(text, date(2019, 9, 10))
    assert time.process_time() - start < 8


def test_an_article_takes_milliseconds() -> None:
    text = "Juru Bicara Kremlin mengatakan hal itu di Moskow pada Rabu (13/9/2023) pukul 10.00 waktu setempat. " * 22
    find_times(text, None)
    start = time.process_time()
    for _ in range(10):
        find_times(text, date(2023, 9, 14))
    assert (time.process_time() - start) / 10 < 0.03
