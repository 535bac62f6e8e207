"""Rules and tagger side by side: what is kept, what is joined, and how sure it is."""

import pytest

from narasumber.article import TextSpan
from narasumber.attribution.agreement import Weights, agree, opinions, overlap, probability, weights
from narasumber.attribution.assembler import end_with_sentences, nest
from narasumber.attribution.framed import framed
from narasumber.attribution.records import Statement
from narasumber.language import find_quotations, find_sentences
from narasumber.tagging import Argument, Frame

TEXT = "Menteri Budi mengatakan harga beras akan turun bulan depan. Hujan turun deras di Bogor."


def at(words: str, text: str = TEXT) -> TextSpan:
    start = text.index(words)
    return TextSpan(start, start + len(words))


def ruled(content: str, cue: str = "mengatakan") -> Statement:
    return Statement("s1", "indirect", [at(content)], cue=at(cue), confidence={"statement": 0.8})


def frame(content: str, cue: str = "mengatakan", seen: float = 0.9, text: str = TEXT, **more: str) -> Frame:
    arguments = [Argument("content", at(content, text), 0.9)]
    arguments += [Argument(kind, at(words, text), 0.9) for kind, words in more.items()]
    return Frame(at(cue, text), seen, 0.95, arguments)


def agreed(rules: list[Statement], frames: list[Frame], keep: float = 0.45) -> list[Statement]:
    given = weights()
    bars = Weights(given.signs, keep, given.keep_nested, given.keep_nested_alone)
    return agree(TEXT, find_quotations(TEXT), find_sentences(TEXT), rules, frames, bars)


def test_both_readers_with_the_same_words_are_surer_than_one() -> None:
    words = "harga beras akan turun bulan depan"
    both = agreed([ruled(words)], [frame(words)])
    alone = agreed([ruled(words)], [], keep=0.0)
    assert len(both) == len(alone) == 1
    assert both[0].confidence["statement"] > 0.8
    assert both[0].confidence["statement"] > alone[0].confidence["statement"]


def test_one_cue_gives_one_statement() -> None:
    found = agreed([ruled("harga beras akan turun bulan depan")], [frame("harga beras")], keep=0.0)
    assert len(found) == 1


def test_the_tagger_fills_what_the_rules_left_open() -> None:
    words = "harga beras akan turun bulan depan"
    assert agreed([ruled(words)], [frame(words, source="Menteri Budi")])[0].source == at("Menteri Budi")


def test_a_higher_bar_keeps_less() -> None:
    frames = [frame("deras di Bogor", cue="turun deras", seen=0.3)]
    assert agreed([], frames, keep=0.0)
    assert not agreed([], frames, keep=0.9)


def test_every_probability_is_one() -> None:
    words = "harga beras akan turun bulan depan"
    for opinion in opinions(TEXT, [], find_sentences(TEXT), [ruled(words)], [frame("harga beras")]):
        assert 0 < probability(opinion, TEXT, weights()) < 1


def test_a_paraphrase_ends_with_its_sentence() -> None:
    long = frame("harga beras akan turun bulan depan. Hujan turun deras di Bogor")
    statement = framed(TEXT, [], find_sentences(TEXT), long)
    assert statement is not None
    assert statement.content[-1].of(TEXT).endswith("bulan depan")


def test_marks_around_the_cue_too_make_nothing_direct() -> None:
    text = '"Presiden mengatakan harga akan turun," kata Budi.'
    inner = framed(text, find_quotations(text), find_sentences(text), frame("harga akan turun", text=text))
    assert inner is not None
    assert inner.type == "indirect"


def test_time_comes_from_the_own_sentence_only() -> None:
    text = "Rabu (11/9) hujan turun. Budi mengatakan harga akan turun."
    given = frame("harga akan turun", text=text, time="Rabu (11/9)")
    statement = framed(text, [], find_sentences(text), given)
    assert statement is not None
    assert statement.time is None


@pytest.mark.parametrize(("via", "count"), [("Rabu", 0), ("Reuters", 1)])
def test_a_day_is_no_outlet(via: str, count: int) -> None:
    text = "Dilansir dari laman Reuters, Rabu (18/9/2019) letusan akan terjadi."
    statement = framed(text, [], find_sentences(text), frame("letusan akan terjadi", "Dilansir", text=text, via=via))
    assert statement is not None
    assert len(statement.via) == count


def test_what_stands_within_another_s_words_is_nested_one_level_deep() -> None:
    text = "Budi mengatakan Ani berkata Caca mengaku lelah."
    outer = Statement("", "indirect", [at("Ani berkata Caca mengaku lelah", text)], cue=at("mengatakan", text))
    inner = Statement("", "indirect", [at("Caca mengaku lelah", text)], cue=at("berkata", text))
    inmost = Statement("", "indirect", [at("lelah", text)], cue=at("mengaku", text))
    found = nest([inmost, inner, outer])
    assert [(s.id, s.parent) for s in found] == [("s1", None), ("s2", "s1"), ("s3", "s1")][: len(found)]
    assert all(s.parent != "s2" for s in found)


def test_overlap_counts_letters_only() -> None:
    text = "a b, c"
    assert overlap([TextSpan(0, 3)], [TextSpan(0, 4)], text) == 1.0
    assert overlap([TextSpan(0, 1)], [TextSpan(5, 6)], text) == 0.0


def test_a_paraphrase_within_quoted_words_ends_with_its_own_sentence() -> None:
    text = '"Penyiar mengatakan lebih dari 100 ribu ikut! Luar biasa," kata Bandt.'
    outer = Statement("s1", "direct", [TextSpan(1, text.index(',"'))], cue=at("kata", text))
    inner = Statement("s2", "indirect", [TextSpan(20, text.index(',"'))], cue=at("mengatakan", text), parent="s1")
    end_with_sentences(text, [outer, inner])
    assert inner.content[0].of(text) == "lebih dari 100 ribu ikut"
    assert outer.content[0].of(text).endswith("Luar biasa")
