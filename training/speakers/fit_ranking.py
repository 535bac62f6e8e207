"""Learn the weights of the speaker ranking and write them.

    python -m training.speakers.fit_ranking ../shared/corpus/train.jsonl [--dev ../shared/corpus/dev.jsonl]

Names in the training articles are found by a tagger that has not seen them (two halves), as they will be in use. Spans
are the gold's, and those that the rules find, so that the weights know sources that are none. The weights are the mean
of several fits (on the gold's spans with a weak and a strong ridge, on both): each errs elsewhere.
"""

import argparse
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np

from narasumber.attribution.speakers import naming
from narasumber.attribution.speakers.clusters import Cluster
from narasumber.attribution.speakers.loglinear import Weights
from narasumber.attribution.speakers.naming import Naming, NamingModel, find_names
from narasumber.attribution.speakers.ranking import Told, candidates, describe, in_order, remember
from narasumber.attribution.speakers.resolve import named_by_source, resolve
from narasumber.attribution.speakers.scene import Scene, build
from narasumber.attribution.speakers.tokens import mark_parts, split_words
from narasumber.evaluation import pair_statements
from narasumber.pipeline import load
from training.speakers.adam import descend
from training.speakers.fit_naming import sequences, train
from training.speakers.gold import Gold, read_gold, statements_of

WEIGHTS = Path(naming.__file__).parent / "data" / "ranking.json"
DETAIL = re.compile(r"^own\|shape|\|fits=|since=|opens=|best=|issuer=")
Choice = tuple[list[list[str]], list[int]]


def scored_name(name: str) -> str:
    return re.sub(r"[^\w]+", " ", (name or "").casefold()).strip()


def same(entity: Gold, cluster: Cluster) -> bool:
    """The measure's own test whether two entities are one (shared/corpus/score.py)."""
    a = {scored_name(n) for n in [entity["name"], *entity["aliases"]]} - {""}
    b = {scored_name(n) for n in [cluster.name, *cluster.aliases()]} - {""}
    if a & b:
        return True
    return any(
        x.split()[-len(y.split()) :] == y.split() or y.split()[-len(x.split()) :] == x.split() for x in a for y in b
    )


def held_out_names(golds: list[Gold], halves: int = 2, epochs: int = 6) -> dict[str, list[Naming]]:
    """The names that a tagger trained on the other articles finds in each article."""
    found: dict[str, list[Naming]] = {}
    for half in range(halves):
        model: NamingModel = train(
            [s for i, g in enumerate(golds) if i % halves != half for s in sequences(g)], epochs, 2
        )
        for gold in golds[half::halves]:
            words = split_words(gold["text"])
            found[gold["id"]] = find_names(words, mark_parts(words, statements_of(gold)), model)
    return found


def gold_speaker(gold: Gold, statement: str, scene: Scene) -> list[int]:
    """Indexes of the right candidates (0 is nobody); empty where the right one was not found as a mention."""
    entity = next((s["speaker"] for s in gold["statements"] if s["id"] == statement), None)
    if not entity:
        return [0]
    truth = next((e for e in gold["entities"] if e["id"] == entity), None)
    if truth is None:
        return []
    return [n for n, c in enumerate(scene.clusters, 1) if same(truth, c)]


def best_speaker(gold: Gold, statement: str, scene: Scene) -> list[int]:
    """Of the right candidates those that go by the gold's own name, if any («Trump», not «sang presiden»)."""
    right = gold_speaker(gold, statement, scene)
    entity = next((s["speaker"] for s in gold["statements"] if s["id"] == statement), None)
    truth = next((e for e in gold["entities"] if e["id"] == entity), None)
    if truth is None or right == [0]:
        return right
    bare = {**truth, "aliases": []}
    named = [n for n in right if scene.clusters[n - 1].named and same(bare, scene.clusters[n - 1])]
    return named or right


def choices(golds: list[Gold], names: dict[str, list[Naming]]) -> list[Choice]:
    out: list[Choice] = []
    lost = 0
    for gold in golds:
        scene = build(gold["text"], statements_of(gold), names[gold["id"]])
        told = Told()
        for statement in in_order(scene.statements):
            right = best_speaker(gold, statement.id, scene)
            rows = describe(scene, statement, told)
            everyone = candidates(scene, statement)
            if right:
                out.append((rows, right))
            else:
                lost += 1
            remember(told, statement, everyone[right[0]] if right else scene.own.get(statement.id))
    print(f"{len(out)} choices, {lost} without the right one among the candidates", flush=True)
    return out


def predicted_choices(golds: list[Gold], names: dict[str, list[Naming]]) -> list[Choice]:
    """Choices for the statements that the rules find and the gold has; the others are only remembered."""
    nlp = load("rules")
    for name in nlp.pipe_names[nlp.pipe_names.index("narasumber_relays") + 1 :]:
        nlp.remove_pipe(name)
    out: list[Choice] = []
    for gold in golds:
        found = nlp(gold["text"])._.statements
        content = [{"content": [[c.start, c.end] for c in s.content]} for s in found]
        pairs = {
            found[j].id: gold["statements"][i]["id"]
            for i, j, _ in pair_statements(gold["statements"], content, gold["text"])
        }
        scene = build(gold["text"], found, names[gold["id"]])
        told = Told()
        for statement in in_order(scene.statements):
            if (truth := pairs.get(statement.id)) is None:
                remember(told, statement, named_by_source(scene, statement) or scene.own.get(statement.id))
                continue
            right = best_speaker(gold, truth, scene)
            rows = describe(scene, statement, told)
            if right:
                out.append((rows, right))
            who = candidates(scene, statement)[right[0]] if right else scene.own.get(statement.id)
            remember(told, statement, who)
    print(f"{len(out)} choices of found statements", flush=True)
    return out


