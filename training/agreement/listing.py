"""Fit how the selection of entities and the tagger's mentions are weighed, on articles that neither learned from.

    python -m training.agreement.listing GOLD.jsonl [--out src/narasumber/entities/data/listing.json]

Prints what ten-fold cross-validation over articles reaches at several bars.
"""

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from narasumber.attribution import shipped_weights
from narasumber.entities.component import PACKAGE, candidates
from narasumber.entities.listing import signs
from narasumber.entities.selection import chance, features, look, needed
from training.agreement.crossing import FOLDS, rows_by_fold
from training.agreement.regression import fit
from training.speakers.fit_selection import listed
from training.speakers.gold import Gold

OUT = Path("src/narasumber/entities/data/listing.json")
BARS = (0.24, 0.28, 0.32, 0.36, 0.4, 0.44)


class Row(NamedTuple):
    """An entity: the fold of its article, its signs, whether it has to be kept anyhow, whether it is right."""

    fold: int
    signs: dict[str, float]
    kept: bool
    right: bool


def rows_of(doc: Doc, gold: Gold, fold: int) -> list[Row]:
    wanted = needed(doc._.statements)
    everyone, names, typed = candidates(doc.text, doc._.entities, doc._.statements, doc._.faint)
    setting = look(doc.text, gold["title"], doc._.statements, everyone, names)
    right = listed(gold, everyone)
    weights = shipped_weights(PACKAGE, "selection.json")
    return [
        Row(
            fold,
            signs(e, chance(weights, features(e, setting)), typed[e.id], doc._.faint),
            e.id in wanted,
            e.id in right,
        )
        for e in everyone
    ]


def learn(rows: list[Row]) -> NDArray[np.float64]:
    free = [row for row in rows if not row.kept]
    return fit(np.array([list(r.signs.values()) for r in free]), np.array([float(r.right) for r in free]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    rows, golds = rows_by_fold(given.gold, rows_of)
    judged: list[tuple[float, Row]] = []
    for k in range(FOLDS):
        weights = learn([row for row in rows if row.fold != k])
        judged += [(1 / (1 + np.exp(-np.array(list(r.signs.values())) @ weights)), r) for r in rows if r.fold == k]
    total = sum(len(gold["entities"]) for gold in golds)
    for bar in BARS:
        kept = [row for sure, row in judged if row.kept or sure >= bar]
        hits = sum(row.right for row in kept)
        print(f"bar {bar:.2f}  kept {len(kept)}  right {hits}  F1 with types {2 * hits / (len(kept) + total):.3f}")
    weights = {name: round(float(w), 4) for name, w in zip(rows[0].signs, learn(rows), strict=True)}
    given.out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
