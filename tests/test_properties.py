"""For any text: every span says what stands there, in range and in order, and the run ends."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import narasumber
from narasumber.article import TextSpan
from narasumber.export import to_record

MUTATED = 2000
EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "article.txt"
PIECES = st.sampled_from(
    ['"', "“", "”", "'", "’", "''", "„", "«", "»", "\n", " ", ",", ".", "(", ")", "kata", "ujarnya", "menurut", "Menurut",
     "Putin", "Presiden", "mengatakan", "bahwa", "dilansir", "Reuters", "Rabu (13/9/2023)", "31/9/2019", "Baca juga:",
     "kepada", "wartawan", "di Jakarta", "ia", "-nya", "\u200b", "\x00", "\r", "😀", "é", "الله"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join))


@pytest.fixture(scope="module")
def rules() -> Language:
    return narasumber.load("rules")


def check(doc: Doc, text: str) -> None:
    """Every pointer of the document is sound."""
    assert doc.text == text

    def sound(span: TextSpan | None) -> None:
        if span is not None:
            assert 0 <= span.start < span.end <= len(text)

    ids = {e.id for e in doc._.entities}
    numbers = {s.id for s in doc._.statements}
    for statement in doc._.statements:
        assert statement.content
        assert statement.content == sorted(statement.content)
        for one, two in zip(statement.content, statement.content[1:], strict=False):
            assert one.end <= two.start
        for span in (*statement.content, statement.cue, statement.source, statement.addressee, statement.time,
                     statement.place, *(r.span for r in statement.via)):  # fmt: skip
            sound(span)
        assert statement.speaker is None or statement.speaker in ids
        assert all(r.entity is None or r.entity in ids for r in statement.via)
        assert statement.parent is None or statement.parent in numbers - {statement.id}
        assert all(0 <= value <= 1 for value in statement.confidence.values())
    for entity in doc._.entities:
        assert entity.name.strip()
        for mention in entity.mentions:
            sound(mention)
    for expression in doc._.times:
        sound(expression.span)


def evidence(node: object, text: str) -> None:
    """Wherever the record gives offsets and words, the words stand at the offsets."""
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys() and isinstance(node["start"], int):
            assert text[node["start"] : node["end"]] == node["text"]
        for value in node.values():
            evidence(value, text)
    elif isinstance(node, list):
        for value in node:
            evidence(value, text)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_any_text(rules: Language, text: str) -> None:
    doc = rules(text)
    check(doc, text)
    evidence(to_record(doc), text)


def mutate(text: str, chance: random.Random) -> str:
    """A real article after one to eight accidents: marks lost or doubled, pieces cut, moved or repeated."""
    for _ in range(chance.randint(1, 8)):
        at, width = chance.randrange(len(text)), chance.randint(1, 40)
        piece = text[at : at + width]
        text = chance.choice(
            [
                lambda: text[:at] + text[at + width :],
                lambda: text[:at] + piece + text[at:],
                lambda: text[:at] + chance.choice("\"“”'’()\n,.") + text[at:],
                lambda: text.replace(chance.choice("“”\",'"), chance.choice(["", '"', "''"]), 3),
                lambda: text[at:] + text[:at],
                lambda: text[: at + width],
                lambda: text[:at] + piece.upper() + text[at + width :],
            ]
        )()
        text = text or "a"
    return text


def test_mutated_articles(rules: Language) -> None:
    chance = random.Random(20231114)
    paragraphs = EXAMPLE.read_text(encoding="utf8").split("\n")
    for _ in range(MUTATED):
        first = chance.randrange(len(paragraphs))
        text = mutate("\n".join(paragraphs[first : first + chance.randint(1, 4)]) or "a", chance)
        check(rules(text), text)
