"""For any text: every span says what stands there, in range and in order, and the run ends."""

import random
import resource
import sys
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
MARKS = ['"', "“", "”", "'", "’", "''", "„", "«", "»", "\n", " ", ",", ".", "(", ")"]
ODD = ["-nya", "\u200b", "\x00", "\r", "😀", "é", "الله"]
WORDS = [
    "kata",
    "ujarnya",
    "menurut",
    "Menurut",
    "Putin",
    "Presiden",
    "mengatakan",
    "bahwa",
    "dilansir",
    "Reuters",
    "Rabu (13/9/2023)",
    "31/9/2019",
    "Baca juga:",
    "kepada",
    "wartawan",
    "di Jakarta",
    "ia",
]
PIECES = st.lists(st.sampled_from(MARKS + WORDS + ODD), max_size=60)
TEXTS = st.one_of(st.text(max_size=300), PIECES.map(" ".join), PIECES.map("".join))


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


def accident(text: str, chance: random.Random) -> str:
    """Something that happens to text on its way: a mark lost or doubled, a piece cut, moved, repeated or shouted."""
    at, width = chance.randrange(len(text)), chance.randint(1, 40)
    before, piece, after = text[:at], text[at : at + width], text[at + width :]
    outcomes = (
        before + after,
        before + piece + piece + after,
        before + chance.choice("\"“”'’()\n,.") + piece + after,
        text.replace(chance.choice("“”\",'"), chance.choice(["", '"', "''"]), 3),
        piece + after + before,
        before + piece,
        before + piece.upper() + after,
    )
    return chance.choice(outcomes) or "a"


def mutated(chance: random.Random) -> str:
    """One to four paragraphs of a real article after one to eight accidents."""
    paragraphs = EXAMPLE.read_text(encoding="utf8").split("\n")
    first = chance.randrange(len(paragraphs))
    text = "\n".join(paragraphs[first : first + chance.randint(1, 4)]) or "a"
    for _ in range(chance.randint(1, 8)):
        text = accident(text, chance)
    return text


def test_mutated_articles_and_the_memory_they_take(rules: Language) -> None:
    chance = random.Random(20231114)
    warm = 0.0
    for n in range(MUTATED):
        text = mutated(chance)
        check(rules(text), text)
        if n == MUTATED // 5:
            warm = peak()
    assert peak() - warm < 64, "memory grows with the number of articles"


def peak() -> float:
    """The most memory this process has taken so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
