"""A break that is none: the words said go on in the next paragraph."""

from narasumber.article import TextSpan
from narasumber.attribution.broken import follow_breaks
from narasumber.attribution.records import Statement
from narasumber.language import find_sentences


def contents(text: str, content: str, cue: str = "mengatakan") -> list[str]:
    start, at = text.index(content), text.index(cue)
    found = [Statement("s1", "indirect", [TextSpan(start, start + len(content))], cue=TextSpan(at, at + len(cue)))]
    follow_breaks(text, find_sentences(text), found)
    return [c.of(text) for c in found[0].content]


def test_a_sentence_broken_after_a_bracket_goes_on_below() -> None:
    text = (
        "Komisi mengatakan bahwa Amerika Serikat (AS)\nSuriah, dan Rusia melakukan kejahatan perang. Perang berlanjut."
    )
    assert contents(text, "Amerika Serikat (AS)") == [
        "Amerika Serikat (AS)",
        "Suriah, dan Rusia melakukan kejahatan perang",
    ]


def test_a_stop_a_quotation_or_another_cue_ends_it() -> None:
    stopped = "Komisi mengatakan itu salah AS (Amerika Serikat).\nSuriah menolak."
    assert contents(stopped, "itu salah AS (Amerika Serikat)") == ["itu salah AS (Amerika Serikat)"]
    quoted = 'Komisi mengatakan itu salah Rusia (bukan AS)\n"Kami tahu," katanya.'
    assert contents(quoted, "itu salah Rusia (bukan AS)") == ["itu salah Rusia (bukan AS)"]
    cued = "Menurut dia, itu salah Rusia (bukan AS)\nKomisi mengatakan tidak."
    assert contents(cued, "itu salah Rusia (bukan AS)") == ["itu salah Rusia (bukan AS)"]
