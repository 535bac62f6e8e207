"""Learn of what type an entity is from its names, what stands around them and whether it speaks; write the weights.

    python -m training.speakers.fit_kinds ../shared/corpus/train.jsonl

Multinomial logistic regression on the entities that the rules find in the articles and the annotators list. The type
that the pipeline gives them is no feature: its names were learned from the same articles, so it is surer there than
elsewhere. `training.agreement.kinds` weighs the two on articles that neither knows.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from spacy.language import Language

import narasumber
from narasumber.article import article_from_record
from narasumber.entities.component import gather
from narasumber.entities.kinds import KINDS, features
from training.speakers.adam import Weights, descend
from training.speakers.gold import Gold, paired, read_gold

OUT = Path("src/narasumber/entities/data/kinds.json")
RIDGE, LEAST, ROUNDS = 4.0, 3, 200
SMALL = 0.1  # weights below change nothing that can be measured
Row = tuple[list[str], int]


def rows_of(nlp: Language, gold: Gold) -> list[Row]:
    doc = narasumber.analyse(nlp, article_from_record(gold, "gold"))
    everyone, _ = gather(doc.text, doc._.entities, doc._.statements, None)
    right = paired(gold, everyone)
    return [
        (features(e, doc.text, doc._.statements), KINDS.index(right[e.id]["type"])) for e in everyone if e.id in right
    ]


def fit(data: list[Row]) -> dict[str, float]:
    """By Adam on the whole set."""
    counts = Counter(f for row, _ in data for f in row)
    index = {f: i for i, f in enumerate(["bias", *sorted(f for f, n in counts.items() if n >= LEAST)])}
    owner, column = np.array([(n, index[f]) for n, (row, _) in enumerate(data) for f in ["bias", *row] if f in index]).T
    truth = np.eye(len(KINDS))[[kind for _, kind in data]]

    def slope(weights: Weights) -> Weights:
        scores = np.stack([np.bincount(owner, w[column], len(data)) for w in weights.T], 1)
        chances = np.exp(scores - scores.max(1, keepdims=True))
        error = chances / chances.sum(1, keepdims=True) - truth
        return np.stack([np.bincount(column, e[owner], len(index)) for e in error.T], 1) + RIDGE * weights

    weights = descend(slope, (len(index), len(KINDS)), ROUNDS)
    return {
        f"{kind}|{f}": round(float(weights[i, k]), 2)
        for f, i in index.items()
        for k, kind in enumerate(KINDS)
        if abs(weights[i, k]) >= SMALL
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    nlp = narasumber.load("rules")
    nlp.remove_pipe("narasumber_entities")
    data = [row for gold in read_gold(given.gold) for row in rows_of(nlp, gold)]
    weights = fit(data)
    print(len(data), "entities,", len(weights), "weights")
    text = json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True)
    given.out.write_text(text + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
