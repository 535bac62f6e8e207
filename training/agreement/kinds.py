"""Fit how an entity's type so far, the guess from its names and the tagger's are weighed.

    python -m training.agreement.kinds GOLD.jsonl [--out src/narasumber/entities/data/kinds_weighed.json]

On articles that none of them learned from. Prints the share of right types so far and in ten-fold cross-validation.
"""

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from narasumber.entities.component import gather
from narasumber.entities.kinds import KINDS, features, guess, signs
from training.agreement.crossing import FOLDS, rows_by_fold
from training.speakers.gold import Gold, paired

OUT = Path("src/narasumber/entities/data/kinds_weighed.json")
RIDGE = 1.0
NAMES = ("guessed", "so far", "heard", *KINDS)


class Row(NamedTuple):
    """An entity: the fold of its article, the signs of each type (types, signs), its type so far and in the gold."""

    fold: int
    signs: NDArray[np.float64]
    before: int
    right: int


def rows_of(doc: Doc, gold: Gold, fold: int) -> list[Row]:
    everyone, _ = gather(doc.text, doc._.entities, doc._.statements, doc._.faint)
    right = paired(gold, everyone)
    found = []
    for entity in everyone:
        if entity.id in right:
            row = signs(entity, guess(features(entity, doc.text, doc._.statements)), doc._.faint)
            values = np.array([[kind.get(name, 0.0) for name in NAMES] for kind in row])
            kinds = KINDS.index(entity.type), KINDS.index(right[entity.id]["type"])
            found.append(Row(fold, values, *kinds))
    return found


def learn(rows: list[Row]) -> NDArray[np.float64]:
    """Gradient descent with momentum on the log-linear loss."""
    x, truth = np.stack([r.signs for r in rows]), np.eye(len(KINDS))[[r.right for r in rows]]
    weights, speed = np.zeros(len(NAMES)), np.zeros(len(NAMES))
    for _ in range(2000):
        scores = x @ weights
        chances = np.exp(scores - scores.max(1, keepdims=True))
        error = chances / chances.sum(1, keepdims=True) - truth
        speed = 0.9 * speed - (np.einsum("nk,nkf->f", error, x) + RIDGE * weights) / (4 * len(rows))
        weights += speed
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    rows, _ = rows_by_fold(given.gold, rows_of)
    crossed = [learn([row for row in rows if row.fold != k]) for k in range(FOLDS)]
    print(f"so far {sum(r.before == r.right for r in rows) / len(rows):.3f}")
    print(f"weighed {sum(int((r.signs @ crossed[r.fold]).argmax()) == r.right for r in rows) / len(rows):.3f}")
    weights = {name: round(float(w), 4) for name, w in zip(NAMES, learn(rows), strict=True)}
    given.out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
