"""What the rules find in real sentences, and what they leave alone."""

import pytest

from narasumber.attribution import find_statements
from narasumber.language import find_quotations, find_sentences


def read(text):
    quotations = find_quotations(text)
    return find_statements(text, quotations, find_sentences(text, quotations))


def parts(text):
    return [
        (s.type, [c.of(text) for c in s.content], s.cue and s.cue.of(text), s.source and s.source.of(text))
        for s in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"Ini pengakuan tersangka," kata Kapolres Bobby Mooy, Kamis (12/9/2019).',
            ("direct", ["Ini pengakuan tersangka"], "kata", "Kapolres Bobby Mooy"),
        ),
        ('"Kami masih menunggu hasilnya," ujarnya.', ("direct", ["Kami masih menunggu hasilnya"], "ujarnya", None)),
        (
            'Ronaldo melanjutkan, "Dalam 10 tahun terakhir, privasi saya telah hilang."',
            ("direct", ["Dalam 10 tahun terakhir, privasi saya telah hilang"], "melanjutkan", "Ronaldo"),
        ),
        (
            "Smith memperingatkan bahwa database itu masih diproses.",
            ("indirect", ["database itu masih diproses"], "memperingatkan", "Smith"),
        ),
        (
            "Menurut dia, aturan itu masih dalam proses.",
            ("indirect", ["aturan itu masih dalam proses"], "Menurut", "dia"),
        ),
        (
            "Saat ini, kata Bobby, tersangka sedang dirawat di rumah sakit.",
            ("indirect", ["Saat ini", "tersangka sedang dirawat di rumah sakit"], "kata", "Bobby"),
        ),
    ],
)
def test_a_cue_gives_one_statement(text, expected):
    assert parts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Peskov tak mengungkap kapan persisnya lawatan itu akan dilakukan.",
        "Keduanya bertemu di Moskow untuk membahas perdamaian.",
        "Presiden menerima undangan itu.",
        "",
    ],
)
def test_narration_gives_none(text):
    assert read(text) == []


def test_the_one_asked_is_the_addressee():
    text = "PTUN Jayapura meminta gubernur untuk mencabut pengangkatan itu."
    (statement,) = read(text)
    assert statement.addressee.of(text) == "gubernur"
    assert statement.content[0].of(text) == "mencabut pengangkatan itu"


def test_a_noun_of_saying_gives_what_was_said_and_whose_word_it_is():
    text = "Maria mengatakan tiba-tiba ada pengumuman dari kru pesawat bahwa pesawat mengalami kerusakan mesin."
    inner = [s for s in read(text) if s.parent]
    assert [(s.cue.of(text), s.source.of(text), s.content[0].of(text)) for s in inner] == [
        ("pengumuman", "kru pesawat", "pesawat mengalami kerusakan mesin")
    ]


def test_a_noun_of_saying_without_a_clause_gives_nothing():
    assert parts("Pengumuman itu dipasang di depan kantor, dan warga tahu bahwa jalan ditutup.") == []


def test_unsure_ones_within_others_words_come_only_when_asked_for():
    text = '"Gubernur sudah memerintahkan saya untuk mencari wisata di desa-desa," kata Ari.'
    quotations = find_quotations(text)
    sentences = find_sentences(text, quotations)
    assert [s.cue.of(text) for s in find_statements(text, quotations, sentences)] == ["kata"]
    both = find_statements(text, quotations, sentences, least_nested=0.15)
    assert {(s.cue.of(text), s.parent is not None) for s in both} == {("kata", False), ("memerintahkan", True)}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Senin (16/9/2019) Surat kabar Mail melaporkan bahwa pencarian dihentikan.", "Surat kabar Mail"),
        ("Kini Prancis mengatakan bahwa pesawat itu datang dari selatan.", "Prancis"),
        ("Dan mengatakan bahwa harga minyak akan naik.", None),
        ("Firli bolak-balik membantah bahwa ia melanggar etik.", "Firli"),
    ],
)
def test_a_source_begins_with_who_speaks(text, source):
    assert [s.source and s.source.of(text) for s in read(text)] == [source]