def coarse(data: list[Choice]) -> list[Choice]:
    """The choices without the features that are many and seen seldom."""
    return [([[f for f in row if not DETAIL.search(f)] for row in rows], right) for rows, right in data]


def mean(fits: list[Weights]) -> Weights:
    """The mean of several fits' weights; what one doesn't have counts 0."""
    return {f: round(sum(w.get(f, 0.0) for w in fits) / len(fits), 3) for f in sorted(set().union(*fits))}


def fit(data: list[Choice], ridge: float = 0.3, least: int = 3, rounds: int = 300) -> Weights:
    """Softmax regression by Adam on the whole set; several right candidates share the mass."""
    counts = Counter(f for rows, _ in data for row in rows for f in set(row))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    columns: list[int] = []
    owners: list[int] = []
    groups: list[int] = []
    right: list[bool] = []
    for group, (rows, gold) in enumerate(data):
        for n, row in enumerate(rows):
            known = [index[f] for f in row if f in index]
            columns += known
            owners += [len(groups)] * len(known)
            groups.append(group)
            right.append(n in gold)
    column, owner, grouped, good = map(np.array, (columns, owners, groups, right))
    size, total = len(groups), len(data)

    def spread(scores: np.ndarray, among: np.ndarray) -> np.ndarray:
        top = np.full(total, -np.inf)
        masked = np.where(among, scores, -np.inf)
        np.maximum.at(top, grouped, masked)
        power = np.exp(masked - top[grouped])
        return power / np.bincount(grouped, power, total)[grouped]

    everyone = np.ones(size, bool)

    def slope(weights: np.ndarray) -> np.ndarray:
        scores = np.bincount(owner, weights[column], size)
        error = spread(scores, everyone) - spread(scores, good)
        gradient: np.ndarray = np.bincount(column, error[owner], len(index)) + ridge * weights
        return gradient

    weights = descend(slope, len(index), rounds)
    return {f: round(float(weights[i]), 3) for f, i in index.items() if abs(weights[i]) >= 0.01}


def write(weights: Weights, path: Path) -> None:
    path.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf8")


def accuracy(golds: list[Gold], weights: Weights, names: dict[str, list[Naming]] | None = None, show: int = 0) -> float:
    right = total = 0
    by_kind: Counter[tuple[str, bool]] = Counter()
    calibration: Counter[tuple[int, bool]] = Counter()
    for gold in golds:
        cast = resolve(gold["text"], statements_of(gold), names and names[gold["id"]], weights)
        for statement in cast.scene.statements:
            who, sure = cast.speakers[statement.id]
            wanted = gold_speaker(gold, statement.id, cast.scene)
            hit = ([None, *cast.scene.clusters].index(who)) in wanted
            right += hit
            total += 1
            by_kind[cast.scene.kinds[statement.id], hit] += 1
            calibration[min(int(sure * 10), 9), hit] += 1
            if not hit and show > 0:
                show -= 1
                g = next(s for s in gold["statements"] if s["id"] == statement.id)
                e = next((e for e in gold["entities"] if e["id"] == g["speaker"]), None)
                print(
                    gold["id"], statement.id, cast.scene.kinds[statement.id],
                    "|", statement.source and statement.source.of(gold["text"]),
                    "|", statement.cue and statement.cue.of(gold["text"]), "| par", statement.parent,
                    "| gold", e and (e["type"], e["name"], e["aliases"]),
                    "| got", who and (who.kind, who.name, who.aliases()[:3]),
                    f"{sure:.2f}", "lost" if not wanted else "",
                )  # fmt: skip
    for kind in sorted({k for k, _ in by_kind}):
        n = by_kind[kind, True] + by_kind[kind, False]
        print(f"  {kind:10s} {by_kind[kind, True] / n:.3f} {n}")
    for b in range(10):
        if n := calibration[b, True] + calibration[b, False]:
            print(f"  sure {b / 10:.1f} {calibration[b, True] / n:.3f} {n}")
    print(f"speaker accuracy {right / total:.4f} of {total}", flush=True)
    return right / total


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--ridge", type=float, default=0.3)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--names", type=Path, help="keep the held-out names here between runs")
    parser.add_argument("--learned", type=Path, help="names of the learned tagger too, a pickle of id: list[Naming]")
    args = parser.parse_args()
    golds = read_gold(args.train)
    import pickle

    if args.names and args.names.exists():
        names = pickle.loads(args.names.read_bytes())
    else:
        names = held_out_names(golds)
        if args.names:
            args.names.write_bytes(pickle.dumps(names))
    data = choices(golds, names)
    if args.learned:
        data += choices(golds, pickle.loads(args.learned.read_bytes()))
    found = predicted_choices(golds, names)
    weights = mean([fit(data, args.ridge), fit(data, 1.0), fit(data + found, 0.6), fit(coarse(data), args.ridge)])
    write(weights, WEIGHTS)
    print(len(weights), "weights")
    if args.dev:
        accuracy(read_gold(args.dev), weights, show=args.show)
