"""Scorers of the room's components in spaCy's manner; the measures of record are the evaluation room's."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

from narasumber.attribution.records import Statement

Scorer = Callable[..., dict[str, Any]]

SAME = 0.8


def _letters(text: str, statement: Statement) -> set[int]:
    return {i for c in statement.content for i in range(c.start, min(c.end, len(text))) if text[i].isalnum()}


def pairs(example: Example) -> Iterator[tuple[Statement, Statement]]:
    """Yield the gold statements with the predicted ones that share 0.8 of the letters of their content."""
    text = example.reference.text
    left = [(_letters(text, s), s) for s in example.predicted._.statements or []]
    for gold in example.reference._.statements or []:
        wanted = _letters(text, gold)
        best = max(left, key=lambda p: len(p[0] & wanted) / max(1, len(p[0] | wanted)), default=None)
        if best is not None and len(best[0] & wanted) >= SAME * len(best[0] | wanted):
            left.remove(best)
            yield gold, best[1]


def _f_scores(name: str, hits: int, found: int, wanted: int) -> dict[str, Any]:
    precision, recall = hits / max(1, found), hits / max(1, wanted)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {f"{name}_p": precision, f"{name}_r": recall, f"{name}_f": f1}


def score_statements(examples: Iterable[Example], **options: Any) -> dict[str, Any]:
    """Return precision, recall and F1 of statements (`statements_p`, `_r`, `_f`)."""
    hits = found = wanted = 0
    for example in examples:
        hits += sum(1 for _ in pairs(example))
        found += len(example.predicted._.statements or [])
        wanted += len(example.reference._.statements or [])
    return _f_scores("statements", hits, found, wanted)


def score_relays(examples: Iterable[Example], **options: Any) -> dict[str, Any]:
    """Return precision, recall and F1 of relay spans on the statements found (`via_p`, `_r`, `_f`); overlap counts."""
    hits = found = wanted = 0
    for example in examples:
        for gold, predicted in pairs(example):
            hits += sum(any(g.span.overlaps(p.span) for p in predicted.via) for g in gold.via)
        found += sum(len(s.via) for s in example.predicted._.statements or [])
        wanted += sum(len(s.via) for s in example.reference._.statements or [])
    return _f_scores("via", hits, found, wanted)


def score_speakers(examples: Iterable[Example], **options: Any) -> dict[str, Any]:
    """Return the share of found statements with the right speaker, by name or alias (`speaker_acc`)."""
    right = total = 0
    for example in examples:
        gold_names, predicted_names = _names(example.reference), _names(example.predicted)
        for gold, predicted in pairs(example):
            total += 1
            one, two = gold_names.get(gold.speaker, set()), predicted_names.get(predicted.speaker, set())
            right += bool(one & two) or gold.speaker is predicted.speaker is None
    return {"speaker_acc": right / max(1, total)}


def _names(doc: Doc) -> dict[str | None, set[str]]:
    return {e.id: {name.casefold() for name in (e.name, *e.aliases)} for e in doc._.entities or []}


def make_statement_scorer() -> Scorer:
    """Return the scorer of statements that a pipeline's config names."""
    return score_statements


def make_relay_scorer() -> Scorer:
    """Return the scorer of relays that a pipeline's config names."""
    return score_relays


def make_speaker_scorer() -> Scorer:
    """Return the scorer of speakers that a pipeline's config names."""
    return score_speakers


registry.scorers.register("narasumber.statement_scorer.v1", func=make_statement_scorer)
registry.scorers.register("narasumber.relay_scorer.v1", func=make_relay_scorer)
registry.scorers.register("narasumber.speaker_scorer.v1", func=make_speaker_scorer)
