"""Fit the confidence of each field, on annotated articles that neither rules nor tagger learned from.

    python -m training.agreement.fields GOLD.jsonl [--out src/narasumber/attribution/data/fields.json]

Only statements that match a gold one count: a field's confidence is the chance that it is right where its statement is.
The calibration error printed is of ten-fold cross-validation over articles.
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import narasumber
from narasumber.attribution import FIELDS, field_signs, field_spans, frame_of
from narasumber.evaluation import calibration, names_of, pair_statements, right_fields
from narasumber.export import to_standoff
from training.agreement.regression import fit

OUT = Path("src/narasumber/attribution/data/fields.json")
FOLDS = 10
Row = tuple[int, dict[str, float], bool]


def rows(doc: Any, gold: dict[str, Any], fold: int) -> dict[str, list[Row]]:
    """Return (fold, signs, right?) of every field found in the matched statements of one article."""
    found: dict[str, list[Row]] = {field: [] for field in FIELDS}
    predicted = dict(to_standoff(doc))
    names = names_of(gold["entities"]), names_of(predicted["entities"])
    frames = doc._.frames if doc.has_extension("frames") else None
    for i, j, _ in pair_statements(gold["statements"], predicted["statements"], doc.text):
        right = right_fields(gold["statements"][i], predicted["statements"][j], *names, doc.text)
        statement = doc._.statements[j]
        frame = frame_of(statement, frames or ())
        for field in FIELDS:
            for span in field_spans(statement, field) if field in right else ():
                found[field].append((fold, field_signs(statement, field, span, frame, doc.text), right[field]))
    return found


def learn(found: list[Row]) -> NDArray[np.float64]:
    return fit(np.array([list(signs.values()) for _, signs, _ in found]), np.array([float(r) for *_, r in found]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    golds = [json.loads(line) for line in given.gold.read_text(encoding="utf8").splitlines() if line.strip()]
    stored: dict[str, dict[str, dict[str, float]]] = {}
    for model in ("default", "rules"):
        nlp = narasumber.load(model)
        nlp.remove_pipe("narasumber_confidence")  # what is being fitted
        chance = random.Random(1)
        all_rows: dict[str, list[Row]] = {field: [] for field in FIELDS}
        for gold in golds:
            doc = narasumber.analyse(nlp, narasumber.article.article_from_record(gold, "gold"))
            for field, found in rows(doc, gold, chance.randrange(FOLDS)).items():
                all_rows[field] += found
        stored[model] = {}
        for field, found in all_rows.items():
            judged = []
            for k in range(FOLDS):
                weights = learn([row for row in found if row[0] != k])
                for fold, signs, right in found:
                    if fold == k:
                        judged.append((float(1 / (1 + np.exp(-np.array(list(signs.values())) @ weights))), right))
            c = calibration(judged)
            share = sum(right for _, right in judged) / len(judged)
            print(f"{model:8} {field:10} n {len(found):4}  right {share:.3f}  ECE {c.ece if c else 0:.3f}")
            names = list(found[0][1])
            stored[model][field] = {n: round(float(w), 4) for n, w in zip(names, learn(found), strict=True)}
    given.out.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
