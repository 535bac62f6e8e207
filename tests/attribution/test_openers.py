"""Two cues of one speaker where neither stands within the words of the other."""

from narasumber.article import TextSpan
from narasumber.attribution import Statement
from narasumber.attribution.openers import part_openers


def spans(text: str, *parts: str | None) -> list[TextSpan | None]:
    return [TextSpan(text.index(p), text.index(p) + len(p)) if p else None for p in parts]


def said(text: str, content: str, cue: str, source: str | None) -> Statement:
    at, first, second = spans(text, content, cue, source)
    assert at is not None
    return Statement("", "indirect", [at], cue=first, source=second)


def test_a_cue_that_opens_anothers_sentence_is_none_of_its_own() -> None:
    text = "Sambung dia menerangkan, deflasi disumbang harga cabai."
    outer = said(text, "menerangkan, deflasi disumbang harga cabai", "Sambung", "dia")
    inner = said(text, "deflasi disumbang harga cabai", "menerangkan", None)
    (left,) = part_openers(text, [outer, inner])
    assert left is inner
    assert left.source is not None
    assert left.source.of(text) == "dia"


def test_a_clause_ends_where_the_main_clause_begins() -> None:
    text = "Meski mengaku tidak khawatir, Darmin menerangkan kenaikan harga minyak berdampak."
    outer = said(text, "tidak khawatir, Darmin menerangkan kenaikan harga minyak berdampak", "mengaku", None)
    inner = said(text, "kenaikan harga minyak berdampak", "menerangkan", "Darmin")
    assert part_openers(text, [outer, inner]) == [outer, inner]
    assert [c.of(text) for c in outer.content] == ["tidak khawatir"]


def test_what_is_told_within_anothers_words_stays_within() -> None:
    text = '"Ibu mengatakan dia segera pulang," bunyi laporan itu. Ia mengaku diminta polisi menandatangani surat.'
    outer = said(text, "Ibu mengatakan dia segera pulang", "bunyi", "laporan itu")
    inner = said(text, "dia segera pulang", "mengatakan", "Ibu")
    first = said(text, "diminta polisi menandatangani surat", "mengaku", "Ia")
    second = said(text, "menandatangani surat", "diminta", "polisi")
    assert part_openers(text, [outer, inner, first, second]) == [outer, inner, first, second]
    assert [c.of(text) for c in first.content] == ["diminta polisi menandatangani surat"]
