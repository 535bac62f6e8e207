"""Quotation marks as Indonesian newsrooms really type them."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narasumber.article import TextSpan
from narasumber.language import Quotation, find_quotations, is_scare
from narasumber.language import quotations as q


def inners(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in find_quotations(text)]


def doubts(text: str) -> list[str | None]:
    return [quotation.doubt for quotation in find_quotations(text)]


KAMI = "Kami akan terus bekerja,"


@pytest.mark.parametrize(
    "text",
    [
        '"Kami akan terus bekerja," kata Aziz.',
        "“Kami akan terus bekerja,” kata Aziz.",
        "''Kami akan terus bekerja,'' kata Aziz.",
        '""Kami akan terus bekerja,"" kata Aziz.',
        "’’Kami akan terus bekerja,’’ujarnya.",
        "‘’Kami akan terus bekerja,’’ ujarnya.",
        "„Kami akan terus bekerja,“ kata Aziz.",
        ",,Kami akan terus bekerja,” kata Aziz.",
        "«Kami akan terus bekerja,» kata Aziz.",
        "»Kami akan terus bekerja,« kata Aziz.",
        "‘Kami akan terus bekerja,’ kata Aziz.",
        "'Kami akan terus bekerja,' kata Aziz.",
    ],
    ids=lambda text: text[:3],
)
def test_every_kind_of_mark_makes_a_quotation(text: str) -> None:
    assert inners(text) == [KAMI]
    assert doubts(text) == [None]


def test_outer_has_the_marks_and_inner_has_not() -> None:
    text = "Aziz berkata, ''Kami siap.''"
    [quotation] = find_quotations(text)
    assert quotation.outer.of(text) == "''Kami siap.''"
    assert quotation.inner.of(text) == "Kami siap."


@pytest.mark.parametrize(
    "text",
    [
        "untuk menentangnya. ”NU menolak melibatkan diri,” katanya.",
        "untuk menentangnya.,”NU menolak melibatkan diri,” katanya.",
        "yang mencapai 7.000.”NU menolak melibatkan diri,”ungkapnya.",
        "hingga Minggu. “NU menolak melibatkan diri,“ tuturnya.",
        'hingga Minggu. “NU menolak melibatkan diri," katanya.',
        'hingga Minggu. ”NU menolak melibatkan diri," katanya.',
    ],
)
def test_a_mark_that_points_the_wrong_way_is_read_by_the_blanks_beside_it(text: str) -> None:
    assert inners(text) == ["NU menolak melibatkan diri,"]


def test_a_blank_on_the_wrong_side_of_the_closing_mark_is_seen_through_and_said() -> None:
    text = '"Kondisinya sudah berangsur membaik, "katanya. "Kami bersyukur," ujarnya.'
    assert inners(text) == ["Kondisinya sudah berangsur membaik, ", "Kami bersyukur,"]
    assert doubts(text) == [q.WRONG_WAY, None]


def test_a_loose_mark_closes_what_is_open() -> None:
    assert inners("“Mobilnya masih terbakar, “ tutur Yadi kepada wartawan.") == ["Mobilnya masih terbakar, "]


def test_a_missing_blank_before_the_mark_still_opens() -> None:
    text = "Itu langkah diplomatik.“Uni Eropa akan ikut,” ujarnya."
    assert inners(text) == ["Uni Eropa akan ikut,"]


def test_marks_without_a_blank_between_them_close_and_open() -> None:
    assert inners('"Kami siap.""Kami pergi."') == ["Kami siap.", "Kami pergi."]
    assert inners("“Kami siap.”“Kami pergi.”") == ["Kami siap.", "Kami pergi."]


@pytest.mark.parametrize(
    "text",
    [
        "Jum'at lalu Ma'ruf Amin dan O'Brien bertemu di era 80-an.",
        "KH Ma’ruf Amin hadir pada Jum’at.",
        "Menurut Abu Hatim ar-Razi (al-‘ilal, 1/319).",
        "Syu’b al-Iman, art for art’s sake.",
        "Tarif naik 5' dan layar 6,1\" itu laku.",
    ],
)
def test_apostrophes_and_inch_marks_are_no_quotation(text: str) -> None:
    assert find_quotations(text) == []


def test_an_inch_mark_in_a_quotation_does_not_end_it() -> None:
    assert inners('"Layar 6,1" itu jernih sekali," kata Jamin.') == ['Layar 6,1" itu jernih sekali,']


def test_a_quotation_in_a_quotation_is_given_after_the_one_around_it() -> None:
    text = "\"Presiden berkata, 'Mari kita bicarakan besok,'\" kata Bolton."
    assert inners(text) == ["Presiden berkata, 'Mari kita bicarakan besok,'", "Mari kita bicarakan besok,"]


def test_nesting_with_one_kind_of_straight_marks() -> None:
    text = '"Produksi akan kembali ke jalur "100%" dalam 10 hari," kata Moon.'
    assert inners(text) == ['Produksi akan kembali ke jalur "100%" dalam 10 hari,', "100%"]
    assert doubts(text) == [None, None]


def test_nesting_that_closes_with_another_mark_is_doubted() -> None:
    text = "“Partai ‘Stop Brexit”, maka itu yang didapatkan rakyat,” ujar Jo Swinson."
    assert inners(text)[0] == "Partai ‘Stop Brexit”, maka itu yang didapatkan rakyat,"
    assert doubts(text) == [None, q.DIFFERENT]


def test_a_quotation_without_closing_mark_ends_with_its_paragraph() -> None:
    text = '"Secepatnya kami limpahkan ke pengadilan.\nSaat ditanya, Aziz diam.\n"Nanti saja," katanya.'
    assert inners(text) == ["Secepatnya kami limpahkan ke pengadilan.", "Nanti saja,"]
    assert doubts(text) == [q.CLOSING_MISSING, None]


def test_a_closing_mark_missing_within_a_paragraph_is_doubted() -> None:
    text = '"Kami siap, kata Budi kepada wartawan. "Kami juga siap," katanya.'
    first, second = find_quotations(text)
    assert first.doubt == q.CLOSING_MISSING
    assert not first.continues
    assert second.inner.of(text) == "Kami juga siap,"


def test_a_quotation_without_opening_mark_begins_with_its_paragraph() -> None:
    text = 'Telah berpulang bapak bangsa. Tentunya kita mendoakan beliau," ujar AHY.'
    [quotation] = find_quotations(text)
    assert quotation.inner.of(text) == "Telah berpulang bapak bangsa. Tentunya kita mendoakan beliau,"
    assert quotation.doubt == q.OPENING_MISSING


def test_a_second_quotation_without_opening_mark_begins_after_the_sentence_of_the_first() -> None:
    text = '"Pelanggaran terekam," kata Agung. Tidak bisa mengandalkan petugas," ucapnya.'
    assert inners(text) == ["Pelanggaran terekam,", "Tidak bisa mengandalkan petugas,"]


def test_a_stray_mark_makes_no_quotation() -> None:
    assert find_quotations('Virus Trojan horse itu" dengan kemampuan mengakses rahasia negara.') == []


def test_a_quotation_over_paragraphs_repeats_its_opening_mark() -> None:
    text = '"Saya bertanggung jawab atas keputusan itu.\n"Saya seharusnya lebih tahu," kata Trudeau.'
    first, second = find_quotations(text)
    assert (first.continues, first.doubt) == (True, None)
    assert first.inner.of(text) == "Saya bertanggung jawab atas keputusan itu."
    assert (second.continues, second.doubt) == (False, None)


def test_a_quotation_over_paragraphs_without_repeated_mark_is_one_chain() -> None:
    text = '"Ada 14 jadwal penerbangan ke Jakarta (Halim)\nPalangkaraya, Samarinda\nLombok, dan Makassar," ujarnya.'
    found = find_quotations(text)
    assert [quotation.continues for quotation in found] == [True, True, False]
    assert [quotation.doubt for quotation in found] == [None, q.NOT_REPEATED, q.NOT_REPEATED]
    assert found[2].inner.of(text) == "Lombok, dan Makassar,"


def test_a_closing_mark_on_the_next_line_closes() -> None:
    text = '"Nggak bisa (menggerakkan kepalanya)\n" imbuh dia.\n"Belum," kata Sri.'
    first, second = find_quotations(text)
    assert first.inner.of(text) == "Nggak bisa (menggerakkan kepalanya)"
    assert first.doubt == q.NEXT_LINE
    assert second.inner.of(text) == "Belum,"


def test_paragraphs_may_hold_line_breaks() -> None:
    text = '"Kami akan terus\nbekerja," kata Aziz.'
    [quotation] = find_quotations(text, [TextSpan(0, len(text))])
    assert quotation.inner.of(text) == "Kami akan terus\nbekerja,"
    assert quotation.doubt is None


def test_marks_around_nothing_are_no_quotation() -> None:
    assert find_quotations('Poppy menulis, “,” ungkapnya. Ia menambahkan, ",."') == []


def test_a_quotation_that_lost_its_first_word_is_kept() -> None:
    text = 'Ia menanggapinya. ", saya tidak terganggu. Rapat biasa saja," tegas Benyamin.'
    assert inners(text) == [", saya tidak terganggu. Rapat biasa saja,"]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ('Kabar itu disebut "hoaks" oleh polisi.', True),
        ("Ia dijuluki 'si tangan besi' di kampungnya.", True),
        ('"Tidak," kata dia.', False),
        ('Grant menjawab, "Ya".', False),
        ('Budi berkata: "Tidak tahu".', False),
        ('"Kami akan terus bekerja untuk rakyat" kata Aziz.', False),
    ],
)
def test_scare_quotes_are_a_word_or_two(text: str, scare: bool) -> None:
    [quotation] = find_quotations(text)
    assert is_scare(quotation, text) is scare


MARKS = st.text(alphabet="\"'“”‘’„«»,. \nAb1-(?", max_size=80)


def check(text: str, found: list[Quotation]) -> None:
    assert found == sorted(found, key=lambda x: (x.outer.start, -x.outer.end))
    for quotation in found:
        assert 0 <= quotation.outer.start <= quotation.inner.start
        assert quotation.inner.start < quotation.inner.end <= quotation.outer.end <= len(text)
        assert quotation.inner.of(text).strip()
    for one, other in pairwise(found):
        apart = one.outer.end <= other.outer.start
        assert apart or one.inner.covers(other.outer) or one.outer.covers(other.outer)


@given(st.one_of(st.text(), MARKS))
@settings(max_examples=600, deadline=None)
def test_any_text_gives_quotations_in_order_in_range_and_apart_or_nested(text: str) -> None:
    check(text, find_quotations(text))


@given(MARKS, st.lists(st.integers(0, 80), max_size=6))
@settings(max_examples=300, deadline=None)
def test_any_paragraphs_do(text: str, cuts: list[int]) -> None:
    edges = sorted(cut for cut in cuts if cut <= len(text))
    spans = [TextSpan(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    check(text, find_quotations(text, spans))


@pytest.mark.parametrize("piece", ['"', "“", "”", "'", "‘a ", '"a ', ' a"', '"a\n', 'a"\n', "''", '."A'])
def test_a_text_of_nothing_but_marks_ends(piece: str) -> None:
    text = piece * 20_000
    check(text, find_quotations(text))


def test_gold_direct_speech_lies_within_quotations(shared: Path) -> None:
    spans = inside = 0
    for line in (shared / "corpus" / "train.jsonl").read_text(encoding="utf8").splitlines():
        article = json.loads(line)
        inner = [(x.inner.start, x.inner.end) for x in find_quotations(article["text"])]
        for statement in article["statements"]:
            if statement["type"] == "direct":
                for start, end in statement["content"]:
                    spans += 1
                    inside += any(a <= start and end <= b for a, b in inner)
    assert inside / spans > 0.995
