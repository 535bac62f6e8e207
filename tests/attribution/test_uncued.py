"""Quotations without a cue of their own."""

import re

from narasumber.article import TextSpan
from narasumber.attribution.records import Statement
from narasumber.attribution.uncued import follow_quotations
from narasumber.language import find_quotations


def follow(text: str, content: str, cue: str) -> list[Statement]:
    """The statements after a first one with the given content and cue."""
    at, said = text.index(content), text.index(cue)
    quotations = find_quotations(text)
    kind = "direct" if any(q.inner.start <= at < q.inner.end for q in quotations) else "indirect"
    first = Statement("s1", kind, [TextSpan(at, at + len(content))], cue=TextSpan(said, said + len(cue)))
    paragraphs = [TextSpan(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    return follow_quotations(text, paragraphs, quotations, [first])


def contents(statements: list[Statement], text: str) -> list[list[str]]:
    return [[c.of(text) for c in s.content] for s in statements]


def test_in_the_same_paragraph_it_is_a_statement_of_its_own() -> None:
    text = '"Kami melindungi anak-anak kami," kata Bakos. "Kami melihat risiko secara berbeda."'
    found = follow(text, "Kami melindungi anak-anak kami", "kata")
    assert contents(found, text) == [["Kami melindungi anak-anak kami"], ["Kami melihat risiko secara berbeda"]]
    assert found[1].cue is None


def test_in_the_next_paragraph_it_runs_on() -> None:
    text = '"Ada satu tempat untuk itu," kata Netanyahu.\n"Jika menerima mandat, saya akan mengumumkannya."'
    found = follow(text, "Ada satu tempat untuk itu", "kata")
    assert contents(found, text) == [["Ada satu tempat untuk itu", "Jika menerima mandat, saya akan mengumumkannya"]]


def test_after_a_paraphrase_it_is_a_statement_of_its_own() -> None:
    text = 'Mahathir mengatakan pemerintahnya akan menyelidiki klaim itu.\n"Kami akan melihat buktinya lebih dahulu."'
    found = follow(text, "pemerintahnya akan menyelidiki klaim itu", "mengatakan")
    assert len(found) == 2


def test_a_title_in_narration_is_nobody_s_statement() -> None:
    text = '"Kami siap," kata Budi. Film "Perempuan Tanah Jahanam Yang Hilang" tayang besok.'
    assert len(follow(text, "Kami siap", "kata")) == 1


def test_a_quotation_two_paragraphs_on_is_left_open() -> None:
    text = '"Kami siap," kata Budi.\nHujan turun deras.\n"Saya tidak tahu apa yang terjadi."'
    assert len(follow(text, "Kami siap", "kata")) == 1
