"""Components judged in spaCy's manner: `nlp.evaluate` gives their measures."""

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

import narasumber
from narasumber.article import TextSpan
from narasumber.attribution import Entity, Relay, Statement
from narasumber.attribution.scoring import score_relays, score_speakers, score_statements

TEXT = '"Harga beras akan turun," kata Budi Santoso, dilansir Antara.'


def span(words: str) -> TextSpan:
    start = TEXT.index(words)
    return TextSpan(start, start + len(words))


def annotated(nlp: Language, speaker: str, content: str = "Harga beras akan turun") -> Doc:
    doc = nlp.make_doc(TEXT)
    statement = Statement("s1", "direct", [span(content)], cue=span("kata"), speaker="e1")
    statement.via = [Relay(span("Antara"))]
    doc._.statements = [statement]
    doc._.entities = [Entity("e1", speaker, "PER", aliases=["Budi"])]
    return doc


def test_each_measure_counts_what_it_says() -> None:
    nlp = narasumber.load("rules")
    gold, same, other = (annotated(nlp, name) for name in ("Budi Santoso", "Budi Santoso", "Ani"))
    other._.entities[0].aliases = []
    assert score_statements([Example(same, gold)])["statements_f"] == 1.0
    assert score_relays([Example(same, gold)])["via_f"] == 1.0
    assert score_speakers([Example(same, gold)])["speaker_acc"] == 1.0
    assert score_speakers([Example(other, gold)])["speaker_acc"] == 0.0
    short = annotated(nlp, "Budi Santoso", content="Harga")
    assert score_statements([Example(short, gold)])["statements_f"] == 0.0


def test_a_pipeline_s_components_score_themselves() -> None:
    nlp = narasumber.load("rules")
    gold = annotated(nlp, "Budi Santoso")
    predicted = nlp(TEXT)
    found: dict[str, object] = {}
    for name in ("narasumber_rules", "narasumber_relays", "narasumber_speakers"):
        found |= nlp.get_pipe(name).score([Example(predicted, gold)])  # type: ignore[attr-defined]
    assert found["statements_f"] == 1.0
    assert found["speaker_acc"] == 1.0
