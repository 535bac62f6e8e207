"""The measures of the corpus's own score script, counted article by article.

One article gives a tally: for every measure the hits, what was predicted and what the gold has. Tallies add up, so
scores of any set of articles, and of any resample of them, are one sum away.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from narasumber.evaluation.pairing import (
    Names,
    fold,
    letters,
    names_of,
    overlap,
    pair_statements,
    same_entity,
    same_speaker,
)

MEASURES = (
    "statement_exact",
    "statement",
    "attributed",
    "direct",
    "indirect",
    "mixed",
    "nested",
    "cue",
    "source",
    "addressee",
    "place",
    "time",
    "via",
    "type",
    "speaker",
    "entity",
    "role",
    "event_type",
    "event",
)
FIELDS = ("cue", "source", "addressee", "place")
FIELD_MATCH = 0.5
"""Least overlap of letters at which a cue, source, addressee or place counts as found."""

Standoff = Mapping[str, Any]
Tally = NDArray[np.int64]
"""Shape (measures, 3): hits, predicted, gold."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, each 0…1, and how many the gold has."""

    precision: float
    recall: float
    f1: float
    gold: int


def tally(gold: Standoff, predicted: Standoff) -> Tally:
    """Return one article's counts, shape (measures, 3)."""
    counts = {
        **_statement_counts(gold, predicted),
        **_entity_counts(gold, predicted),
        **_event_counts(gold, predicted),
    }
    return np.array([counts[measure] for measure in MEASURES], dtype=np.int64)


def scores(total: Tally) -> dict[str, Score]:
    """Return the scores of a (summed) tally by measure; nothing predicted or nothing in the gold gives 0."""
    found = {}
    for measure, (hits, predicted, gold) in zip(MEASURES, total.tolist(), strict=True):
        precision = hits / predicted if predicted else 0.0
        recall = hits / gold if gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        found[measure] = Score(precision, recall, f1, gold)
    return found


Counts = dict[str, tuple[int, int, int]]


def _statement_counts(gold: Standoff, predicted: Standoff) -> Counts:
    text = gold["text"]
    gs: Sequence[Standoff] = gold["statements"]
    ps: Sequence[Standoff] = predicted.get("statements") or []
    gold_names = names_of(gold["entities"])
    predicted_names = names_of(predicted.get("entities") or [])
    pairs = pair_statements(gs, ps, text)
    matched = [(gs[i], ps[j]) for i, j, _ in pairs]
    speakers = sum(same_speaker(g["speaker"], p.get("speaker"), gold_names, predicted_names) for g, p in matched)
    counts: Counts = {
        "statement": (len(pairs), len(ps), len(gs)),
        "statement_exact": (sum(value == 1.0 for *_, value in pairs), len(ps), len(gs)),
        "attributed": (speakers, len(ps), len(gs)),
        "speaker": (speakers, len(pairs), len(pairs)),
        "type": (sum(g["type"] == p.get("type") for g, p in matched), len(pairs), len(pairs)),
        "nested": (
            sum(bool(g["parent"] and p.get("parent")) for g, p in matched),
            sum(bool(p.get("parent")) for p in ps),
            sum(bool(g["parent"]) for g in gs),
        ),
        "time": (
            sum(bool(g.get("time_norm")) and _day(g) == _day(p) for g, p in matched),
            sum(bool(p.get("time_norm")) for p in ps),
            sum(bool(g.get("time_norm")) for g in gs),
        ),
        "via": (
            sum(_common_relays(g, p, gold_names, predicted_names) for g, p in matched),
            sum(len(p.get("via") or []) for p in ps),
            sum(len(g.get("via") or []) for g in gs),
        ),
    }
    for kind in ("direct", "indirect", "mixed"):
        counts[kind] = (
            sum(g["type"] == kind == p.get("type") for g, p in matched),
            sum(p.get("type") == kind for p in ps),
            sum(g["type"] == kind for g in gs),
        )
    for field in FIELDS:
        counts[field] = (
            sum(same_field(g, p, field, text) for g, p in matched),
            sum(bool(p.get(field)) for p in ps),
            sum(bool(g.get(field)) for g in gs),
        )
    return counts


def same_field(gold: Standoff, predicted: Standoff, field: str, text: str) -> bool:
    """Say whether both have the field and its letters overlap by `FIELD_MATCH`."""
    if not (gold.get(field) and predicted.get(field)):
        return False
    return overlap(letters([gold[field]], text), letters([predicted[field]], text)) >= FIELD_MATCH


def right_fields(
    gold: Standoff, predicted: Standoff, gold_names: Names, predicted_names: Names, text: str
) -> dict[str, bool]:
    """Return for each field that the prediction has whether it is right; `via` is when all its relays are."""
    fields = [field for field in FIELDS if predicted.get(field)]
    judged = {field: same_field(gold, predicted, field, text) for field in fields}
    if predicted.get("speaker"):
        judged["speaker"] = same_speaker(gold["speaker"], predicted["speaker"], gold_names, predicted_names)
    if predicted.get("time_norm"):
        judged["time"] = _day(gold) == _day(predicted)
    if relays := predicted.get("via"):
        judged["via"] = _common_relays(gold, predicted, gold_names, predicted_names) == len(relays)
    return judged


def _day(statement: Standoff) -> str:
    return (statement.get("time_norm") or "")[:10]


def _common_relays(gold: Standoff, predicted: Standoff, gold_names: Names, predicted_names: Names) -> int:
    free = list(predicted.get("via") or [])
    found = 0
    for wanted in gold.get("via") or []:
        names = gold_names.get(wanted, set())
        match = next((got for got in free if same_entity(names, predicted_names.get(got, set()))), None)
        if match is not None:
            free.remove(match)
            found += 1
    return found


def _entity_counts(gold: Standoff, predicted: Standoff) -> Counts:
    entities: Sequence[Standoff] = predicted.get("entities") or []
    gold_names, predicted_names = names_of(gold["entities"]), names_of(entities)
    free = list(entities)
    found = roles = 0
    for wanted in gold["entities"]:
        names = gold_names[wanted["id"]]
        match = next((got for got in free if same_entity(names, predicted_names[got["id"]])), None)
        if match is None:
            continue
        free.remove(match)
        found += wanted["type"] == match.get("type")
        roles += bool(wanted.get("role")) and fold(wanted["role"]) == fold(match.get("role"))
    return {
        "entity": (found, len(entities), len(gold["entities"])),
        "role": (roles, sum(bool(e.get("role")) for e in entities), sum(bool(e.get("role")) for e in gold["entities"])),
    }


def _event_counts(gold: Standoff, predicted: Standoff) -> Counts:
    wanted: Sequence[Standoff] = gold.get("events") or []
    got: Sequence[Standoff] = predicted.get("events") or []
    gold_names = names_of(gold["entities"])
    predicted_names = names_of(predicted.get("entities") or [])

    def meets(side: str, g: Standoff, p: Standoff) -> bool:
        if not g.get(side):
            return True
        return any(
            same_entity(gold_names.get(x, set()), predicted_names.get(y, set()))
            for x in g[side]
            for y in p.get(side) or []
        )

    types = Counter(e["type"] for e in wanted) & Counter(e["type"] for e in got)
    free = list(got)
    full = 0
    for g in wanted:
        match = next(
            (p for p in free if p["type"] == g["type"] and meets("actor", g, p) and meets("recipient", g, p)), None
        )
        if match is not None:
            free.remove(match)
            full += 1
    return {
        "event_type": (sum(types.values()), len(got), len(wanted)),
        "event": (full, len(got), len(wanted)),
    }
