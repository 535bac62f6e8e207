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
