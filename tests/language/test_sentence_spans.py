"""The sentences of a document, from its tokens or found anew."""

import narasumber
from narasumber.language import blank, sentence_spans

TEXT = "Harga turun, kata Budi. \n\nIa berkata: “Beras ada. Stok cukup.” Warga tenang  \n"


def test_they_are_those_of_spacy() -> None:
    doc = narasumber.load("rules")(TEXT)
    assert [(s.start, s.end) for s in sentence_spans(doc)] == [(s.start_char, s.end_char) for s in doc.sents]
    assert len(sentence_spans(doc)) > 2


def test_without_marks_they_are_found_and_nothing_has_none() -> None:
    nlp = blank()
    found = sentence_spans(nlp.make_doc(TEXT))
    assert [s.of(TEXT).strip() for s in found][:1] == ["Harga turun, kata Budi."]
    assert sentence_spans(nlp.make_doc("")) == []
