"""Sentences of news: what ends one and what does not."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narasumber.article import TextSpan
from narasumber.language import find_sentences


def sentences(text: str) -> list[str]:
    return [sentence.of(text) for sentence in find_sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Aziz datang.", "Ia langsung pergi."],
        ["Benarkah?", "Tidak ada yang tahu!", "Semua diam."],
        ['"Kami siap. Semua sudah dicek," kata Aziz.', "Ia lalu pergi."],
        ['"Kami siap. Semua sudah dicek." kata Aziz.'],
        ["“Kami siap.”, kata Aziz."],
        ['Aziz menjawab, "Kami siap."', "Ia lalu pergi."],
        ['"Kami siap."', '"Kami pergi," kata Aziz.'],
        ['"Apa benar?" tanya Sunarso.', "Aziz mengangguk."],
        ["Ia menyebut 'kami siap. kami pergi' dua kali.", "Lalu diam."],
        ["Kombes Pol. Argo Yuwono datang.", "Prof. Habibie juga."],
        ["Ia bertemu dr. Boyke di Jl. Sudirman No. 5.", "Mereka berbincang."],
        ["Hamdan Zoelva, S.H. Direktur lembaga itu, hadir."],
        ["Gelarnya S.H.", "Ia lulus tahun 1990."],
        ["Menteri Yasonna H. Laoly dan M. Hidayat hadir."],
        ["Bandara John F. Kennedy ditutup."],
        ["Pasien disuntik vitamin C.", "Setelah itu ia tidur."],
        ["Saham PT Gudang Garam Tbk. (GGRM) turun.", "Indeks ikut turun."],
        ["Beras, gula, dll. dijual murah."],
        ["Harga naik 1.500 menjadi Rp 2.000.000 pada pukul 07.12 WIB.", "Warga mengeluh."],
        ["Versi 1.3.", "Harganya murah."],
        ["Laman Kompas.com dan detik.com ramai.", "Warga membaca."],
        ["Lihat https://a.co/b.C untuk data.", "Warga membaca."],
        ["Ia pulang (lihat hlm. 5).", "Ia tidur."],
        ["Kami menunggu... tetapi ia tidak datang."],
        ["1. Presiden Joko Widodo"],
        ["JAKARTA - Presiden pulang.", "Ia tidur."],
        ["REPUBLIKA.CO.ID, MOSKOW – Presiden pulang.", "Ia tidur."],
        ["TEMPO.CO, Jakarta - Presiden pulang."],
    ],
    ids=lambda parts: parts[0][:40],
)
def test_sentences(parts: list[str]) -> None:
    text = " ".join(parts)
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Itu langkah diplomatik.“Uni Eropa ikut,” ujarnya.", 2),
        ('Semua siap."Kami pergi," kata Aziz.', 2),
        ('"Kami siap."Presiden pulang.', 2),
        ("Aziz pulang.Presiden tidur.", 2),
        ("DKM Masjid Cipeuyeum (Kab.Cianjur) hadir.", 1),
    ],
)
def test_a_missing_blank_is_seen_through(text: str, expected: int) -> None:
    assert len(sentences(text)) == expected


def test_a_paragraph_always_ends_a_sentence() -> None:
    assert sentences("Judul tanpa titik\n\n“Kami siap.\n“Kami pergi,” kata Aziz.") == [
        "Judul tanpa titik",
        "“Kami siap.",
        "“Kami pergi,” kata Aziz.",
    ]


def test_given_paragraphs_may_hold_line_breaks() -> None:
    text = "Aziz pergi\nke Depok. Ia\ntidur."
    assert [s.of(text) for s in find_sentences(text, paragraphs=[TextSpan(0, len(text))])] == [
        "Aziz pergi\nke Depok.",
        "Ia\ntidur.",
    ]


def test_what_no_paragraph_holds_is_kept_too() -> None:
    text = "Baca juga: ini\nAziz pergi. Ia tidur."
    spans = [TextSpan(15, len(text))]
    assert [s.of(text) for s in find_sentences(text, paragraphs=spans)] == [
        "Baca juga: ini",
        "Aziz pergi.",
        "Ia tidur.",
    ]


def partition(text: str, found: list[TextSpan]) -> None:
    at = 0
    for sentence in found:
        assert sentence.start >= at
        assert not text[at : sentence.start].strip()
        assert sentence.of(text) == sentence.of(text).strip() != ""
        at = sentence.end
    assert not text[at:].strip()


PIECES = ["Aziz", "pergi", "dr", "S.H", "A", "1", "Kab", "kompas.com", "Ia", ". ", ", ", "@a.B", "http://a.B"]
NEWS = st.lists(st.sampled_from([*PIECES, *" .?…\"“”'()\n"]), max_size=40).map("".join)


@given(st.one_of(st.text(), NEWS))
@settings(max_examples=600, deadline=None)
def test_sentences_hold_every_character_but_blanks_in_order(text: str) -> None:
    partition(text, find_sentences(text))


@given(NEWS, st.lists(st.tuples(st.integers(-3, 90), st.integers(-3, 90)), max_size=5))
@settings(max_examples=300, deadline=None)
def test_they_do_with_any_paragraphs(text: str, pairs: list[tuple[int, int]]) -> None:
    partition(text, find_sentences(text, paragraphs=[TextSpan(a, b) for a, b in pairs]))


@pytest.mark.parametrize("piece", [".", ". ", "A. ", ".\n", '."', ". A", "?!) ", "… "])
def test_a_text_of_nothing_but_stops_ends(piece: str) -> None:
    text = piece * 20_000
    partition(text, find_sentences(text))


def test_indirect_contents_lie_within_one_sentence(shared: Path) -> None:
    spans = cut = 0
    for line in (shared / "corpus" / "train.jsonl").read_text(encoding="utf8").splitlines()[:200]:
        article = json.loads(line)
        starts = [sentence.start for sentence in find_sentences(article["text"])]
        for statement in article["statements"]:
            if statement["type"] != "direct":
                for start, end in statement["content"]:
                    spans += 1
                    cut += any(start < at < end for at in starts)
    assert cut / spans < 0.08
