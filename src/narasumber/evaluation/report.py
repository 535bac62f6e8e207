"""Gold and predictions brought together: scores with intervals, halves, calibration, errors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from narasumber.evaluation.calibration import Calibration, calibration
from narasumber.evaluation.faults import Fault, faults
from narasumber.evaluation.intervals import f1_intervals
from narasumber.evaluation.kinds import KINDS, kind_of
from narasumber.evaluation.measures import Score, right_fields, scores, tally
from narasumber.evaluation.pairing import names_of, pair_statements
from narasumber.export import to_standoff

Standoff = Mapping[str, Any]
NOTHING: Standoff = {"statements": [], "entities": [], "events": []}
JUDGED = ("speaker", "cue", "source", "addressee", "time", "place", "via")


@dataclass(frozen=True, slots=True)
class Part:
    """The scores of a set of articles, by measure, and the 95 % interval of each F1."""

    articles: int
    statements: int
    scores: dict[str, Score]
    intervals: dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation. `kinds` holds the parts by kind of article.

    `statement_calibration` is None without confidences; `field_calibrations` has the fields that carry one, judged on
    the statements that were matched.
    """

    whole: Part
    kinds: dict[str, Part]
    statement_calibration: Calibration | None
    field_calibrations: dict[str, Calibration]
    faults: list[Fault]
    unanswered: list[str]


def evaluate(gold: Sequence[Standoff], predicted: Sequence[Standoff], *, list_faults: bool = False) -> Report:
    """Return the report on predictions in the stand-off form, or as records, paired with the gold by id.

    A gold article without a prediction counts as one with nothing found, and is named in `unanswered`.
    """
    by_id = {p["id"]: prediction(p) for p in predicted}
    pairs = [(g, by_id.get(g["id"], NOTHING)) for g in gold]
    tallies = np.array([tally(g, p) for g, p in pairs], dtype=np.int64).reshape(len(pairs), -1, 3)
    kinds = np.array([kind_of(g) for g in gold])
    judged = [_judged(g, p) for g, p in pairs]
    fields = {field: [j for _, found in judged for j in found.get(field, ())] for field in JUDGED}
    return Report(
        whole=_part(tallies),
        kinds={kind: _part(tallies[kinds == kind]) for kind in KINDS if (kinds == kind).any()},
        statement_calibration=calibration([j for statement, _ in judged for j in statement]),
        field_calibrations={field: c for field, found in fields.items() if (c := calibration(found))},
        faults=[fault for g, p in pairs for fault in faults(g, p)] if list_faults else [],
        unanswered=[str(g["id"]) for g in gold if g["id"] not in by_id],
    )


def prediction(article: Standoff) -> Standoff:
    """Return a prediction in the stand-off form; a record is turned into it and keeps its confidences."""
    if "schema_version" not in article:
        return article
    standoff: dict[str, Any] = dict(to_standoff(dict(article)))
    standoff["statements"] = [
        {**s, "confidence": r["confidence"]} for s, r in zip(standoff["statements"], article["statements"], strict=True)
    ]
    return standoff


def _part(tallies: Any) -> Part:
    whole = scores(tallies.sum(axis=0))
    return Part(len(tallies), whole["statement"].gold, whole, f1_intervals(tallies))


Judged = list[tuple[float, bool]]


def _judged(gold: Standoff, predicted: Standoff) -> tuple[Judged, dict[str, Judged]]:
    """Return (confidence, right?) of statements, and of the fields of those that were matched."""
    gs, ps = gold["statements"], predicted.get("statements") or []
    matched = {j: i for i, j, _ in pair_statements(gs, ps, gold["text"])}
    gold_names, predicted_names = names_of(gold["entities"]), names_of(predicted.get("entities") or [])
    statements: Judged = []
    fields: dict[str, Judged] = {}
    for j, p in enumerate(ps):
        confidence = p.get("confidence") or {}
        if "statement" in confidence:
            statements.append((confidence["statement"], j in matched))
        if j in matched:
            right = right_fields(gs[matched[j]], p, gold_names, predicted_names, gold["text"])
            for field in right.keys() & confidence.keys():
                fields.setdefault(field, []).append((confidence[field], right[field]))
    return statements, fields
