"""The language on spaCy: its tokenizer, its components, saved and loaded."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from narasumber.article import Article, TextSpan
from narasumber.language import blank, find_sentences, make_doc

TEXT = 'JAKARTA - "Kami siap. Semua sudah dicek," kata Kombes Pol. Yusri.Ia  pergi.\n\nMenurutnya, aman. '


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = blank()
    nlp.add_pipe("narasumber_quotations")
    nlp.add_pipe("narasumber_sentences")
    return nlp


def test_blank_loads_no_list_of_exceptions() -> None:
    nlp = blank()
    assert nlp.lang == "id"
    assert len(nlp.vocab.strings) < 1000
    assert blank() is not nlp


def test_quotations_and_sentences_on_a_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert [quotation.inner.of(TEXT) for quotation in doc._.quotations] == ["Kami siap. Semua sudah dicek,"]
    assert [sentence.text.strip() for sentence in doc.sents] == [
        'JAKARTA - "Kami siap. Semua sudah dicek," kata Kombes Pol. Yusri.',
        "Ia  pergi.",
        "Menurutnya, aman.",
    ]


def test_bare_text_gets_an_article_of_its_lines(nlp: Language) -> None:
    doc = nlp("Aziz pergi.\n\nIa tidur.")
    assert doc._.article.paragraphs == (TextSpan(0, 11), TextSpan(13, 22))


def test_tokens_say_their_host_and_clitic(nlp: Language) -> None:
    doc = nlp("Katanya hanya begitu")
    assert [(token._.host, token._.clitic) for token in doc] == [("Kata", "nya"), ("hanya", ""), ("begitu", "")]


def test_an_article_rides_on_its_doc(nlp: Language) -> None:
    article = Article("“Kami terus\nbekerja,” kata Aziz.", (TextSpan(0, 32),), id="a1")
    doc = nlp(make_doc(nlp, article))
    assert doc._.article is article
    assert doc.text == article.text
    assert doc._.quotations[0].inner.of(doc.text) == "Kami terus\nbekerja,"
    assert len(list(doc.sents)) == 1


def test_half_a_surrogate_pair_becomes_a_replacement_character_in_both(nlp: Language) -> None:
    doc = make_doc(nlp, Article("Aziz \ud83d pergi.", (TextSpan(0, 13),)))
    assert doc.text == doc._.article.text == "Aziz \ufffd pergi."


def test_a_saved_pipeline_comes_back_the_same(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")
    for pipeline in (loaded, blank().from_bytes(blank().to_bytes())):
        assert [token.text for token in pipeline.make_doc(TEXT)] == [token.text for token in nlp.make_doc(TEXT)]
    assert [sentence.text for sentence in loaded(TEXT).sents] == [sentence.text for sentence in nlp(TEXT).sents]


def test_registering_twice_is_harmless() -> None:
    Doc.set_extension("quotations", default=(), force=True)
    assert blank()("Aziz pergi.")._.quotations == ()


PIPELINE = blank()
PIPELINE.add_pipe("narasumber_quotations")
PIPELINE.add_pipe("narasumber_sentences")
ODD = st.text(alphabet=" \n\t\xa0\u2028\u3000\x00\x85aA1.'\"“”@-\u0301😀", max_size=60)
PIECES = ["Aziz", "pergi", "dr", "S.H", "S.Pd", "Kab", "kompas.com", "www.", "@a", "Ia", "É", "1", "Rp", "$"]
NEWS = st.lists(st.sampled_from([*PIECES, *" .?!…\"“”'’()-/:@\n"]), max_size=40).map("".join)


@given(st.one_of(st.text(), ODD, NEWS))
@settings(max_examples=800, deadline=None)
def test_any_text_survives_and_sentences_start_where_the_pure_function_says(text: str) -> None:
    doc = PIPELINE(text)
    assert doc.text == text
    written = [sentence for sentence in doc.sents if sentence.text.strip()]
    starts = [s.start_char + len(s.text) - len(s.text.lstrip()) for s in written]
    assert starts == [sentence.start for sentence in find_sentences(text)]
