"""Learn which entities outside statements an article needs, and write the weights.

python -m training.speakers.fit_selection ../shared/corpus/train.jsonl --names held-out-names.pickle
"""

import argparse
import json
import pickle
from collections import Counter
from pathlib import Path

import numpy as np

import narasumber.entities as entities_room
from narasumber.attribution.records import Entity
from narasumber.attribution.speakers import assign, resolve
from narasumber.attribution.speakers.naming import Naming
from narasumber.entities.selection import features, needed
from training.speakers.fit_ranking import held_out_names, scored_name
from training.speakers.gold import Gold, read_gold, statements_of

WEIGHTS = Path(entities_room.__file__).parent / "data" / "selection.json"


def listed(gold: Gold, entity: Entity) -> bool:
    """Whether the annotators listed it, by the measure's test of names and with the type right."""
    b = {scored_name(n) for n in [entity.name, *entity.aliases]} - {""}
    for e in gold["entities"]:
        a = {scored_name(n) for n in [e["name"], *e["aliases"]]} - {""}
        if a & b or any(
            x.split()[-len(y.split()) :] == y.split() or y.split()[-len(x.split()) :] == x.split() for x in a for y in b
        ):
            return e["type"] == entity.type
    return False


def fit(data: list[tuple[list[str], bool]], ridge: float = 1.0, least: int = 4, rounds: int = 300) -> dict[str, float]:
    counts = Counter(f for row, _ in data for f in row)
    index = {f: i for i, f in enumerate(["bias", *sorted(f for f, n in counts.items() if n >= least)])}
    pairs = [(n, index[f]) for n, (row, _) in enumerate(data) for f in ["bias", *row] if f in index]
    owner, column = np.array(pairs).T
    truth = np.array([right for _, right in data], float)
    weights, first, second = (np.zeros(len(index)) for _ in range(3))
    for step in range(1, rounds + 1):
        guess = 1 / (1 + np.exp(-np.bincount(owner, weights[column], len(data))))
        gradient = np.bincount(column, (guess - truth)[owner], len(index)) + ridge * weights
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        rate = 0.1 * (1 - step / (rounds + 1)) + 0.002
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {f: round(float(weights[i]), 3) for f, i in index.items() if abs(weights[i]) >= 0.01}


def rows_of(golds: list[Gold], names: dict[str, list[Naming]]) -> list[tuple[list[str], bool]]:
    """The entities outside statements, as features, and whether each is listed."""
    data = []
    for gold in golds:
        statements = statements_of(gold)
        found = assign(resolve(gold["text"], statements, names[gold["id"]]))
        wanted, contents = needed(statements), [c for s in statements for c in s.content]
        for entity in found:
            if entity.id not in wanted:
                row = features(entity, gold["text"], gold["title"], statements, contents)
                data.append((row, listed(gold, entity)))
    return data


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--names", type=Path)
    parser.add_argument("--learned", type=Path, help="names of the learned tagger too, a pickle of id: list[Naming]")
    parser.add_argument("--ridge", type=float, default=3.0)
    args = parser.parse_args()
    golds = read_gold(args.train)
    names = pickle.loads(args.names.read_bytes()) if args.names else held_out_names(golds)
    data = rows_of(golds, names)
    if args.learned:
        data += rows_of(golds, pickle.loads(args.learned.read_bytes()))
    print(len(data), "entities outside statements,", sum(right for _, right in data), "of them listed")
    weights = fit(data, args.ridge)
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf8")
