"""Learn which role an entity is given, and write the weights of `attribution/speakers/posts.py`.

    python -m training.speakers.fit_posts ../shared/corpus/train.jsonl

Articles are read as `fit_selection` reads them, with names found by taggers that have not seen them.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from narasumber.article import TextSpan
from narasumber.attribution.records import Entity
from narasumber.attribution.speakers import posts as posts_module
from narasumber.attribution.speakers.posts import describe, posts_of, seen_by
from training.speakers.adam import Weights, descend
from training.speakers.fit_selection import Read, read_held_out
from training.speakers.gold import Gold, fold, read_gold, same

DATA = Path(posts_module.__file__).parent / "data" / "posts.json"
# The rows of one entity (no role first), and which of them are right.
Case = tuple[list[list[str]], list[bool]]


def gold_of(gold: Gold, entities: list[Entity]) -> dict[str, Gold]:
    """The gold entity of each entity found, by id; best fitting names first."""
    theirs = [(e, {fold(n) for n in [e["name"], *e["aliases"]]} - {""}) for e in gold["entities"]]
    ours = [(e, {fold(n) for n in [e.name, *e.aliases]} - {""}) for e in entities]
    fits = sorted(
        (-2 * (fold(g["name"]) == fold(e.name)) - (g["type"] == e.type), i, j)
        for i, (g, a) in enumerate(theirs)
        for j, (e, b) in enumerate(ours)
        if same(a, b)
    )
    left, found = set(), dict[str, Gold]()
    for _, i, j in fits:
        if i not in left and entities[j].id not in found:
            left.add(i)
            found[entities[j].id] = theirs[i][0]
    return found


def people_of(entities: list[Entity]) -> list[TextSpan]:
    return [m for e in entities if e.type == "PER" for m in e.mentions]


def cases(read: Read) -> list[Case]:
    text, seen = read.gold["text"], seen_by(read.names)
    people = people_of(read.entities)
    listed = gold_of(read.gold, read.entities)
    out: list[Case] = []
    for entity in read.entities:
        if entity.type not in ("PER", "GROUP") or entity.id not in listed:
            continue
        posts = posts_of(text, entity, people)
        if not posts:
            continue
        role = fold(listed[entity.id]["role"])
        right = [bool(role) and fold(p.span.of(text)) == role for p in posts]
        out.append((describe(text, entity, posts, seen), [not any(right), *right]))
    return out


def fit(data: list[Case], ridge: float, least: int = 3, rounds: int = 150) -> dict[str, float]:
    """Maximum likelihood of the right rows of each case together, by Adam on the whole set."""
    counts = Counter(f for rows, _ in data for f in {f for row in rows for f in row})
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    pairs = [(n, index[f]) for n, row in enumerate(r for rows, _ in data for r in rows) for f in row if f in index]
    owner, column = np.array(pairs).T
    right = np.array([r for _, rs in data for r in rs])
    sizes = np.array([len(rs) for _, rs in data])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def normal(powers: np.ndarray) -> np.ndarray:
        shares: np.ndarray = powers / np.repeat(np.maximum(np.add.reduceat(powers, starts), 1e-12), sizes)
        return shares

    def slope(weights: Weights) -> Weights:
        scores = np.bincount(owner, weights[column], len(right))
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        return np.bincount(column, (normal(powers) - normal(powers * right))[owner], len(index)) + ridge * weights

    weights = descend(slope, len(index), rounds)
    return {f: round(float(weights[i]), 3) for f, i in index.items() if abs(weights[i]) >= 0.01}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--ridge", type=float, default=2.0)
    args = parser.parse_args()
    data = [case for read in read_held_out(read_gold(args.train)) for case in cases(read)]
    weights = fit(data, args.ridge)
    text = json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True)
    DATA.write_text(text + "\n", encoding="utf8")
    print(len(data), "entities,", len(weights), "weights")
