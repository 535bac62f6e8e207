"""Train the name tagger of `attribution/speakers/naming.py` and write its weights.

python -m training.speakers.fit_naming ../shared/corpus/train.jsonl [--dev ../shared/corpus/dev.jsonl]
"""

import argparse
import random
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np

from narasumber.attribution.speakers import naming
from narasumber.attribution.speakers.naming import TAGS, NamingModel, allowed, features, viterbi
from narasumber.attribution.speakers.tokens import mark_parts, split_words, token_range
from training.speakers.gold import Gold, label_names, read_gold, statements_of

WEIGHTS = Path(naming.__file__).parent / "data" / "naming.tsv"
Sequence = tuple[list[list[str]], list[int]]


def sequences(gold: Gold) -> list[Sequence]:
    """The paragraphs of an article as feature lists and gold tags."""
    words = split_words(gold["text"])
    rows = features(words, mark_parts(words, statements_of(gold)))
    tags = [0] * len(words)
    for name in label_names(gold):
        for n, i in enumerate(range(*token_range(words, name.span))):
            tags[i] = TAGS.index(("I-" if n else "B-") + name.kind)
    cuts = [i for i in range(len(words)) if i == 0 or words.lines[i] != words.lines[i - 1]] + [len(words)]
    return [(rows[a:b], tags[a:b]) for a, b in pairwise(cuts)]


def train(data: list[Sequence], epochs: int, least: int) -> NamingModel:
    """Averaged perceptron; features seen less than `least` times are left out."""
    counts = Counter(f for rows, _ in data for row in rows for f in row)
    index = {f: i for i, (f, n) in enumerate(sorted(counts.items())) if n >= least}
    index = {f: i for i, f in enumerate(index)}
    weights = np.zeros((len(index), len(TAGS)), np.float32)
    moves = np.zeros((len(TAGS), len(TAGS)), np.float32)
    weights_sum, moves_sum = np.zeros_like(weights), np.zeros_like(moves)
    barred = allowed()
    encoded = [
        ([np.array([index[f] for f in row if f in index]) for row in rows], np.array(tags)) for rows, tags in data
    ]
    generator = random.Random(7)
    step = 1
    for epoch in range(epochs):
        generator.shuffle(encoded)
        wrong = 0
        for rows, gold in encoded:
            emissions = np.stack([weights[r].sum(0) for r in rows])
            path = viterbi(emissions, moves + barred)
            if (gold != path).any():
                for i, (g, p) in enumerate(zip(gold, path, strict=True)):
                    before = (0, 0) if i == 0 else (gold[i - 1], path[i - 1])
                    if g != p:
                        wrong += 1
                        weights[rows[i], g] += 1
                        weights[rows[i], p] -= 1
                        weights_sum[rows[i], g] += step
                        weights_sum[rows[i], p] -= step
                    if g != p or before[0] != before[1]:
                        moves[before[0], g] += 1
                        moves[before[1], p] -= 1
                        moves_sum[before[0], g] += step
                        moves_sum[before[1], p] -= step
            step += 1
        print(f"epoch {epoch + 1}: {wrong} tokens wrong", flush=True)
    return NamingModel(index, weights - weights_sum / step, moves - moves_sum / step)


def write(model: NamingModel, path: Path) -> None:
    """Sparse, in hundredths, one feature a line: `feature<TAB>tag:weight…`."""
    lines = ["# Written by training/speakers/fit_naming.py from train.jsonl (CC BY 4.0). feature, then tag:weight/100"]

    def cells(row: np.ndarray) -> list[str]:
        return [f"{j}:{round(float(v) * 100)}" for j, v in enumerate(row) if abs(v) >= 0.3]

    for i in range(len(TAGS)):
        lines.append("\t".join([f"after={i}", *cells(model.transitions[i])]))
    for feature, i in model.rows.items():
        if (pairs := cells(model.emissions[i])) and "\t" not in feature:
            lines.append("\t".join([feature, *pairs]))
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf8")


def measure(model: NamingModel, data: list[Sequence]) -> None:
    """Span F1 by kind."""
    hits, guessed, there = Counter[str](), Counter[str](), Counter[str]()

    def spans(tags: list[int]) -> set[tuple[int, int, str]]:
        out, start = set(), -1
        for i in range(len(tags) + 1):
            tag = TAGS[tags[i]] if i < len(tags) else "O"
            if start >= 0 and tag[0] != "I":
                out.add((start, i, TAGS[tags[start]][2:]))
                start = -1
            if tag[0] == "B":
                start = i
        return out

    for rows, tags in data:
        a, b = spans(list(tags)), spans(viterbi(model.scores(rows), model.transitions))
        hits.update(k for *_, k in a & b)
        guessed.update(k for *_, k in b)
        there.update(k for *_, k in a)
    for kind in there:
        print(f"{kind:12s} {2 * hits[kind] / (guessed[kind] + there[kind]):.3f} {there[kind]}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--least", type=int, default=3)
    args = parser.parse_args()
    data = [s for gold in read_gold(args.train) for s in sequences(gold)]
    write(train(data, args.epochs, args.least), WEIGHTS)
    if args.dev:
        measure(naming.shipped_model(), [s for gold in read_gold(args.dev) for s in sequences(gold)])
