"""Where a content begins and ends."""

import pytest

from narasumber.article import TextSpan
from narasumber.attribution.edges import kind_of, snap, trim
from narasumber.language import find_quotations


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (' "Kami akan selalu bersama Rusia,"', "Kami akan selalu bersama Rusia"),
        ("“Kunjungan Kim akan berlanjut,” ", "Kunjungan Kim akan berlanjut"),
        (", Korut akan bekerja sama.", "Korut akan bekerja sama"),
        ("Rusia sedang melakukan “perjuangan suci”", "Rusia sedang melakukan “perjuangan suci”"),
        ('"perang" itu tidak akan pernah "selesai"', '"perang" itu tidak akan pernah "selesai"'),
        ("tidak tahu mengapa...", "tidak tahu mengapa..."),
        ("(ke Korut) pekan depan", "(ke Korut) pekan depan"),
        ("' Ma'ruf akan datang", "Ma'ruf akan datang"),
        (" , ” ", ""),
    ],
)
def test_marks_and_edge_punctuation_are_not_said(given: str, expected: str) -> None:
    assert trim(TextSpan(0, len(given)), given).of(given) == expected


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ('"Saya tidak tahu," kata Budi.', "Saya tidak tahu", "direct"),
        ("Budi mengaku tidak tahu.", "tidak tahu", "indirect"),
        ('Budi mengaku "tidak tahu" soal itu.', '"tidak tahu" soal itu', "mixed"),
    ],
)
def test_the_marks_tell_the_type(text: str, content: str, kind: str) -> None:
    at = text.index(content)
    assert kind_of([TextSpan(at, at + len(content))], find_quotations(text), text) == kind


def test_a_content_never_ends_inside_an_open_mark() -> None:
    text = '"Kami akan datang besok pagi ke Jakarta," kata Budi.'
    cut = TextSpan(1, text.index(" ke Jakarta"))
    assert snap(cut, find_quotations(text), text, 0.5).of(text) == "Kami akan datang besok pagi ke Jakarta,"


def test_a_paraphrase_around_a_quotation_is_left_as_it_is() -> None:
    text = 'Budi menyebut rencana besar itu sebagai "gila" dan tidak masuk akal.'
    span = TextSpan(text.index("rencana"), len(text) - 1)
    assert snap(span, find_quotations(text), text, 0.5) == span
